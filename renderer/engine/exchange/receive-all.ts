import { chainName, type EventRange } from "../../../shared/log/event.ts";
import type { Job } from "../jobs.ts";
import type { LedgerPort, ReceiveResult, RecordChange } from "../ledger/ledger.ts";
import { batchesOf } from "./batches.ts";
import type { ExchangeContext } from "./context.ts";
import type { Opened } from "./incoming-bundle.ts";
import { type DividedRange, divided } from "./incoming-ranges.ts";
import { LastEvents } from "./last-events.ts";
import { attachmentsOf } from "./named-attachments.ts";
import { quarantineKey, quarantineRecords } from "./quarantine.ts";
import { alarms, lackingAttachments, quarantined, readRecords, recordChange } from "./records.ts";
import { strings } from "./strings.ts";

/** What the batches of one import did, taken together. */
export interface Tally {
  events: number;
  quarantined: number;
  gaps: number;
  readonly petitions: Set<string>;
  readonly fresh: Set<string>;
  readonly conflicts: Set<string>;
  readonly last: LastEvents;
}

/** Takes all ranges of a bundle, one durable transaction after the other. What is known already is skipped. */
export async function receiveAll(context: ExchangeContext, job: Job, opened: Opened, forceGap: boolean): Promise<Tally> {
  const { ledger } = context;
  const tally: Tally = {
    events: 0,
    quarantined: 0,
    gaps: 0,
    petitions: new Set(),
    fresh: new Set(),
    conflicts: new Set(),
    last: new LastEvents(),
  };
  const { bundle, counts } = opened.verified.manifest;
  const kept = await readRecords(ledger, quarantined);
  const raise = await alarmsOf(context, bundle);
  const total = counts.events;
  let done = 0;
  job.progress(strings.phases.applying, 0, total);
  const receiveBatch = async (batch: readonly Batched[], records: readonly RecordChange[], merge: readonly EventRange[]) => {
    const result = await ledger.receive(merge, {
      writerOrganisation: opened.writerOrganisation,
      records,
      recordsAfter: (received) => [...raise(received), ...(received.gaps.length === 0 ? released(merge, kept) : [])],
      ...(forceGap ? { forceGap } : {}),
      signal: job.signal,
    });
    const apart = batch.reduce((sum, { quarantine }) => sum + quarantine.length, 0);
    add(tally, result, apart);
    if (result.forks.length > 0 || result.restoredSelf || apart > 0) ledger.changed(["status", "exchange"]);
    done += batch.reduce((sum, each) => sum + each.events.length, 0);
    job.progress(strings.phases.applying, done, total);
    if (result.newPetitions.length + result.updated.length > 0) ledger.changed(["petitions"]);
  };
  // While one batch is on its way to the disk, the next is read and merged; the ledger takes them in their order.
  let underway: Promise<void> = Promise.resolve();
  try {
    for await (const batch of batchesOf(forBatches(divided(ledger, opened)))) {
      job.signal.throwIfAborted();
      for (const { whole } of batch) tally.last.see(whole);
      const merge = batch.flatMap(({ range }) => (range === null ? [] : [range]));
      const at = context.now();
      const apart = batch.flatMap(({ whole, quarantine }) =>
        quarantineRecords(whole, quarantine, kept, { bundle, at, writer: opened.writerOrganisation(whole.chain.device) }),
      );
      const lacking = await lackingRecords(ledger, merge);
      const before = underway;
      underway = receiveBatch(batch, [...lacking, ...apart], merge);
      underway.catch(() => undefined);
      await before;
    }
    await underway;
  } finally {
    await underway.catch(() => undefined);
  }
  return tally;
}

type Batched = DividedRange & EventRange;

async function* forBatches(ranges: AsyncIterable<DividedRange>): AsyncGenerator<Batched> {
  for await (const each of ranges) yield { ...each, ...each.whole };
}

function add(tally: Tally, result: ReceiveResult, quarantined: number): void {
  tally.events += result.events;
  tally.quarantined += quarantined;
  tally.gaps += result.gaps.length;
  for (const id of result.newPetitions) tally.fresh.add(id);
  for (const id of [...result.newPetitions, ...result.updated]) tally.petitions.add(id);
  for (const id of result.conflicts) tally.conflicts.add(id);
}

/** What waited in 隔离 and is merged now, because the office that decides has accepted it. */
function released(merge: readonly EventRange[], kept: ReadonlyMap<string, unknown>): readonly RecordChange[] {
  if (kept.size === 0) return [];
  return merge
    .flatMap(({ events }) => events.map(quarantineKey))
    .filter((key) => kept.has(key))
    .map((key) => recordChange(quarantined, key, null));
}

/** Attachments named here whose bytes did not come: they are asked for in the next acknowledgement. */
export async function lackingRecords(ledger: LedgerPort, ranges: readonly EventRange[]): Promise<readonly RecordChange[]> {
  const named = attachmentsOf(ranges);
  const held = await ledger.attachments.holds(named.map(({ hash }) => hash));
  return named
    .filter((_, i) => held[i] !== true)
    .map(({ hash, scope, size }) => recordChange(lackingAttachments, `${scope}|${hash}`, { scope, size }));
}

/**
 * The alarms that a receipt of this bundle raises, for the same transaction: once the events are held, nothing would
 * tell again. One that was raised before stands as it is.
 */
export async function alarmsOf(
  { ledger, now }: ExchangeContext,
  bundle: string,
): Promise<(result: ReceiveResult) => readonly RecordChange[]> {
  const raised = new Set((await ledger.records(alarms.name)).map(({ key }) => key));
  return ({ forks, restoredSelf }) => {
    const at = now();
    const found = forks.map(({ scope, device, epoch }) => ({
      key: chainName({ scope, device, epoch }),
      value: { kind: "fork" as const, device, scope, bundle, at },
    }));
    const { device, organisation } = ledger.office;
    const restored = {
      key: `restored|${device}|${ledger.epoch}`,
      value: { kind: "restored" as const, device, scope: `${organisation}/general`, bundle, at },
    };
    const fresh = [...found, ...(restoredSelf ? [restored] : [])].filter(({ key }) => !raised.has(key));
    for (const { key } of fresh) raised.add(key);
    return fresh.map(({ key, value }) => recordChange(alarms, key, value));
  };
}
