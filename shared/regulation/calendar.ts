import { dateOf, dayNumber, isDate, weekday, yearOfDay } from "./date.ts";
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
  const worked = (day: number): boolean => {
    if (off.has(day)) return false;
    if (work.has(day)) return true;
    const plain = weekday(day) !== 0 && weekday(day) !== 6;
    if (!plain) return false;
    const date = dateOf(day);
    return years.has(Number(date.slice(0, 4))) || !fixed.has(date.slice(5));
  };
  /** Days that were asked for before, by their place: the clocks of all petitions ask for the same few years. */
  const known = new Uint8Array(lastKnown + 1);
  return {
    covers: (year) => years.has(year),
    isWorkingDay(day) {
      const before = known[day] ?? 0;
      if (before !== 0) return before === 1;
      const found = worked(day);
      if (day >= 0 && day <= lastKnown) known[day] = found ? 1 : 2;
      return found;
    },
  };
}

/** From 1970 to 2106. */
const lastKnown = 50_000;

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
  const last = yearOfDay(to);
  let warnings: readonly string[] = none;
  for (let year = yearOfDay(from); year <= last; year += 1) {
    if (!calendar.covers(year)) warnings = [...warnings, missing(year)];
  }
  return warnings;
}

const none: readonly string[] = [];
/** Each sentence once: towards the end of a year nearly every clock has the same. */
const sentences = new Map<number, string>();

function missing(year: number): string {
  const known = sentences.get(year);
  if (known !== undefined) return known;
  const sentence = missingWords(String(year));
  sentences.set(year, sentence);
  return sentence;
}

function missingWords(years: string): string {
  return `未导入 ${years} 年放假安排，只按周末和固定日期的节日推算，请核对`;
}

const ofOneYear = new RegExp(`^${missingWords("(\\d{4})")}$`);

/** The one sentence that says which years' holiday notices are missing; null where none is. */
export function missingYearsSentence(years: Iterable<number>): string | null {
  const each = [...new Set(years)].sort((a, b) => a - b);
  return each.length === 0 ? null : missingWords(each.join("、"));
}

/** The same for all that is shown on one page: of the warnings of its clocks those about missing years, in one sentence. */
export function missingYearsNotice(clocks: Iterable<{ readonly warnings: readonly string[] }>): string | null {
  const years = [...clocks].flatMap(({ warnings }) => warnings.flatMap((warning) => ofOneYear.exec(warning)?.[1] ?? []));
  return missingYearsSentence(years.map(Number));
}

/** The same for a list that knows only the last days of its clocks. */
export function missingYearsOfDays(calendar: Calendar, days: Iterable<string>): string | null {
  const known = [...days].filter(isDate).map(dayNumber);
  return missingYearsNotice(known.map((day) => ({ warnings: warningsBetween(calendar, day, day) })));
}
