import type { VerifiedBundle } from "../../../shared/bundle/bundle.ts";
import type { Job } from "../jobs.ts";
import type { LedgerPort } from "../ledger/ledger.ts";
import { AttachmentMismatch } from "../petitions/attachments.ts";
import { ExchangeRefused } from "./refusal.ts";
import { strings } from "./strings.ts";

type Blob = VerifiedBundle["blobs"][number];

/** Attachments that the bundle carries and this desk does not hold yet. */
export async function blobsLacking(ledger: LedgerPort, { blobs: carried, manifest }: VerifiedBundle): Promise<readonly Blob[]> {
  // The first part of a backup begins with the desk's snapshot, which is no attachment.
  const blobs = manifest.kind === "backup" && manifest.part.n === 1 ? carried.slice(1) : carried;
  const held = await ledger.attachments.holds(blobs.map((blob) => blob.hash));
  return blobs.filter((_, i) => held[i] !== true);
}

/**
 * Stores what is not held yet, one attachment after the other, each sealed and synced before the next. They come before
 * the events that name them, so that an acknowledgement never covers an event whose attachment is still on its way.
 */
export async function storeBlobs(ledger: LedgerPort, job: Job, blobs: readonly Blob[]): Promise<void> {
  const total = blobs.reduce((sum, blob) => sum + blob.size, 0);
  let before = 0;
  for (const blob of blobs) {
    job.signal.throwIfAborted();
    try {
      await ledger.attachments.store(blob.hash, blob.size, await blob.open(), (bytes) => {
        job.signal.throwIfAborted();
        job.progress(strings.phases.attachments, before + bytes, total);
      });
    } catch (cause) {
      if (cause instanceof AttachmentMismatch) throw new ExchangeRefused("bad-hash", strings.brokenAttachment);
      throw cause;
    }
    before += blob.size;
  }
}
