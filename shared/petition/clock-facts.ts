import type { ClockFacts, Notice, Objection, Paper, Review } from "../regulation/clock-facts.ts";
import type { Course, StandingStep } from "./course/course.ts";
import { lastStep, stepsOf } from "./course/course.ts";
import { extensionsInForce } from "./course/facts.ts";
import { performanceReply } from "./course/own-duty.ts";
import type { StepType } from "./course/step-types.ts";
import { ownDatesOf } from "./own-dates.ts";
import { custodyOf } from "./steps.ts";
import type { PetitionView } from "./view.ts";

const unknown = /^(|无|不详|不明|不清|未知|匿名|某某?|无名氏?)$/;

/** Whether nobody can be notified: no principal petitioner with a name and an address (Art. 23 para. 2). */
export function isUnclear(view: PetitionView): boolean {
  const [principal] = view.fields.petitioners?.value ?? [];
  if (principal === undefined) return true;
  return unknown.test(principal.name.trim()) || unknown.test(principal.address.trim());
}

/** The dates of a petition's standing steps, as the clocks ask for them. `exportedOn`: when it left the sender's desk. */
export function clockFactsOf(view: PetitionView, course: Course, exportedOn: string | null = null): ClockFacts {
  const source = view.fields.source?.value;
  const first = (...types: StepType[]) => firstOf(course, types);
  const accepted = lastStep(course, "petition.accepted")?.body;
  const classified = lastStep(course, "petition.classified")?.body;
  // One literal: spreading objects of so many keys into each other took most of the time of all clocks.
  return {
    office: custodyOf(view.scope).length === 6 ? "petition-office" : "other",
    category: view.fields.category?.value ?? "claim",
    receiptDate: view.fields.receiptDate?.value ?? null,
    registrationDate: view.registrationDate,
    sourceKind: source?.kind ?? "direct",
    sourceDeadline: source?.deadline ?? null,
    unclear: isUnclear(view),
    voided: view.voided !== null,
    byBundle: byBundle(view, course, exportedOn),
    notices: noticesOf(course),
    objections: objectionsOf(course),
    sentOn: [...stepsOf(course, "petition.referred"), ...stepsOf(course, "petition.assigned")].map(({ body }) => body.date),
    route: classified?.route ?? null,
    competence: classified?.competence ?? null,
    accepted: accepted ? { date: accepted.date, simplified: accepted.simplified } : null,
    guidedOn: first("petition.guided"),
    performedOn: performanceReply(course)?.body.date ?? null,
    turnedDownOn: first("petition.not-accepted", "petition.no-longer-accepted"),
    answeredOn: first("petition.suggestion-answered"),
    extensions: extensionsInForce(course).map(({ body: { date, days, notifiedOn } }) => ({ date, days, notifiedOn })),
    opinions: papersOf(course, "petition.opinion-issued", "opinion"),
    hearings: stepsOf(course, "petition.hearing-held").map(({ body: { level, from, to } }) => ({ level, from, to })),
    reviews: reviewsOf(course, "petition.review-requested", "petition.review-decided", "review"),
    reexaminations: reviewsOf(course, "petition.reexamination-requested", "petition.reexamination-decided", "re-examination"),
    reportedBackOn: reportedBackOn(course),
    concludedOn: endOf(course, "petition.concluded"),
    withdrawnOn: endOf(course, "petition.withdrawn"),
    archivedOn: endOf(course, "petition.archived"),
    dispatchedOn: first("petition.dispatched"),
    returnVisitedOn: first("petition.return-visited"),
    evaluatedOn: first("petition.evaluated"),
    askedAfterOn: first("petition.urged", "petition.supervised"),
    ownDates: ownDatesOf(course),
  };
}

function byBundle(view: PetitionView, course: Course, exportedOn: string | null): ClockFacts["byBundle"] {
  const registered = view.timeline.find((entry) => entry.type === "petition.registered");
  if (registered?.body["origin"] === undefined) return null;
  const signed = stepsOf(course, "petition.signed-in");
  const signedInOn = earliest(signed.map(({ body }) => body.date));
  return { signedInOn, paperReceivedOn: earliest(signed.map(({ body }) => body.paperReceivedOn ?? null)), exportedOn };
}

