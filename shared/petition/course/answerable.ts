import { type Course, lastStep } from "./course.ts";

/** Who answers for a petition now, as far as anybody was named; empty strings where not. */
export interface Answerable {
  /** Lead unit (主办), else the unit it was last dispatched to (分办). */
  readonly unit: string;
  /** Handler at that unit. */
  readonly person: string;
  /** The leader who took it over (包案). */
  readonly lead: string;
}

/** Derived from the standing steps: a lead unit that was set later than, and elsewhere from, a dispatch leads alone. */
export function answerableOf(course: Course): Answerable {
  const dispatched = lastStep(course, "petition.dispatched")?.body;
  const units = lastStep(course, "petition.units-set")?.body;
  const lead = lastStep(course, "petition.lead-official-set")?.body.official ?? "";
  if (units && units.lead !== dispatched?.unit) return { unit: units.lead, person: "", lead };
  return { unit: dispatched?.unit ?? "", person: dispatched?.handler ?? "", lead };
}
