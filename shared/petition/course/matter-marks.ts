import type { PetitionView } from "../view.ts";
import { standingBacklog } from "./backlog.ts";
import { type Course, courseOf, lastStep, stepsOf } from "./course.ts";
import { isClosed } from "./facts.ts";
import type { StepType } from "./step-types.ts";

/**
 * Lists that a petition stands in because of a step: urgent (第25条) and led by an official (包案) while it is open;
 * supervised (第40条) while it is open or an answer is due; backlog (积案) until it is cleared.
 */
export type MatterMark = "urgent" | "supervised" | "led" | "backlog";

const marking: ReadonlySet<string> = new Set<StepType>([
  "petition.urgent-reported",
  "petition.supervised",
  "petition.lead-official-set",
  "petition.backlog-set",
]);

/** The supervisions of a course that nobody has answered. */
function openSupervisions(course: Course) {
  const answered = new Set(stepsOf(course, "petition.supervision-answered").map(({ body }) => body.supervision));
  return stepsOf(course, "petition.supervised").filter(({ event }) => !answered.has(event));
}

/** Derived from the standing steps; nothing for nearly every petition, and then it costs a look at its timeline only. */
export function marksOf(view: PetitionView): readonly MatterMark[] {
  if (view.voided !== null || !view.timeline.some(({ type }) => marking.has(type))) return [];
  const course = courseOf(view);
  const open = !isClosed(course);
  const marks: MatterMark[] = [];
  if (open && lastStep(course, "petition.urgent-reported") !== null) marks.push("urgent");
  if (lastStep(course, "petition.supervised") !== null && (open || openSupervisions(course).length > 0)) marks.push("supervised");
  if (open && lastStep(course, "petition.lead-official-set") !== null) marks.push("led");
  if (standingBacklog(course) !== null) marks.push("backlog");
  return marks;
}
