import type { EventHeader, StoredEvent } from "./event.ts";

/** What the order of all events is made of. */
export type Position = Pick<EventHeader, "count" | "device" | "epoch" | "seq">;

/**
 * The one order of all events, everywhere: Lamport counter, then device, epoch and number, by code unit. The wall
 * clock has no part in it. Zero only for the same place of the same writer.
 */
export function comparePositions(a: Position, b: Position): number {
  return a.count - b.count || compareText(a.device, b.device) || compareText(a.epoch, b.epoch) || a.seq - b.seq;
}

/** The same order made total: the branches of a fork, which stand at one place, follow each other by id. */
export function compareEvents(a: Pick<StoredEvent, "header" | "id">, b: Pick<StoredEvent, "header" | "id">): number {
  return comparePositions(a.header, b.header) || compareText(a.id, b.id);
}

/** By code unit, as every engine sorts the same. */
export function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
