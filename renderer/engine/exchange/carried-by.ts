import type { ExchangeEntry } from "./records.ts";

/** An event by its place: name of its chain, and its number there. */
export interface EventPlace {
  readonly chain: string;
  readonly seq: number;
}

/**
 * The bundle that first took an event out of this desk, or brought it; null where none in the history did. Told by the
 * chain positions of the bundles, never by clocks: files are cumulative, so of all that reach as far as the event the one
 * that ends first carried it first.
 */
export function firstCarrying(
  entries: Iterable<ExchangeEntry>,
  direction: ExchangeEntry["direction"],
  { chain, seq }: EventPlace,
  other?: string,
): ExchangeEntry | null {
  let first: ExchangeEntry | null = null;
  const reach = (entry: ExchangeEntry) => entry.chains[chain]?.seq ?? 0;
  for (const entry of entries) {
    if (entry.direction !== direction || (other !== undefined && entry.other !== other) || reach(entry) < seq) continue;
    const sooner = first === null || reach(entry) < reach(first) || (reach(entry) === reach(first) && entry.at < first.at);
    if (sooner) first = entry;
  }
  return first;
}
