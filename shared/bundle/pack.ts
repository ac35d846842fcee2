import { type Bytes, toHex, utf8 } from "../crypto/bytes.ts";
import { signMinisign } from "../crypto/minisign.ts";
import type { CryptoSuite } from "../crypto/suite.ts";
import { canonicalBytes } from "../log/canonical.ts";
import { keyId } from "../registry/keys.ts";
import type { BundleSink, Manifest, PackRequest } from "./bundle.ts";
import { compress, storeAsGzip } from "./gzip.ts";
import { maximalBlobs, maximalCertificates, maximalJson } from "./limits.ts";
import {
  blobName,
  certificatesName,
  encodeManifest,
  eventsName,
  manifestName,
  manifestPurpose,
  sealedName,
  signatureName,
} from "./manifest.ts";
import { opening, sealedOpening } from "./opening.ts";
import { exactly, fromStream, once, toStream } from "./streams.ts";
import { newTotals, writeText } from "./text-writer.ts";
import { createZipWriter } from "./zip-writer.ts";

const unreadable = "accusations without a cleared officer to read them";

/**
 * Writes one whole bundle and resolves with its manifest. Everything streams: memory does not grow with events or
 * attachments. Rejects with the sink's or a source's own error, with the signal's reason when cancelled, and with
 * RangeError on a request that no reader would accept. What was written until then is no bundle: discard it.
 */
export async function packBundle(suite: CryptoSuite, request: PackRequest, sink: BundleSink): Promise<Manifest> {
  if (request.blobs.length > maximalBlobs) throw new RangeError("too many attachments");
  const { to, ownRecipients, sealedBlobs = [], signal, progress } = request;
  if (request.sealedRecipients.length === 0 && sealedBlobs.length > 0) throw new RangeError(unreadable);
  const zip = createZipWriter(sink);
  const entries: Manifest["entries"][number][] = [];
  const add = async (name: string, content: AsyncIterable<Bytes>, inflated: () => number): Promise<void> => {
    const hasher = suite.createHash();
    const hashed = (batch: Bytes) => {
      signal?.throwIfAborted();
      hasher.update(batch);
    };
    const size = await zip.add(name, content, hashed);
    entries.push({ name, size, inflated: inflated(), sha256: toHex(hasher.digest()) });
  };
  const encrypt = async (recipients: readonly string[], plain: AsyncIterable<Bytes>): Promise<AsyncIterable<Bytes>> =>
    fromStream(await suite.encryptTo(recipients, toStream(plain)));

  const certificates = canonicalBytes({ v: 1, certificates: request.certificates, trustList: request.trustList });
  if (request.certificates.length > maximalCertificates || certificates.length > maximalJson) {
    throw new RangeError("too many certificates");
  }
  await add(certificatesName, once(certificates), () => certificates.length);

  const recipients = [...new Set([...to.recipients, ...ownRecipients])];
  const from: Manifest["from"] = {
    organisation: request.from.organisation,
    device: keyId(suite, request.from.signingPublic),
    epoch: request.from.epoch,
    keys: recipientIds(suite, ownRecipients),
  };
  const address = {
    bundle: request.bundle,
    kind: request.kind,
    part: request.part,
    from,
    to: { organisation: to.organisation, keys: recipientIds(suite, to.recipients) },
  };
  const totals = newTotals();
  const text = writeText(
    { compartment: "general", opening: opening(address), blobs: request.blobs, ranges: request.ranges, signal, progress },
    totals,
  );
  const sealedEvents = request.sealText?.(recipients, text) ?? (await encrypt(recipients, compress(text)));
  await add(eventsName, sealedEvents, () => totals.size);

  const sealedTotals = newTotals();
  const sealedText = writeText(
    {
      compartment: "accusation",
      opening: sealedOpening(address, request.sealedAcknowledgement ?? null),
      blobs: sealedBlobs,
      ranges: request.sealedRecipients.length > 0 ? request.sealedRanges : noneOf(request.sealedRanges),
      signal,
      progress: undefined,
    },
    sealedTotals,
  );
  const cleared = request.sealedRecipients.length > 0 ? request.sealedRecipients : to.recipients;
  await add(sealedName, await encrypt(cleared, storeAsGzip(sealedText)), () => sealedTotals.size);

  for (const [i, blob] of request.blobs.entries()) {
    const plain = exactly(blob.size, fromStream(await blob.open()));
    await add(blobName(i + 1), await encrypt(recipients, plain), () => blob.size);
  }

  const manifest: Manifest = {
    format: "petition-desk-bundle",
    version: 1,
    minReader: 1,
    suite: suite.name,
    ...address,
    createdAt: request.createdAt,
    previousBundle: request.previousBundle,
    ranges: totals.runs,
    acknowledgement: request.acknowledgement,
    counts: { events: totals.events, petitions: totals.petitions, attachments: request.blobs.length },
    versions: request.versions,
    entries,
  };
  const manifestBytes = encodeManifest(manifest);
  await zip.add(manifestName, once(manifestBytes), () => undefined);
  const keys = { secret: request.from.signingSecret, publicKey: request.from.signingPublic };
  const signature = await signMinisign(suite, keys, manifestBytes, manifestPurpose);
  await zip.add(signatureName, once(utf8(signature)), () => undefined);
  await zip.finish();
  return manifest;
}

/** A recipient's key id: as for signing keys, of the ASCII text `age1…`. */
function recipientIds(suite: CryptoSuite, recipients: readonly string[]): string[] {
  return recipients.map((recipient) => keyId(suite, utf8(recipient)));
}

/** Without cleared officers there is nobody to whom an accusation may be sealed: to pack one is a bug. */
async function* noneOf<T>(ranges: AsyncIterable<T>): AsyncGenerator<T> {
  for await (const range of ranges) {
    if (range !== undefined) throw new RangeError(unreadable);
    yield range;
  }
}
