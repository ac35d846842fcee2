import type { Command, DecideContext, Decision, Refusal } from "../command.ts";
import { stepRefusal } from "../decide-steps.ts";
import { schemaRefusal } from "../refusals.ts";
import { lastSteps } from "../steps.ts";
import type { PetitionView } from "../view.ts";
import { stepBodies } from "./step-bodies.ts";
import { stepWords } from "./step-words.ts";

/** A further step of the procedure: its body fits, its day lies between receipt and today, the office may take it. */
export function decideStep(
  view: PetitionView,
  { type, body }: Extract<Command, { readonly do: "take-step" }>,
  context: DecideContext,
): Decision | Refusal {
  const parsed = stepBodies[type].safeParse({ ...body, after: lastSteps(view) });
  if (!parsed.success) return schemaRefusal(parsed.error);
  const refusal = stepRefusal(view, parsed.data.date, stepWords[type].name, context);
  return refusal ?? { events: [{ type, subject: view.id, body: parsed.data }], warnings: [] };
}
