import { fromUtf8 } from "../../../shared/crypto/bytes.ts";
import { chainName, type EventRange, type StoredEvent } from "../../../shared/log/event.ts";
import type { Revocation } from "../../../shared/registry/certificate.ts";
import type { ChainState, LedgerPort, RecordChange } from "../ledger/ledger.ts";
import { goesThrough, onBranch } from "./held-chain.ts";
import type { Opened } from "./incoming-bundle.ts";
import { acceptedHeads, type QuarantinedEvent, quarantined, readRecord, recordChange } from "./records.ts";

/** A range of a revoked writer, divided: what may be merged, and what a person must look at first. */
interface Divided {
  readonly merge: EventRange | null;
  readonly quarantine: readonly StoredEvent[];
}

/**
 * Divides by the revocation of the range's writer. Merged is only what is held already, what a person has accepted here
 * or at the office that revokes, and what lies up to the last trusted event when that office sends it itself. A revoked
 * key can still sign: whatever else comes under it, numbers below the boundary included, waits in 隔离 and is never
 * dropped.
 */
export async function divideRevoked(
  ledger: LedgerPort,
  chains: ReadonlyMap<string, ChainState>,
  range: EventRange,
  opened: Pick<Opened, "announcements" | "fromIssuer" | "vouchedFor">,
): Promise<Divided> {
  const whole: Divided = { merge: range, quarantine: [] };
  const revocation = opened.announcements?.revocations.find((each) => each.device === range.chain.device);
  if (revocation === undefined || opened.vouchedFor(range.chain.device)) return whole;
  const chain = chains.get(chainName(range.chain));
  if (chain !== undefined && (await goesThrough(ledger, chain, range.head)) === true) return whole;
  if (chain !== undefined && (await onBranch(ledger, chain, range.head.id))) return whole;
  if (opened.fromIssuer && range.head.seq <= lastTrusted(revocation, range)) return whole;
  if ((await readRecord(ledger, acceptedHeads, range.head.id)) !== null) return whole;
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

/** Key of an event's record. */
export function quarantineKey({ header, id }: Pick<StoredEvent, "header" | "id">): string {
  return `${chainName(header)}#${header.seq}#${id}`;
}

/**
 * The records that keep these events of one range, whole and exactly as they came, but for what is kept already: the
 * same file may come twice, and the day of the first counts.
 */
export function quarantineRecords(
  { head, chain }: EventRange,
  events: readonly StoredEvent[],
  kept: ReadonlyMap<string, QuarantinedEvent>,
  came: { readonly bundle: string; readonly at: string; readonly writer: string },
): readonly RecordChange[] {
  return events.flatMap((event) => {
    const key = quarantineKey(event);
    const before = kept.get(key);
    const headSignature = event.id === head.id ? head.signature : (before?.headSignature ?? null);
    if (before !== undefined && (before.headSignature ?? null) === headSignature) return [];
    return [
      recordChange(quarantined, key, {
        scope: chain.scope,
        device: chain.device,
        epoch: chain.epoch,
        seq: event.header.seq,
        header: fromUtf8(event.headerBytes),
        body: event.bodyBytes === null ? null : fromUtf8(event.bodyBytes),
        headSignature,
        writer: came.writer,
        bundle: before?.bundle ?? came.bundle,
        at: before?.at ?? came.at,
      }),
    ];
  });
}
