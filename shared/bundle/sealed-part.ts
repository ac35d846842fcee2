import type { Bytes } from "../crypto/bytes.ts";
import type { CryptoSuite } from "../crypto/suite.ts";
import type { EventRange } from "../log/event.ts";
import { sound } from "./blobs.ts";
import type { BundleTrust, IncomingBlob, Manifest, QuarantinedRange } from "./bundle.ts";
import { decrypted } from "./entry.ts";
import { inflate } from "./gzip.ts";
import { readSealedOpening } from "./opening.ts";
import { keptRanges, rereadRanges, sealedBlobAgain } from "./read-again.ts";
import { fromStream, toStream } from "./streams.ts";
import { trustedWriters } from "./trust.ts";
import { verifyText } from "./verify-text.ts";

/** A `sealed.age` that was kept when its bundle came, and what that bundle's manifest said of it. */
export interface KeptPart {
  readonly address: Pick<Manifest, "bundle" | "kind" | "part" | "from" | "to">;
  readonly inflated: number;
  open(): Promise<ReadableStream<Bytes>>;
}

export interface OpenedPart {
  /** Ranges of revoked writers behind their last trusted event; `ranges()` yields them like all others. */
  readonly quarantined: readonly QuarantinedRange[];
  ranges(): AsyncIterable<EventRange>;
  readonly blobs: readonly IncomingBlob[];
}

/** Text up to this size is not decrypted twice. */
const mostKept = 8 * 1024 * 1024;

/**
 * What a cleared officer verifies of a kept `sealed.age` with his own key: every line, hash, chain, head and writer, and
 * that it belongs to the bundle that it came with. Throws BundleRefused, NoIdentityFits when it is for other officers.
 */
export async function openSealedPart(
  suite: CryptoSuite,
  part: KeptPart,
  identities: readonly string[],
  trust: Pick<BundleTrust, "root" | "certificates" | "trustList">,
): Promise<OpenedPart> {
  const writers = await trustedWriters(suite, trust);
  const plain = async function* () {
    yield* inflate(decrypted(suite, identities, fromStream(await part.open())), part.inflated);
  };
  const keep = part.inflated <= mostKept;
  const text = await verifyText(suite, plain(), "accusation", { writers, seen: Number.POSITIVE_INFINITY, keep });
  readSealedOpening(text.opening, part.address);
  return {
    quarantined: text.quarantined,
    ranges: () =>
      text.kept === null ? rereadRanges(suite, plain(), "accusation", text.heads) : keptRanges(text.kept, "accusation"),
    blobs: text.sealedBlobs.map((blob, n) => ({
      ...blob,
      open: async () => toStream(sound(suite, sealedBlobAgain(suite, plain(), n), blob)),
    })),
  };
}
