import { dateOf, dayNumber, weekday } from "./date.ts";
import { daysOf, fixedHolidays, type HolidayTables } from "./holidays.ts";

/** Which days are worked. Days are day numbers of regulation/date. */
export interface Calendar {
  isWorkingDay(day: number): boolean;
  /** Whether the year's holiday notice is known. */
  covers(year: number): boolean;
}

/**
 * A calendar from holiday tables. A year without a table falls back to weekends and the holidays on fixed dates;
 * `warningFor` says so wherever it matters.
 */
export function makeCalendar(tables: HolidayTables): Calendar {
  const off = new Set<number>();
  const work = new Set<number>();
  const years = new Set<number>();
  for (const [year, table] of Object.entries(tables)) {
    years.add(Number(year));
    for (const entry of table.off) for (const date of daysOf(entry) ?? []) off.add(dayNumber(date));
    for (const date of table.work) work.add(dayNumber(date));
  }
  const fixed: ReadonlySet<string> = new Set(fixedHolidays);
  return {
    covers: (year) => years.has(year),
    isWorkingDay(day) {
      if (off.has(day)) return false;
      if (work.has(day)) return true;
      const plain = weekday(day) !== 0 && weekday(day) !== 6;
      if (!plain) return false;
      const date = dateOf(day);
      return years.has(Number(date.slice(0, 4))) || !fixed.has(date.slice(5));
    },
  };
}

/** The first working day on or after a day. */
export function workingDayFrom(calendar: Calendar, day: number): number {
  let at = day;
  while (!calendar.isWorkingDay(at)) at += 1;
  return at;
}

/** The last working day on or before a day. */
export function workingDayUntil(calendar: Calendar, day: number): number {
  let at = day;
  while (!calendar.isWorkingDay(at)) at -= 1;
  return at;
}

/** One sentence for every year between two days whose holiday notice is missing. */
export function warningsBetween(calendar: Calendar, from: number, to: number): readonly string[] {
  const warnings: string[] = [];
  for (let year = Number(dateOf(from).slice(0, 4)); year <= Number(dateOf(to).slice(0, 4)); year += 1) {
    if (!calendar.covers(year)) warnings.push(`未导入 ${year} 年放假安排，只按周末和固定日期的节日推算，请核对`);
  }
  return warnings;
}
