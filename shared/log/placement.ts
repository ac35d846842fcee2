import type { ChainTip } from "./create.ts";
import type { EventId, EventRange, StoredEvent } from "./event.ts";

/** What a verified range is to a reader who already holds part of its chain. */
export type Placement =
  /** Nothing that is not held. */
  | { readonly kind: "known" }
  /** The events that are missing, in order; never empty. */
  | { readonly kind: "new"; readonly events: readonly StoredEvent[] }
  /** Events `from` … `to` of the chain are neither held nor in the range. */
  | { readonly kind: "gap"; readonly from: number; readonly to: number }
  /** The chain as received is another history than the one held: somewhere up to `seq` they part. */
  | { readonly kind: "fork"; readonly seq: number; readonly held: EventId; readonly received: EventId };

/**
 * Which event of the held chain must be compared to place a range: the last number that both have (or the one just
 * before the range). Null when nothing is held or the range begins beyond the held part.
 */
export function comparedSeq(tip: ChainTip | null, range: EventRange): number | null {
  const first = range.events[0];
  if (!tip || !first || first.header.seq > tip.seq + 1) return null;
  return Math.min(tip.seq, range.head.seq);
}

/**
 * Places a range against the held chain. `held` is the id of the held event number `comparedSeq(tip, range)`. Because
 * ids are chained, equality there proves equality of all before.
 */
export function placeRange(tip: ChainTip | null, held: EventId | null, range: EventRange): Placement {
  const first = range.events[0];
  if (!first) return { kind: "known" };
  const expected = (tip?.seq ?? 0) + 1;
  if (first.header.seq > expected) return { kind: "gap", from: expected, to: first.header.seq - 1 };
  const seq = comparedSeq(tip, range);
  if (seq !== null) {
    const received = seq < first.header.seq ? first.header.prev : range.events[seq - first.header.seq]?.id;
    if (held === null || !received) throw new Error("the held event to compare with is missing");
    if (held !== received) return { kind: "fork", seq, held, received };
  }
  const events = range.events.slice(expected - first.header.seq);
  return events.length === 0 ? { kind: "known" } : { kind: "new", events };
}

/**
 * The first number at which a forked range parts from what is held, given the held ids of the range's numbers. Null
 * when they are equal as far as both go.
 */
export function firstDivergence(range: EventRange, held: ReadonlyMap<number, EventId>): number | null {
  for (const event of range.events) {
    const own = held.get(event.header.seq);
    if (own !== undefined && own !== event.id) return event.header.seq;
  }
  return null;
}
