import { concat, utf8 } from "../../../shared/crypto/bytes.ts";
import { chainOf } from "../../../shared/log/chain.ts";
import { chainName, type EventRange, type StoredEvent } from "../../../shared/log/event.ts";
import { decodeLine } from "../../../shared/log/line.ts";
import type { Job } from "../jobs.ts";
import type { LedgerPort, ReceiveNotes, RecordChange } from "../ledger/ledger.ts";
import { batchesOf } from "./batches.ts";
import type { ExchangeContext } from "./context.ts";
import { knownCertificates } from "./peers.ts";
import { quarantineKey } from "./quarantine.ts";
import { alarmsOf, lackingRecords } from "./receive-all.ts";
import { acceptedHeads, type QuarantinedEvent, quarantined, readRecords, recordChange } from "./records.ts";
import { ExchangeRefused } from "./refusal.ts";
import { strings } from "./strings.ts";

/**
 * Merges what waits of a revoked device: everything in it was verified when it came, and a person now answers for it.
 * Each durable transaction takes its events out of 隔离, so that a kill in between leaves the rest waiting there. What
 * stands behind a gap stays. `note` makes the record of the decision, which goes into the first transaction. Throws
 * ExchangeRefused `gap` when nothing can be merged.
 */
export async function acceptQuarantined(
  context: ExchangeContext,
  job: Job,
  device: string,
  note: (events: number) => RecordChange,
): Promise<void> {
  const { ledger } = context;
  const kept = [...(await readRecords(ledger, quarantined)).values()].filter((event) => event.device === device);
  const notes: ReceiveNotes = { writerOrganisation: writersOf(ledger, kept), signal: job.signal };
  const { ranges, forked } = await mergeable(ledger, rangesOf(ledger, kept), notes);
  if (ranges.length === 0) throw new ExchangeRefused("gap", strings.concerns.gap);
  const total = ranges.reduce((sum, { events }) => sum + events.length, 0);
  const raise = await alarmsOf(context, kept[0]?.bundle ?? "");
  let done = 0;
  for await (const batch of batchesOf(each(ranges))) {
    job.signal.throwIfAborted();
    job.progress(strings.phases.applying, done, total);
    const at = context.now();
    const taken = batch.flatMap(({ events }) => events.map((event) => recordChange(quarantined, quarantineKey(event), null)));
    const heads = batch
      .filter(({ chain }) => forked.has(chainName(chain)))
      .map(({ head }) => recordChange(acceptedHeads, head.id, { at }));
    await ledger.receive(batch, {
      ...notes,
      records: [...(done === 0 ? [note(total)] : []), ...taken, ...heads, ...(await lackingRecords(ledger, batch))],
      recordsAfter: raise,
    });
    done += batch.reduce((sum, { events }) => sum + events.length, 0);
  }
}

/** The ranges that chain on to what is held, or are another history of it; and the chains that fork by them. */
async function mergeable(
  ledger: LedgerPort,
  ranges: readonly EventRange[],
  notes: ReceiveNotes,
): Promise<{ readonly ranges: readonly EventRange[]; readonly forked: ReadonlySet<string> }> {
  const preview = ledger.preview(notes);
  const found: EventRange[] = [];
  let gaps = 0;
  let forked = new Set<string>();
  for (const range of ranges) {
    await preview.add([range]);
    const result = await preview.result();
    if (result.gaps.length === gaps) found.push(range);
    gaps = result.gaps.length;
    forked = new Set(result.forks.map(chainName));
  }
  return { ranges: found, forked };
}

/** Signed ranges again: back from each signed head to the one before it, in the order of their numbers. */
function rangesOf(ledger: LedgerPort, kept: readonly QuarantinedEvent[]): readonly EventRange[] {
  const events = new Map<string, StoredEvent>();
  const heads: { readonly event: StoredEvent; readonly signature: string }[] = [];
  for (const { header, body, headSignature } of kept) {
    const event = decodeLine(ledger.suite, concat([utf8(header), utf8("\t"), utf8(body ?? "")]));
    if ("failed" in event) continue;
    events.set(event.id, event);
    if (headSignature) heads.push({ event, signature: headSignature });
  }
  heads.sort((a, b) => a.event.header.seq - b.event.header.seq);
  return heads.map(({ event: last, signature }) => {
    const range: StoredEvent[] = [];
    for (let event: StoredEvent | undefined = last; event !== undefined; event = events.get(event.header.prev ?? "")) {
      range.unshift(event);
      events.delete(event.id);
    }
    const chain = chainOf(last.header);
    return { chain, events: range, head: { ...chain, seq: last.header.seq, id: last.id, signature } };
  });
}

function writersOf(ledger: LedgerPort, kept: readonly QuarantinedEvent[]): (device: string) => string {
  const writers = new Map(kept.flatMap(({ device, writer }) => (writer === undefined ? [] : [[device, writer] as const])));
  for (const { certificate } of knownCertificates(ledger.trust.state()))
    writers.set(certificate.device, certificate.organisation);
  return (device) => {
    const organisation = writers.get(device);
    if (organisation === undefined) throw new Error("a quarantined event has a writer without certificate");
    return organisation;
  };
}

async function* each<T>(items: readonly T[]): AsyncGenerator<T> {
  yield* items;
}
