import type { DecideContext, Decision, Refusal } from "../command.ts";
import { type BodyOf, bodySchema } from "../events.ts";
import { schemaRefusal } from "../refusals.ts";
import { lastSteps } from "../steps.ts";
import type { PetitionView } from "../view.ts";
import { gate } from "./gate.ts";
import { recusalRefusal } from "./recusal.ts";
import { firstOf, type Standing, standingOf } from "./rule.ts";
import { dateRefusal } from "./step-dates.ts";
import { stepFieldLabels } from "./step-fields.ts";
import { approverRefusal } from "./step-roles.ts";
import { ruleOf } from "./step-rules.ts";
import type { StepType } from "./step-types.ts";
import { towardsRefusal } from "./towards.ts";

/** A step with a day; voiding alone has none. */
type DatedStep = Exclude<StepType, "petition.voided">;

/**
 * A step of the procedure: whether role, office and course allow it now, its body fits, its day and names are possible,
 * and what its own rule asks. Yields one event that names the steps its author knew.
 */
export function takeStep<T extends DatedStep>(
  view: PetitionView,
  type: T,
  entered: Readonly<Record<string, unknown>>,
  context: DecideContext,
): Decision | Refusal {
  const at = standingOf(view, context);
  const closed = gate(at, type);
  if (closed !== null) return closed;
  const parsed = bodySchema(type).safeParse({ ...entered, after: lastSteps(view) });
  if (!parsed.success) return schemaRefusal(parsed.error, stepFieldLabels);
  const body = parsed.data as BodyOf<T>;
  const rule = ruleOf(type);
  return inputRefusal(at, type, body) ?? { events: [{ type, subject: view.id, body }], warnings: rule.warn?.(at, body) ?? [] };
}

function inputRefusal<T extends DatedStep>(at: Standing, type: T, body: BodyOf<T>): Refusal | null {
  const rule = ruleOf(type);
  const { view, course, context } = at;
  const approver = rule.approver?.(body) ?? null;
  const people = (rule.people?.(body) ?? []).filter(({ name }) => name.trim() !== "");
  return firstOf(
    () => dateRefusal(view, body.date, context, rule.after?.(at, body) ?? []),
    () => (approver === null ? null : approverRefusal(approver, context)),
    () => recusalRefusal(view, course, people),
    () => rule.refuse?.(at, body) ?? null,
    () => towardsRefusal(view, rule.towards?.(body) ?? [], "confirmed" in body ? body.confirmed : undefined),
  );
}
