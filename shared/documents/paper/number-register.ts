import { numberParts, seriesKey } from "./number.ts";
import type { NumberRange } from "./number-check.ts";

/** A number that was given out, as the register knows it. */
export interface IssuedNumber {
  /** The event that gave it out. */
  readonly event: string;
  readonly number: string;
  readonly kind: string;
  readonly title: string;
  readonly date: string;
  readonly petition: string;
  /** Whether the document itself was issued here; else a step has recorded its number only. */
  readonly issued: boolean;
  /** A letter to an office: one may stand for several petitions, whose steps then record one number. */
  readonly letter: boolean;
  /** Numbers beneath it that were confirmed to stay empty, and why; null as a rule. */
  readonly gap: (NumberRange & { readonly reason: string }) | null;
  /** Why it was voided; null while it stands. */
  readonly voided: string | null;
}

/** A document in the register; `twice`: another one that stands bears the same number. */
export interface RegisteredNumber extends IssuedNumber {
  readonly ordinal: number | null;
  readonly twice: boolean;
}

/** Ordinals from `from` to `to` that no document bears. */
export interface NumberGap extends NumberRange {
  /** Given out before a restore, and not come back since. */
  readonly lost: boolean;
  /** Why they were left out, as it was stated when a higher number was recorded; empty where nobody said. */
  readonly reason: string;
}

/** One series of one year. */
export interface NumberSeries {
  /** Empty for numbers that were written in another way. */
  readonly word: string;
  readonly year: number;
  /** Highest ordinal that was given out. */
  readonly last: number;
  /** Newest first. */
  readonly numbers: readonly RegisteredNumber[];
  readonly gaps: readonly NumberGap[];
}

/**
 * 文号登记簿: every number of every series and year, newest year first. `floors`: the last ordinal that was given out before
 * a restore, by series, as a person confirmed it. Gaps and numbers borne twice are named and never hidden.
 */
export function numberRegister(
  given: readonly IssuedNumber[],
  floors: Readonly<Record<string, number>>,
): readonly NumberSeries[] {
  const issued = withoutRecorded(given);
  const standing = new Map<string, number>();
  for (const { number, voided } of issued) if (voided === null) standing.set(number, (standing.get(number) ?? 0) + 1);
  const series = new Map<string, { word: string; year: number; numbers: RegisteredNumber[] }>();
  const groupOf = (word: string, year: number) => {
    const key = seriesKey({ word, year });
    const group = series.get(key) ?? { word, year, numbers: [] };
    series.set(key, group);
    return group;
  };
  for (const one of issued) {
    const parts = numberParts(one.number);
    const twice = one.voided === null && one.number !== "" && (standing.get(one.number) ?? 0) > 1;
    const group = parts ? groupOf(parts.word, parts.year) : groupOf("", Number(one.date.slice(0, 4)));
    group.numbers.push({ ...one, ordinal: parts?.ordinal ?? null, twice });
  }
  for (const key of Object.keys(floors)) {
    const parts = numberParts(`${key}1号`);
    if (parts) groupOf(parts.word, parts.year);
  }
  return [...series.values()]
    .map(({ word, year, numbers }) => {
      const floor = floors[seriesKey({ word, year })] ?? 0;
      const ordinals = new Set(numbers.map(({ ordinal }) => ordinal ?? 0));
      const last = Math.max(floor, ...ordinals);
      const stated = numbers.flatMap(({ gap }) => (gap === null ? [] : [gap]));
      const gaps = word === "" ? [] : gapsIn(ordinals, last, floor, stated);
      return { word, year, last, numbers: numbers.sort(newestFirst), gaps };
    })
    .sort((a, b) => b.year - a.year || compare(a.word, b.word));
}

/** Without what a step recorded where the paper that bears it was issued: both are one line of the register. */
function withoutRecorded(given: readonly IssuedNumber[]): readonly IssuedNumber[] {
  const nameOf = ({ petition, number, letter }: IssuedNumber) => (letter ? number : `${petition} ${number}`);
  const seen = new Set(given.filter(({ issued }) => issued).map(nameOf));
  const gaps = new Map(given.flatMap((one) => (one.gap === null ? [] : [[nameOf(one), one.gap] as const])));
  return given
    .filter((one) => {
      if (one.issued) return true;
      const first = !seen.has(nameOf(one));
      seen.add(nameOf(one));
      return first;
    })
    .map((one) => ({ ...one, gap: one.gap ?? gaps.get(nameOf(one)) ?? null }));
}

function gapsIn(
  ordinals: ReadonlySet<number>,
  last: number,
  floor: number,
  stated: readonly NonNullable<IssuedNumber["gap"]>[],
): readonly NumberGap[] {
  const gaps: { from: number; to: number; lost: boolean; reason: string }[] = [];
  for (let ordinal = 1; ordinal <= last; ordinal += 1) {
    if (ordinals.has(ordinal)) continue;
    const lost = ordinal <= floor;
    const reason = stated.find(({ from, to }) => from <= ordinal && ordinal <= to)?.reason ?? "";
    const open = gaps.at(-1);
    if (open && open.to === ordinal - 1 && open.lost === lost && open.reason === reason) open.to = ordinal;
    else gaps.push({ from: ordinal, to: ordinal, lost, reason });
  }
  return gaps;
}

function newestFirst(a: RegisteredNumber, b: RegisteredNumber): number {
  return (b.ordinal ?? 0) - (a.ordinal ?? 0) || -compare(a.date, b.date) || compare(a.event, b.event);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** A line of the register: a document, or numbers that are missing. */
export type RegisterLine = { readonly document: RegisteredNumber } | { readonly gap: NumberGap };

/** Documents and gaps of one series in one list, highest ordinal first. */
export function registerLines({ numbers, gaps }: Pick<NumberSeries, "numbers" | "gaps">): readonly RegisterLine[] {
  const ordinalOf = (line: RegisterLine) => ("gap" in line ? line.gap.to : (line.document.ordinal ?? 0));
  return [...numbers.map((document) => ({ document })), ...gaps.map((gap) => ({ gap }))].sort(
    (a, b) => ordinalOf(b) - ordinalOf(a),
  );
}

/** How a line of the register stands in a word, and why; `why` is empty where there is nothing to say. */
export function standingOf(line: RegisterLine): {
  readonly word: "缺号" | "作废" | "重号" | "有效" | "已记录";
  readonly why: string;
} {
  if ("gap" in line) {
    if (line.gap.reason !== "") return { word: "缺号", why: `编号时已确认空缺：${line.gap.reason}` };
    const why = line.gap.lost
      ? "恢复前已经用过，签发记录没有找回，请凭存档件注明"
      : "没有签发记录，可能在还没有合并的另一台电脑上";
    return { word: "缺号", why };
  }
  const { voided, twice } = line.document;
  if (voided !== null) return { word: "作废", why: voided };
  if (twice) return { word: "重号", why: "另一份文书也用了这个号，请作废其中一份" };
  if (!line.document.issued) return { word: "已记录", why: "办理时记录了这个号，文书还没有在本机签发" };
  return { word: "有效", why: "" };
}

/** `3号`, `3—5号` */
export function gapWords({ from, to }: NumberGap): string {
  return from === to ? `${from}号` : `${from}—${to}号`;
}
