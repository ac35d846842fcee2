import type { Course, StandingStep } from "../../../../shared/petition/course/course.ts";
import { isEvaluated, openRequest } from "../../../../shared/petition/course/facts.ts";
import { performanceReply } from "../../../../shared/petition/course/own-duty.ts";
import { type LedgerState, ledgerStateOf } from "../../../../shared/petition/course/stage.ts";
import type { StepType } from "../../../../shared/petition/course/step-types.ts";
import { stepWords } from "../../../../shared/petition/course/step-words.ts";
import type { PetitionView } from "../../../../shared/petition/view.ts";
import { chartWords } from "./words.ts";

/** One station of a petition's way. */
export interface Station {
  readonly id: string;
  readonly lane: LedgerState;
  readonly name: string;
  readonly article: string;
  /** The day it was done; null while it lies ahead. */
  readonly day: string | null;
  readonly state: "done" | "now" | "ahead";
  /** An earlier station to which it led back, and in which words; null as a rule. */
  readonly back: { readonly to: string; readonly words: string } | null;
}

const lanes: Readonly<Partial<Record<StepType, LedgerState>>> = {
  "petition.signed-in": "entered",
  "petition.duplicate-checked": "entered",
  "petition.examined": "entered",
  "petition.split": "entered",
  "petition.classified": "entered",
  "petition.notice-given": "entered",
  "petition.objected": "entered",
  "petition.objection-answered": "entered",
  "petition.not-accepted": "closed",
  "petition.no-longer-accepted": "closed",
  "petition.withdrawn": "closed",
  "petition.concluded": "closed",
  "petition.resolved": "closed",
  "petition.return-visited": "closed",
  "petition.evaluated": "closed",
  "petition.finalised": "closed",
  "petition.archived": "closed",
};

/** Steps that are stations of the way; talks, urgings, approvals and records go along with it and are no stations. */
const handled: ReadonlySet<StepType> = new Set<StepType>([
  "petition.accepted",
  "petition.guided",
  "petition.suggestion-answered",
  "petition.referred",
  "petition.assigned",
  "petition.reported-back",
  "petition.report-answered",
  "petition.dispatched",
  "petition.investigated",
  "petition.mediated",
  "petition.hearing-held",
  "petition.extended",
  "petition.opinion-issued",
  "petition.served",
  "petition.review-requested",
  "petition.review-decided",
  "petition.reexamination-requested",
  "petition.reexamination-decided",
  "petition.reopened",
]);

function laneOf(type: StepType): LedgerState | null {
  return lanes[type] ?? (handled.has(type) ? "handled" : null);
}

const begin: readonly StepType[] = [
  "petition.duplicate-checked",
  "petition.examined",
  "petition.classified",
  "petition.notice-given",
];
const end: readonly StepType[] = ["petition.concluded", "petition.return-visited", "petition.evaluated", "petition.archived"];
const bySix: readonly StepType[] = [
  "petition.accepted",
  "petition.dispatched",
  "petition.investigated",
  "petition.opinion-issued",
  "petition.served",
];

/** The stations that a petition of this category and route passes as a rule. */
export function usualWay(view: PetitionView, course: Course): readonly StepType[] {
  const signIn: readonly StepType[] = ["referred", "assigned"].includes(view.fields.source?.value.kind ?? "")
    ? ["petition.signed-in"]
    : [];
  const classified = course.steps["petition.classified"]?.at(-1)?.body;
  const middle = (): readonly StepType[] => {
    if (course.steps["petition.assigned"]) return ["petition.reported-back", "petition.report-answered"];
    if (course.steps["petition.referred"]) return [];
    if (view.fields.category?.value === "suggestion") return ["petition.suggestion-answered"];
    if (classified?.competence === "not-ours") return [];
    if (performanceReply(course) !== null) return [];
    return (classified?.route ?? 6) < 6 ? ["petition.guided"] : bySix;
  };
  const last = isEvaluated(view, course) ? end : end.filter((type) => type !== "petition.evaluated");
  return [...signIn, ...begin, ...middle(), ...last];
}

