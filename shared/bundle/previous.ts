import type { Previous } from "../log/chain.ts";
import type { EventRange } from "../log/event.ts";

/** The event before a range, as the range's first event names it; its count where the reader saw it, else 0. */
export function previousOf(range: EventRange, count: number): Previous | null {
  const first = range.events[0]?.header;
  return first === undefined || first.prev === null ? null : { seq: first.seq - 1, id: first.prev, count };
}
