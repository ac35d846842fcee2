import { type Course, lastStep, type StandingStep } from "./course.ts";
import { comesBefore } from "./facts.ts";

/** The step that put a petition on the list of 积案, unless it was cleared from it since. */
export function standingBacklog(course: Course): StandingStep<"petition.backlog-set"> | null {
  const listed = lastStep(course, "petition.backlog-set");
  return listed !== null && !comesBefore(course, listed, "petition.backlog-cleared") ? listed : null;
}
