import type { OfficeRecordRow } from "../../engine/record-api.ts";
import type { strings } from "./strings.ts";

export type FieldName = keyof typeof strings.fields;
export type LedgerKind = keyof typeof strings.kinds;

interface FieldForm {
  readonly name: FieldName;
  /** `open-day`: none while it is not done yet. */
  readonly as: "line" | "text" | "day" | "open-day" | "how";
  readonly required?: true;
}

/** Fields of each ledger in the order of its form; `besides`: what the form does not ask. */
export const ledgerKinds: Readonly<
  Record<LedgerKind, { readonly fields: readonly FieldForm[]; readonly besides: Readonly<Record<string, null>> }>
> = {
  screening: {
    fields: [
      { name: "date", as: "day", required: true },
      { name: "how", as: "how", required: true },
      { name: "place", as: "line" },
      { name: "matter", as: "text", required: true },
      { name: "unit", as: "line" },
      { name: "measure", as: "text" },
      { name: "settled", as: "open-day" },
    ],
    besides: { petition: null },
  },
  responsibility: {
    fields: [
      { name: "due", as: "day", required: true },
      { name: "matter", as: "text", required: true },
      { name: "owner", as: "line", required: true },
      { name: "unit", as: "line" },
      { name: "measure", as: "text" },
      { name: "done", as: "open-day" },
    ],
    besides: {},
  },
  reception: {
    fields: [
      { name: "date", as: "day", required: true },
      { name: "leader", as: "line", required: true },
      { name: "post", as: "line" },
      { name: "place", as: "line" },
    ],
    besides: { record: null },
  },
};

export type FormValues = Readonly<Partial<Record<FieldName, string>>>;

/** What a form shows of a record; of a new one today and the usual way. */
export function formOf(kind: LedgerKind, row: OfficeRecordRow | null, today: string): FormValues {
  const data: Readonly<Record<string, unknown>> = row?.data ?? {};
  const values = ledgerKinds[kind].fields.map(({ name, as }) => {
    const fresh = row ? "" : as === "day" ? today : as === "how" ? "regular" : "";
    const held = data[name];
    return [name, typeof held === "string" ? held : fresh];
  });
  return Object.fromEntries(values) as FormValues;
}

/** The record's data out of its form. What the form does not ask stays as it was. */
export function dataOf(kind: LedgerKind, row: OfficeRecordRow | null, values: FormValues): Readonly<Record<string, unknown>> {
  const { fields, besides } = ledgerKinds[kind];
  const written = fields.map(({ name, as }) => {
    const value = (values[name] ?? "").trim();
    return [name, as === "open-day" && value === "" ? null : value];
  });
  return { ...besides, ...row?.data, ...Object.fromEntries(written) };
}
