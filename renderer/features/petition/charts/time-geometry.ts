import { type Clock, type Duty, hasLastDay } from "../../../../shared/regulation/clock.ts";
import { clockNature, clockStateWords } from "../../../../shared/regulation/clock-words.ts";
import { dateOf, dayNumber, isDate } from "../../../../shared/regulation/date.ts";
import { type Drawing, fitText, label, type Shape, type ShapeTone, textWidth } from "./shapes.ts";
import { type Mark, type Span, spanOf, type TimeRow, ticksOf } from "./times.ts";
import { chartWords } from "./words.ts";

const names = 212;
const row = { height: 36, bar: 18 };
const axis = 26;
/** Room behind the last day for its words. */
const wordsRoom = 156;

/**
 * 时限图: one line for each clock on an axis of days: from start to strict day, what is overdue behind it in red and in
 * words, extensions behind the period, hearing time hatched, service and today marked. Pure.
 */
export function drawTimes(rows: readonly TimeRow[], marks: readonly Mark[], today: string, width: number): Drawing {
  const now = dayNumber(today);
  const span = spanOf(rows, now);
  const x = scale(span, names, width - wordsRoom);
  const height = axis + rows.length * row.height + 20;
  const shapes: Shape[] = [];
  for (const tick of ticksOf(span, Math.floor((width - names - wordsRoom) / 92))) {
    shapes.push({ kind: "path", d: `M${x(tick)} ${axis - 6}L${x(tick)} ${height - 16}`, tone: "grid" });
    shapes.push(label(x(tick) + 3, axis - 10, dateOf(tick), "muted", { size: 10.5 }));
  }
  for (const { day, words } of marks) {
    shapes.push({ kind: "path", d: `M${x(day)} ${axis - 4}L${x(day)} ${height - 16}`, tone: "line", dashed: true });
    shapes.push(label(x(day) + 3, height - 4, words, "muted", { size: 10.5 }));
  }
  for (const [at, line] of rows.entries()) shapes.push(...rowOf(line, axis + at * row.height, x, now, width));
  shapes.push({ kind: "path", d: `M${x(now)} ${axis - 6}L${x(now)} ${height - 14}`, tone: "today" });
  shapes.push(
    label(x(now), height - 2, `${chartWords.today} ${today.slice(5)}`, "late-text", { size: 11, bold: true, end: true }),
  );
  return { width, height, shapes };
}

function scale({ from, to }: Span, left: number, right: number): (day: number) => number {
  return (day) => left + ((day - from) / Math.max(1, to - from)) * (right - left);
}

type Scale = (day: number) => number;

function rowOf({ clocks, pauses }: TimeRow, top: number, x: Scale, now: number, width: number): readonly Shape[] {
  const [first] = clocks;
  const last = clocks.at(-1);
  if (first === undefined || last === undefined) return [];
  const nature = [clockNature(first), first.article === clockNature(first) ? "" : first.article, first.who]
    .filter(Boolean)
    .join(" · ");
  const y = top + (row.height - row.bar) / 2;
  const words = wordsOf(last);
  const end = Math.max(...clocks.map((clock) => endOf(clock, x, now, width)));
  const fits = end + 6 + textWidth(words.text, 11) < width;
  return [
    { kind: "path", d: `M0 ${top}L${width} ${top}`, tone: "grid" },
    label(0, top + 16, fitText(first.step, names - 12, 12.5), "text", { size: 12.5 }),
    label(0, top + 30, fitText(nature, names - 12, 10.5), "muted", { size: 10.5 }),
    ...clocks.flatMap((clock, at) => barOf(clock, at < clocks.length - 1, y, x, now, width)),
    ...pauses.map(
      ({ from, to }): Shape => ({
        kind: "rect",
        x: x(from),
        y: y - 2,
        width: Math.max(3, x(to + 1) - x(from)),
        height: row.bar + 4,
        tone: "pause",
      }),
    ),
    label(fits ? end + 6 : width - 4, top + 22, words.text, words.tone, {
      size: 11,
      ...(words.tone === "late-text" ? ({ bold: true } as const) : {}),
      ...(fits ? {} : ({ end: true } as const)),
    }),
  ];
}

