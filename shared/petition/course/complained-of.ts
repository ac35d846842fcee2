import type { Refusal } from "../command.ts";
import type { PetitionView } from "../view.ts";
import { type NamedPerson, no } from "./rule.ts";

const nobody = /^(|无|没有|不详|不明|未知|其他|略)$/;
const officeEnding =
  /(人民政府|政府|党委|党工委|街道办事处|办事处|信访局|信访站|信访办公室|信访办|委员会|村民委员会|村委会|居民委员会|居委会|村两委)$/u;
/** After a township's name: what stands beneath it is not the township itself. */
const beneath = /^[^，。；、,;\s]{0,10}(村|社区|居委)/u;

function plain(text: string): string {
  return text.normalize("NFKC").replace(/\s/g, "");
}

/** An office's name without the words that every office has: 青溪镇信访站 → 青溪镇. */
function coreOf(name: string): string {
  const core = plain(name).replace(officeEnding, "");
  return core.length < 2 ? plain(name) : core;
}

/** Whether two names mean one township or office: 青溪镇信访站 and 青溪镇人民政府. */
export function sameOffice(one: string, other: string): boolean {
  return coreOf(one) === coreOf(other);
}

/** Whether 反映对象 names this office, unit or person. A village within a township is not the township. */
export function names(complainedOf: string, who: string): boolean {
  const text = plain(complainedOf);
  const core = coreOf(who);
  if (nobody.test(text) || core.length < 2) return false;
  if (plain(who).includes(coreOf(text)) && coreOf(text).length >= 2 && coreOf(text) !== text) return true;
  for (let at = text.indexOf(core); at >= 0; at = text.indexOf(core, at + 1)) {
    if (!beneath.test(text.slice(at + core.length))) return true;
  }
  return false;
}

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
  const found = towards.find(({ name }) => names(text, name));
  if (found === undefined) return null;
  return no("complained-of", `“${found.name}”是信访人反映的对象，材料会到其手中；确需如此的，请确认后再办`, {
    field: found.field,
  });
}
