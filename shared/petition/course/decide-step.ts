import type { Command, DecideContext, Decision, Refusal } from "../command.ts";
import type { PetitionView } from "../view.ts";
import { decideHandover } from "./handover.ts";
import { decideSplit } from "./split.ts";
import { takeStep } from "./take-step.ts";

/** Any further step of the procedure: those that register another petition besides, and all others. */
export function decideStep(
  view: PetitionView,
  { type, body }: Extract<Command, { readonly do: "take-step" }>,
  context: DecideContext,
): Decision | Refusal {
  switch (type) {
    case "petition.referred":
    case "petition.assigned":
      return decideHandover(view, type, body, context);
    case "petition.split":
      return decideSplit(view, body, context);
    default:
      return takeStep(view, type, body, context);
  }
}
