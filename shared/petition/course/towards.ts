import type { Refusal } from "../command.ts";
import { isComplainedOf } from "../complained-of.ts";
import type { PetitionView } from "../view.ts";
import { type NamedPerson, no } from "./rule.ts";

/**
 * Towards whom the petition complains of, nothing goes without a question (procedure: protection of people). The answer
 * stands in the step's `confirmed`.
 */
export function towardsRefusal(
  view: PetitionView,
  towards: readonly NamedPerson[],
  confirmed: readonly string[] | undefined,
): Refusal | null {
  if (confirmed?.includes("complained-of")) return null;
  const text = view.fields.complainedOf?.value ?? "";
  const found = towards.find(({ name }) => isComplainedOf(text, name));
  if (found === undefined) return null;
  const wish = view.fields.confidential?.value === true ? "，而且信访人要求保密" : "";
  return no("complained-of", `“${found.name}”是信访人反映的对象${wish}，材料会到其手中；确需如此的，请确认后再办`, {
    field: found.field,
  });
}
