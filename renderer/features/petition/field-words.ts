import type { FieldName, Petitioner, PetitionFields } from "../../../shared/petition/intake.ts";
import {
  categoryLabels,
  channelLabels,
  identityLabels,
  purposeLabels,
  sexLabels,
  sourceLabels,
} from "../../../shared/petition/labels.ts";

/** Names for codes that only dictionaries know. */
export interface DictionaryNames {
  readonly contentClass: ReadonlyMap<string, string>;
  readonly place: ReadonlyMap<string, string>;
}

const none = "无";

function petitionerWords(person: Petitioner): string {
  const identity = person.identityNumber ? `${identityLabels[person.identityKind ?? "resident"]} ${person.identityNumber}` : "";
  return [
    person.name,
    person.sex ? sexLabels[person.sex] : "",
    person.birthDate ?? "",
    identity,
    person.creditCode ?? "",
    person.phone ?? "",
    person.address,
    person.occupation ?? "",
  ]
    .filter((part) => part !== "")
    .join("，");
}

type Words = { readonly [K in FieldName]: (value: PetitionFields[K], names: DictionaryNames) => string };

const words: Words = {
  channel: (value) => channelLabels[value],
  source: ({ kind, office, documentNumber, deadline }) =>
    [sourceLabels[kind], office, documentNumber, deadline ? `限 ${deadline} 前` : undefined].filter(Boolean).join("，"),
  petitionDate: (value) => value,
  receiptDate: (value) => value,
  petitioners: (value) => (value.length === 0 ? none : value.map(petitionerWords).join("；")),
  anonymous: (value) => (value ? "是" : "否"),
  groupSize: (value) => `${value} 人`,
  representatives: (value) => (value.length === 0 ? none : value.join("、")),
  agent: (value) =>
    value === null
      ? none
      : [value.name, value.relation, value.phone, value.authorised ? "已出示书面委托" : "未见书面委托"]
          .filter(Boolean)
          .join("，"),
  category: (value) => categoryLabels[value],
  contentClass: (value, names) => names.contentClass.get(value) ?? value,
  place: (value, names) => (value === "" ? "未填" : (names.place.get(value) ?? value)),
  purpose: (value) => purposeLabels[value],
  complainedOf: (value) => (value === "" ? none : value),
  title: (value) => value,
  summary: (value) => (value === "" ? none : value),
  confidential: (value) => (value ? "要求保密" : "未要求"),
};

/** The value of a field as a person reads it: a word for every code, 无 for nothing. */
export function fieldWords<K extends FieldName>(field: K, value: PetitionFields[K], names: DictionaryNames): string {
  return words[field](value, names);
}
