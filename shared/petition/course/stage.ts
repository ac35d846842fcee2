import type { BodyOf } from "../events.ts";
import type { Stage } from "../view.ts";
import type { StandingStep } from "./course.ts";
import type { StepType } from "./step-types.ts";

/** 台账三段: 登记录入 → 挂号办理 → 终结销号. */
export type LedgerState = "entered" | "handled" | "closed";

const ledgerStates: Readonly<Record<Stage, LedgerState>> = {
  registered: "entered",
  objected: "entered",
  noticed: "entered",
  "sent-on": "handled",
  guided: "handled",
  answered: "handled",
  accepted: "handled",
  handling: "handled",
  opinion: "handled",
  served: "handled",
  review: "handled",
  "re-examination": "handled",
  "not-accepted": "closed",
  withdrawn: "closed",
  concluded: "closed",
  archived: "closed",
  voided: "closed",
};

export function ledgerStateOf(stage: Stage): LedgerState {
  return ledgerStates[stage];
}

/** The stage that a step leads to; null where it changes nothing about the stage. An oral notice is none (Art. 23). */
function stageAfter(step: StandingStep): Stage | null {
  switch (step.type) {
    case "petition.notice-given":
      return (step.body as BodyOf<"petition.notice-given">).how === "oral" ? null : "noticed";
    case "petition.served":
      return (step.body as BodyOf<"petition.served">).paper === "opinion" ? "served" : null;
    default:
      return plainStages[step.type] ?? null;
  }
}

const plainStages: Readonly<Partial<Record<StepType, Stage>>> = {
  "petition.objected": "objected",
  "petition.referred": "sent-on",
  "petition.assigned": "sent-on",
  "petition.guided": "guided",
  "petition.suggestion-answered": "answered",
  "petition.accepted": "accepted",
  "petition.dispatched": "handling",
  "petition.investigated": "handling",
  "petition.mediated": "handling",
  "petition.reopened": "handling",
  "petition.opinion-issued": "opinion",
  "petition.review-requested": "review",
  "petition.review-decided": "review",
  "petition.reexamination-requested": "re-examination",
  "petition.reexamination-decided": "re-examination",
  "petition.not-accepted": "not-accepted",
  "petition.no-longer-accepted": "not-accepted",
  "petition.withdrawn": "withdrawn",
  "petition.concluded": "concluded",
  "petition.finalised": "concluded",
  "petition.archived": "archived",
};

/** Stages in which handling goes on: a notice given then does not take the petition back to 已告知. */
const beforeNotice: ReadonlySet<Stage> = new Set<Stage>(["registered", "objected", "noticed"]);
/** An investigation begun before acceptance changes nothing; one after the opinion neither. */
const beforeHandling: ReadonlySet<Stage> = new Set<Stage>(["accepted", "handling", "guided", "noticed", "registered"]);

/** Where a petition stands after its standing steps, in the order of the log. */
export function stageOf(voided: boolean, steps: readonly StandingStep[]): Stage {
  if (voided) return "voided";
  return steps.reduce<Stage>((stage, step) => {
    const next = stageAfter(step);
    if (next === null) return stage;
    if (next === "noticed") return beforeNotice.has(stage) ? next : stage;
    if (next === "handling" && step.type !== "petition.reopened") return beforeHandling.has(stage) ? next : stage;
    return next;
  }, "registered");
}
