import type { Answerable } from "../../../shared/petition/course/answerable.ts";
import type { Duty } from "../../../shared/regulation/clock.ts";
import type { OwedDuty } from "../api/worktable-api.ts";
import type { DutyLine } from "./count-owed.ts";

const orNull = (name: string): string | null => (name === "" ? null : name);

/** Who answers for a duty: whom it names itself, else who handles the petition. */
export function whoOwes(duty: Duty, { unit, person }: Pick<Answerable, "unit" | "person">): Pick<DutyLine, "unit" | "person"> {
  switch (duty.rule) {
    case "dispatch":
    case "urging":
      return { unit: orNull(duty.who), person: duty.who === unit ? orNull(person) : null };
    case "plan":
    case "backlog":
    case "lead-official":
      return { unit: orNull(unit), person: orNull(duty.who) };
    default:
      return { unit: orNull(unit), person: orNull(person) };
  }
}

/** A line's duty as the window is told of it. `daysLeft` as of today, whenever it was counted. */
export function owedOf({ duty, unit, person }: DutyLine, daysLeft: number): OwedDuty {
  const { state: _, who: _who, organisation: _organisation, ...info } = duty;
  return { ...info, daysLeft, unit, person };
}
