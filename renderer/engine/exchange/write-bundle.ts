import type { Acknowledgement, BundleKind, Manifest, OutgoingBlob } from "../../../shared/bundle/bundle.ts";
import { encodeManifest } from "../../../shared/bundle/manifest.ts";
import { packBundle } from "../../../shared/bundle/pack.ts";
import { toHex } from "../../../shared/crypto/bytes.ts";
import { DecryptionFailed } from "../../../shared/crypto/suite.ts";
import type { EventRange } from "../../../shared/log/event.ts";
import type { SignedCertificate, SignedTrustList } from "../../../shared/registry/certificate.ts";
import { nothingSealed, type SealedOrder } from "../accusation/outgoing.ts";
import type { Job } from "../jobs.ts";
import type { ExchangeContext } from "./context.ts";
import { LastEvents } from "./last-events.ts";
import { beginOutgoing, type WrittenFile, whileWriting } from "./outgoing-file.ts";
import { strings } from "./strings.ts";

/** One bundle file to be written. */
interface BundleOrder {
  readonly kind: BundleKind;
  readonly bundle: string;
  readonly folder: string;
  readonly fileName: string;
  readonly to: { readonly organisation: string; readonly recipients: readonly string[] };
  readonly ownRecipients: readonly string[];
  readonly part: { readonly n: number; readonly of: number };
  readonly previousBundle: string | null;
  readonly certificates: readonly SignedCertificate[];
  readonly trustList: SignedTrustList | null;
  readonly ranges: AsyncIterable<EventRange>;
  readonly blobs: readonly OutgoingBlob[];
  readonly acknowledgement: Acknowledgement | null;
  /** The accusation part; without it the empty one that every bundle carries. */
  readonly sealed?: SealedOrder;
  /** Events expected, for the progress bar. */
  readonly events: number;
}

export interface WrittenBundle {
  readonly file: WrittenFile;
  readonly manifest: Manifest;
  /** SHA-256 of the manifest, hex. */
  readonly digest: string;
  /** Ten characters that the receiver may read out by telephone; null where the bundle carries no events. */
  readonly receiptCode: string | null;
}

/** Packs, signs and writes one bundle; synced and read back. The sealed part tells nothing by its presence (《条例》第30条). */
export async function writeBundle(context: ExchangeContext, job: Job, order: BundleOrder): Promise<WrittenBundle> {
  const { ledger } = context;
  const keys = ledger.keys();
  const total = order.events * averageLine + order.blobs.reduce((sum, blob) => sum + blob.size, 0);
  const written: { manifest?: Manifest } = {};
  const last = new LastEvents();
  const sealed = order.sealed ?? nothingSealed;
  const file = await whileWriting(await beginOutgoing(context.desktop, order.folder, order.fileName), async (outgoing) => {
    job.progress(strings.phases.packing, 0, total);
    written.manifest = await packBundle(
      ledger.suite,
      {
        kind: order.kind,
        bundle: order.bundle,
        createdAt: context.now(),
        previousBundle: order.previousBundle,
        part: order.part,
        from: {
          organisation: ledger.office.organisation,
          device: ledger.office.device,
          epoch: ledger.epoch,
          signingSecret: keys.signingSecret,
          signingPublic: keys.signingPublic,
        },
        to: order.to,
        ownRecipients: order.ownRecipients,
        sealedRecipients: sealed.recipients,
        certificates: order.certificates,
        trustList: order.trustList,
        ranges: last.watch(order.ranges),
        sealedRanges: each(sealed.ranges),
        sealedBlobs: sealed.blobs,
        sealedAcknowledgement: sealed.acknowledgement,
        blobs: order.blobs.map((blob) => counted(blob, (bytes) => job.progress(strings.phases.packing, bytes, total))),
        acknowledgement: order.acknowledgement,
        versions: { ...(await context.versions()), trustList: order.trustList?.list.number ?? 0 },
        sealText: order.events >= worthAThread ? context.sealing?.sealText : undefined,
        signal: job.signal,
        progress: ({ events }) => job.progress(strings.phases.packing, Math.min(total, events * averageLine), total),
      },
      outgoing.sink,
    );
    job.signal.throwIfAborted();
    job.progress(strings.phases.finishing, total, total);
  });
  const { manifest } = written;
  if (manifest === undefined) throw new Error("a bundle was finished without a manifest");
  const digest = toHex(ledger.suite.hash(encodeManifest(manifest)));
  return { file, manifest, digest, receiptCode: last.receiptCode(ledger.suite, digest, manifest.ranges) };
}

/** Fewer events are compressed and encrypted before another thread has started. */
const worthAThread = 2000;

/** Starts the thread that will seal so many events, while it is looked for what goes with them. */
export function expectText({ sealing }: ExchangeContext, events: number): void {
  if (events >= worthAThread) sealing?.prepare();
}

/** Bytes that an event counts for in a progress bar shared with attachments. */
const averageLine = 512;

/**
 * The blob, telling how many bytes were read of it. Fails with DecryptionFailed where what lies here is not of the size
 * that its event names: no reader would accept it.
 */
function counted(blob: OutgoingBlob, tell: (bytes: number) => void): OutgoingBlob {
  return {
    hash: blob.hash,
    size: blob.size,
    async open() {
      let read = 0;
      const source = await blob.open();
      return source.pipeThrough(
        new TransformStream({
          transform(chunk, controller) {
            read += chunk.length;
            tell(read);
            controller.enqueue(chunk);
          },
          flush() {
            if (read !== blob.size) throw new DecryptionFailed("an attachment is not of its stated size");
          },
        }),
      );
    },
  };
}

async function* each(ranges: readonly EventRange[]): AsyncGenerator<EventRange> {
  yield* ranges;
}

/** No ranges at all. */
export async function* noRanges(): AsyncGenerator<EventRange> {}

/** A file name that sorts by time and says nothing personal: `上报-990127001-20261121-0930-1a2b3c4d.xfb`. */
export function bundleFileName(
  prefix: string,
  organisation: string,
  at: string,
  bundle: string,
  part: { readonly n: number; readonly of: number } = { n: 1, of: 1 },
): string {
  const parts = part.of > 1 ? `-${part.n}of${part.of}` : "";
  return `${prefix}-${organisation}-${fileStamp(at)}-${bundle.slice(0, 8)}${parts}.xfb`;
}

/** `20261121-0930`, local time, of an RFC 3339 moment. */
export function fileStamp(at: string): string {
  const local = new Date(Date.parse(at) + chinaOffset).toISOString();
  return `${local.slice(0, 10).replaceAll("-", "")}-${local.slice(11, 16).replace(":", "")}`;
}

/** Asia/Shanghai, which has no summer time. */
const chinaOffset = 8 * 3_600_000;
