import { median, quantile } from "./statistics.ts";

/** One line of the table: what was measured, and its ratio to a floor, a peer or a smaller case of the same run. */
export interface Figure {
  readonly measure: string;
  readonly unit: "ms" | "MB";
  readonly ours: number;
  readonly p95: number | null;
  /** What it is compared with, and how much that took. */
  readonly against: { readonly what: string; readonly value: number } | null;
  /** Ours to the other, or for memory the value itself. */
  readonly ratio: number | null;
  readonly limit: { readonly text: string; readonly kept: boolean } | null;
}

/** Rounds of ours and of another, taken in turns: medians, and the median of the ratios round by round. */
export function compared(
  measure: string,
  ours: readonly number[],
  against: { readonly what: string; readonly values: readonly number[] },
  most: number,
): Figure {
  const paired = ours.length === against.values.length;
  const ratio = paired
    ? median(ours.map((value, i) => value / (against.values[i] ?? Number.NaN)))
    : median(ours) / median(against.values);
  return {
    measure,
    unit: "ms",
    ours: median(ours),
    p95: ours.length >= 20 ? quantile(ours, 0.95) : null,
    against: { what: against.what, value: median(against.values) },
    ratio,
    limit: { text: `≤ ${most}`, kept: ratio <= most },
  };
}

/** The same of a time that has a limit of its own, in milliseconds; the ratio is told beside it. */
export function atMost(
  measure: string,
  ours: readonly number[],
  most: number,
  against?: { readonly what: string; readonly values: readonly number[] },
): Figure {
  const limit = { text: `≤ ${most} ms`, kept: median(ours) <= most };
  return { ...(against ? compared(measure, ours, against, 0) : plain(measure, ours)), limit };
}

/** A comparison that only informs: its limit hangs on another figure. */
export function unlimited(figure: Figure): Figure {
  return { ...figure, limit: null };
}

/** A figure that stands for itself. */
export function plain(measure: string, values: readonly number[]): Figure {
  const p95 = values.length >= 20 ? quantile(values, 0.95) : null;
  return { measure, unit: "ms", ours: median(values), p95, against: null, ratio: null, limit: null };
}

function digits(value: number): string {
  return value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2);
}

/** The table in Markdown, as docs/performance.md shows it. */
export function tableOf(figures: readonly Figure[]): string {
  const lines = figures.map(({ measure, unit, ours, p95, against, ratio, limit }) =>
    [
      "",
      measure,
      `${digits(ours)} ${unit}`,
      p95 === null ? "" : `${digits(p95)} ${unit}`,
      against === null ? "" : `${against.what}: ${digits(against.value)} ${unit}`,
      ratio === null ? "" : ratio.toFixed(2),
      limit === null ? "" : `${limit.text} ${limit.kept ? "kept" : "**over**"}`,
      "",
    ].join(" | "),
  );
  const head = [" | measure | ours | p95 | against | ratio | limit | ", " | --- | --- | --- | --- | --- | --- | "];
  return [...head, ...lines].map((line) => line.trim()).join("\n");
}
