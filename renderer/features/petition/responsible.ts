import { answerableOf } from "../../../shared/petition/course/answerable.ts";
import { type Course, lastStep } from "../../../shared/petition/course/course.ts";

/** Who answers for a petition now: the unit and person that handle it, and the leader who took it over. */
export interface Responsible {
  /** `周明（农业农村办）`; empty where nobody was named. */
  readonly handling: string;
  readonly lead: string;
}

function personAt(name: string, place: string): string {
  if (name === "") return place;
  return place === "" ? name : `${name}（${place}）`;
}

export function responsibleOf(course: Course): Responsible {
  const { unit, person, lead } = answerableOf(course);
  const position = lastStep(course, "petition.lead-official-set")?.body.position ?? "";
  return { handling: personAt(person, unit), lead: lead === "" ? "" : personAt(lead, position) };
}
