import type { FieldName, PetitionFields } from "../../../shared/petition/intake.ts";
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
 */
export function amendmentOf(view: PetitionView, edited: Partial<PetitionFields>): Amendment {
  const changes: Partial<Record<FieldName, unknown>> = {};
  const base: Partial<Record<FieldName, string>> = {};
  for (const [name, value] of Object.entries(edited) as [FieldName, unknown][]) {
    const field = view.fields[name];
    if (field && fingerprint(field.value) === fingerprint(value)) continue;
    changes[name] = value;
    if (field) base[name] = field.stamp.event;
  }
  return { changes: changes as Partial<PetitionFields>, base };
}

/** Fields with values that a person has still to choose between. */
export function conflictsOf(view: PetitionView): FieldName[] {
  return (Object.keys(view.fields) as FieldName[]).filter((name) => (view.fields[name]?.rivals.length ?? 0) > 0);
}
