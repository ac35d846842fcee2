import type { KeptForm } from "../../../ui/kept/kept-form.ts";
import { emptyValue } from "./body-of.ts";
import type { Field, Value, Values } from "./form-fields.ts";

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
