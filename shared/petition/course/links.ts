import type { EventId } from "../../log/event.ts";
import type { BodyOf } from "../events.ts";
import type { PetitionView } from "../view.ts";
import { type Course, courseOf, stepsOf } from "./course.ts";
import { originOf } from "./facts.ts";
import type { StepType } from "./step-types.ts";

/** Another petition, and what it is to the one that names it. */
export interface Named {
  readonly other: string;
  readonly relation: BodyOf<"petition.linked">["relation"];
}

/** A standing link to another petition. `link` is the event that an unlinking names; null where it cannot be undone. */
export interface Link extends Named {
  readonly link: EventId | null;
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

const naming: ReadonlySet<string> = new Set<StepType>([
  "petition.linked",
  "petition.referred",
  "petition.assigned",
  "petition.split",
]);

/** What a petition names, each once. Of one that was moved to the accusations or destroyed nothing may be told. */
export function namedIn(view: PetitionView): readonly Named[] {
  if (view.sealed !== undefined || view.destroyed !== undefined) return [];
  // Most name none, and each petition is asked whenever it changes.
  const may = view.sameMatter.length > 0 || originOf(view) !== null || view.timeline.some(({ type }) => naming.has(type));
  if (!may) return [];
  const relations = new Map(linksOf(view, courseOf(view)).map(({ other, relation }) => [other, relation]));
  return [...relations].map(([other, relation]) => ({ other, relation }));
}

const mirrored: Partial<Record<Named["relation"], Named["relation"]>> = { parent: "child", child: "parent" };

/** What another petition is to this one, where that one says what this one is to it. */
export function seenFromThere({ other, relation }: Named): Named {
  return { other, relation: mirrored[relation] ?? relation };
}
