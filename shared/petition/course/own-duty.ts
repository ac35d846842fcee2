import { sameOffice } from "../complained-of.ts";
import { type Course, lastStep, type StandingStep, stepsOf } from "./course.ts";

/** The document by which an office answers a duty of its own (Art. 31 item 5): 依法履职答复书. */
const replyKind = "performance-reply";

/** Whether the claim is on item 5 of Art. 31 and this office was found to have the duty itself: it performs or answers. */
export function isOwnDuty(course: Course, office: string): boolean {
  const classified = lastStep(course, "petition.classified")?.body;
  return classified?.route === 5 && classified.competence === "ours" && namesOwnOffice(classified.organ, office);
}

/** Whether the organ that is named is this office, by any of its names or as 本单位. */
export function namesOwnOffice(organ: string, office: string): boolean {
  return /^本(单位|机关|镇|乡|街道|办事处)/u.test(organ.trim()) || sameOffice(organ, office);
}

/** The office's reply to the claim on item 5, the first that was not voided; null where there is none. */
export function performanceReply(course: Course): StandingStep<"petition.document-issued"> | null {
  if (course.steps["petition.document-issued"] === undefined) return null;
  if (lastStep(course, "petition.classified")?.body.route !== 5) return null;
  const voided = new Set(stepsOf(course, "petition.document-voided").map(({ body }) => body.document));
  return (
    stepsOf(course, "petition.document-issued").find(({ event, body }) => body.kind === replyKind && !voided.has(event)) ?? null
  );
}
