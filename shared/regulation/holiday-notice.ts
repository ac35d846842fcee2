import { dateOf, dayNumber, isDate } from "./date.ts";
import type { HolidayYear } from "./holidays.ts";

/** A sentence of the notice that says neither days off nor working days, as it was typed. */
export interface NoticeFault {
  readonly fault: string;
}

const range = /(?:(\d{4})年)?(\d{1,2})月(\d{1,2})日(?:[至到—~-]+(?:(\d{4})年)?(?:(\d{1,2})月)?(\d{1,2})日)?/g;

/**
 * Reads the State Council's notice of a year's holidays as it is printed (国办发明电), whole or in part: every sentence
 * with dates says 放假 or 上班. `year`: four digits, the year that dates without one belong to; days of other years are
 * left out, they stand in the notice of theirs. Entries come as `2027-01-01` or `2027-01-01..2027-01-03`.
 */
export function readHolidayNotice(year: string, text: string): HolidayYear | NoticeFault {
  const off: string[] = [];
  const work: string[] = [];
  for (const sentence of text.replace(/[（(][^）)]*[）)]|[^\S\n]+/g, "").split(/[。；;\n]/)) {
    const found = [...sentence.matchAll(range)];
    if (found.length === 0) {
      if (/\d/.test(sentence) && /放假|上班/.test(sentence)) return { fault: sentence.trim() };
      continue;
    }
    const works = sentence.includes("上班");
    if (works === sentence.includes("放假")) return { fault: sentence.trim() };
    for (const match of found) {
      const days = daysBetween(year, match);
      if (days === null) return { fault: match[0] };
      const own = days.filter((day) => day.startsWith(`${year}-`));
      const [first, last] = [own[0], own.at(-1)];
      if (first === undefined || last === undefined) continue;
      if (works) work.push(...own);
      else off.push(first === last ? first : `${first}..${last}`);
    }
  }
  return { off, work };
}

/** All days of one printed range, or null when a day does not exist or the range runs backwards or over a month. */
function daysBetween(year: string, [, fromYear, fromMonth, fromDay, toYear, toMonth, toDay]: RegExpMatchArray): string[] | null {
  const from = dateText(fromYear ?? year, fromMonth, fromDay);
  const to = toDay === undefined ? from : dateText(toYear ?? fromYear ?? year, toMonth ?? fromMonth, toDay);
  if (!isDate(from) || !isDate(to)) return null;
  const length = dayNumber(to) - dayNumber(from) + 1;
  if (length < 1 || length > 31) return null;
  return Array.from({ length }, (_, place) => dateOf(dayNumber(from) + place));
}

function dateText(year: string, month = "", day = ""): string {
  return `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
}
