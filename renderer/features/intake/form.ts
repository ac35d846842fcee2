import { z } from "zod";
import type { DictionaryEntry } from "../../../shared/petition/dictionary.ts";
import { attachmentSchema, categories, channels, identityKinds, purposes, sourceKinds } from "../../../shared/petition/intake.ts";
import { placeNames } from "../../ui/choices.ts";
import type { FoundMatter } from "../../ui/window-state.ts";

/** Text of a form field: whatever was typed, or empty when an older draft does not know the field. */
const text = z.string().catch("");
const yes = z.boolean().catch(false);

/**
 * A list whose broken members are left out instead of spoiling the rest. Drafts outlive the form that wrote them, so
 * nothing a draft holds may make it unreadable.
 */
const tolerantList = <T extends z.ZodType>(member: T) =>
  z
    .array(z.unknown())
    .catch([])
    .transform((members) =>
      members.flatMap((value) => {
        const parsed = member.safeParse(value);
        return parsed.success ? [parsed.data] : [];
      }),
    );

const petitionerForm = z.object({
  kind: z.enum(["person", "organisation"]).catch("person"),
  name: text,
  address: text,
  identityKind: z.enum(identityKinds).catch("resident"),
  identityNumber: text,
  creditCode: text,
  phone: text,
  sex: z.enum(["", "female", "male"]).catch(""),
  birthDate: text,
  occupation: text,
});

/** 信访人 as typed; empty text stands for "not said". */
export type PetitionerForm = z.infer<typeof petitionerForm>;

const emptyPetitioner: PetitionerForm = petitionerForm.parse({});

/** How the statement was confirmed, or `later`: printed first, signed afterwards. */
export const confirmations = ["later", "signed", "read-back", "as-received", "refused-to-sign"] as const;

const draftForm = z.object({
  channel: z.enum(channels).catch("visit"),
  sourceKind: z.enum(sourceKinds).catch("direct"),
  sourceOffice: text,
  sourceDocumentNumber: text,
  sourceDeadline: text,
  petitionDate: text,
  receiptDate: text,
  anonymous: yes,
  petitioners: tolerantList(petitionerForm).transform((list) => (list.length > 0 ? list : [emptyPetitioner])),
  groupSize: z.string().catch("1"),
  representatives: tolerantList(z.string()),
  byAgent: yes,
  agentName: text,
  agentRelation: text,
  agentPhone: text,
  agentAuthorised: yes,
  category: z.enum(categories).catch("claim"),
  contentClass: text,
  place: text,
  purpose: z.enum(purposes).catch("resolve"),
  complainedOf: text,
  title: text,
  summary: text,
  confidential: yes,
  statement: text,
  confirmation: z.enum(confirmations).catch("later"),
  attachments: tolerantList(attachmentSchema),
  sameMatterAs: z
    .string()
    .regex(/^[0-9a-f]{32}$/)
    .nullable()
    .catch(null),
  /** The office's record of 排查 that this matter comes from. */
  screening: z
    .string()
    .regex(/^[0-9a-f]{32}$/)
    .nullable()
    .catch(null),
  /** Known matters that the clerk and the petitioner found to be something else. */
  otherMatters: tolerantList(z.string()),
});

/** Everything the intake screen holds, as plain JSON: a draft is exactly this. */
export type IntakeForm = z.infer<typeof draftForm>;

/** A form before anything was typed: received today. `today` is a date, `2026-11-20`. */
export function emptyForm(today: string): IntakeForm {
  return draftForm.parse({ petitionDate: today, receiptDate: today });
}

/**
 * A form that begins with a found dispute: source 排查, matter, and the place by its code where the dictionary knows one
 * of that name, alone (石桥村) or behind its township's (青溪镇石桥村). The statement is left to the petitioner.
 */
export function formFrom(matter: FoundMatter, places: readonly DictionaryEntry[], today: string): IntakeForm {
  const { screening, title, summary, place } = matter;
  const full = placeNames(places);
  const named = places.filter(({ active, name, code }) => active && place !== "" && (name === place || full.get(code) === place));
  const [only] = named.length === 1 ? named : [];
  return { ...emptyForm(today), sourceKind: "dispute-screening", screening, title, summary, place: only?.code ?? "" };
}

/** An empty 信访人. */
export function newPetitioner(): PetitionerForm {
  return { ...emptyPetitioner };
}

/**
 * The form that a draft holds. Fields that this version does not know are dropped, values it cannot read become empty,
 * so a draft of any earlier or later version opens with everything that still has a place.
 */
export function restoreForm(draft: Readonly<Record<string, unknown>>): IntakeForm {
  return draftForm.parse(draft);
}

/** Whether anything was typed or attached that would be worth a draft. */
export function isTouched(form: IntakeForm): boolean {
  return (
    form.statement.trim() !== "" ||
    form.title.trim() !== "" ||
    form.summary.trim() !== "" ||
    form.complainedOf.trim() !== "" ||
    form.sourceOffice.trim() !== "" ||
    form.attachments.length > 0 ||
    form.petitioners.some((petitioner) =>
      [petitioner.name, petitioner.address, petitioner.phone, petitioner.identityNumber, petitioner.creditCode].some(
        (value) => value.trim() !== "",
      ),
    )
  );
}
