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
  const dispatched = lastStep(course, "petition.dispatched")?.body;
  const units = lastStep(course, "petition.units-set")?.body;
  const lead = lastStep(course, "petition.lead-official-set")?.body;
  const handling =
    units && units.lead !== dispatched?.unit ? units.lead : personAt(dispatched?.handler ?? "", dispatched?.unit ?? "");
  return { handling, lead: lead ? personAt(lead.official, lead.position) : "" };
}
