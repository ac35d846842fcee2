import { crc32, createCrc32 } from "../archive/crc32.ts";
import { type Bytes, concat } from "../crypto/bytes.ts";
import { fromStream, inPieces, toStream } from "./streams.ts";

/** RFC 1952: deflate, no flags, no time, no extra flags, unknown system. Platforms differ here; bundles do not. */
export const gzipHeader: Bytes = new Uint8Array([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff]);
const largestStored = 0xffff;

/** One gzip member of the plain bytes, compressed by the platform, with the fixed header. */
export async function* compress(plain: AsyncIterable<Bytes>): AsyncGenerator<Bytes> {
  let replaced = 0;
  for await (const chunk of fromStream(toStream(plain).pipeThrough(new CompressionStream("gzip")))) {
    const inHeader = Math.min(gzipHeader.length - replaced, chunk.length);
    if (inHeader > 0) chunk.set(gzipHeader.subarray(replaced, replaced + inHeader));
    replaced += inHeader;
    yield chunk;
  }
}

/**
 * One gzip member in which nothing is compressed, cut every 65 535 bytes whatever the chunks, so that its size follows
 * from the plain size alone.
 */
export async function* storeAsGzip(plain: AsyncIterable<Bytes>): AsyncGenerator<Bytes> {
  const crc = createCrc32();
  let size = 0;
  yield gzipHeader.slice();
  for await (const piece of inPieces(plain, largestStored)) {
    crc.update(piece);
    size += piece.length;
    yield concat([storedBlock(0, piece.length), piece]);
  }
  const trailer = new DataView(new ArrayBuffer(8));
  trailer.setUint32(0, crc.value(), true);
  trailer.setUint32(4, size % 2 ** 32, true);
  yield concat([storedBlock(1, 0), new Uint8Array(trailer.buffer)]);
}

/** RFC 1951, section 3.2.4: final flag, length and its complement. */
function storedBlock(final: 0 | 1, length: number): Bytes {
  return new Uint8Array([final, length & 0xff, length >>> 8, ~length & 0xff, (~length >>> 8) & 0xff]);
}

/** The stream is not one gzip member with the fixed header, or does not inflate to the size that was signed. */
export class BadGzip extends Error {
  override readonly name = "BadGzip";
  /** It inflates to more than was signed. */
  readonly beyond: boolean;
  constructor(message: string, beyond = false) {
    super(message);
    this.beyond = beyond;
  }
}

/** Inflates one gzip member and stops, whatever follows, at the first byte beyond `inflated`. Throws BadGzip. */
export async function* inflate(packed: AsyncIterable<Bytes>, inflated: number): AsyncGenerator<Bytes> {
  const source = watched(packed);
  let size = 0;
  try {
    for await (const chunk of fromStream(toStream(source.chunks).pipeThrough(new DecompressionStream("gzip")))) {
      size += chunk.length;
      if (size > inflated) throw new BadGzip("inflates beyond the signed size", true);
      yield chunk;
    }
  } catch (error) {
    if (source.failure) throw source.failure.error;
    throw error instanceof BadGzip ? error : new BadGzip("not a gzip member");
  }
  if (size !== inflated) throw new BadGzip("inflates to less than the signed size");
  if (!source.sound(inflated)) throw new BadGzip("not the one representation of a gzip member");
}

/** Sees the packed bytes pass: their header and trailer, and an error of the source itself (a pulled stick). */
function watched(packed: AsyncIterable<Bytes>) {
  const state = {
    failure: null as { readonly error: unknown } | null,
    head: new Uint8Array(0) as Bytes,
    tail: new Uint8Array(0) as Bytes,
    chunks: pass(),
    /** Header as fixed, and the trailer's size where a single member has it. */
    sound(inflated: number): boolean {
      const { head, tail } = state;
      if (tail.length < 8 || crc32(head) !== crc32(gzipHeader)) return false;
      return new DataView(tail.buffer, tail.byteOffset + tail.length - 4).getUint32(0, true) === inflated % 2 ** 32;
    },
  };
  async function* pass(): AsyncGenerator<Bytes> {
    try {
      for await (const chunk of packed) {
        if (state.head.length < gzipHeader.length) {
          state.head = concat([state.head, chunk]).slice(0, gzipHeader.length);
        }
        state.tail = chunk.length >= 8 ? chunk.slice(-8) : concat([state.tail, chunk]).slice(-8);
        yield chunk;
      }
    } catch (error) {
      state.failure = { error };
      throw error;
    }
  }
  return state;
}
