import type { EventId } from "../../log/event.ts";
import type { BodyOf } from "../events.ts";
import type { PetitionView } from "../view.ts";
import { type Course, stepsOf } from "./course.ts";
import { originOf } from "./facts.ts";

/** A standing link to another petition. `link` is the event that an unlinking names; null where it cannot be undone. */
export interface Link {
  readonly link: EventId | null;
  readonly other: string;
  readonly relation: BodyOf<"petition.linked">["relation"];
}

/**
 * Links that were not taken back: where the petition came from, what it was made into, what the intake found to be the
 * same matter, and what was linked since, each in the order of the log.
 */
export function linksOf(view: PetitionView, course: Course): readonly Link[] {
  const undone = new Set(stepsOf(course, "petition.unlinked").map(({ body }) => body.link));
  const noted = view.sameMatter.map(
    ({ petition, stamp }): Link => ({ link: stamp.event, other: petition, relation: "same-matter" }),
  );
  const made = stepsOf(course, "petition.linked").map(
    ({ event, body }): Link => ({ link: event, other: body.other, relation: body.relation }),
  );
  const origin = originOf(view);
  const children = [
    ...stepsOf(course, "petition.referred").map(({ body }) => body.child),
    ...stepsOf(course, "petition.assigned").map(({ body }) => body.child),
    ...stepsOf(course, "petition.split").flatMap(({ body }) => body.into),
  ].filter((child) => child !== null);
  return [
    ...(origin === null ? [] : [{ link: null, other: origin, relation: "parent" } as const]),
    ...children.map((other): Link => ({ link: null, other, relation: "child" })),
    ...[...noted, ...made].filter(({ link }) => link === null || !undone.has(link)),
  ];
}
