import type { EventId } from "../../log/event.ts";
import { dateOf, dayNumber, isDate } from "../../regulation/date.ts";
import { countDeadline } from "../../regulation/deadline.ts";
import { profileAt, type RuleId } from "../../regulation/profile.ts";
import type { Route } from "../../regulation/routes.ts";
import { treatmentOf } from "../../regulation/treatment.ts";
import type { MatterKind } from "../../regulation/treatments.ts";
import { isUnclear } from "../clock-facts.ts";
import type { Refusal } from "../command.ts";
import { custodyOf } from "../steps.ts";
import type { PetitionView, Stage } from "../view.ts";
import { type Course, lastStep, type StandingStep, stepsOf } from "./course.ts";
import type { Standing } from "./rule.ts";
import type { StepType } from "./step-types.ts";

/** Stages in which nothing is handled any more. */
const closedStages: ReadonlySet<Stage> = new Set<Stage>([
  "not-accepted",
  "withdrawn",
  "concluded",
  "archived",
  "voided",
  "sealed",
  "destroyed",
]);

export function isClosed({ stage }: Pick<Course, "stage">): boolean {
  return closedStages.has(stage);
}

/** The last step of one type after the last reopening, or null: what was decided before it is decided anew. */
export function sinceReopening<T extends StepType>(course: Course, type: T): StandingStep<T> | null {
  const step = lastStep(course, type);
  return step !== null && !comesBefore(course, step, "petition.reopened") ? step : null;
}

/** The extensions of the handling period that runs or ran last: none of those before a petition was reopened and accepted anew. */
export function extensionsInForce(course: Course): readonly StandingStep<"petition.extended">[] {
  const all = stepsOf(course, "petition.extended");
  if (all.length === 0 || sinceReopening(course, "petition.accepted") === null) return all;
  return all.filter((step) => !comesBefore(course, step, "petition.reopened"));
}

/** Whether a step of the other type stands later in the order of the log. */
export function comesBefore(course: Course, step: StandingStep, other: StepType): boolean {
  const at = course.all.findIndex((one) => one.event === step.event);
  return course.all.findLastIndex((one) => one.type === other) > at;
}

/** Whether another office referred or assigned the petition to this one (Art. 23 para. 3). */
export function isTransferred({ view, context }: Standing): boolean {
  return context.profile.reception[view.fields.source?.value.kind ?? "direct"] === "transferred";
}

/** The petition of another scope that this one was made of, or null. */
export function originOf(view: PetitionView): string | null {
  const registered = view.timeline.find((entry) => entry.type === "petition.registered");
  const origin = registered?.body["origin"] as { readonly petition: string } | undefined;
  return origin?.petition ?? null;
}

/**
 * The day a matter that another office sent was received (T04, T05): of what came by bundle the day it was signed in, or
 * that of an earlier paper letter; else the receipt date. Null where neither is known.
 */
export function receivedOn(view: PetitionView, course: Course): string | null {
  const received = view.fields.receiptDate?.value ?? null;
  if (originOf(view) === null) return received;
  const signed = stepsOf(course, "petition.signed-in")[0]?.body;
  if (signed === undefined) return received;
  const { date, paperReceivedOn } = signed;
  return paperReceivedOn !== undefined && paperReceivedOn < date ? paperReceivedOn : date;
}

/** Whether the petitioner was told in writing (Art. 23), by a notice or by a notice paper whose service is proved, or need not be. */
export function isNoticed(view: PetitionView, course: Course): boolean {
  return (
    view.notices.some((notice) => notice.how !== "oral") ||
    stepsOf(course, "petition.served").some(({ body }) => body.paper === "notice" || body.paper === "acceptance") ||
    isUnclear(view)
  );
}

/** A re-examination that upheld or changed the opinion ends the matter (Art. 36 para. 3); one revoked or not taken up does not. */
export function isReexamined(course: Course): boolean {
  const result = lastStep(course, "petition.reexamination-decided")?.body.result;
  return result === "upheld" || result === "changed";
}

