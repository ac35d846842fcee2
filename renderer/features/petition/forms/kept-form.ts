import { emptyValue } from "./body-of.ts";
import type { Field, Value, Values } from "./form-fields.ts";

/** What is kept of an unfinished form. */
export interface KeptForm {
  /** Only what differs from what the form begins with: days and numbers that it offers are offered anew. */
  readonly typed: Readonly<Record<string, unknown>>;
  /** Of several steps those that are taken already. */
  readonly taken: number;
}

/** Reads a kept form; null where there is none. */
export function keptForm(form: Readonly<Record<string, unknown>> | null): KeptForm | null {
  const typed = form?.["typed"];
  const taken = form?.["taken"];
  if (typeof typed !== "object" || typed === null) return null;
  return { typed: { ...typed }, taken: typeof taken === "number" ? taken : 0 };
}

/** What differs from what a form begins with, by key. */
export function typedIn<T extends object>(now: T, start: T): Partial<T> {
  const before = new Map(Object.entries(start));
  const typed = Object.entries(now).filter(([key, value]) => JSON.stringify(value) !== JSON.stringify(before.get(key)));
  return Object.fromEntries(typed) as Partial<T>;
}

/** Values that can be kept: of a file only the name would be left, and its bytes are stored when the step is saved. */
export function keepable(fields: readonly Field[], values: Values): Values {
  const kept = fields.filter(({ kind }) => kind !== "file" && kind !== "carried");
  return Object.fromEntries(kept.map(({ key }) => [key, values[key] ?? ""]));
}

/** Kept values of the fields that there still are, as far as they still have that shape. */
export function restoredValues(fields: readonly Field[], { typed }: KeptForm): Values {
  const values: Record<string, Value> = {};
  for (const field of fields) {
    const value = typed[field.key];
    if (field.kind !== "file" && field.kind !== "carried" && fits(value, emptyValue(field))) values[field.key] = value;
  }
  return values;
}

function fits(value: unknown, like: Value): value is Value {
  return typeof value === typeof like && value !== null && Array.isArray(value) === Array.isArray(like);
}

/** Whether a form was begun for something else than what it is opened for now: what is given now counts. */
export function isOfAnother({ typed }: KeptForm, preset: Values): boolean {
  return Object.keys(preset).some((key) => key in typed && JSON.stringify(typed[key]) !== JSON.stringify(preset[key]));
}
