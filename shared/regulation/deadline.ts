import { type Calendar, warningsBetween, workingDayFrom, workingDayUntil } from "./calendar.ts";
import { addMonths, dateOf, dayNumber, isDate } from "./date.ts";
import { type Profile, profileAt, type Rule, type RuleId } from "./profile.ts";

/** A period's end as day numbers. */
interface CountedDays {
  /** The day the law names, not moved. */
  readonly strict: number;
  /** For an office's duty the last working day on or before it; for a petitioner's period the rolled day. */
  readonly latest: number;
  /** The first working day on or after it; only information for an office. */
  readonly rolled: number;
}

/** Days, `from` and `to` included, that do not count. */
export interface Pause {
  readonly from: string;
  readonly to: string;
}

/**
 * Counts a rule's period from a start day, which itself is not counted (as in 《民法典》第201条). Working days only for
 * a working-day rule; paused days are passed over, and move on the end of a period of months. Throws RangeError for a rule
 * that has no length.
 */
export function countDeadline(
  rule: Rule,
  start: number,
  calendar: Calendar,
  days: number | null = rule.length,
  isPaused: (day: number) => boolean = never,
): CountedDays {
  if (days === null) throw new RangeError("a rule without length");
  const length = rule.unit === "month" ? addMonths(start, days) - start : days;
  let strict = start;
  if (isPaused === never && rule.unit !== "workday") strict = start + length;
  else {
    for (let left = length; left > 0; ) {
      strict += 1;
      if (isPaused(strict)) continue;
      if (rule.unit !== "workday" || calendar.isWorkingDay(strict)) left -= 1;
    }
  }
  return around(strict, rule, calendar);
}

function never(): boolean {
  return false;
}

/** The days around a strict day that is given, as by an assignment. */
export function around(strict: number, rule: Rule, calendar: Calendar): CountedDays {
  const rolled = workingDayFrom(calendar, strict);
  return { strict, rolled, latest: rule.who === "petitioner" ? rolled : workingDayUntil(calendar, strict) };
}

/** A computed deadline with the article it rests on. All dates Asia/Shanghai. */
export interface Deadline {
  readonly rule: RuleId;
  readonly article: string;
  readonly start: string;
  readonly strict: string;
  readonly latest: string;
  readonly rolled: string;
  readonly warnings: readonly string[];
}

export interface DeadlineRefusal {
  readonly refused: "no-such-day" | "no-length" | "days-not-allowed" | "too-long" | "pause-not-allowed" | "bad-pause";
  readonly message: string;
  readonly article?: string;
}

export interface DeadlineRequest {
  readonly rule: RuleId;
  readonly start: string;
  /** Length of an assignment's own deadline (T06) or of an extension (T08). */
  readonly days?: number;
  /** Hearing time; only T12 knows one (Art. 36 para. 2). */
  readonly pauses?: readonly Pause[];
}

/** A rule's deadline from a start date, under the rules in force on it, or why it cannot be computed. */
export function deadline(request: DeadlineRequest, profile: Profile, calendar: Calendar): Deadline | DeadlineRefusal {
  if (!isDate(request.start)) return { refused: "no-such-day", message: `起算日期 ${request.start} 不存在` };
  const rule = profileAt(profile, request.start).rules[request.rule];
  const { article } = rule;
  const days = lengthOf(request, rule);
  if (typeof days !== "number") return days;
  const pauses = request.pauses ?? [];
  if (pauses.length > 0 && rule.pause.length === 0) {
    const message = `${request.rule} 的期限不因听证或其他事由停止计算，只有复核可以扣除听证时间（第36条第2款）`;
    return { refused: "pause-not-allowed", message, article };
  }
  for (const { from, to } of pauses) {
    if (!isDate(from) || !isDate(to) || to < from)
      return { refused: "bad-pause", message: `听证时间 ${from} 至 ${to} 不对`, article };
  }
  const start = dayNumber(request.start);
  const ranges = pauses.map(({ from, to }) => [dayNumber(from), dayNumber(to)] as const);
  const isPaused = ranges.length === 0 ? never : (day: number) => ranges.some(([from, to]) => from <= day && day <= to);
  const { strict, latest, rolled } = countDeadline(rule, start, calendar, days, isPaused);
  return {
    rule: request.rule,
    article,
    start: request.start,
    strict: dateOf(strict),
    latest: dateOf(latest),
    rolled: dateOf(rolled),
    warnings: warningsBetween(calendar, rule.unit === "workday" ? start : Math.min(latest, strict), rolled),
  };
}

function lengthOf({ rule: id, days }: DeadlineRequest, rule: Rule): number | DeadlineRefusal {
  const { article } = rule;
  const free = rule.unit === "assigned" || id === "T08";
  if (days === undefined) {
    if (rule.length !== null) return rule.length;
    const message = rule.unit === "assigned" ? "交办件的期限由交办单位指定，请给出天数" : `${id} 没有按日计算的期限`;
    return { refused: "no-length", message, article };
  }
  if (!free) return { refused: "days-not-allowed", message: `${id} 的期限由规定确定，不能另给天数`, article };
  if (!Number.isInteger(days) || days < 1) return { refused: "too-long", message: "天数应为正整数", article };
  if (rule.length !== null && days > rule.length) {
    return { refused: "too-long", message: `延长期限不得超过 ${rule.length} 日`, article };
  }
  return days > 3660 ? { refused: "too-long", message: "天数过大", article } : days;
}
