import type { Course, StandingStep } from "../../petition/course/course.ts";
import { lastStep, stepsOf } from "../../petition/course/course.ts";
import type { StepType } from "../../petition/course/step-types.ts";
import type { PaperFacts } from "../paper/facts.ts";
import { askedOrDrafted } from "../paper/fields.ts";
import type { PaperKind } from "../paper/kind.ts";
import { missingFields } from "../paper/make.ts";

/**
 * The document that an officer most likely wants now, of those that he may make: what the last step owes to somebody
 * outside and was not issued, else the paper of the step that comes next (`next`) where the record already says what it
 * must state, else what the last step leaves for the file. Undefined where no step has a paper.
 */
export function usualPaper(kinds: readonly PaperKind[], facts: PaperFacts, next: StepType | null): PaperKind | undefined {
  const { course } = facts;
  const outgoing = kinds.filter(({ audience }) => audience !== "inside");
  const last = course.all.findLast(({ type }) => outgoing.some(({ step }) => step === type));
  if (last !== undefined && !isIssued(course, last, outgoing)) return fitting(outgoing, last.type, course);
  const coming = next === null ? undefined : fitting(kinds, next, course);
  if (coming !== undefined && missingFields(coming, facts, {}).every(askedOrDrafted)) return coming;
  const filed = course.all.findLast(({ type }) => kinds.some(({ step }) => step === type));
  return filed && fitting(kinds, filed.type, course);
}

/** Whether as many papers of a step stand as the step was taken: a paper may be issued before its step is recorded. */
function isIssued(course: Course, { type }: StandingStep, kinds: readonly PaperKind[]): boolean {
  const ids = new Set(kinds.filter(({ step }) => step === type).map(({ id }) => id));
  const voided = new Set(stepsOf(course, "petition.document-voided").map(({ body }) => body.document));
  const issued = stepsOf(course, "petition.document-issued").filter(
    ({ event, body }) => ids.has(body.kind) && !voided.has(event),
  );
  return issued.length >= stepsOf(course, type).length;
}

/** Of several papers of one step, the one that its content, or what was decided before, asks for. */
function fitting(kinds: readonly PaperKind[], type: StepType, course: Course): PaperKind | undefined {
  const own = kinds.filter(({ step }) => step === type);
  return own.find(({ id }) => id === wantedId(type, course)) ?? own[0];
}

/** The id of the paper that the last step of this type asks for by its content, or null where any of its papers will do. */
export function wantedId(type: StepType, course: Course): string | null {
  switch (type) {
    case "petition.notice-given": {
      const told = lastStep(course, type)?.body.kind;
      const elsewhere = lastStep(course, "petition.classified")?.body.competence === "not-ours";
      return told === "where-to-turn" || (told === undefined && elsewhere) ? "notice-where-to-turn" : "notice-received";
    }
    case "petition.mediated":
      return lastStep(course, type)?.body.result ?? null;
    case "petition.proposed": {
      const kind = lastStep(course, type)?.body.kind;
      return kind === undefined ? null : `proposal-${kind}`;
    }
    case "petition.supervised":
      return lastStep(course, type)?.body.means === "interview" ? "interview-notice" : "supervision";
    default:
      return null;
  }
}
