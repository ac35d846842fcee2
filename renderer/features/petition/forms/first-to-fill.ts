import { isShown } from "./body-of.ts";
import type { Field, FormFacts, OfficeValue, Value, Values } from "./form-fields.ts";

/** Whether a field still waits for what it must hold. What holds nothing by itself (a tick, a scan) never waits. */
function waits(field: Field, value: Value | undefined, facts: FormFacts): boolean {
  if (field.optional === true) return false;
  switch (field.kind) {
    case "carried":
    case "flag":
    case "file":
      return false;
    case "office":
      return ((value as OfficeValue | undefined)?.name ?? "").trim() === "";
    case "many":
      return ((value as readonly string[] | undefined) ?? []).length === 0;
    case "list":
      return ((value as readonly string[] | undefined) ?? []).some((text) => text.trim() === "");
    case "rows":
      return ((value as readonly Values[] | undefined) ?? []).some(
        (row) => waitingField(shownIn(field.fields, row, facts), row, facts) !== undefined,
      );
    default:
      return String(value ?? "").trim() === "";
  }
}

/** The first of these fields that must be filled and is empty. */
function waitingField(shown: readonly Field[], values: Values, facts: FormFacts): Field | undefined {
  return shown.find((field) => waits(field, values[field.key], facts));
}

function shownIn(fields: readonly Field[], values: Values, facts: FormFacts): readonly Field[] {
  return fields.filter((field) => isShown(field, values, facts));
}

/**
 * Where the hand begins in a form: the first field shown that has to be filled and is empty; where none is, the first
 * after the step's day, which is as a rule today's.
 */
export function firstToFill(fields: readonly Field[], values: Values, facts: FormFacts): Field | undefined {
  const shown = shownIn(fields, values, facts);
  return waitingField(shown, values, facts) ?? shown.find(({ key }) => key !== "date");
}

/** The same among repeating rows: the place of the first row that waits, else of the first row, and its field. */
export function firstInRows(
  fields: readonly Field[],
  rows: readonly Values[],
  facts: FormFacts,
): { readonly at: number; readonly field: Field } | undefined {
  for (const [at, row] of rows.entries()) {
    const field = waitingField(shownIn(fields, row, facts), row, facts);
    if (field) return { at, field };
  }
  const field = shownIn(fields, rows[0] ?? {}, facts)[0];
  return rows[0] && field ? { at: 0, field } : undefined;
}
