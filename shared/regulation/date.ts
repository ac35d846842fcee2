/**
 * Calendar dates of Asia/Shanghai as text (`2026-11-20`) and as day numbers (days since 1970-01-01), so that counting
 * never meets a clock, a time zone or milliseconds.
 */
const shape = /^(\d{4})-(\d{2})-(\d{2})$/;
const monthLengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function isLeap(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

/** Days that were spelt or read before: the clocks of all petitions name the same few years. */
const spelt: (string | undefined)[] = [];
/** Days that are remembered by their place: from 1970 to 2106. */
const lastSpelt = 50_000;
const readBefore = new Map<string, number>();
const mostRead = 10_000;

/** Whether the text names a day that exists, from 1800 to 2999: periods counted from it still have four-digit years. */
export function isDate(text: string): boolean {
  return text >= "1800-01-01" && text <= "2999-12-31" && (readBefore.has(text) || exists(text));
}

/** Any day of a year of four digits: what is counted from a date may lie a little beyond those that are entered. */
function exists(text: string): boolean {
  const match = shape.exec(text);
  if (match === null) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const length = month === 2 && isLeap(year) ? 29 : (monthLengths[month - 1] ?? 0);
  return year >= 1000 && day >= 1 && day <= length;
}

/** Day number of a date. Throws RangeError when there is no such day. */
export function dayNumber(date: string): number {
  const known = readBefore.get(date);
  if (known !== undefined) return known;
  if (!exists(date)) throw new RangeError(`no such day: ${date}`);
  const day = Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5, 7)) - 1, Number(date.slice(8, 10))) / 86_400_000;
  if (readBefore.size === mostRead) readBefore.clear();
  readBefore.set(date, day);
  return day;
}

/** The date of a day number. */
export function dateOf(day: number): string {
  const known = spelt[day];
  if (known !== undefined) return known;
  const date = new Date(day * 86_400_000).toISOString().slice(0, 10);
  if (day >= 0 && day <= lastSpelt) spelt[day] = date;
  return date;
}

/** The corresponding day so many months later, or the month's last day where it has none (《民法典》第202条). */
export function addMonths(day: number, months: number): number {
  const date = dateOf(day);
  const month = Number(date.slice(5, 7)) - 1 + months;
  const year = Number(date.slice(0, 4)) + Math.floor(month / 12);
  const first = dayNumber(`${year}-${String((month % 12) + 1).padStart(2, "0")}-01`);
  const length = month % 12 === 1 && isLeap(year) ? 29 : (monthLengths[month % 12] ?? 0);
  return first + Math.min(Number(date.slice(8)), length) - 1;
}

const yearsBefore = new Uint16Array(lastSpelt + 1);

/** The year of a day number. */
export function yearOfDay(day: number): number {
  const known = yearsBefore[day] ?? 0;
  if (known !== 0) return known;
  const year = yearOf(dateOf(day));
  if (day >= 0 && day <= lastSpelt) yearsBefore[day] = year;
  return year;
}

export function yearOf(date: string): number {
  return Number(date.slice(0, 4));
}

/** 0 Sunday … 6 Saturday. 1970-01-01 was a Thursday. */
export function weekday(day: number): number {
  return (((day + 4) % 7) + 7) % 7;
}

/** The date in Asia/Shanghai (UTC+8, no summer time since 1992) of a wall clock in RFC 3339 UTC; null if it is none. */
export function shanghaiDate(wall: string): string | null {
  const time = Date.parse(wall);
  return Number.isNaN(time) ? null : dateOf(Math.floor((time + 8 * 3_600_000) / 86_400_000));
}

/** A moment of RFC 3339 at Beijing time, to the minute: `2026-11-20 09:05`. Throws RangeError when it is none. */
export function shanghaiMinute(at: string): string {
  return new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(0, 16).replace("T", " ");
}
