import type { OutgoingBlob } from "../../../shared/bundle/bundle.ts";
import { type Bytes, toHex } from "../../../shared/crypto/bytes.ts";
import type { ChainKey, EventRange } from "../../../shared/log/event.ts";
import { sealedFiles } from "../accusation/sealed-files.ts";
import type { ExportDone } from "../api/exchange-api.ts";
import type { Job } from "../jobs.ts";
import type { LedgerPort } from "../ledger/ledger.ts";
import type { ExchangeContext } from "./context.ts";
import { attachmentBlob, exportDone, newBundleId, outgoingEntry } from "./export.ts";
import { countBranchEvents, heldOnly } from "./outgoing-selection.ts";
import { backupCertificates } from "./own-certificates.ts";
import { partsOf } from "./parts.ts";
import { exchangeEntries, recordChange } from "./records.ts";
import { strings } from "./strings.ts";
import { bundleFileName, expectText, noRanges, type WrittenBundle, writeBundle } from "./write-bundle.ts";

/**
 * Everything that a new machine needs, sealed to the printed recovery sheet (and to this office's own devices, so that
 * a backup can also be read back here): all chains of all scopes, the attachments held, and as the first blob the
 * desk's snapshot (device keys, certificates, local records). Attachments beyond one file follow in further parts.
 */
export async function runBackup(context: ExchangeContext, job: Job, folder: string): Promise<ExportDone> {
  const { ledger } = context;
  job.progress(strings.phases.collecting, 0, 0);
  const snapshot = bytesBlob(ledger, await ledger.snapshot());
  const attachments = await heldAttachments(ledger);
  const events = (await ledger.chains()).reduce((sum, chain) => sum + chain.seq, await countBranchEvents(ledger, general, true));
  expectText(context, events);
  const keys = ledger.keys();
  const { trustList } = ledger.trust.state();
  const certificates = await backupCertificates(ledger);
  const parts = partsOf(attachments, events, 2, context.partLimit - snapshot.size);
  const written: WrittenBundle[] = [];
  for (const part of parts) {
    const bundle = newBundleId(ledger);
    const blobs = part.attachments.map((each) => attachmentBlob(ledger, each));
    const one = await writeBundle(context, job, {
      kind: "backup",
      bundle,
      folder,
      fileName: bundleFileName(strings.files.backup, ledger.office.organisation, context.now(), bundle, part),
      to: { organisation: ledger.office.organisation, recipients: [keys.recoveryRecipient] },
      ownRecipients: [keys.recipient],
      part: { n: part.n, of: part.of },
      previousBundle: written.at(-1)?.manifest.bundle ?? null,
      certificates,
      trustList,
      ranges: part.n === 1 ? everyRange(ledger) : noRanges(),
      blobs: part.n === 1 ? [snapshot, ...blobs] : blobs,
      acknowledgement: null,
      events: part.n === 1 ? events : 0,
    });
    written.push(one);
    await ledger.record([recordChange(exchangeEntries, `out|${bundle}`, outgoingEntry(one, ledger.office.organisation, []))]);
  }
  ledger.changed(["exchange", "status"]);
  return exportDone(written);
}

async function heldAttachments(ledger: LedgerPort): Promise<readonly { readonly hash: string; readonly size: number }[]> {
  const named = [
    ...(await ledger.attachmentsAfter(() => true, new Map(), true)),
    ...(await ledger.branchAttachments(() => true, true)),
    ...(await sealedFiles(ledger)),
  ];
  return heldOnly(ledger, named);
}

const general = (chain: ChainKey) => chain.scope.endsWith("/general");

/** All chains, then the second histories of the forked ones and what waits behind gaps. */
async function* everyRange(ledger: LedgerPort): AsyncGenerator<EventRange> {
  yield* ledger.ranges(general, new Map(), true);
  yield* ledger.branches(general, true);
}

/** Bytes in memory as a blob of a bundle. */
function bytesBlob(ledger: LedgerPort, bytes: Bytes): OutgoingBlob {
  return {
    hash: toHex(ledger.suite.hash(bytes)),
    size: bytes.length,
    async open() {
      return new ReadableStream<Bytes>({
        start(controller) {
          controller.enqueue(bytes);
          controller.close();
        },
      });
    },
  };
}
