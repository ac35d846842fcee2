import { dayNumber, isDate } from "../../../shared/regulation/date.ts";

/** Days from one day to another, negative backwards; none where either is no day of the calendar. */
export function daysBetween(from: string, to: string): number {
  return isDate(from) && isDate(to) ? dayNumber(to) - dayNumber(from) : 0;
}
