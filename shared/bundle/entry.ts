import { createCrc32 } from "../archive/crc32.ts";
import type { ZipEntry } from "../archive/zip-layout.ts";
import { type Bytes, toHex } from "../crypto/bytes.ts";
import { type CryptoSuite, DecryptionFailed, NoIdentityFits } from "../crypto/suite.ts";
import { BundleRefused, type BundleSource, type RefusalCode } from "./bundle.ts";
import { BadGzip } from "./gzip.ts";
import { fromStream, toStream } from "./streams.ts";
import { readEntry } from "./zip-reader.ts";

/**
 * Lets `use` read an entry once, hashing what passes. Whatever `use` finds, the rest is hashed too, and a wrong CRC or
 * hash is the reason given: damage is named before its consequences. Throws BundleRefused, or the source's own error.
 */
export async function withEntry<T>(
  suite: CryptoSuite,
  source: BundleSource,
  entry: ZipEntry,
  sha256: string | null,
  use: (chunks: AsyncIterable<Bytes>) => Promise<T>,
): Promise<T> {
  const crc = createCrc32();
  const hasher = suite.createHash();
  const stored = readEntry(source, entry);
  let failure: { readonly error: unknown } | null = null;
  async function* pass(): AsyncGenerator<Bytes> {
    try {
      for (;;) {
        const step = await stored.next();
        if (step.done) return;
        crc.update(step.value);
        hasher.update(step.value);
        yield step.value;
      }
    } catch (error) {
      failure = { error };
      throw error;
    }
  }
  const outcome = await settle(use(pass()));
  if (failure !== null) throw (failure as { readonly error: unknown }).error;
  for await (const _ of pass());
  if (crc.value() !== entry.crc) throw new BundleRefused("bad-hash", `CRC of ${entry.name}`);
  if (sha256 !== null && toHex(hasher.digest()) !== sha256) throw new BundleRefused("bad-hash", entry.name);
  if ("error" in outcome) throw refusalOf(outcome.error, entry.name);
  return outcome.value;
}

/** The decrypted bytes of an age entry. */
export async function* decrypted(
  suite: CryptoSuite,
  identities: readonly string[],
  sealed: AsyncIterable<Bytes>,
): AsyncGenerator<Bytes> {
  yield* fromStream(await suite.decryptWith(identities, toStream(sealed)));
}

async function settle<T>(promise: Promise<T>): Promise<{ readonly value: T } | { readonly error: unknown }> {
  try {
    return { value: await promise };
  } catch (error) {
    return { error };
  }
}

function refusalOf(error: unknown, name: string): unknown {
  const refuse = (code: RefusalCode, why: string) => new BundleRefused(code, `${name}: ${why}`);
  if (error instanceof NoIdentityFits) return refuse("other-recipient", "no identity fits");
  if (error instanceof DecryptionFailed) return refuse("altered", "does not decrypt");
  if (error instanceof BadGzip) return refuse(error.beyond ? "too-large" : "altered", error.message);
  return error;
}