/** What a step led back to: an opinion to be made again, an end that was taken back, a report that was not accepted. */
function backOf(step: StandingStep, before: readonly StandingStep[]): Station["back"] {
  const last = (type: StepType) => before.findLast((one) => one.type === type)?.event;
  const to = (event: string | undefined, words: string) => (event === undefined ? null : { to: event, words });
  switch (step.type) {
    case "petition.review-decided":
    case "petition.reexamination-decided":
      return "result" in step.body && step.body.result === "revoked"
        ? to(last("petition.opinion-issued"), chartWords.redo)
        : null;
    case "petition.reopened":
      return to(last("petition.accepted") ?? last("petition.classified"), chartWords.reopened);
    case "petition.report-answered":
      return "accepted" in step.body && step.body.accepted === false
        ? to(last("petition.reported-back"), chartWords.sentBack)
        : null;
    case "petition.objected":
      return { to: registered, words: chartWords.objected };
    default:
      return null;
  }
}

const registered = "registered";
const closedFor: ReadonlySet<Course["stage"]> = new Set<Course["stage"]>(["not-accepted", "withdrawn", "archived", "voided"]);

/**
 * Where a petition is and was: its stations in the order of the log, then those that its route still has ahead. The first
 * of these is now; `known` names it where the office's offers know better.
 */
export function flowOf(view: PetitionView, course: Course, known: StepType | null): readonly Station[] {
  const next = known !== null && laneOf(known) !== null ? known : decisionAwaited(course);
  const done: Station[] = [
    {
      id: registered,
      lane: "entered",
      name: chartWords.registered,
      article: "第21条",
      day: view.registrationDate,
      state: "done",
      back: null,
    },
  ];
  for (const [at, step] of course.all.entries()) {
    const lane = laneOf(step.type);
    if (lane === null || isSecondEvaluation(course, at)) continue;
    const { name, article } = stepWords[step.type];
    const day = "date" in step.body ? step.body.date : null;
    done.push({ id: step.event, lane, name, article, day, state: "done", back: backOf(step, course.all.slice(0, at)) });
  }
  if (closedFor.has(course.stage)) return done;
  const way = usualWay(view, course);
  const passed = way.findLastIndex((type) => isPassed(course, type));
  // An opinion that was revoked is ahead again, and all that follows it.
  const ahead = way.filter(
    (type, at) => !isPassed(course, type) && (at > passed || laneOf(type) === ledgerStateOf(course.stage)),
  );
  const list = next !== null && !ahead.includes(next) ? [next, ...ahead] : ahead;
  const now = next !== null && list.includes(next) ? next : list[0];
  return [
    ...done,
    ...list.map(
      (type): Station => ({
        id: type,
        lane: laneOf(type) ?? "handled",
        name: stepWords[type].name,
        article: stepWords[type].article,
        day: null,
        state: type === now ? "now" : "ahead",
        back: null,
      }),
    ),
  ];
}

/** Office and unit are evaluated in a step each (two objects, one evaluator): together they are one station. */
function isSecondEvaluation({ all }: Course, at: number): boolean {
  if (all[at]?.type !== "petition.evaluated") return false;
  const before = all.slice(0, at);
  const first = before.findLastIndex(({ type }) => type === "petition.evaluated");
  return first > before.findLastIndex(({ type }) => type === "petition.reopened");
}

/** The decision above that a request waits for: it comes next whoever is asked, also where this office cannot take it. */
function decisionAwaited(course: Course): StepType | null {
  if (openRequest(course, "re-examination") !== null) return "petition.reexamination-decided";
  return openRequest(course, "review") !== null ? "petition.review-decided" : null;
}

function isPassed(course: Course, type: StepType): boolean {
  const last = course.all.findLastIndex((step) => step.type === type);
  const again = course.all.findLastIndex((step) => {
    if (step.type === "petition.reopened") return laneOf(type) !== "entered" && type !== "petition.accepted";
    const revoked = "result" in step.body && step.body.result === "revoked";
    return revoked && (type === "petition.opinion-issued" || type === "petition.served" || laneOf(type) === "closed");
  });
  return last >= 0 && last > again;
}
