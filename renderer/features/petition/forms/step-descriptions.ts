import type { StepType } from "../../../../shared/petition/course/step-types.ts";
import { classifyForms } from "./descriptions/classify.ts";
import { closeForms } from "./descriptions/close.ts";
import { decideForms } from "./descriptions/decide.ts";
import { handleForms } from "./descriptions/handle.ts";
import { notifyForms } from "./descriptions/notify.ts";
import { recordForms } from "./descriptions/record.ts";
import { remedyForms } from "./descriptions/remedy.ts";
import { sendForms } from "./descriptions/send.ts";
import { superviseForms } from "./descriptions/supervise.ts";
import type { Field, StepDescription } from "./form-fields.ts";
import { words } from "./words.ts";

/** A step whose form is a conversation of its own: route-wizard.tsx. */
export type ConversationStep = "petition.classified";
export type DescribedStep = Exclude<StepType, ConversationStep>;

const described: { readonly [T in DescribedStep]: StepDescription } = {
  ...classifyForms,
  ...notifyForms,
  ...sendForms,
  ...handleForms,
  ...decideForms,
  ...remedyForms,
  ...closeForms,
  ...superviseForms,
  ...recordForms,
};

const day: Field = { kind: "day", key: "date", start: ({ today }) => today };
/** 作废 and 异议 carry neither scans nor a remark: their events are older than those. */
const bare: ReadonlySet<StepType> = new Set<StepType>(["petition.objected", "petition.voided"]);
const scans: Field = { kind: "file", key: "attachments", label: words.scans, optional: true, wide: true };
/** The document itself is the file; nothing else proves that it was issued. */
const ownFile: ReadonlySet<StepType> = new Set<StepType>(["petition.document-issued"]);
const remark: Field = { kind: "line", key: "remark", optional: true, empty: "omit", wide: true };

export function descriptionOf(type: DescribedStep): StepDescription {
  return described[type];
}

/** All fields of a step's form, in the order in which they are filled in: its day first, scans and remark last. */
export function fieldsOf(type: DescribedStep): readonly Field[] {
  const { fields, undated } = described[type];
  const proof = ownFile.has(type) ? [] : [scans];
  const ends = bare.has(type) ? [] : type === "petition.notice-given" ? proof : [...proof, remark];
  const label = (words.dated as Readonly<Partial<Record<StepType, string>>>)[type];
  const own: Field = label === undefined ? day : { ...day, label };
  return [...(undated ? [] : [own]), ...fields, ...ends];
}
