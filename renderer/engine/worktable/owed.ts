import type { Answerable } from "../../../shared/petition/course/answerable.ts";
import type { Duty } from "../../../shared/regulation/clock.ts";
import type { OwedDuty } from "../worktable-api.ts";

const orNull = (name: string): string | null => (name === "" ? null : name);

/** A duty with who answers for it: whom it names itself, else who handles the petition. */
export function owedOf(duty: Duty, { unit, person }: Pick<Answerable, "unit" | "person">): OwedDuty {
  const { state: _, who, organisation: _organisation, ...info } = duty;
  switch (duty.rule) {
    case "dispatch":
    case "urging":
      return { ...info, unit: orNull(who), person: who === unit ? orNull(person) : null };
    case "plan":
    case "backlog":
    case "lead-official":
      return { ...info, unit: orNull(unit), person: orNull(who) };
    default:
      return { ...info, unit: orNull(unit), person: orNull(person) };
  }
}