/** Whether the petitioner is asked to evaluate: not what has to go through one of the statutory routes (Art. 31 items 1 to 5). */
export function isEvaluated(view: PetitionView, course: Course): boolean {
  const route = lastStep(course, "petition.classified")?.body.route ?? null;
  return route === null || treatmentOf(matterKindOf(view, route)).evaluated;
}

function matterKindOf(view: PetitionView, route: Route): MatterKind {
  const source = view.fields.source?.value.kind ?? "direct";
  return {
    category: view.fields.category?.value ?? "claim",
    route,
    channel: view.fields.channel?.value ?? "",
    source,
    received: source === "referred" || source === "assigned" ? "transferred" : "direct",
    office: custodyOf(view.scope).length === 6 ? "petition-office" : "other",
  };
}

/** An objection, and its answer once there is one. */
export interface ObjectionState {
  readonly event: EventId;
  readonly date: string;
  readonly agreed: boolean | null;
}

export function objectionOf(course: Course): ObjectionState | null {
  const objection = sinceReopening(course, "petition.objected");
  if (objection === null) return null;
  const answer = stepsOf(course, "petition.objection-answered").findLast(({ body }) => body.objection === objection.event);
  return { event: objection.event, date: objection.body.date, agreed: answer?.body.agreed ?? null };
}

/** The last report to the assigning office that waits for its answer, or null. */
export function openReport(course: Course): StandingStep<"petition.reported-back"> | null {
  const report = lastStep(course, "petition.reported-back");
  const answered = stepsOf(course, "petition.report-answered").some(({ body }) => body.report === report?.event);
  return answered ? null : report;
}

/** The opinion in force: none after a reopening, nor after a review that revoked it (Art. 35). */
export function opinionInForce(course: Course): StandingStep<"petition.opinion-issued"> | null {
  const opinion = sinceReopening(course, "petition.opinion-issued");
  if (opinion === null) return null;
  const at = course.all.findIndex((one) => one.event === opinion.event);
  const revoked = course.all
    .slice(at)
    .some(
      ({ type, body }) =>
        (type === "petition.review-decided" || type === "petition.reexamination-decided") &&
        "result" in body &&
        body.result === "revoked",
    );
  return revoked ? null : opinion;
}

/**
 * An opinion that stands, or null: what it decided (claims, competence, route) is not changed beneath it. What is new is
 * registered anew; what was revoked or reopened is decided anew.
 */
export function opinionStands(course: Course, what: string): Refusal | null {
  if (opinionInForce(course) === null) return null;
  const message = `已出具处理意见，不能再${what}；新的诉求另行登记，意见被撤销或重新办理后再办`;
  return { refused: "opinion-issued", message, article: "第32条" };
}

const remedies = {
  review: ["petition.review-requested", "petition.review-decided"],
  "re-examination": ["petition.reexamination-requested", "petition.reexamination-decided"],
} as const;
export type Remedy = keyof typeof remedies;

/** The last request of a kind that was not decided yet, or null. */
export function openRequest(
  course: Course,
  remedy: Remedy,
): StandingStep<"petition.review-requested" | "petition.reexamination-requested"> | null {
  const [requested, decided] = remedies[remedy];
  const request = lastStep(course, requested);
  return request !== null && !comesBefore(course, request, decided) ? request : null;
}

/** The day on which service of a paper was proved, or null. */
export function servedOn(course: Course, paper: StandingStep, kind: "opinion" | "review" | "re-examination"): string | null {
  const proofs = stepsOf(course, "petition.served").filter(
    ({ body }) => body.paper === kind && (body.of === paper.event || (body.of === null && body.date >= dateIn(paper))),
  );
  return proofs.map(({ body }) => body.date).sort()[0] ?? null;
}

export function dateIn({ body }: StandingStep): string {
  return "date" in body ? body.date : "";
}

/** The strict last day of a rule from a day on, by the rules of that day; for the petitioner's periods the later day. */
export function lastDayOf({ context }: Pick<Standing, "context">, rule: RuleId, start: string): string | null {
  if (!isDate(start)) return null;
  const found = profileAt(context.profile, start).rules[rule];
  if (found.length === null) return null;
  const { strict, rolled } = countDeadline(found, dayNumber(start), context.calendar);
  return dateOf(found.who === "petitioner" ? Math.max(strict, rolled) : strict);
}
