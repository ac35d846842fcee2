import { type Bytes, concat, fromHex, toHex } from "../../../shared/crypto/bytes.ts";
import { type CryptoSuite, DecryptionFailed } from "../../../shared/crypto/suite.ts";
import { type Desktop, ServiceFailure } from "../../../shared/desktop.ts";
import type { AttachmentStore } from "../ledger/ledger.ts";
import type { Sealer } from "../vault/sealing.ts";

/** 200 MB. */
export const attachmentLimit = 209_715_200;

const chunkSize = 1_048_576;
/** Random name that the chunks are sealed under. */
const saltSize = 16;
/** Generation, nonce and tag around each sealed chunk. */
const sealedOverhead = 2 + 12 + 16;

/** The bytes that came are not the bytes that were named. */
export class AttachmentMismatch extends Error {
  override readonly name = "AttachmentMismatch";
}

/** Cuts a stream into chunks of exactly 1 MiB but for the last; an empty stream gives one empty chunk. */
async function* chunksOf(plain: ReadableStream<Bytes>): AsyncGenerator<Bytes> {
  const reader = plain.getReader();
  let held: Bytes[] = [];
  let size = 0;
  let any = false;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      let rest = value;
      while (size + rest.length >= chunkSize) {
        const taken = chunkSize - size;
        yield concat([...held, rest.subarray(0, taken)]);
        any = true;
        rest = rest.subarray(taken);
        held = [];
        size = 0;
      }
      // Copied: a stream may hand out views of a buffer that it uses again.
      if (rest.length > 0) held.push(rest.slice());
      size += rest.length;
    }
    if (size > 0 || !any) yield concat(held);
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

/** `n of all, last` so that chunks can neither be cut off nor swapped: the last one says that it is the last. */
function chunkKey(name: string, index: number, last: boolean): string {
  return `${name}#${index}${last ? "." : ""}`;
}

/** Plain bytes in a file of this size: a salt, then sealed chunks. */
function plainSize(stored: number): number {
  const sealed = stored - saltSize;
  return Math.max(0, sealed - sealedOverhead * Math.ceil(sealed / (chunkSize + sealedOverhead)));
}

/** What a new attachment turned out to be. */
export interface Written {
  readonly hash: string;
  readonly size: number;
}

export interface Attachments extends AttachmentStore {
  /** Seals a stream whose hash is not known beforehand. Rejects with AttachmentMismatch when it is longer than the limit. */
  add(plain: ReadableStream<Bytes>, progress?: (bytes: number) => void): Promise<Written>;
  /** Takes the file off the disk. Nothing happens where it is not held. */
  remove(hash: string): Promise<void>;
}

/**
 * Attachments in the desk folder: sealed chunks of 1 MiB. The file's name is a keyed hash of the content hash, so that a
 * folder listing does not tell whether a known document lies here.
 */
export function createAttachments(desktop: Desktop, suite: CryptoSuite, sealer: () => Sealer): Attachments {
  const nameOf = (hash: string) => toHex(sealer().lookup("attachment", fromHex(hash)));

  async function write(
    plain: ReadableStream<Bytes>,
    expected: { readonly hash: string; readonly size: number } | null,
    progress?: (bytes: number) => void,
  ): Promise<Written> {
    // Held for the whole job: locking the screen does not stop it.
    const held = sealer();
    const { token } = await desktop.call("attachment.begin", {});
    try {
      const hasher = suite.createHash();
      // Sealed under a random name, for the content hash is known only at the end.
      const salt = toHex(suite.randomBytes(saltSize));
      await desktop.call("attachment.append", { token }, fromHex(salt));
      let size = 0;
      let index = 0;
      let pending: Bytes | null = null;
      const put = async (chunk: Bytes, last: boolean) => {
        const sealed = await held.seal("attachments", chunkKey(salt, index, last), chunk);
        await desktop.call("attachment.append", { token }, sealed);
        index += 1;
        progress?.(size);
      };
      for await (const chunk of chunksOf(plain)) {
        if (pending) await put(pending, false);
        pending = chunk;
        size += chunk.length;
        if (size > (expected?.size ?? attachmentLimit)) throw new AttachmentMismatch("longer than allowed");
        hasher.update(chunk);
      }
      await put(pending ?? new Uint8Array(0), true);
      const hash = toHex(hasher.digest());
      if (expected && (hash !== expected.hash || size !== expected.size)) throw new AttachmentMismatch("hash or size differ");
      await desktop.call("attachment.commit", { token, name: toHex(held.lookup("attachment", fromHex(hash))) });
      return { hash, size };
    } catch (error) {
      await desktop.call("attachment.abandon", { token }).catch(() => undefined);
      throw error;
    }
  }

  async function sizesOf(hashes: readonly string[]): Promise<readonly (number | null)[]> {
    const found: (number | null)[] = [];
    for (let at = 0; at < hashes.length; at += 1000) {
      const names = hashes.slice(at, at + 1000).map(nameOf);
      const { sizes } = await desktop.call("attachment.size", { names });
      for (const size of sizes) found.push(size === null ? null : plainSize(size));
    }
    return found;
  }

  return {
    holds: async (hashes) => (await sizesOf(hashes)).map((size) => size !== null),
    sizes: sizesOf,
    async store(hash, size, plain, progress) {
      await write(plain, { hash, size }, progress);
    },
    add: (plain, progress) => write(plain, null, progress),
    async remove(hash) {
      try {
        await desktop.call("attachment.remove", { name: nameOf(hash) });
      } catch (error) {
        if (!(error instanceof ServiceFailure && error.code === "not-found")) throw error;
      }
    },
    async open(hash) {
      const name = nameOf(hash);
      const held = sealer();
      const { sizes } = await desktop.call("attachment.size", { names: [name] });
      const total = sizes[0];
      if (total === undefined || total === null) throw new ServiceFailure("not-found", "本机没有这份附件");
      const read = async (offset: number, length: number) => {
        const { bytes } = await desktop.call("attachment.read", { name, offset, length });
        if (!bytes) throw new ServiceFailure("io", "附件读取不完整");
        return bytes;
      };
      const salt = toHex(await read(0, saltSize));
      let offset = saltSize;
      let index = 0;
      // The seal holds the chunks together; only the content hash ties them to this name.
      const hasher = suite.createHash();
      return new ReadableStream<Bytes>(
        {
          async pull(controller) {
            const length = Math.min(chunkSize + sealedOverhead, total - offset);
            const last = offset + length >= total;
            const sealed = await read(offset, length);
            const plain = await held.open("attachments", chunkKey(salt, index, last), sealed);
            offset += length;
            index += 1;
            hasher.update(plain);
            if (last && toHex(hasher.digest()) !== hash) throw new DecryptionFailed("another attachment lies under this name");
            if (plain.length > 0) controller.enqueue(plain);
            if (last) controller.close();
          },
        },
        { highWaterMark: 0 },
      );
    },
  };
}
