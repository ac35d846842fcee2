import type { BundleSink, BundleSource } from "../../../shared/bundle/bundle.ts";
import type { Bytes } from "../../../shared/crypto/bytes.ts";

/** A file in memory, written as a disk would be. */
export class MemoryFile implements BundleSink {
  #bytes: Bytes = new Uint8Array(64 * 1024);
  #size = 0;
  writes = 0;
  async write(bytes: Bytes): Promise<void> {
    if (this.#size + bytes.length > this.#bytes.length) {
      const larger = new Uint8Array(2 * (this.#size + bytes.length));
      larger.set(this.#bytes.subarray(0, this.#size));
      this.#bytes = larger;
    }
    this.#bytes.set(bytes, this.#size);
    this.#size += bytes.length;
    this.writes += 1;
  }
  async patch(offset: number, bytes: Bytes): Promise<void> {
    if (offset + bytes.length > this.#size) throw new RangeError("patch beyond the end");
    this.#bytes.set(bytes, offset);
  }
  bytes(): Bytes {
    return this.#bytes.slice(0, this.#size);
  }
}

/** Bytes as a file to read. */
export function sourceOf(bytes: Bytes): BundleSource {
  return { size: bytes.length, read: async (offset, length) => bytes.slice(offset, offset + length) };
}

/**
 * A file far larger than memory: writes are counted and only the first bytes of each are kept, which is enough for
 * headers and directories. Content reads as zeros.
 */
export class SparseFile implements BundleSink, BundleSource {
  readonly #kept: { offset: number; bytes: Bytes }[] = [];
  size = 0;
  async write(bytes: Bytes): Promise<void> {
    if (bytes.length < 64 * 1024) this.#kept.push({ offset: this.size, bytes: bytes.slice() });
    this.size += bytes.length;
  }
  async patch(offset: number, bytes: Bytes): Promise<void> {
    this.#kept.push({ offset, bytes: bytes.slice() });
  }
  async read(offset: number, length: number): Promise<Bytes> {
    const found = new Uint8Array(Math.max(0, Math.min(length, this.size - offset)));
    for (const kept of this.#kept) {
      const from = Math.max(offset, kept.offset);
      const to = Math.min(offset + found.length, kept.offset + kept.bytes.length);
      if (from < to) found.set(kept.bytes.subarray(from - kept.offset, to - kept.offset), from - offset);
    }
    return found;
  }
}