/** Written notices, and the papers of notice or acceptance whose service is proved. */
function noticesOf(course: Course): readonly Notice[] {
  const given = stepsOf(course, "petition.notice-given").map(({ body: { date, how, kind } }) => ({
    date,
    how,
    ofReceptionOnly: kind === "received",
  }));
  const served = stepsOf(course, "petition.served")
    .filter(({ body }) => body.paper === "notice" || body.paper === "acceptance")
    .map(({ body }) => ({ date: body.date, how: "written" as const, ofReceptionOnly: true }));
  return [...given, ...served];
}

function objectionsOf(course: Course): readonly Objection[] {
  if (course.steps["petition.objected"] === undefined) return [];
  const answers = stepsOf(course, "petition.objection-answered");
  return stepsOf(course, "petition.objected").map(({ event, body: { date } }) => {
    const answer = answers.findLast(({ body }) => body.objection === event)?.body;
    return { date, answer: answer ? { date: answer.date, agreed: answer.agreed } : null };
  });
}

/** Papers of one kind, each with the first proof of its service: what names the paper, else the first that fits by day. */
function papersOf(
  course: Course,
  type: "petition.opinion-issued" | "petition.review-decided" | "petition.reexamination-decided",
  paper: "opinion" | "review" | "re-examination",
): readonly Paper[] {
  if (course.steps[type] === undefined) return [];
  const papers = stepsOf(course, type).map(({ event, body }) => ({ event, date: body.date }));
  return papers.map(({ event, date }, index) => {
    const next = papers[index + 1]?.date ?? "9999";
    const proofs = stepsOf(course, "petition.served").filter(
      ({ body }) => body.paper === paper && (body.of === event || (body.of === null && body.date >= date && body.date < next)),
    );
    return { date, served: earliest(proofs.map(({ body }) => body.date)) };
  });
}

function reviewsOf(
  course: Course,
  asked: "petition.review-requested" | "petition.reexamination-requested",
  decided: "petition.review-decided" | "petition.reexamination-decided",
  paper: "review" | "re-examination",
): readonly Review[] {
  const requests = stepsOf(course, asked);
  if (requests.length === 0) return [];
  const decisions = stepsOf(course, decided);
  const papers = papersOf(course, decided, paper);
  return requests.map(({ body: { date, office } }, index) => {
    const next = requests[index + 1]?.body.date ?? "9999";
    const at = decisions.findIndex(({ body }) => body.date >= date && body.date < next);
    const decision = decisions[at]?.body;
    const served = papers[at]?.served ?? null;
    return {
      requestedOn: date,
      office,
      decision: decision ? { date: decision.date, served, result: decision.result, redoWithin: decision.redoWithin } : null,
    };
  });
}

/** A report that was sent back does not count: the last one that was not. */
function reportedBackOn(course: Course): string | null {
  if (course.steps["petition.reported-back"] === undefined) return null;
  const answers = stepsOf(course, "petition.report-answered");
  const sentBack = (event: string) => answers.findLast(({ body }) => body.report === event)?.body.accepted === false;
  return earliest(
    stepsOf(course, "petition.reported-back")
      .filter(({ event }) => !sentBack(event))
      .map(({ body }) => body.date),
  );
}

/** The day of an end that no reopening followed in the log. */
function endOf(course: Course, type: "petition.concluded" | "petition.withdrawn" | "petition.archived"): string | null {
  if (course.steps[type] === undefined) return null;
  const reopened = course.all.findLastIndex((step) => step.type === "petition.reopened");
  return earliest(course.all.filter((step, at) => step.type === type && at > reopened).map(dateIn));
}

/** A plain loop: it runs a dozen times for every petition. */
function firstOf(course: Course, types: readonly StepType[]): string | null {
  let first: string | null = null;
  for (const type of types) {
    for (const step of stepsOf(course, type)) {
      const day = dateIn(step);
      if (day !== null && (first === null || day < first)) first = day;
    }
  }
  return first;
}

function dateIn(step: StandingStep): string | null {
  return "date" in step.body ? step.body.date : null;
}

function earliest(days: readonly (string | null)[]): string | null {
  return days.reduce<string | null>((first, day) => (day !== null && (first === null || day < first) ? day : first), null);
}
