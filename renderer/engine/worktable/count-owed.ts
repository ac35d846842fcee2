import { clockFactsOfKept } from "../../../shared/petition/kept-facts.ts";
import type { Calendar } from "../../../shared/regulation/calendar.ts";
import { type Duty, hasLastDay } from "../../../shared/regulation/clock.ts";
import { dateOf, dayNumber } from "../../../shared/regulation/date.ts";
import { clocksFrom, nothingDue, owedHere } from "../../../shared/regulation/duties.ts";
import type { Profile } from "../../../shared/regulation/profile.ts";
import type { Kept } from "../ledger/projection.ts";
import { whoOwes } from "./owed.ts";

/** By what is counted: the rules of the offices, the calendar, and whose desk it is. */
export interface Counting {
  profileOf(organisation: string): Profile;
  readonly calendar: Calendar;
  readonly desk: string;
}

/** A duty of a petition in memory. Its `daysLeft` is that of the day on which it was counted. */
export interface DutyLine {
  readonly petition: string;
  readonly receiptDate: string;
  readonly duty: Duty;
  /** Null where nobody is named. */
  readonly unit: string | null;
  readonly person: string | null;
}

/** What a petition owes at this desk, as it was counted on a day. */
export interface Counted {
  readonly lines: readonly DutyLine[];
  /** Earliest strict day of them, as the petition's row has it. */
  readonly due: string;
  /**
   * The first later day (as a day number) on which something of it may have lapsed, so that it has to be counted anew;
   * before that a day only takes one off the days left. Infinity: never.
   */
  readonly until: number;
}

/** A petition that owes nothing: no passing day changes that, only a step or other rules. */
export const owesNothing: Counted = { lines: [], due: nothingDue, until: Number.POSITIVE_INFINITY };

/** Counts all clocks of a petition and keeps what this desk has to see to. Arithmetic over memory. */
export function countOwed({ index, facts }: Kept, { profileOf, calendar, desk }: Counting, today: number): Counted {
  const clocks = clocksFrom(clockFactsOfKept(facts), profileOf(index.organisation), calendar, dateOf(today));
  const { unit = "", person = "" } = facts;
  const lines: DutyLine[] = [];
  let due = nothingDue;
  let until = Number.POSITIVE_INFINITY;
  for (const clock of clocks) {
    if (!hasLastDay(clock) || !owedHere(clock, desk)) continue;
    const owes = whoOwes(clock, { unit, person });
    lines.push({ petition: index.id, receiptDate: index.receiptDate, duty: clock, unit: owes.unit, person: owes.person });
    if (clock.strict < due) due = clock.strict;
    for (const last of [clock.strict, clock.latest]) {
      const after = dayNumber(last) + 1;
      if (after > today && after < until) until = after;
    }
  }
  return lines.length === 0 ? owesNothing : { lines, due, until };
}
