import { fromUtf8, utf8 } from "../../../shared/crypto/bytes.ts";
import type { PetitionIndex } from "../../../shared/petition/view.ts";
import type { Change, Row } from "../store/store.ts";

/** A petition's columns and the place of the desk's own last event about it. */
export type KeptIndex = PetitionIndex & { readonly own: number };

/** Up to where own events have left and been receipted, as places (epoch ordinal × 1e9 + seq). */
export interface SyncMarks {
  readonly exported: number;
  readonly acknowledged: number;
}

/**
 * Totals kept with every transaction, so that unlocking and the work table read a handful of rows however many
 * petitions there are.
 */
export interface Counters {
  readonly total: number;
  readonly awaitingUpper: number;
  readonly conflict: number;
  readonly parked: number;
  /** Petitions with own events, by sync state. */
  readonly local: number;
  readonly exported: number;
  readonly acknowledged: number;
  /** Petitions per earliest strict day. */
  readonly due: Readonly<Record<string, number>>;
  readonly byOrganisation: Readonly<Record<string, number>>;
  /** Highest sequence used in readable numbers, per `region-year-device`, and in document numbers, per `青信告〔2026〕`. */
  readonly sequences: Readonly<Record<string, number>>;
}

export const noCounters: Counters = {
  total: 0,
  awaitingUpper: 0,
  conflict: 0,
  parked: 0,
  local: 0,
  exported: 0,
  acknowledged: 0,
  due: {},
  byOrganisation: {},
  sequences: {},
};

export function syncOf(own: number, marks: SyncMarks): "local" | "exported" | "acknowledged" {
  if (own <= marks.acknowledged) return "acknowledged";
  return own <= marks.exported ? "exported" : "local";
}

function added(map: Record<string, number>, key: string, step: number): void {
  const next = (map[key] ?? 0) + step;
  if (next === 0) delete map[key];
  else map[key] = next;
}

/** Totals after petitions changed from `before` (null: new) to `after`. */
export function counted(
  counters: Counters,
  marks: SyncMarks,
  changes: Iterable<{ readonly before: KeptIndex | null; readonly after: KeptIndex }>,
): Counters {
  const next = { ...counters };
  const due = { ...counters.due };
  const byOrganisation = { ...counters.byOrganisation };
  const sequences = { ...counters.sequences };
  const count = (index: KeptIndex, step: 1 | -1) => {
    next.total += step;
    next.awaitingUpper += step * index.awaitingUpper;
    next.conflict += step * index.conflict;
    if (index.own > 0) next[syncOf(index.own, marks)] += step;
    added(due, index.due, step);
    added(byOrganisation, index.organisation, step);
  };
  for (const { before, after } of changes) {
    if (before) count(before, -1);
    count(after, 1);
    const [region, year, device, sequence] = after.number.split("-");
    // Only an office's own petitions use up its series, and what it registered for an office beneath it (转送, 交办): what
    // another office writes as a number proves nothing.
    const handedDown = after.own > 0 && region !== undefined && after.organisation.startsWith(region);
    if ((region === after.organisation || handedDown) && region && year && device && sequence) {
      const series = `${region}-${year}-${device}`;
      sequences[series] = Math.max(sequences[series] ?? 0, Number(sequence));
    }
  }
  return { ...next, due, byOrganisation, sequences };
}

/** Totals with the highest ordinals of document numbers that came in, by series. */
export function withSequences(counters: Counters, fresh: ReadonlyMap<string, number>): Counters {
  if (fresh.size === 0) return counters;
  const sequences = { ...counters.sequences };
  for (const [series, ordinal] of fresh) sequences[series] = Math.max(sequences[series] ?? 0, ordinal);
  return { ...counters, sequences };
}

export const countersKey = "counters";

export function countersChange(counters: Counters): Change {
  return { table: "meta", put: { key: countersKey, index: {}, value: utf8(JSON.stringify(counters)) } };
}

export function readCounters(row: Row | undefined): Counters {
  return row ? { ...noCounters, ...(JSON.parse(fromUtf8(row.value)) as Partial<Counters>) } : noCounters;
}
