import { chainName } from "../../../shared/log/event.ts";
import type { Handed } from "../../../shared/petition/kept-facts.ts";
import { dayNumber, shanghaiDate } from "../../../shared/regulation/date.ts";
import type { UnsignedPetition } from "../api/worktable-api.ts";
import { type EventPlace, firstCarrying } from "../exchange/carried-by.ts";
import type { Carriage } from "./carriage.ts";

/** Where the registration stands that handed a petition over to an office. */
function placeOf({ device, epoch, seq }: Handed, to: string): EventPlace {
  return { chain: chainName({ scope: `${to}/general`, device, epoch }), seq };
}

/**
 * Which way it went as this desk sees it, and since when it waits; null when it went past this desk. That it left or came,
 * bundles and receipts tell; the days are this desk's own, however wrong the other's clock is.
 */
export function waiting(
  handed: Handed,
  to: string,
  desk: string,
  today: string,
  { entries, arrived }: Carriage,
): Omit<UnsignedPetition, "row"> | null {
  const direction = handed.by === desk ? "sent" : to === desk ? "received" : null;
  if (direction === null) return null;
  const place = placeOf(handed, to);
  const sent = direction === "sent";
  const other = sent ? to : handed.by;
  const first = sent ? firstCarrying(entries, "out", place, to) : firstCarrying(entries, "in", place);
  const since = first === null ? null : shanghaiDate(first.at);
  return {
    direction,
    other,
    since,
    // Should this desk's own clock have been set back, no day is counted below none.
    days: since === null ? null : Math.max(0, dayNumber(today) - dayNumber(since)),
    arrived: !sent || arrived(to, place),
  };
}

/** Longest waiting first; what has not left yet last. */
export function byWait(a: UnsignedPetition, b: UnsignedPetition): number {
  return (b.days ?? -1) - (a.days ?? -1) || (a.row.id < b.row.id ? -1 : 1);
}
