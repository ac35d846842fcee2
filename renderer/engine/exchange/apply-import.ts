import { chainName, type EventRange } from "../../../shared/log/event.ts";
import type { ImportDone } from "../api.ts";
import type { Job } from "../jobs.ts";
import type { LedgerPort, ReceiveResult, RecordChange } from "../ledger.ts";
import { adoptAnnouncements } from "./adopt-announcements.ts";
import { batchesOf } from "./batches.ts";
import type { ExchangeContext } from "./context.ts";
import { lackingIn } from "./give-acknowledgement.ts";
import { blobsLacking, storeBlobs } from "./incoming-blobs.ts";
import type { Opened } from "./incoming-bundle.ts";
import { type DividedRange, divided } from "./incoming-ranges.ts";
import { LastEvents } from "./last-events.ts";
import { tellMarks } from "./marks.ts";
import { attachmentsOf } from "./named-attachments.ts";
import { acknowledgementOf, describeMissing, requireImportable } from "./plan-import.ts";
import { quarantineRecords } from "./quarantine.ts";
import { alarms, appliedBundles, exchangeEntries, lackingAttachments, readRecord, readRecords, recordChange } from "./records.ts";
import { ExchangeRefused } from "./refusal.ts";
import { strings } from "./strings.ts";
import { takeAcknowledgement } from "./take-acknowledgement.ts";

/** What the batches of one import did, taken together. */
interface Tally {
  events: number;
  quarantined: number;
  gaps: number;
  readonly petitions: Set<string>;
  readonly fresh: Set<string>;
  readonly conflicts: Set<string>;
  readonly last: LastEvents;
}

/**
 * Applies a verified bundle: announcements, then attachments, then events in durable transactions that each advance
 * the vector, then the acknowledgement that it brought. Killed at any point, doing it again finishes it; done twice, it
 * changes nothing. A gap is refused before anything is written, unless a supervisor forces it.
 */
export async function applyOpened(context: ExchangeContext, job: Job, opened: Opened, forceGap: boolean): Promise<ImportDone> {
  const { ledger } = context;
  const { verified } = opened;
  requireImportable(ledger, opened);
  if (!forceGap) await requireNoGap(ledger, opened);
  await adoptAnnouncements(ledger, verified);
  const blobs = await blobsLacking(ledger, verified);
  await storeBlobs(ledger, job, blobs);
  const tally = await receiveAll(context, job, opened, forceGap);
  const earlier = await readRecord(ledger, appliedBundles, verified.digest);
  if (earlier !== null && tally.events === 0 && blobs.length === 0) {
    return { bundle: earlier.bundle, petitions: 0, events: 0, conflicts: 0, receiptCode: earlier.receiptCode };
  }
  job.progress(strings.phases.acknowledging, 1, 1);
  return recordIncoming(context, opened, tally);
}

/** The manifest's ranges tell a gap before anything is decrypted or written. */
async function requireNoGap(ledger: LedgerPort, { verified }: Opened): Promise<void> {
  const reached = new Map<string, number>();
  for (const [name, { seq }] of await ledger.vector()) reached.set(name, seq);
  const missing = [];
  for (const range of verified.manifest.ranges) {
    const held = reached.get(chainName(range)) ?? 0;
    if (range.fromSeq > held + 1) {
      missing.push({ scope: range.scope, device: range.device, fromSeq: held + 1, toSeq: range.fromSeq - 1 });
    }
    reached.set(chainName(range), Math.max(held, range.toSeq));
  }
  if (missing.length > 0) throw new ExchangeRefused("gap", strings.gap(describeMissing(missing)));
}

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
    .map(({ hash, scope, size }) => recordChange(lackingAttachments, hash, { scope, size }));
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

export async function recordIncoming(context: ExchangeContext, opened: Opened, tally: Tally): Promise<ImportDone> {
  const { ledger } = context;
  const { verified } = opened;
  const { manifest, digest } = verified;
  const at = context.now();
  const records: RecordChange[] = [];
  const wanted = await readRecords(ledger, lackingAttachments);
  const arrived = verified.blobs.map((blob) => blob.hash).filter((hash) => wanted.has(hash));
  records.push(...arrived.map((hash) => recordChange(lackingAttachments, hash, null)));
  const said = acknowledgementOf(verified);
  const taken = said === null ? null : await takeAcknowledgement(ledger, said, manifest.bundle, at);
  // The events themselves come back with the next bundle, once the new epoch has told what is held here.
  if (taken?.setBack === true) await ledger.openEpoch("restored");
  records.push(...(taken?.records ?? []));
  const receiptCode = tally.gaps === 0 && tally.quarantined === 0 ? await codeFor(ledger, opened, arrived, tally.last) : null;
  records.push(
    recordChange(exchangeEntries, `in|${manifest.bundle}`, {
      id: manifest.bundle,
      direction: "in",
      kind: manifest.kind,
      other: manifest.from.organisation,
      at,
      path: opened.file.name,
      petitions: tally.petitions.size,
      events: tally.events,
      acknowledgedAt: null,
      receiptCode,
      digest,
      expectedCode: null,
      chains: {},
    }),
  );
  // A forced gap stays open: the same file may bring more once the missing numbers have come.
  if (tally.gaps === 0) records.push(recordChange(appliedBundles, digest, { bundle: manifest.bundle, at, receiptCode }));
  await ledger.record(records);
  await tellMarks(ledger);
  ledger.changed(["exchange", "petitions", "status"]);
  return {
    bundle: manifest.bundle,
    petitions: tally.petitions.size,
    events: tally.events,
    conflicts: tally.conflicts.size,
    receiptCode,
  };
}

/** The telephone receipt: only for events that are all here with all their attachments. */
async function codeFor(
  ledger: LedgerPort,
  { verified }: Opened,
  arrived: readonly string[],
  last: LastEvents,
): Promise<string | null> {
  const { kind, from, ranges } = verified.manifest;
  if (kind !== "sync" || ledger.office.level !== "district") return null;
  const lacking = await lackingIn(ledger, `${from.organisation}/general`);
  if (lacking.some((hash) => !arrived.includes(hash))) return null;
  return last.receiptCode(ledger.suite, verified.digest, ranges);
}
