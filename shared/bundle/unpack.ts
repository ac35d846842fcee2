import type { ZipEntry } from "../archive/zip-layout.ts";
import type { Bytes } from "../crypto/bytes.ts";
import type { CryptoSuite } from "../crypto/suite.ts";
import { BundleRefused, type BundleSource, type Manifest } from "./bundle.ts";
import { decrypted, withEntry } from "./entry.ts";
import { inflate } from "./gzip.ts";
import { certificatesName, eventsName, manifestName, sealedName, signatureName } from "./manifest.ts";
import { openBundle } from "./open.ts";
import { once } from "./streams.ts";

/** Takes one part under a safe relative name (`events.ndjson`, `blobs/000001`); must read it to its end. */
export type WritePart = (name: string, content: AsyncIterable<Bytes>) => Promise<void>;

/**
 * Writes what these identities can open: the clear parts as they stand, `events.ndjson`, `sealed.ndjson`, `blobs/000001` …
 * Checks structure and hashes but trusts nobody: verifyBundle says whether to believe it. Resolves with the names of
 * the entries that stayed closed. Throws BundleRefused (`other-recipient` when nothing opens) or the source's own error;
 * parts already written must then be discarded.
 */
export async function unpackBundle(
  suite: CryptoSuite,
  source: BundleSource,
  identities: readonly string[],
  write: WritePart,
): Promise<{ readonly manifest: Manifest; readonly closed: readonly string[] }> {
  const opened = await openBundle(suite, source);
  const closed: string[] = [];
  let openedParts = 0;
  await write(manifestName, once(opened.manifestBytes));
  await write(signatureName, once(opened.signature));
  for (const entry of opened.entries) {
    const read = async (chunks: AsyncIterable<Bytes>) =>
      write(plainName(entry), await begun(plainOf(suite, identities, entry, chunks)));
    try {
      await withEntry(suite, source, entry, entry.sha256, read);
      if (entry.name !== certificatesName) openedParts += 1;
    } catch (error) {
      if (!(error instanceof BundleRefused && error.code === "other-recipient")) throw error;
      closed.push(entry.name);
    }
  }
  if (openedParts === 0) throw new BundleRefused("other-recipient", "no identity fits any part");
  return { manifest: opened.manifest, closed };
}

function plainName({ name }: ZipEntry): string {
  if (name === eventsName) return "events.ndjson";
  if (name === sealedName) return "sealed.ndjson";
  return name.endsWith(".age") ? name.slice(0, -".age".length) : name;
}

async function* plainOf(
  suite: CryptoSuite,
  identities: readonly string[],
  entry: ZipEntry & { readonly inflated: number },
  chunks: AsyncIterable<Bytes>,
): AsyncGenerator<Bytes> {
  if (entry.name === certificatesName) yield* chunks;
  else if (entry.name === eventsName || entry.name === sealedName) {
    yield* inflate(decrypted(suite, identities, chunks), entry.inflated);
  } else yield* decrypted(suite, identities, chunks);
}

/** Waits for the first chunk, so that a part which does not open leaves no empty file. */
async function begun(chunks: AsyncGenerator<Bytes>): Promise<AsyncGenerator<Bytes>> {
  const first = await chunks.next();
  async function* all() {
    if (first.done) return;
    yield first.value;
    yield* chunks;
  }
  return all();
}
