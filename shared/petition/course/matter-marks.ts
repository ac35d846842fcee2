import type { PetitionView } from "../view.ts";
import { standingBacklog } from "./backlog.ts";
import { type Course, courseOf, lastStep, stepsOf } from "./course.ts";
import { isClosed } from "./facts.ts";
import type { StepType } from "./step-types.ts";

/**
 * Lists that a petition stands in because of a step: urgent (第25条) while it is open; supervised and the
 * ground of a proposal (第40条) while it is open or an answer is due; backlog (积案) until it is cleared; led by an official
 * (包案) for good, for what he did is asked for after the end as well.
 */
export type MatterMark = "urgent" | "supervised" | "proposed" | "led" | "backlog";

const marking: ReadonlySet<string> = new Set<StepType>([
  "petition.urgent-reported",
  "petition.supervised",
  "petition.proposed",
  "petition.lead-official-set",
  "petition.backlog-set",
]);

/** Whether a supervision, or a proposal, waits for its answer. */
function isWaiting(course: Course, asked: "supervised" | "proposed"): boolean {
  const answered = new Set<string>(
    asked === "supervised"
      ? stepsOf(course, "petition.supervision-answered").map(({ body }) => body.supervision)
      : stepsOf(course, "petition.proposal-answered").map(({ body }) => body.proposal),
  );
  return stepsOf(course, `petition.${asked}`).some(({ event }) => !answered.has(event));
}

/** Derived from the standing steps; nothing for nearly every petition, and then it costs a look at its timeline only. */
export function marksOf(view: PetitionView): readonly MatterMark[] {
  if (view.voided !== null || !view.timeline.some(({ type }) => marking.has(type))) return [];
  const course = courseOf(view);
  const open = !isClosed(course);
  const marks: MatterMark[] = [];
  if (open && lastStep(course, "petition.urgent-reported") !== null) marks.push("urgent");
  for (const asked of ["supervised", "proposed"] as const) {
    if (lastStep(course, `petition.${asked}`) !== null && (open || isWaiting(course, asked))) marks.push(asked);
  }
  if (lastStep(course, "petition.lead-official-set") !== null) marks.push("led");
  if (standingBacklog(course) !== null) marks.push("backlog");
  return marks;
}
