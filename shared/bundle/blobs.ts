import { type Bytes, toHex } from "../crypto/bytes.ts";
import type { CryptoSuite } from "../crypto/suite.ts";
import { BundleRefused, type BundleSource, type IncomingBlob } from "./bundle.ts";
import { decrypted, withEntry } from "./entry.ts";
import type { OpenedBundle } from "./open.ts";
import { toStream } from "./streams.ts";
import type { BlobLine } from "./text-lines.ts";
import { readEntry } from "./zip-reader.ts";

type Entry = OpenedBundle["entries"][number];

/** Verifies an attachment of the general part: entry, decryption, size and hash. Throws BundleRefused. */
export async function verifyBlob(
  suite: CryptoSuite,
  opened: OpenedBundle,
  entry: Entry,
  blob: BlobLine,
  identities: readonly string[],
): Promise<void> {
  await withEntry(suite, opened.source, entry, entry.sha256, async (chunks) => {
    for await (const _ of sound(suite, decrypted(suite, identities, chunks), blob));
  });
}

/** An attachment that was verified, to be read once more. */
export function incoming(
  suite: CryptoSuite,
  source: BundleSource,
  entry: Entry | undefined,
  { hash, size }: BlobLine,
  identities: readonly string[],
): IncomingBlob {
  return {
    hash,
    size,
    async open() {
      if (entry === undefined) throw new Error("attachment without entry");
      return toStream(sound(suite, decrypted(suite, identities, readEntry(source, entry)), { hash, size }));
    },
  };
}

/** Passes an attachment's plain bytes on; fails at the end unless they have the size and hash that were signed. */
export async function* sound(
  suite: CryptoSuite,
  plain: AsyncIterable<Bytes>,
  { hash, size }: Pick<BlobLine, "hash" | "size">,
): AsyncGenerator<Bytes> {
  const hasher = suite.createHash();
  let seen = 0;
  for await (const chunk of plain) {
    seen += chunk.length;
    if (seen > size) throw new BundleRefused("too-large", "an attachment is larger than signed");
    hasher.update(chunk);
    yield chunk;
  }
  if (seen !== size || toHex(hasher.digest()) !== hash) throw new BundleRefused("bad-hash", "an attachment's content");
}
