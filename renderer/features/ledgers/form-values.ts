import type { OfficeRecordRow } from "../../engine/api/record-api.ts";
import { type Field, type FormKind, kindForms, type PlainField } from "./kinds.ts";

/** One line of a repeated group, by the names of its parts. */
export type LineValues = Readonly<Record<string, string>>;
/** What a form holds, by the names of its fields: a text, a list of texts, or lines. */
export type FormValues = Readonly<Record<string, string | readonly string[] | readonly LineValues[]>>;

type Data = Readonly<Record<string, unknown>>;

function valueAt(data: Data, name: string): unknown {
  let value: unknown = data;
  for (const key of name.split(".")) {
    if (typeof value !== "object" || value === null) return undefined;
    value = (value as Data)[key];
  }
  return value;
}

function textOf(value: unknown): string {
  return typeof value === "string" || typeof value === "number" ? String(value) : "";
}

function freshText(field: PlainField, today: string): string {
  if (field.as === "day") return today;
  return field.as === "choice" ? (Object.keys(field.options)[0] ?? "") : "";
}

/** A new line of a repeated group. */
export function freshLine(parts: readonly PlainField[], today: string): LineValues {
  return Object.fromEntries(parts.map((part) => [part.name, freshText(part, today)]));
}

function heldOf(field: Field, data: Data): FormValues[string] {
  const held = valueAt(data, field.name);
  if (field.as === "names") return Array.isArray(held) ? held.map(textOf).join("\n") : "";
  if (field.as === "petitions") return Array.isArray(held) ? held.map(textOf) : [];
  if (field.as !== "lines") return textOf(held);
  const lines: readonly Data[] = Array.isArray(held) ? held : [];
  return lines.map((line) => Object.fromEntries(field.parts.map(({ name }) => [name, textOf(line[name])])));
}

/** What the form shows of a record; of a new one today and the usual choice. */
export function formOf(kind: FormKind, row: OfficeRecordRow | null, today: string): FormValues {
  const values = kindForms[kind].fields.map((field) => {
    if (row) return [field.name, heldOf(field, row.data as Data)];
    if (field.as === "petitions") return [field.name, []];
    // One to begin with; left blank it is none.
    if (field.as === "lines") return [field.name, [freshLine(field.parts, today)]];
    return [field.name, field.as === "names" ? "" : freshText(field, today)];
  });
  return Object.fromEntries(values) as FormValues;
}

/** A text as the data holds it: an open one is null while it is empty. */
function written(field: PlainField, typed: string): string | number | null {
  const value = typed.trim();
  if (field.as === "number") return /^\d+$/.test(value) ? Number(value) : Number.NaN;
  return value === "" && field.as.startsWith("open-") ? null : value;
}

/** Parts that are only preset: a line that holds nothing else was never filled in. */
function isBlank(parts: readonly PlainField[], line: LineValues): boolean {
  return parts.every((part) => part.as === "day" || part.as === "choice" || (line[part.name] ?? "").trim() === "");
}

function dataAt(field: Field, value: FormValues[string] | undefined): unknown {
  if (field.as === "lines") {
    const lines = (value ?? []) as readonly LineValues[];
    return lines
      .filter((line) => !isBlank(field.parts, line))
      .map((line) => Object.fromEntries(field.parts.map((part) => [part.name, written(part, line[part.name] ?? "")])));
  }
  if (field.as === "petitions") return value ?? [];
  const typed = typeof value === "string" ? value : "";
  if (field.as !== "names") return written(field, typed);
  return typed
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
}

function isEmpty(value: unknown): boolean {
  return value === "" || value === null || (Array.isArray(value) && value.length === 0);
}

/** The record's data out of its form. What the form does not ask stays as it was. */
export function dataOf(kind: FormKind, row: OfficeRecordRow | null, values: FormValues): Data {
  const { fields, whole, besides } = kindForms[kind];
  const data: Record<string, unknown> = { ...besides, ...row?.data };
  const inner = new Map<string, Record<string, unknown>>();
  for (const field of fields) {
    const value = dataAt(field, values[field.name]);
    const [group = "", key] = field.name.split(".");
    if (key === undefined) data[group] = value;
    else inner.set(group, { ...inner.get(group), [key]: value });
  }
  for (const [group, part] of inner) data[group] = group === whole && Object.values(part).every(isEmpty) ? null : part;
  return data;
}
