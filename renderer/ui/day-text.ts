const weekdays = ["日", "一", "二", "三", "四", "五", "六"] as const;

function toDay(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  const real = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return real && year >= 1900 && year <= 2999 ? date.toISOString().slice(0, 10) : null;
}

/**
 * The date that was typed, as `2026-11-20`, or null when there is no such day. Understands `2026-11-20`, `2026年11月20日`,
 * `20261120`, `11-20`, `1120` (of today's year, or the year before when that is still to come), 今天, 昨天, 前天.
 */
export function parseDay(typed: string, today: string): string | null {
  const text = typed.normalize("NFKC").replace(/\s+/g, "");
  const back = ["今天", "昨天", "前天"].indexOf(text);
  if (back >= 0) return addDays(today, -back);
  const whole = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(text) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(text);
  if (whole) return toDay(Number(whole[1]), Number(whole[2]), Number(whole[3]));
  const short = /^(\d{1,2})[-/.月](\d{1,2})日?$/.exec(text) ?? /^(\d{2})(\d{2})$/.exec(text);
  if (!short) return null;
  const year = Number(today.slice(0, 4));
  const thisYear = toDay(year, Number(short[1]), Number(short[2]));
  return thisYear !== null && thisYear > today ? toDay(year - 1, Number(short[1]), Number(short[2])) : thisYear;
}

/** The day so many days later; both as `2026-11-20`. */
export function addDays(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

/** 周五 */
export function weekdayWord(day: string): string {
  return `周${weekdays[new Date(`${day}T00:00:00Z`).getUTCDay()] ?? ""}`;
}

/** 今天, 昨天, or the weekday: what stands beside a date so that a slip of the finger is seen. */
export function dayHint(day: string, today: string): string {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) return "";
  if (day === today) return "今天";
  if (day === addDays(today, -1)) return "昨天";
  return weekdayWord(day);
}
