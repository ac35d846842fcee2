import type { Bytes } from "../crypto/bytes.ts";
import { type CryptoSuite, NoIdentityFits } from "../crypto/suite.ts";
import { canonicalText } from "../log/canonical.ts";
import type { Compartment, EventRange } from "../log/event.ts";
import { incoming, sound, verifyBlob } from "./blobs.ts";
import { BundleRefused, type BundleSource, type BundleTrust, type VerifiedBundle } from "./bundle.ts";
import { decrypted, withEntry } from "./entry.ts";
import { inflate } from "./gzip.ts";
import { blobName } from "./manifest.ts";
import { type OpenedBundle, openBundle } from "./open.ts";
import { opening, readSealedOpening } from "./opening.ts";
import { keptRanges, rereadRanges, sealedBlobAgain } from "./read-again.ts";
import { toStream } from "./streams.ts";
import { establishTrust } from "./trust.ts";
import { type VerifiedText, verifyText } from "./verify-text.ts";
import { readEntry } from "./zip-reader.ts";

/** 100 000 events of ordinary length; more are decrypted a second time instead. */
const defaultKept = 128 * 1024 * 1024;

/** A smaller text is hashed before another thread has started. */
const worthAThread = 2 * 1024 * 1024;

type Entry = OpenedBundle["entries"][number];

/**
 * The full first pass over a bundle: structure, manifest, certificates, signature, receiver, then every byte of every
 * entry, every event, chain, head, authority and attachment. Nothing is believed before all of it is sound.
 * Throws BundleRefused, the source's own error (a pulled stick), or the signal's reason.
 */
export async function verifyBundle(suite: CryptoSuite, source: BundleSource, trust: BundleTrust): Promise<VerifiedBundle> {
  const opened = await openBundle(suite, watched(source, trust));
  const { manifest, entries } = opened;
  const { sender, senderRevoked, writers, certificates, trustList, expired } = await establishTrust(suite, opened, trust);
  requireReceiver(opened, trust);
  const [, events, sealedEntry] = entries;
  if (events === undefined || sealedEntry === undefined) throw new BundleRefused("altered", "entries");

  // Whoever counts behind the district must be believed as far as the district is, or one high count parts the offices.
  const vouched =
    senderRevoked === null && (sender.certificate.role === "issuer" || manifest.from.organisation === trust.ownOrganisation);
  const seen = vouched ? Number.POSITIVE_INFINITY : (trust.seen ?? Number.POSITIVE_INFINITY);
  const most = trust.keepInMemory ?? defaultKept;
  const hashingOf = (entry: Entry) => (entry.inflated >= worthAThread ? trust.hashLines : undefined);
  const plainOf = (entry: Entry, identities: readonly string[], chunks: AsyncIterable<Bytes>) =>
    inflate(decrypted(suite, identities, chunks), entry.inflated);
  const verifyEntry = (entry: Entry, identities: readonly string[], compartment: Compartment): Promise<VerifiedText> =>
    withEntry(suite, opened.source, entry, entry.sha256, (chunks) =>
      verifyText(suite, plainOf(entry, identities, chunks), compartment, {
        ...{ writers, seen, keep: entry.inflated <= most, hashLines: hashingOf(entry) },
      }),
    );
  const rangesOf = (entry: Entry, identities: readonly string[], compartment: Compartment, text: VerifiedText) =>
    text.kept !== null
      ? keptRanges(text.kept, compartment)
      : rereadRanges(suite, plainOf(entry, identities, readEntry(source, entry)), compartment, text.heads, hashingOf(entry));

  const text = await verifyEntry(events, trust.identities, "general");
  requireAgreement(opened, text);
  const sealedText = await ifOpened(() => verifyEntry(sealedEntry, trust.sealedIdentities, "accusation"), trust.sealedIdentities);
  if (sealedText === null) await withEntry(suite, opened.source, sealedEntry, sealedEntry.sha256, async () => undefined);
  const sealedOpening = sealedText === null ? null : readSealedOpening(sealedText.opening, manifest);
  for (const [i, blob] of text.blobs.entries()) {
    const entry = entries[3 + i];
    if (entry === undefined) throw new BundleRefused("altered", "attachments");
    await verifyBlob(suite, opened, entry, blob, trust.identities);
  }

  return {
    manifest,
    digest: opened.digest,
    sender,
    senderRevoked,
    certificates,
    trustList,
    expired,
    heads: text.heads,
    quarantined: [...text.quarantined, ...(sealedText?.quarantined ?? [])],
    ranges: () => rangesOf(events, trust.identities, "general", text),
    sealed:
      sealedText === null || sealedOpening === null
        ? null
        : { heads: sealedText.heads, runs: sealedText.runs, acknowledgement: sealedOpening.acknowledgement },
    sealedPart: {
      size: sealedEntry.size,
      sha256: sealedEntry.sha256,
      open: async () => toStream(readEntry(source, sealedEntry)),
    },
    sealedRanges: () =>
      sealedText === null ? noRanges() : rangesOf(sealedEntry, trust.sealedIdentities, "accusation", sealedText),
    sealedBlobs: (sealedText?.sealedBlobs ?? []).map((blob, n) => ({
      ...blob,
      open: async () => {
        const plain = plainOf(sealedEntry, trust.sealedIdentities, readEntry(source, sealedEntry));
        return toStream(sound(suite, sealedBlobAgain(suite, plain, n), blob));
      },
    })),
    blobs: text.blobs.map((blob, i) => incoming(suite, source, entries[3 + i], blob, trust.identities)),
  };
}

