import { dayNumber, shanghaiDate } from "../../../shared/regulation/date.ts";
import type { UnsignedPetition } from "../api/worktable-api.ts";
import type { ExchangeEntry } from "../exchange/records.ts";

/** A petition that came into being by being handed over (转送、交办 by bundle). */
export interface HandedOver {
  /** Who registered it for the other, and when by the wall clock. */
  readonly by: string;
  readonly at: string;
  /** Who is to sign it in. */
  readonly to: string;
}

/** Which way it went as this desk sees it, and since when it waits; null when it went past this desk. */
export function waiting(
  { by, at, to }: HandedOver,
  desk: string,
  today: string,
  entries: Iterable<ExchangeEntry>,
): Omit<UnsignedPetition, "row"> | null {
  const direction = by === desk ? "sent" : to === desk ? "received" : null;
  if (direction === null) return null;
  const other = direction === "sent" ? to : by;
  const way = direction === "sent" ? "out" : "in";
  let first: string | null = null;
  for (const entry of entries) {
    if (entry.direction !== way || entry.kind !== "sync" || entry.other !== other || entry.at < at) continue;
    if (first === null || entry.at < first) first = entry.at;
  }
  const since = first === null ? null : shanghaiDate(first);
  return { direction, other, since, days: since === null ? null : dayNumber(today) - dayNumber(since) };
}

/** Longest waiting first; what has not left yet last. */
export function byWait(a: UnsignedPetition, b: UnsignedPetition): number {
  return (b.days ?? -1) - (a.days ?? -1) || (a.row.id < b.row.id ? -1 : 1);
}
