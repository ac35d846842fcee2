import { type Course, stepsOf } from "../../../../shared/petition/course/course.ts";
import { type Clock, type Duty, hasLastDay } from "../../../../shared/regulation/clock.ts";
import { dayNumber, isDate } from "../../../../shared/regulation/date.ts";
import { chartWords } from "./words.ts";

/** A span of days, both included. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** One line of 时限图: a period, and its extension behind it. */
export interface TimeRow {
  readonly clocks: readonly Clock[];
  /** Days that do not count: a hearing at re-examination (Art. 36 para. 2). */
  readonly pauses: readonly Span[];
}

/** A day that starts or ends periods, marked on the axis. */
export interface Mark {
  readonly day: number;
  readonly words: string;
}

/** The lines in the order of the procedure, without bars that no day ends (T13, T14); an extension stands behind the period that it lengthens. */
export function timeRows(clocks: readonly Clock[], course: Course): readonly TimeRow[] {
  const rows: { clocks: Clock[]; pauses: readonly Span[] }[] = [];
  for (const clock of clocks.filter(({ state }) => state !== "in-force")) {
    const last = rows.at(-1);
    if (clock.rule === "T08" && last !== undefined) last.clocks.push(clock);
    else rows.push({ clocks: [clock], pauses: clock.rule === "T12" ? hearings(course) : [] });
  }
  return rows;
}

function hearings(course: Course): readonly Span[] {
  return stepsOf(course, "petition.hearing-held")
    .filter(({ body }) => body.level === "re-examination" && isDate(body.from) && isDate(body.to))
    .map(({ body }) => ({ from: dayNumber(body.from), to: dayNumber(body.to) }));
}

/** Proofs of service: from them the petitioner's periods run. */
export function marksOf(course: Course): readonly Mark[] {
  return stepsOf(course, "petition.served")
    .filter(({ body }) => isDate(body.date))
    .map(({ body }) => ({ day: dayNumber(body.date), words: chartWords.served }));
}

/** The days that the axis has to hold: all periods and today, with a little room at both ends. */
export function spanOf(rows: readonly TimeRow[], today: number): Span {
  const days = [today];
  for (const clock of rows.flatMap((row) => row.clocks)) {
    if (clock.start !== null && isDate(clock.start)) days.push(dayNumber(clock.start));
    if (hasLastDay(clock)) days.push(...ends(clock));
  }
  const from = Math.min(...days);
  const to = Math.max(...days);
  const room = Math.max(2, Math.round((to - from) * 0.03));
  return { from: from - room, to: to + room * 4 };
}

function ends({ strict, done }: Duty): readonly number[] {
  return [strict, done].filter((day) => day !== null).map(dayNumber);
}

/** Days to write under the axis: steps of a week or of so many months that they do not touch. */
export function ticksOf({ from, to }: Span, most: number): readonly number[] {
  const step = [1, 2, 7, 14, 30, 61, 91, 183, 365, 730, 1826].find((days) => (to - from) / days <= most) ?? 3652;
  const ticks: number[] = [];
  for (let day = Math.ceil(from / step) * step; day <= to; day += step) ticks.push(day);
  return ticks;
}
