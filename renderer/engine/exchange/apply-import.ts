import { chainName } from "../../../shared/log/event.ts";
import type { ImportDone } from "../api/exchange-api.ts";
import type { Job } from "../jobs.ts";
import type { LedgerPort } from "../ledger/ledger.ts";
import { adoptAnnouncements } from "./adopt-announcements.ts";
import type { ExchangeContext } from "./context.ts";
import { requireImportable } from "./importable.ts";
import { blobsLacking, storeBlobs } from "./incoming-blobs.ts";
import type { Opened } from "./incoming-bundle.ts";
import { tellMarks } from "./marks.ts";
import { describeMissing } from "./plan-import.ts";
import { receiveAll } from "./receive-all.ts";
import { recordIncoming } from "./record-import.ts";
import { appliedBundles, readRecord } from "./records.ts";
import { ExchangeRefused } from "./refusal.ts";
import { strings } from "./strings.ts";

/**
 * Applies a verified bundle: announcements, then attachments, then events in durable transactions that each advance
 * the vector, then the acknowledgement that it brought. Killed at any point, doing it again finishes it; done twice, it
 * changes nothing. A gap is refused before anything is written, unless a supervisor forces it.
 */
export async function applyOpened(context: ExchangeContext, job: Job, opened: Opened, forceGap: boolean): Promise<ImportDone> {
  const { ledger } = context;
  const { verified } = opened;
  requireImportable(ledger, opened);
  const force = forceGap || opened.ownBackup;
  if (!force) await requireNoGap(ledger, opened);
  await adoptAnnouncements(ledger, verified, context.now());
  const blobs = await blobsLacking(ledger, verified);
  await storeBlobs(ledger, job, blobs);
  const tally = await receiveAll(context, job, opened, force);
  const earlier = await readRecord(ledger, appliedBundles, verified.digest);
  if (earlier !== null && tally.events === 0 && blobs.length === 0) {
    // The first time may have ended between its records and what they mean for the states shown.
    await tellMarks(ledger);
    return { bundle: earlier.bundle, petitions: 0, events: 0, conflicts: 0, receiptCode: earlier.receiptCode };
  }
  job.progress(strings.phases.acknowledging, 1, 1);
  return recordIncoming(context, opened, tally);
}

/** The manifest's ranges tell a gap before anything is written. What goes into quarantine has no place in a chain. */
async function requireNoGap(ledger: LedgerPort, { verified, announcements, vouchedFor }: Opened): Promise<void> {
  const apart = announcements?.revocations.map(({ device }) => device).filter((device) => !vouchedFor(device));
  const revoked = new Set(apart);
  const reached = new Map<string, number>();
  for (const [name, { seq }] of await ledger.vector()) reached.set(name, seq);
  const missing = [];
  for (const range of verified.manifest.ranges) {
    if (revoked.has(range.device)) continue;
    const held = reached.get(chainName(range)) ?? 0;
    if (range.fromSeq > held + 1) {
      missing.push({ scope: range.scope, device: range.device, fromSeq: held + 1, toSeq: range.fromSeq - 1 });
    }
    reached.set(chainName(range), Math.max(held, range.toSeq));
  }
  if (missing.length > 0) throw new ExchangeRefused("gap", strings.gap(describeMissing(missing)));
}
