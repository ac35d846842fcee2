import { fieldNames } from "../paper/fields.ts";
import type { PaperKind } from "../paper/kind.ts";
import { fieldsIn, type TemplateRules } from "../paper/template.ts";

/** What an adapted template of this kind must keep; required fields of the title need not be repeated. */
export function templateRules(kind: PaperKind): TemplateRules {
  const inTitle = fieldsIn(kind.title);
  const built = fieldsIn(kind.template);
  return {
    fields: fieldNames,
    required: kind.required.filter((name) => built.includes(name) && !inTitle.includes(name)),
    remedy: kind.remedy !== null,
  };
}