/** What stands behind the last bar of a line. */
function wordsOf(clock: Clock): { readonly text: string; readonly tone: ShapeTone } {
  if (!hasLastDay(clock)) return { text: clockStateWords(clock), tone: "muted" };
  const { state, daysLeft, strict, done, whose } = clock;
  if (done !== null)
    return { text: chartWords.doneOn(done, state === "late-done"), tone: state === "late-done" ? "late-text" : "done-text" };
  if (state !== "running" && state !== "paused") return { text: clockStateWords(clock), tone: "muted" };
  if (whose === "petitioner") return { text: chartWords.until(clock.rolled), tone: "muted" };
  if (daysLeft < 0) return { text: chartWords.overdue(-daysLeft), tone: "late-text" };
  const paused = state === "paused" ? `，${clockStateWords(clock)}` : "";
  return {
    text: `${chartWords.left(daysLeft)}，${chartWords.until(strict)}${paused}`,
    tone: daysLeft === 0 ? "late-text" : "text",
  };
}

function toneOf(clock: Clock): ShapeTone {
  if (clock.state === "done" || clock.state === "late-done") return "kept";
  if (clock.whose === "petitioner") return "right";
  return clock.statutory ? "law" : "inner";
}

function lastDay(clock: Duty, now: number): number {
  const strict = dayNumber(clock.strict);
  const until = clock.done === null ? now : dayNumber(clock.done);
  const counts = clock.whose !== "petitioner" && (clock.state === "running" || clock.state === "late-done");
  return counts ? Math.max(strict, until) : strict;
}

function endOf(clock: Clock, x: Scale, now: number, width: number): number {
  if (hasLastDay(clock)) return x(lastDay(clock, now));
  return clock.start === null ? x(now) : Math.min(width - 90, x(now) + 24);
}

function barOf(clock: Clock, extended: boolean, y: number, x: Scale, now: number, width: number): readonly Shape[] {
  if (clock.start === null || !isDate(clock.start)) return [];
  const left = x(dayNumber(clock.start));
  const bar = (from: number, to: number, tone: ShapeTone, more: { readonly dashed?: true } = {}): Shape => ({
    kind: "rect",
    x: from,
    y,
    width: Math.max(3, to - from),
    height: row.bar,
    tone,
    ...more,
  });
  if (!hasLastDay(clock)) return [bar(left, endOf(clock, x, now, width), "inner", { dashed: true })];
  const strict = dayNumber(clock.strict);
  const over = (clock.state === "ended" && !extended) || clock.state === "exempt" || clock.state === "lapsed";
  const kept = clock.done !== null && clock.done < clock.strict ? x(dayNumber(clock.done)) : null;
  const shapes: Shape[] = [
    ...(kept === null ? [] : [bar(left, x(strict), "ahead", { dashed: true })]),
    bar(left, kept ?? x(strict), toneOf(clock), over ? { dashed: true } : {}),
  ];
  const end = lastDay(clock, now);
  if (end > strict) shapes.push(bar(x(strict), x(end), "late"));
  if (clock.rule === "T08") {
    const text = chartWords.extension(strict - dayNumber(clock.start));
    const tone = toneOf(clock) === "law" || toneOf(clock) === "kept" ? "on-bar" : "text";
    if (textWidth(text, 11) < x(strict) - left - 8)
      shapes.push(label(left + 5, y + 13, text, over ? "muted" : tone, { size: 11 }));
  }
  if (clock.latest !== clock.strict && clock.state === "running" && clock.whose !== "petitioner") {
    const at = x(dayNumber(clock.latest));
    shapes.push({ kind: "path", d: `M${at - 4} ${y - 5}L${at + 4} ${y - 5}L${at} ${y + 2}Z`, tone: "now" });
  }
  return shapes;
}
