import type { Refusal } from "../../petition/command.ts";
import { towardsRefusal } from "../../petition/course/towards.ts";
import type { PaperFacts } from "./facts.ts";
import type { PaperKind } from "./kind.ts";
import { addresseeOf, type Making } from "./make.ts";

/**
 * The question before a paper leaves for an office that the petition complains of, by number or by the printer alone;
 * null where there is none, or where `confirmed` answers it. What goes to the petitioner or stays inside asks nothing.
 */
export function addresseeRefusal(
  kind: PaperKind,
  facts: PaperFacts,
  entered: Making["entered"],
  confirmed: readonly string[] | undefined,
): Refusal | null {
  if (kind.audience !== "office") return null;
  return towardsRefusal(facts.view, [{ name: addresseeOf(kind, facts, entered), field: "addressee" }], confirmed);
}
