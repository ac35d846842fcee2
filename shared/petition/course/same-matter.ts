import type { PetitionView } from "../view.ts";
import { type Course, courseOf, lastStep } from "./course.ts";
import { comesBefore, lastDayOf, opinionInForce, servedOn, sinceReopening } from "./facts.ts";
import { linksOf } from "./links.ts";
import type { Standing } from "./rule.ts";

/** Petitions that this one brings again: linked as the same matter, or found by the last duplicate check. Ids, each once. */
export function sameMattersOf(view: PetitionView, course: Course): readonly string[] {
  const linked = linksOf(view, course).flatMap(({ other, relation }) => (relation === "same-matter" ? [other] : []));
  const checked = lastStep(course, "petition.duplicate-checked")?.body;
  return [...new Set([...linked, ...(checked?.result === "repeat" && checked.other !== null ? [checked.other] : [])])];
}

/**
 * How a matter came to its end: by a re-examination that upheld or changed (Art. 36 para. 3); or, which only a local rule
 * makes an end, by a period to ask that ran out after proven service, or by a finality on such a rule.
 */
export type MatterEnd =
  | { readonly by: "re-examination"; readonly number: string; readonly date: string }
  | { readonly by: "local"; readonly date: string };

/** The end of the matter in `view` on the day of `context`, or null while it may still be handled or challenged. */
export function matterEnd(view: PetitionView, { context }: Pick<Standing, "context">): MatterEnd | null {
  if (view.voided !== null || view.sealed !== undefined || view.destroyed !== undefined) return null;
  const course = courseOf(view);
  const end = sinceReopening(course, "petition.reexamination-decided")?.body;
  if (end !== undefined && (end.result === "upheld" || end.result === "changed")) {
    return { by: "re-examination", number: end.number, date: end.date };
  }
  const finalised = sinceReopening(course, "petition.finalised")?.body;
  if (finalised !== undefined) return { by: "local", date: finalised.date };
  const lapsed = lapsedOn(course, context);
  return lapsed !== null && lapsed < context.today ? { by: "local", date: lapsed } : null;
}

/** The last day on which review or re-examination might have been asked for, where nobody did; null without proven service. */
function lapsedOn(course: Course, context: Standing["context"]): string | null {
  const opinion = opinionInForce(course);
  if (opinion === null) return null;
  const review = sinceReopening(course, "petition.review-decided");
  if (review !== null) {
    if (lastStep(course, "petition.reexamination-requested") !== null) return null;
    const served = servedOn(course, review, "review");
    return served === null ? null : lastDayOf({ context }, "T11", served);
  }
  const asked = lastStep(course, "petition.review-requested");
  if (asked !== null && !comesBefore(course, asked, "petition.opinion-issued")) return null;
  const served = servedOn(course, opinion, "opinion");
  return served === null ? null : lastDayOf({ context }, "T09", served);
}
