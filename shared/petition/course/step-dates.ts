import { isDate, shanghaiDate } from "../../regulation/date.ts";
import type { DecideContext, Refusal } from "../command.ts";
import { effectiveToday } from "../intake-checks.ts";
import type { PetitionView } from "../view.ts";
import { type EarlierDay, no } from "./rule.ts";

/** The latest day that something may have happened on: today, or later by this desk's last event. */
export function latestDayOf({ today, lastWall }: DecideContext): string {
  return effectiveToday(today, lastWall === null ? null : shanghaiDate(lastWall));
}

/** A step's day: it exists, lies between receipt and today, and not before what it follows. */
export function dateRefusal(
  view: PetitionView,
  date: string,
  context: DecideContext,
  earlier: readonly EarlierDay[],
): Refusal | null {
  const field = "date";
  const receiptDate = view.fields.receiptDate?.value ?? "";
  if (!isDate(date)) return no("no-such-day", `日期 ${date} 不存在，请核对`, { field });
  if (date < receiptDate) return no("before-receipt", `日期 ${date} 早于收到日期 ${receiptDate}，请核对`, { field });
  if (date > latestDayOf(context)) return no("after-today", `日期 ${date} 晚于今天，请核对`, { field });
  const before = earlier.filter((one) => date < one.date).sort((a, b) => (a.date < b.date ? 1 : -1))[0];
  if (before === undefined) return null;
  return no("out-of-order", `日期 ${date} 早于${before.what}日期 ${before.date}，请核对`, { field });
}

/** A day set for later: it exists and does not lie before the step. */
export function dueRefusal(due: string | null | undefined, date: string, field: string): Refusal | null {
  if (due === null || due === undefined) return null;
  if (!isDate(due)) return no("no-such-day", `期限 ${due} 不存在，请核对`, { field });
  return due < date ? no("due-before-step", `期限 ${due} 早于办理日期 ${date}，请核对`, { field }) : null;
}
