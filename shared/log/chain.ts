import type { ChainKey, EventHeader, StoredEvent } from "./event.ts";
import { type LogFailure, logFailure } from "./failures.ts";

/** The event before a range: its id is known from the signed manifest or the own log, its count only from the log. */
export interface Previous {
  readonly seq: number;
  readonly id: string;
  readonly count?: number;
}

/** The chain that an event stands in. */
export function chainOf(header: EventHeader): ChainKey {
  return { scope: header.scope, device: header.device, epoch: header.epoch };
}

/**
 * Whether events follow each other without a gap in one chain: numbers by one, each naming its predecessor's id,
 * counts rising. `previous` null means that the first event must be the chain's first; null is returned when all is
 * well. Ids and body hashes are taken as given: see verify.ts.
 */
export function checkConsecutive(chain: ChainKey, previous: Previous | null, events: readonly StoredEvent[]): LogFailure | null {
  let seq = previous?.seq ?? 0;
  let id = previous?.id ?? null;
  let count = previous?.count ?? 0;
  for (const event of events) {
    const { header } = event;
    const { scope, device, epoch } = header;
    if (scope !== chain.scope || device !== chain.device || epoch !== chain.epoch) return logFailure("foreign-chain", header.seq);
    if (header.seq !== seq + 1) return logFailure("gap", seq + 1);
    if (header.prev !== id) return logFailure("broken-chain", header.seq);
    if (header.count <= count) return logFailure("count-not-rising", header.seq);
    seq = header.seq;
    id = event.id;
    count = header.count;
  }
  return null;
}
