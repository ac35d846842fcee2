import { type Course, lastStep, stepsOf } from "../../petition/course/course.ts";
import type { PaperKind } from "../paper/kind.ts";

/** The 文号 that the step behind a paper of this kind already gave it; empty where there is none. */
function stepNumber({ id }: PaperKind, course: Course): string {
  switch (id) {
    case "opinion":
      return lastStep(course, "petition.opinion-issued")?.body.number ?? "";
    case "review":
      return lastStep(course, "petition.review-decided")?.body.number ?? "";
    case "re-examination":
      return lastStep(course, "petition.reexamination-decided")?.body.number ?? "";
    case "referral":
      return lastStep(course, "petition.referred")?.body.documentNumber ?? "";
    case "assignment":
      return lastStep(course, "petition.assigned")?.body.documentNumber ?? "";
    case "supervision":
      return lastStep(course, "petition.supervised")?.body.documentNumber ?? "";
    case "completion-report":
      return lastStep(course, "petition.reported-back")?.body.documentNumber ?? "";
    case "proposal-improve-work":
    case "proposal-improve-policy":
    case "proposal-accountability":
      return (
        stepsOf(course, "petition.proposed").findLast(({ body }) => id === `proposal-${body.kind}`)?.body.documentNumber ?? ""
      );
    default:
      return "";
  }
}

/**
 * The 文号 that a paper bears because its step has recorded it, so that paper and record never name two; null where the
 * next number of the series is to be given: nothing was recorded, or a document of this petition bore it already (a voided
 * one too: a number is never borne twice).
 */
export function recordedNumber(kind: PaperKind, course: Course): string | null {
  const number = stepNumber(kind, course).trim();
  if (number === "") return null;
  return stepsOf(course, "petition.document-issued").some(({ body }) => body.number === number) ? null : number;
}
