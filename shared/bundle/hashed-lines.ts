import { type Bytes, fromUtf8 } from "../crypto/bytes.ts";

const tab = 9;
const lineFeed = 10;

/** Bytes that the two digests of a line take. */
export const digestsLength = 64;

/** A block of whole lines, and per line SHA-256 of what stands before its first tab and of what stands behind it. */
export interface HashedLines {
  readonly block: Bytes;
  /** 64 bytes each line; zeros where a line has no tab. */
  readonly digests: Bytes;
  /** What stands before the first tab of each line that has one, one behind the other; null where not all of it is ASCII. */
  readonly headers: string | null;
}

/** Hashes a block in another place, or on another thread. The block is given away: its bytes come back in the answer. */
export type HashLines = (block: Bytes) => Promise<HashedLines>;

/** Hashes the lines of a block; each ends with a line feed. */
export function hashLinesWith(hash: (data: Uint8Array) => Uint8Array, block: Bytes): HashedLines {
  let lines = 0;
  for (let at = block.indexOf(lineFeed); at >= 0; at = block.indexOf(lineFeed, at + 1)) lines += 1;
  const digests = new Uint8Array(digestsLength * lines);
  const headers = new Uint8Array(block.length);
  let gathered = 0;
  let start = 0;
  for (let line = 0; line < lines; line += 1) {
    const end = block.indexOf(lineFeed, start);
    const separator = block.indexOf(tab, start);
    if (separator >= 0 && separator < end) {
      const header = block.subarray(start, separator);
      headers.set(header, gathered);
      gathered += header.length;
      digests.set(hash(header), digestsLength * line);
      digests.set(hash(block.subarray(separator + 1, end)), digestsLength * line + digestsLength / 2);
    }
    start = end + 1;
  }
  return { block, digests, headers: asciiText(headers.subarray(0, gathered)) };
}

/** Each byte is one character, or null. */
function asciiText(bytes: Bytes): string | null {
  try {
    const text = fromUtf8(bytes);
    return text.length === bytes.length ? text : null;
  } catch {
    return null;
  }
}

/** Blocks being hashed elsewhere while one is read: little enough to hold, enough that neither side waits every turn. */
const aheadLimit = 4;

/**
 * The blocks in their order, each hashed; some of those to come are being hashed while one is used. Where the source
 * fails, what it gave before comes first.
 */
export async function* hashedAhead(blocks: AsyncIterable<Bytes>, hashLines: HashLines): AsyncGenerator<HashedLines> {
  const underway: Promise<HashedLines>[] = [];
  let failure: { readonly error: unknown } | null = null;
  const source = blocks[Symbol.asyncIterator]();
  try {
    for (;;) {
      const step = await source.next().catch((error: unknown) => {
        failure = { error };
        return null;
      });
      if (step === null || step.done) break;
      const hashing = hashLines(step.value);
      // Its failure is told by whoever waits for it.
      hashing.catch(() => undefined);
      underway.push(hashing);
      const oldest = underway.length > aheadLimit ? underway.shift() : undefined;
      if (oldest !== undefined) yield await oldest;
    }
    for (const hashing of underway) yield await hashing;
    if (failure !== null) throw (failure as { readonly error: unknown }).error;
  } finally {
    await source.return?.();
  }
}
