import { comparePositions, compareText } from "../log/order.ts";
import type { KnownEvent } from "./events.ts";
import type { Stamp } from "./view.ts";

/** Who wrote an event and where it stands. `organisation` comes from the writer's certificate. */
export function stampOf(event: KnownEvent, organisation: string): Stamp {
  const { count, device, epoch, seq, wall, actor } = event.header;
  return { event: event.id, count, device, epoch, seq, wall, actor, organisation };
}

/** The log's order of events (log/order.ts), on the stamps that a view keeps of them. */
export function compareStamps(a: Stamp, b: Stamp): number {
  return comparePositions(a, b) || compareText(a.event, b.event);
}

/** A new list with the item at its place in the order; equal places keep the newcomer last. */
export function insertInOrder<T extends { readonly stamp: Stamp }>(list: readonly T[], item: T): readonly T[] {
  let at = list.length;
  for (; at > 0; at -= 1) {
    const before = list[at - 1];
    if (before === undefined || compareStamps(before.stamp, item.stamp) <= 0) break;
  }
  return at === list.length ? [...list, item] : [...list.slice(0, at), item, ...list.slice(at)];
}

/** Whether two JSON values say the same, whatever the order of their keys. */
export function sameValue(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const left = Object.entries(a).filter(([, value]) => value !== undefined);
  const right = new Map(Object.entries(b).filter(([, value]) => value !== undefined));
  return left.length === right.size && left.every(([key, value]) => right.has(key) && sameValue(value, right.get(key)));
}
