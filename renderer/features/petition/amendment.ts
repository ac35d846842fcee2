import { z } from "zod";
import { type FieldName, fieldsSchema, type PetitionFields } from "../../../shared/petition/intake.ts";
import type { PetitionView } from "../../../shared/petition/view.ts";

/** A value as text that is equal exactly when the values are, whatever the order of their members. */
function fingerprint(value: unknown): string {
  return JSON.stringify(value, (_, member: unknown) =>
    typeof member === "object" && member !== null && !Array.isArray(member)
      ? Object.fromEntries(Object.entries(member).sort(([a], [b]) => (a < b ? -1 : 1)))
      : member,
  );
}

/** What an amendment says: the fields that differ, and for each the event whose value the author saw. */
export interface Amendment {
  readonly changes: Partial<PetitionFields>;
  readonly base: Partial<Record<FieldName, string>>;
}

/**
 * The amendment that turns the fields of a view into edited ones. Fields left as they were are not in it, so two people
 * who edit different fields of one petition do not collide. The statement is not a field and cannot be amended.
 * `earlier`: what was seen where a form that was begun before goes on.
 */
export function amendmentOf(view: PetitionView, edited: Partial<PetitionFields>, earlier: Amendment["base"] = {}): Amendment {
  const changes: Partial<Record<FieldName, unknown>> = {};
  const base: Partial<Record<FieldName, string>> = {};
  for (const [name, value] of Object.entries(edited) as [FieldName, unknown][]) {
    const field = view.fields[name];
    if (field && fingerprint(field.value) === fingerprint(value)) continue;
    changes[name] = value;
    if (field) base[name] = earlier[name] ?? field.stamp.event;
  }
  return { changes: changes as Partial<PetitionFields>, base };
}

const text = z.string();
const { channel, category, purpose, source, anonymous, confidential } = fieldsSchema.shape;
/** What a form may hold before it is finished: looser than what may be recorded, which the engine checks. */
const keptFields: { readonly [N in FieldName]: z.ZodType } = {
  channel,
  category,
  purpose,
  anonymous,
  confidential,
  source: z.object({
    kind: source.shape.kind,
    office: text.optional(),
    documentNumber: text.optional(),
    deadline: text.optional(),
  }),
  petitioners: z.array(z.looseObject({ kind: z.enum(["person", "organisation"]), name: text, address: text })),
  agent: z.looseObject({ name: text, authorised: z.boolean() }).nullable(),
  representatives: z.array(text),
  groupSize: z.number(),
  petitionDate: text,
  receiptDate: text,
  contentClass: text,
  place: text,
  complainedOf: text,
  title: text,
  summary: text,
};
const keptRecord = z.record(z.string(), z.unknown()).catch({});

/** Reads an amendment that was begun before: what of it still can be read. */
export function keptAmendment(kept: { readonly typed: Readonly<Record<string, unknown>> } | null): Amendment {
  const changes = keptRecord.parse(kept?.typed["changes"]);
  const base = keptRecord.parse(kept?.typed["base"]);
  const names = (Object.keys(keptFields) as FieldName[]).filter(
    (name) => name in changes && keptFields[name].safeParse(changes[name]).success,
  );
  return {
    changes: Object.fromEntries(names.map((name) => [name, changes[name]])),
    base: Object.fromEntries(names.flatMap((name) => (typeof base[name] === "string" ? [[name, base[name]]] : []))),
  };
}

/** Fields with values that a person has still to choose between. */
export function conflictsOf(view: PetitionView): FieldName[] {
  return (Object.keys(view.fields) as FieldName[]).filter((name) => (view.fields[name]?.rivals.length ?? 0) > 0);
}
