import type { Command, DecideContext, Decision, Refusal } from "./command.ts";
import { gate } from "./course/gate.ts";
import { recusalRefusal } from "./course/recusal.ts";
import { no, standingOf } from "./course/rule.ts";
import { approverRefusal } from "./course/step-roles.ts";
import { takeStep } from "./course/take-step.ts";
import { lastSteps } from "./steps.ts";
import type { PetitionView } from "./view.ts";

/** 告知 (Art. 22/23): on the spot where possible, in writing within 15 days. */
export function decideNotice(
  view: PetitionView,
  { do: _, ...body }: Extract<Command, { readonly do: "give-notice" }>,
  context: DecideContext,
): Decision | Refusal {
  return takeStep(view, "petition.notice-given", body, context);
}

/** 异议 (Art. 23 para. 3): only for what was referred or assigned, within five working days, with reasons. */
export function decideObjection(
  view: PetitionView,
  { date, reason }: Extract<Command, { readonly do: "object" }>,
  context: DecideContext,
): Decision | Refusal {
  // A reason of nothing but spaces is the rule's to refuse, an empty one too.
  return takeStep(view, "petition.objected", { date, reason: reason.trim() || " " }, context);
}

/** 作废: a wrong registration, with a leader's reason; never a way to make a petition disappear. */
export function decideVoiding(
  view: PetitionView,
  { reason, approvedBy }: Extract<Command, { readonly do: "void" }>,
  context: DecideContext,
): Decision | Refusal {
  const at = standingOf(view, context);
  const refusal = gate(at, "petition.voided");
  if (refusal !== null) return refusal;
  if (reason.trim() === "") return no("no-reason", "作废应当写明理由，理由会随件报到上级", { field: "reason" });
  const approver = approverRefusal({ name: approvedBy, field: "approvedBy" }, context);
  if (approver !== null) return approver;
  const kept = recusalRefusal(view, at.course, [{ name: approvedBy, field: "approvedBy" }]);
  if (kept !== null) return kept;
  const body = { reason: reason.trim(), approvedBy: approvedBy.trim(), after: lastSteps(view) };
  return { events: [{ type: "petition.voided", subject: view.id, body }], warnings: [] };
}
