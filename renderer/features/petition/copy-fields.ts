import type { FieldName } from "../../../shared/petition/intake.ts";
import { identityLabels, sexLabels } from "../../../shared/petition/labels.ts";
import type { PetitionView } from "../../../shared/petition/view.ts";
import { type DictionaryNames, fieldWords } from "./field-words.ts";

/** One value to be typed into the national system's form. */
interface CopyField {
  readonly label: string;
  /** Empty when there is nothing to type. */
  readonly value: string;
}

/**
 * Every value of a petition in the order in which the national system's form asks for it (the exchange tables XFR and
 * XFJ: first the person, then the petition). Only of an unmasked view: a masked value must not be copied there.
 */
export function copyFields(view: PetitionView, names: DictionaryNames): readonly CopyField[] {
  const person = view.fields.petitioners?.value[0];
  const words = (field: FieldName) => {
    const state = view.fields[field];
    return state ? fieldWords(field, state.value as never, names) : "";
  };
  const code = (field: "contentClass" | "place") => view.fields[field]?.value ?? "";
  return [
    { label: "姓名（名称）", value: person?.name ?? "" },
    { label: "性别", value: person?.sex ? sexLabels[person.sex] : "" },
    { label: "证件类型", value: person?.identityNumber ? identityLabels[person.identityKind ?? "resident"] : "" },
    { label: "证件号码", value: person?.identityNumber ?? person?.creditCode ?? "" },
    { label: "手机号码", value: person?.phone ?? "" },
    { label: "住址", value: person?.address ?? "" },
    { label: "信访日期", value: view.fields.petitionDate?.value ?? "" },
    { label: "信访形式", value: words("channel") },
    { label: "信访人数", value: String(view.fields.groupSize?.value ?? "") },
    { label: "信访目的", value: words("purpose") },
    { label: "问题属地", value: code("place") === "" ? "" : words("place") },
    { label: "属地代码", value: code("place") },
    { label: "内容分类", value: words("contentClass") },
    { label: "概况", value: view.fields.title?.value ?? "" },
    { label: "投诉内容", value: view.statement?.text ?? "" },
    { label: "反映对象", value: view.fields.complainedOf?.value ?? "" },
  ];
}
