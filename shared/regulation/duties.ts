import type { Calendar } from "./calendar.ts";
import { type Clock, type Duty, hasLastDay, type Reckoning } from "./clock.ts";
import type { ClockFacts } from "./clock-facts.ts";
import { handlingClocks } from "./clocks/handling.ts";
import { ownClocks } from "./clocks/own.ts";
import { receptionClocks } from "./clocks/reception.ts";
import { remedyClocks } from "./clocks/remedies.ts";
import { dayNumber, isDate } from "./date.ts";
import type { Profile } from "./profile.ts";

/**
 * All clocks of a petition, running and stopped, in the order of the procedure. Each is counted under the rules that were
 * in force when it started (`profileAt`). Pure; `today` is a date in Asia/Shanghai.
 */
export function clocksFrom(facts: ClockFacts, profile: Profile, calendar: Calendar, today: string): readonly Clock[] {
  const { receiptDate } = facts;
  if (receiptDate === null || !isDate(receiptDate)) return [];
  const reckoning: Reckoning = { profile, calendar, now: dayNumber(today) };
  return [
    ...receptionClocks(facts, receiptDate, reckoning),
    ...handlingClocks(facts, receiptDate, reckoning),
    ...remedyClocks(facts, reckoning),
    ...ownClocks(facts, receiptDate, reckoning),
  ];
}

/** The clocks that have a last day. */
export function dutiesFrom(facts: ClockFacts, profile: Profile, calendar: Calendar, today: string): readonly Duty[] {
  return clocksFrom(facts, profile, calendar, today).filter(hasLastDay);
}

/** Later than every due date: nothing is due. */
export const nothingDue = "9999-12-31";

/** Whether a desk has to see to it: its offices' and their units' duties, and the review that it is to decide itself. */
export function owedHere(duty: Duty, organisation = ""): boolean {
  if (duty.state !== "running" && duty.state !== "paused") return false;
  if (duty.whose === "office" || duty.whose === "unit") return true;
  return duty.whose === "superior" && duty.organisation !== "" && duty.organisation === organisation;
}

/** Earliest strict day of what is still owed, or `9999-12-31`. */
export function earliestDue(duties: readonly Duty[], organisation = ""): string {
  return duties.reduce((first, duty) => (owedHere(duty, organisation) && duty.strict < first ? duty.strict : first), nothingDue);
}
