import dayjs from "dayjs";

/** `11-18`, or with the year when it is another one; empty for null. `today` is `YYYY-MM-DD`. */
export function shortDate(at: string | null, today: string): string {
  if (at === null) return "";
  const date = dayjs(at);
  return date.format(date.year() === Number(today.slice(0, 4)) ? "MM-DD" : "YYYY-MM-DD");
}

/** `今天 08:02`, `昨天 17:30`, `11-18 09:12`. */
export function momentWords(at: string, today: string): string {
  const moment = dayjs(at);
  const days = dayjs(today).diff(moment.startOf("day"), "day");
  const clock = moment.format("HH:mm");
  if (days === 0) return `今天 ${clock}`;
  if (days === 1) return `昨天 ${clock}`;
  return `${shortDate(at, today)} ${clock}`;
}

/** `2026-11-20 08:02` on this computer's clock. */
export function stampWords(at: string): string {
  return dayjs(at).format("YYYY-MM-DD HH:mm");
}

/** `11月20日 星期五` */
export function dayWords(date: string): string {
  const day = dayjs(date);
  return `${day.format("M月D日")} 星期${"日一二三四五六"[day.day()] ?? ""}`;
}

/** `3.2 MB`; sizes on sticks and in Explorer count by 1024. */
export function sizeWords(bytes: number): string {
  if (bytes < 1024) return `${bytes} 字节`;
  const units = ["KB", "MB", "GB", "TB"];
  let value = bytes / 1024;
  let unit = 0;
  while (value >= 1024 && unit < units.length - 1) {
    value /= 1024;
    unit++;
  }
  return `${value >= 100 ? Math.round(value) : value.toFixed(1)} ${units[unit] ?? ""}`;
}
