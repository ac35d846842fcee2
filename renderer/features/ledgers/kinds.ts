import type { RecordKind } from "../../../shared/petition/office-record/record-kinds.ts";
import { visitDestinationWords } from "../../../shared/regulation/parameters.ts";
import { strings } from "./strings.ts";

/** Kinds of records that a form of fields enters. 工作交接 and 销毁清册 are taken from the petitions instead. */
export type FormKind = Exclude<RecordKind, "handover" | "destruction-list">;

interface FieldBase {
  /** Place within the data: `record.summary`. */
  readonly name: string;
  readonly label: string;
  readonly required?: true;
  /** Takes the whole breadth of the form, though it is one line. */
  readonly wide?: true;
}
/** Fields that hold one text. `open-day`: none while it is not done yet. */
export type PlainField = FieldBase &
  (
    | { readonly as: "line" | "text" | "day" | "open-day" | "open-time" | "number" }
    /** `open-choice`: none may be chosen. */
    | { readonly as: "choice" | "open-choice"; readonly options: Readonly<Record<string, string>> }
  );
export type Field =
  | PlainField
  /** One text in each line. */
  | (FieldBase & { readonly as: "names" })
  /** Ids. */
  | (FieldBase & { readonly as: "petitions" })
  | (FieldBase & { readonly as: "lines"; readonly parts: readonly PlainField[]; readonly add: string });

interface KindForm {
  readonly fields: readonly Field[];
  /** Part of the data that is null while nothing of it is filled in. */
  readonly whole?: string;
  /** What the form does not ask, in a new record. */
  readonly besides?: Readonly<Record<string, null>>;
  /** Fields that the list shows, in their order. */
  readonly columns: readonly string[];
}

const label = strings.fields;
const matter = { name: "matter", label: label.matter, as: "text", required: true } as const;
const unit = { name: "unit", label: label.unit, as: "line" } as const;
const owner = { name: "owner", label: label.owner, as: "line", required: true } as const;
const place = { name: "place", label: label.place, as: "line" } as const;
const measure = { name: "measure", label: label.measure, as: "text" } as const;
const date = { name: "date", label: label.date, as: "day", required: true } as const;
const due = { name: "due", label: label.due, as: "day", required: true } as const;
const done = { name: "done", label: label.done, as: "open-day" } as const;

/** The form of each ledger: fields in the order in which they are asked. */
export const kindForms: Readonly<Record<FormKind, KindForm>> = {
  screening: {
    fields: [
      date,
      { name: "how", label: label.how, as: "choice", options: strings.how, required: true },
      place,
      unit,
      matter,
      measure,
      { name: "settled", label: label.settled, as: "open-day" },
    ],
    besides: { petition: null },
    columns: ["date", "how", "place", "matter", "unit", "settled"],
  },
  meeting: {
    fields: [
      { name: "form", label: label.form, as: "choice", options: strings.form, required: true },
      date,
      { name: "chair", label: label.chair, as: "line", required: true },
      place,
      { name: "attendees", label: label.attendees, as: "names" },
      { name: "petitions", label: label.petitions, as: "petitions" },
      { name: "minutes", label: label.minutes, as: "text" },
      {
        name: "decisions",
        label: label.decisions,
        as: "lines",
        add: strings.addDecision,
        parts: [{ name: "text", label: label.text, as: "text", required: true }, owner, unit, due, done],
      },
    ],
    columns: ["date", "form", "chair", "place", "petitions"],
  },
  reception: {
    fields: [
      date,
      place,
      { name: "leader", label: label.leader, as: "line", required: true },
      { name: "post", label: label.post, as: "line" },
      { name: "record.petitions", label: label["record.petitions"], as: "petitions" },
      { name: "record.summary", label: label["record.summary"], as: "text" },
    ],
    whole: "record",
    columns: ["date", "leader", "post", "place", "record.summary"],
  },
  "duty-roster": {
    fields: [
      { name: "occasion", label: label.occasion, as: "line", required: true, wide: true },
      { name: "from", label: label.from, as: "day", required: true },
      { name: "to", label: label.to, as: "day", required: true },
      { name: "matters", label: label.matters, as: "lines", add: strings.addMatter, parts: [matter, owner, unit] },
    ],
    columns: ["from", "to", "occasion", "matters"],
  },
  "group-visit-notice": {
    fields: [
      { name: "notice.office", label: label["notice.office"], as: "line", required: true },
      { name: "notice.number", label: label["notice.number"], as: "line" },
      { name: "notice.date", label: label["notice.date"], as: "day", required: true },
      { name: "people", label: label.people, as: "number", required: true },
      { name: "destination", label: label.destination, as: "open-choice", options: visitDestinationWords },
      { name: "date", label: label.visitDate, as: "day", required: true },
      { name: "time", label: label.time, as: "open-time" },
      { name: "place", label: label.visitPlace, as: "line", required: true },
      matter,
      { name: "received.by", label: label["received.by"], as: "line" },
      { name: "received.date", label: label["received.date"], as: "open-day" },
      { name: "received.time", label: label["received.time"], as: "open-time" },
    ],
    whole: "received",
    columns: ["date", "time", "place", "matter", "people", "notice.office"],
  },
  responsibility: {
    fields: [due, done, owner, unit, matter, measure],
    columns: ["due", "matter", "owner", "unit", "measure", "done"],
  },
};
