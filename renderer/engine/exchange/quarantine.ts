import { fromUtf8 } from "../../../shared/crypto/bytes.ts";
import { chainName, type EventRange, type StoredEvent } from "../../../shared/log/event.ts";
import type { Revocation, TrustList } from "../../../shared/registry/certificate.ts";
import type { ChainState, LedgerPort, RecordChange } from "../ledger.ts";
import { goesThrough } from "./held-chain.ts";
import { quarantined, recordChange } from "./records.ts";

/** A range of a revoked writer, divided: what may be merged, and what a person must look at first. */
interface Divided {
  readonly merge: EventRange | null;
  readonly quarantine: readonly StoredEvent[];
}

/**
 * Divides by the revocation of the range's writer. Merged is only what is held already, and what lies up to the last
 * trusted event when the office that revokes sends it itself. A revoked key can still sign: whatever else comes under
 * it, numbers below the boundary included, waits in 隔离 and is never dropped.
 */
export async function divideRevoked(
  ledger: LedgerPort,
  chains: ReadonlyMap<string, ChainState>,
  range: EventRange,
  list: TrustList | null,
  fromIssuer: boolean,
): Promise<Divided> {
  const revocation = list?.revocations.find((each) => each.device === range.chain.device);
  if (revocation === undefined) return { merge: range, quarantine: [] };
  const chain = chains.get(chainName(range.chain));
  if (chain !== undefined && (await goesThrough(ledger, chain, range.head)) === true) return { merge: range, quarantine: [] };
  if (fromIssuer && range.head.seq <= lastTrusted(revocation, range)) return { merge: range, quarantine: [] };
  return { merge: null, quarantine: chain === undefined ? range.events : await beyondHeld(ledger, chain, range) };
}

function lastTrusted(revocation: Revocation, range: EventRange): number {
  const { scope, epoch } = range.chain;
  return revocation.trusted.find((each) => each.scope === scope && each.epoch === epoch)?.seq ?? 0;
}

/** The range's events without those that are held: the whole range where it is another history. */
async function beyondHeld(ledger: LedgerPort, chain: ChainState, range: EventRange): Promise<readonly StoredEvent[]> {
  const first = range.events[0];
  if (first === undefined || chain.seq < first.header.seq || chain.seq > range.head.seq) return range.events;
  const last = range.events[chain.seq - first.header.seq];
  const same = last !== undefined && (await goesThrough(ledger, chain, { seq: chain.seq, id: last.id })) === true;
  return same ? range.events.slice(chain.seq + 1 - first.header.seq) : range.events;
}

/** The records that keep these events, whole and exactly as they came. */
export function quarantineRecords(events: readonly StoredEvent[], bundle: string, at: string): readonly RecordChange[] {
  return events.map((event) =>
    recordChange(quarantined, `${chainName(event.header)}#${event.header.seq}#${event.id}`, {
      scope: event.header.scope,
      device: event.header.device,
      epoch: event.header.epoch,
      seq: event.header.seq,
      header: fromUtf8(event.headerBytes),
      body: event.bodyBytes === null ? null : fromUtf8(event.bodyBytes),
      bundle,
      at,
    }),
  );
}
