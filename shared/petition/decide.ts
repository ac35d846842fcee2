import type { Command, DecideContext, Decision, Refusal } from "./command.ts";
import { decideStep } from "./course/decide-step.ts";
import { decideAddition } from "./decide-addition.ts";
import { decideAmendment, decideSettlement } from "./decide-amendment.ts";
import { decideRegistration } from "./decide-registration.ts";
import { decideNotice, decideObjection, decideVoiding } from "./decide-steps.ts";
import { badText, roleRefusal } from "./refusals.ts";
import { isWithin } from "./steps.ts";
import type { PetitionView } from "./view.ts";

export function isRefusal(answer: Decision | Refusal): answer is Refusal {
  return "refused" in answer;
}

/**
 * What a command amounts to: the events to be written, or why it is refused. Checked once, against the petition as it
 * is now (null: not held) and the regulation. Pure: dates, actor and numbers come with `context`. Nothing is decided
 * about who reads or exports.
 */
export function decide(view: PetitionView | null, command: Command, context: DecideContext): Decision | Refusal {
  const refusal = roleRefusal(command.do, context.actor.role) ?? badText(command);
  if (refusal !== null) return refusal;
  if (command.do === "register") return decideRegistration(view, command, context);
  if (view === null) return { refused: "unknown-petition", message: "本台没有这件信访事项，可能尚未收到它的登记" };
  if (!mayWriteInto(view, context)) {
    return { refused: "another-office", message: "这件信访事项由别的单位登记，本单位不能改动" };
  }
  if (view.sealed !== undefined) {
    return {
      refused: "sealed",
      message: "这件信访事项已转入检举控告，由检举控告专人办理，本台不能再改动",
      article: "第30条",
    };
  }
  if (view.destroyed !== undefined) {
    return { refused: "destroyed", message: "这件信访事项保管期满，内容已经销毁，不能再改动" };
  }
  if (view.voided !== null && command.do !== "settle-conflict" && command.do !== "note") {
    return { refused: "voided", message: "这件信访事项已作废，不能再改动；确需继续办理的，请重新登记并关联" };
  }
  switch (command.do) {
    case "amend":
      return decideAmendment(view, command, context);
    case "settle-conflict":
      return decideSettlement(view, command);
    case "give-notice":
      return decideNotice(view, command, context);
    case "object":
      return decideObjection(view, command, context);
    case "take-step":
      return decideStep(view, command, context);
    case "void":
      return decideVoiding(view, command, context);
    default:
      return decideAddition(view, command, context);
  }
}

/** An office writes into its own scope; a petition office also into those of its townships (the code's first six digits). */
function mayWriteInto(view: PetitionView, { office }: DecideContext): boolean {
  return isWithin(office.organisation, view.scope);
}
