import { type DictionaryEntry, pathName, placeName } from "../petition/dictionary.ts";
import type { Petitioner, PetitionFields } from "../petition/intake.ts";
import {
  categoryLabels,
  channelLabels,
  identityLabels,
  petitionerKindLabels,
  purposeLabels,
  sexLabels,
  sourceLabels,
} from "../petition/labels.ts";
import type { PetitionView } from "../petition/view.ts";

/** What codes mean. */
export interface Dictionaries {
  readonly contentClass: readonly DictionaryEntry[];
  readonly place: readonly DictionaryEntry[];
}

function present<K extends keyof PetitionFields>(view: PetitionView, name: K): PetitionFields[K] | undefined {
  return view.fields[name]?.value;
}

/** A petition's facts in words, empty where nothing is known. Unmasked: the caller answers for who sees them. */
export function factsOf(view: PetitionView, dictionaries: Dictionaries) {
  const petitioners = present(view, "petitioners") ?? [];
  const [principal] = petitioners;
  const source = present(view, "source");
  const agent = present(view, "agent") ?? null;
  const channel = present(view, "channel");
  const category = present(view, "category");
  const purpose = present(view, "purpose");
  return {
    number: view.number ?? "",
    petitionDate: present(view, "petitionDate") ?? "",
    receiptDate: present(view, "receiptDate") ?? "",
    registrationDate: view.registrationDate ?? "",
    channel: channel ? channelLabels[channel] : "",
    source: source ? [sourceLabels[source.kind], source.office, source.documentNumber].filter(Boolean).join("，") : "",
    sourceDeadline: source?.deadline ?? "",
    anonymous: present(view, "anonymous") ?? false,
    principal: principal?.name ?? "",
    petitioners: petitioners.map(personFacts),
    groupSize: present(view, "groupSize") ?? 1,
    representatives: (present(view, "representatives") ?? []).join("、"),
    agent: agent === null ? "" : [agent.name, agent.relation, agent.phone].filter(Boolean).join("，"),
    category: category ? categoryLabels[category] : "",
    contentClass: pathName(dictionaries.contentClass, present(view, "contentClass") ?? ""),
    place: placeName(dictionaries.place, present(view, "place") ?? ""),
    placeCode: present(view, "place") ?? "",
    purpose: purpose ? purposeLabels[purpose] : "",
    complainedOf: present(view, "complainedOf") ?? "",
    title: present(view, "title") ?? "",
    summary: present(view, "summary") ?? "",
    statement: view.statement?.text ?? "",
    confidential: present(view, "confidential") ?? false,
    attachments: view.attachments.map((item) => item.attachment.name),
  };
}

/** One petitioner in words. */
export interface PersonFacts {
  readonly name: string;
  /** 个人 or 单位（组织） */
  readonly kind: string;
  readonly sex: string;
  readonly birthDate: string;
  readonly identityKind: string;
  readonly identityNumber: string;
  readonly phone: string;
  readonly address: string;
  readonly occupation: string;
}

function personFacts(person: Petitioner): PersonFacts {
  const number = person.kind === "organisation" ? person.creditCode : person.identityNumber;
  const kind = person.kind === "organisation" ? "统一社会信用代码" : identityLabels[person.identityKind ?? "resident"];
  return {
    name: person.name,
    kind: petitionerKindLabels[person.kind],
    sex: person.sex ? sexLabels[person.sex] : "",
    birthDate: person.birthDate ?? "",
    identityKind: number ? kind : "",
    identityNumber: number ?? "",
    phone: person.phone ?? "",
    address: person.address,
    occupation: person.occupation ?? "",
  };
}
