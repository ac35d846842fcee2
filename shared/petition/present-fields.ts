import { fieldsSchema, type PetitionFields } from "./intake.ts";
import type { PetitionView } from "./view.ts";

/** Fields as they stand, or null while the registration has not arrived. */
export function presentFields(view: PetitionView): PetitionFields | null {
  const values = Object.fromEntries(Object.entries(view.fields).map(([name, state]) => [name, state.value]));
  const parsed = fieldsSchema.safeParse(values);
  return parsed.success ? parsed.data : null;
}
