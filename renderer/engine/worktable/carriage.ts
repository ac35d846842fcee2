import type { Vector } from "../../../shared/log/event.ts";
import type { Session } from "../desk.ts";
import type { EventPlace } from "../exchange/carried-by.ts";
import { toldBy } from "../exchange/peers.ts";
import { type ExchangeEntry, exchangeEntries, readRecords } from "../exchange/records.ts";

/** What this desk knows of the way between the offices. */
export interface Carriage {
  readonly entries: readonly ExchangeEntry[];
  /** Whether the office has said, by file or telephone, that it holds the event. */
  arrived(office: string, place: EventPlace): boolean;
}

/** The history of the exchange, and what each office to which this desk handed something over is known to hold. */
export async function carriageOf({ ledger, catalog }: Session, desk: string): Promise<Carriage> {
  const receivers = new Set<string>();
  for (const { facts, index } of catalog.values()) if (facts.handed?.by === desk) receivers.add(index.organisation);
  const told = new Map<string, Vector>();
  for (const office of receivers) told.set(office, (await toldBy(ledger, office)).arrived);
  return {
    entries: [...(await readRecords(ledger, exchangeEntries)).values()],
    arrived: (office, { chain, seq }) => (told.get(office)?.get(chain)?.seq ?? 0) >= seq,
  };
}
