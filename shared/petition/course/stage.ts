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
  sealed: "closed",
  destroyed: "closed",
};

export function ledgerStateOf(stage: Stage): LedgerState {
  return ledgerStates[stage];
}

const plainStages: Readonly<Partial<Record<StepType, Stage>>> = {
  "petition.objected": "objected",
  "petition.referred": "sent-on",
  "petition.assigned": "sent-on",
  "petition.guided": "guided",
  "petition.suggestion-answered": "answered",
  "petition.accepted": "accepted",
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

/** Stages in which a notice leads on; one given later does not take the petition back to 已告知. */
const beforeNotice: ReadonlySet<Stage> = new Set<Stage>(["registered", "objected", "noticed"]);
/** An investigation begun before acceptance changes nothing; one after the opinion neither. */
const beforeHandling: ReadonlySet<Stage> = new Set<Stage>(["accepted", "handling", "guided", "noticed", "registered"]);

/** The stage after one more step. `asked` is where a review or re-examination was asked for. */
function stageAfter(stage: Stage, { type, body }: StandingStep, asked: Stage): Stage {
  switch (type) {
    // An oral notice is none (Art. 23 para. 2).
    case "petition.notice-given":
      return beforeNotice.has(stage) && (body as BodyOf<typeof type>).how !== "oral" ? "noticed" : stage;
    // An objection that was not agreed to leaves the matter where it was.
    case "petition.objection-answered":
      return stage === "objected" && !(body as BodyOf<typeof type>).agreed ? "registered" : stage;
    // Service that is recorded late does not take a closed petition back.
    case "petition.served":
      return stage === "opinion" && (body as BodyOf<typeof type>).paper === "opinion" ? "served" : stage;
    case "petition.dispatched":
    case "petition.investigated":
    case "petition.mediated":
      return beforeHandling.has(stage) ? "handling" : stage;
    case "petition.review-decided":
    case "petition.reexamination-decided":
      if ((body as BodyOf<typeof type>).result === "not-accepted") return asked;
      return plainStages[type] ?? stage;
    default:
      return plainStages[type] ?? stage;
  }
}

/** Where a petition stands after its standing steps, in the order of the log. */
export function stageOf(voided: boolean, steps: readonly StandingStep[]): Stage {
  if (voided) return "voided";
  let stage: Stage = "registered";
  let asked: Stage = stage;
  for (const step of steps) {
    const next = stageAfter(stage, step, asked);
    if (step.type === "petition.review-requested" || step.type === "petition.reexamination-requested") asked = stage;
    stage = next;
  }
  return stage;
}
