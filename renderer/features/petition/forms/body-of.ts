import type { Attachment } from "../../../../shared/petition/intake.ts";
import type { Field, FormFacts, OfficeValue, Value, Values } from "./form-fields.ts";

/** Files that were stored, by the key of their field. */
export type Stored = Readonly<Record<string, readonly Attachment[]>>;
type Body = Readonly<Record<string, unknown>>;

/** What a field holds before anything is typed. */
export function startOf(field: Field, facts: FormFacts): Value {
  return field.start?.(facts) ?? emptyValue(field);
}

export function emptyValue(field: Field): Value {
  switch (field.kind) {
    case "flag":
      return false;
    case "many":
    case "list":
    case "rows":
    case "file":
      return [];
    case "office":
      return { organisation: "", name: "" };
    default:
      return "";
  }
}

export function startValues(fields: readonly Field[], facts: FormFacts): Values {
  return Object.fromEntries(fields.map((field) => [field.key, startOf(field, facts)]));
}

/** Whether a field is shown for what is typed now. */
export function isShown(field: Field, values: Values, facts: FormFacts): boolean {
  return field.kind !== "carried" && (field.when?.(values, facts) ?? true);
}

/** The body of a step from what was filled in, as its schema wants it; wrong and missing values are the engine's to refuse. */
export function bodyOf(fields: readonly Field[], values: Values, facts: FormFacts, stored: Stored = {}): Body {
  const body: Record<string, unknown> = {};
  const day = typeof values["date"] === "string" ? values["date"] : facts.today;
  for (const field of fields) {
    if (field.local) continue;
    const item = itemOf(field, valueNow(field, values, facts), facts, stored, dayOfTime(field, values) ?? day);
    if (item !== undefined) body[field.key] = item;
  }
  return body;
}

/** What is carried is looked up anew: while the form stood open or was kept, things may have gone on. */
function valueNow(field: Field, values: Values, facts: FormFacts): Value {
  const held = values[field.key] ?? emptyValue(field);
  if (field.kind === "carried") return field.start?.(facts) ?? held;
  return isShown(field, values, facts) ? held : emptyValue(field);
}

/** The day on which a time of day is meant, where that is not the step's own. */
function dayOfTime(field: Field, values: Values): string | undefined {
  const day = field.kind === "time" && field.on !== undefined ? values[field.on] : undefined;
  return typeof day === "string" ? day.trim() : undefined;
}

/** The names in one line: `周明、沈洁`. */
export function namesIn(text: string): readonly string[] {
  return text
    .split(/[、，,;；\s]+/)
    .map((name) => name.trim())
    .filter((name) => name !== "");
}

function isOnlyOffered({ unfilled }: Extract<Field, { kind: "rows" }>, row: Values): boolean {
  return unfilled?.every((key) => String(row[key] ?? "").trim() === "") ?? false;
}

function itemOf(field: Field, value: Value, facts: FormFacts, stored: Stored, day: string): unknown {
  switch (field.kind) {
    case "file": {
      const files = stored[field.key] ?? [];
      if (field.key === "file") return files[0];
      return files.length === 0 ? undefined : files;
    }
    case "rows":
      return (value as readonly Values[])
        .filter((row) => !isOnlyOffered(field, row))
        .map((row) => bodyOf(field.fields, { ...row, date: day }, facts));
    case "list":
      return (value as readonly string[]).map((one) => one.trim()).filter((one) => one !== "");
    case "names":
      return namesIn(String(value));
    case "many":
    case "flag":
      return value;
    case "office": {
      const { organisation, name } = value as OfficeValue;
      return { organisation, name: name.trim() };
    }
    default: {
      const text = String(value).trim();
      if (text !== "") return written(field, text, day);
      return field.empty === "null" ? null : field.empty === "omit" ? undefined : "";
    }
  }
}

function written(field: Field, text: string, day: string): unknown {
  if (field.kind === "number") return Number(text);
  if ((field.kind === "choice" || field.kind === "carried") && field.asNumber) return Number(text);
  if (field.kind === "decision") return text === "yes";
  if (field.kind === "time") return momentOn(day, text);
  return text;
}

/** The moment of a time of day (`9:05`) in Asia/Shanghai. */
export function momentOn(day: string, time: string): string {
  return `${day}T${time.trim().padStart(5, "0")}:00+08:00`;
}
