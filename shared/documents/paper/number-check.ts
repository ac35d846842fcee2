import { documentNumber, type NumberParts, numberParts, seriesKey } from "./number.ts";

/** First and last of numbers in a row, both included. */
export interface NumberRange {
  readonly from: number;
  readonly to: number;
}

/** Why a 文号 that a person typed is not stored, in one Chinese sentence; `gap`: the numbers that it would leave empty. */
export interface NumberRefusal {
  readonly refused: "number-form" | "number-year" | "number-taken" | "number-gap";
  readonly message: string;
  readonly gap?: NumberRange;
}

/** What is known of the numbers that were given out. */
export interface KnownNumbers {
  /** 字 of every series, e.g. `信告`. */
  readonly series: ReadonlySet<string>;
  /** 机关代字; empty where the office has entered none, then it has no series of its own. */
  readonly prefix: string;
  /** The highest ordinal of a series (`青信处〔2026〕`), 0 where it has none. */
  last(series: string): number;
  /** Whether a document or step of another petition bears this number. */
  taken(number: string): boolean;
}

/**
 * A number typed by hand, against the own series (decision 22): one above the last, or one that is still free beneath it,
 * passes. A higher one would move the whole series on, so it is refused with the numbers that would stay empty until
 * `stated` names just these. Numbers of any other form or series belong to somebody else's register and pass unless they
 * are taken. Null when it may be stored. `date`: the step's day.
 */
export function typedNumberRefusal(
  { number, date, stated }: { readonly number: string; readonly date: string; readonly stated: NumberRange | null },
  known: KnownNumbers,
): NumberRefusal | null {
  if (number === "") return null;
  const meant = numberParts(number) ?? numberParts(usualForm(number));
  const own = meant !== null && isOwn(meant, known) ? meant : null;
  if (own !== null && documentNumber(own) !== number) {
    const message = `文号应写作 ${documentNumber(own)}（年份用六角括号，序号不编虚位），没有保存，请改正。`;
    return { refused: "number-form", message };
  }
  if (known.taken(number)) {
    const message = `文号 ${number} 已经用在另一件上（作废的号也不再用），没有保存。请对照文号登记簿，核对是哪一件记错了。`;
    return { refused: "number-taken", message };
  }
  if (own === null) return null;
  if (date.slice(0, 4) !== String(own.year)) {
    return { refused: "number-year", message: `文号 ${number} 的年份与日期 ${date} 不是同一年，没有保存，请核对。` };
  }
  const gap = { from: known.last(seriesKey(own)) + 1, to: own.ordinal - 1 };
  if (gap.to < gap.from || (stated !== null && stated.from === gap.from && stated.to === gap.to)) return null;
  const message = `${number} 跳过了 ${rangeWords(own, gap)}，这些号将空缺，没有保存。写错的请改为 ${documentNumber({ ...own, ordinal: gap.from })}；空缺的号确已在纸质登记簿上使用的，写明原因再保存。`;
  return { refused: "number-gap", message, gap };
}

/** `2026年7—11号` */
export function rangeWords({ year }: Pick<NumberParts, "year">, { from, to }: NumberRange): string {
  return `${year}年${from === to ? from : `${from}—${to}`}号`;
}

/** Any brackets as hexagonal ones, digits of half width, no blanks and no leading zeros. */
function usualForm(text: string): string {
  return text
    .normalize("NFKC")
    .replace(/\s/gu, "")
    .replace(/[[(【〔{]\s*(\d{4})年?\s*[\])】〕}](?:第)?0*/u, "〔$1〕");
}

/** A series of the own office: of this device or of another one, which bears its letter. */
function isOwn({ word }: NumberParts, { prefix, series }: KnownNumbers): boolean {
  if (prefix === "" || !word.startsWith(prefix)) return false;
  const rest = word.slice(prefix.length);
  return series.has(rest) || series.has(rest.replace(/[A-Z]$/u, ""));
}
