import type { EventId } from "../../log/event.ts";
import type { BodyOf } from "../events.ts";
import type { PetitionView } from "../view.ts";
import { type Course, stepsOf } from "./course.ts";

/** A standing link to another petition. `link` is the event that made it and that an unlinking names. */
export interface Link {
  readonly link: EventId;
  readonly other: string;
  readonly relation: BodyOf<"petition.linked">["relation"];
}

/** Links that were not taken back, in the order of the log; what the intake found to be the same matter among them. */
export function linksOf(view: PetitionView, course: Course): readonly Link[] {
  const undone = new Set(stepsOf(course, "petition.unlinked").map(({ body }) => body.link));
  const noted = view.sameMatter.map(
    ({ petition, stamp }): Link => ({ link: stamp.event, other: petition, relation: "same-matter" }),
  );
  const made = stepsOf(course, "petition.linked").map(
    ({ event, body }): Link => ({ link: event, other: body.other, relation: body.relation }),
  );
  return [...noted, ...made].filter(({ link }) => !undone.has(link));
}
