import type { StepRule, StepRules } from "./rule.ts";
import { acceptRules } from "./rules/accept.ts";
import { approveRules } from "./rules/approve.ts";
import { classifyRules } from "./rules/classify.ts";
import { closeRules } from "./rules/close.ts";
import { handleRules } from "./rules/handle.ts";
import { notifyRules } from "./rules/notify.ts";
import { opinionRules } from "./rules/opinion.ts";
import { recordRules } from "./rules/records.ts";
import { remedyRules } from "./rules/remedy.ts";
import { sendRules } from "./rules/send.ts";
import { serveRules } from "./rules/serve.ts";
import { superviseRules } from "./rules/supervise.ts";
import type { StepType } from "./step-types.ts";

/** The rule of every step, by the stage of the procedure that it belongs to. */
const stepRules: StepRules = {
  ...classifyRules,
  ...notifyRules,
  ...acceptRules,
  ...sendRules,
  ...handleRules,
  ...approveRules,
  ...opinionRules,
  ...serveRules,
  ...remedyRules,
  ...closeRules,
  ...superviseRules,
  ...recordRules,
};

export function ruleOf<T extends StepType>(type: T): StepRule<T> {
  return stepRules[type] as unknown as StepRule<T>;
}