/** The bundle is addressed to this organisation, or comes from it (read back), and is of a kind that is wanted here. */
function requireReceiver({ manifest }: OpenedBundle, { kinds, ownOrganisation: own }: BundleTrust): void {
  if (kinds !== undefined && !kinds.includes(manifest.kind)) throw new BundleRefused("wrong-kind", manifest.kind);
  if (own !== null && manifest.to.organisation !== own && manifest.from.organisation !== own) {
    throw new BundleRefused("other-recipient", manifest.to.organisation);
  }
}

/** The text says what the manifest says: address, ranges, counts, and the attachments in their order. */
function requireAgreement({ manifest, entries }: OpenedBundle, text: VerifiedText): void {
  const refuse = (what: string) => new BundleRefused("altered", `events.age and manifest differ: ${what}`);
  if (canonicalText(text.opening) !== canonicalText(opening(manifest))) throw refuse("opening");
  if (canonicalText(text.runs) !== canonicalText(manifest.ranges)) throw refuse("ranges");
  const { counts } = manifest;
  if (text.events !== counts.events || text.petitions !== counts.petitions) throw refuse("counts");
  if (text.blobs.length !== counts.attachments) throw refuse("attachments");
  for (const [i, blob] of text.blobs.entries()) {
    if (blob.entry !== blobName(i + 1) || blob.size !== entries[3 + i]?.inflated) throw refuse(blob.entry);
  }
}

/** Null when no identity fits: the accusation part is for others, and that is no fault. */
async function ifOpened<T>(read: () => Promise<T>, identities: readonly string[]): Promise<T | null> {
  if (identities.length === 0) return null;
  try {
    return await read();
  } catch (error) {
    if (error instanceof NoIdentityFits || (error instanceof BundleRefused && error.code === "other-recipient")) return null;
    throw error;
  }
}

async function* noRanges(): AsyncGenerator<EventRange> {}

/** Reports progress and lets the caller cancel at every read. */
function watched(source: BundleSource, { signal, progress }: BundleTrust): BundleSource {
  let bytes = 0;
  return {
    size: source.size,
    async read(offset, length) {
      signal?.throwIfAborted();
      const read = await source.read(offset, length);
      bytes += read.length;
      progress?.({ bytes: Math.min(bytes, source.size), of: source.size });
      return read;
    },
  };
}
