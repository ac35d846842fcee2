import { chainName, type EventRange } from "../../../shared/log/event.ts";
import type { Job } from "../jobs.ts";
import type { LedgerPort, ReceiveResult, RecordChange } from "../ledger.ts";
import { batchesOf } from "./batches.ts";
import type { ExchangeContext } from "./context.ts";
import type { Opened } from "./incoming-bundle.ts";
import { type DividedRange, divided } from "./incoming-ranges.ts";
import { LastEvents } from "./last-events.ts";
import { attachmentsOf } from "./named-attachments.ts";
import { quarantineRecords } from "./quarantine.ts";
import { alarms, lackingAttachments, recordChange } from "./records.ts";
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
  const total = opened.verified.manifest.counts.events;
  let done = 0;
  job.progress(strings.phases.applying, 0, total);
  for await (const batch of batchesOf(forBatches(divided(ledger, opened)))) {
    job.signal.throwIfAborted();
    const merge = batch.flatMap(({ range }) => (range === null ? [] : [range]));
    const quarantine = batch.flatMap((each) => each.quarantine);
    for (const { whole } of batch) tally.last.see(whole);
    const records = [
      ...(await lackingRecords(ledger, merge)),
      ...quarantineRecords(quarantine, opened.verified.manifest.bundle, context.now()),
    ];
    const result = await ledger.receive(merge, {
      writerOrganisation: opened.writerOrganisation,
      records,
      ...(forceGap ? { forceGap } : {}),
      signal: job.signal,
    });
    add(tally, result, quarantine.length);
    await raiseAlarms(context, opened, result);
    done += batch.reduce((sum, each) => sum + each.events.length, 0);
    job.progress(strings.phases.applying, done, total);
    if (result.newPetitions.length + result.updated.length > 0) ledger.changed(["petitions"]);
  }
  return tally;
}

async function* forBatches(ranges: AsyncIterable<DividedRange>): AsyncGenerator<DividedRange & EventRange> {
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

/** Attachments named here whose bytes did not come: they are asked for in the next acknowledgement. */
async function lackingRecords(ledger: LedgerPort, ranges: readonly EventRange[]): Promise<readonly RecordChange[]> {
  const named = attachmentsOf(ranges);
  const held = await ledger.attachments.holds(named.map(({ hash }) => hash));
  return named
    .filter((_, i) => held[i] !== true)
    .map(({ hash, scope, size }) => recordChange(lackingAttachments, `${scope}|${hash}`, { scope, size }));
}

async function raiseAlarms({ ledger, now }: ExchangeContext, { verified }: Opened, result: ReceiveResult): Promise<void> {
  const raised = result.forks.map((chain) => ({ chain, kind: "fork" as const }));
  const { bundle } = verified.manifest;
  const changes = raised.map(({ chain, kind }) =>
    recordChange(alarms, chainName(chain), { kind, device: chain.device, scope: chain.scope, bundle, at: now() }),
  );
  if (result.restoredSelf) {
    const { device, organisation } = ledger.office;
    changes.push(
      recordChange(alarms, `restored|${device}`, {
        kind: "restored",
        device,
        scope: `${organisation}/general`,
        bundle,
        at: now(),
      }),
    );
  }
  if (changes.length === 0) return;
  await ledger.record(changes);
  ledger.changed(["status", "exchange"]);
}
