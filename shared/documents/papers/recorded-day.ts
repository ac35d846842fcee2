import { type Course, stepsOf } from "../../petition/course/course.ts";
import { dateIn, sinceReopening } from "../../petition/course/facts.ts";
import type { PaperKind } from "../paper/kind.ts";
import { wantedId } from "./usual-paper.ts";

/**
 * The day with which a paper's 成文日期 begins (`2026-11-20`): that of the step behind it, where it is recorded and its
 * paper was not issued yet, so that record and paper name one day; null where the paper comes before its step or has none.
 */
export function recordedDay({ id, step }: Pick<PaperKind, "id" | "step">, course: Course): string | null {
  const last = step === null ? null : sinceReopening(course, step);
  if (step === null || last === null || (wantedId(step, course) ?? id) !== id) return null;
  const voided = new Set(stepsOf(course, "petition.document-voided").map(({ body }) => body.document));
  const at = course.all.findIndex(({ event }) => event === last.event);
  const issued = course.all
    .slice(at)
    .some(
      ({ event, type, body }) => type === "petition.document-issued" && "kind" in body && body.kind === id && !voided.has(event),
    );
  const day = dateIn(last);
  return issued || day === "" ? null : day;
}
