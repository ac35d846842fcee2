import { createHash } from "node:crypto";

/** Size of the blocks that a file going out is remembered by. */
export const blockSize = 1024 * 1024;

const digest = (bytes: Uint8Array): Buffer => createHash("sha256").update(bytes).digest();

/**
 * Remembers what was meant to be written, as one SHA-256 per 1 MiB block, so that the file read back can be compared
 * with the intention and not with another copy of itself. Memory: 32 bytes per MiB and one block.
 */
export class BlockHashes {
  readonly #full: Buffer[] = [];
  readonly #open = Buffer.alloc(blockSize);
  #filled = 0;

  get size(): number {
    return this.#full.length * blockSize + this.#filled;
  }

  append(bytes: Uint8Array): void {
    for (let at = 0; at < bytes.length; ) {
      const piece = bytes.subarray(at, at + blockSize - this.#filled);
      this.#open.set(piece, this.#filled);
      this.#filled += piece.length;
      at += piece.length;
      if (this.#filled === blockSize) {
        this.#full.push(digest(this.#open));
        this.#filled = 0;
      }
    }
  }

  /**
   * Notes that `bytes` replace what stands at `offset`. `read` yields a whole earlier block from the medium; answers
   * false when that is not what was written.
   */
  async patch(bytes: Uint8Array, offset: number, read: (block: number) => Promise<Uint8Array>): Promise<boolean> {
    for (let at = 0; at < bytes.length; ) {
      const index = Math.floor((offset + at) / blockSize);
      const inside = (offset + at) % blockSize;
      const piece = bytes.subarray(at, at + blockSize - inside);
      if (index === this.#full.length) this.#open.set(piece, inside);
      else {
        const block = Buffer.from(await read(index));
        if (!this.matches(index, block)) return false;
        block.set(piece, inside);
        this.#full[index] = digest(block);
      }
      at += piece.length;
    }
    return true;
  }

  /** Whether a block (the last one may be shorter) holds what was meant. */
  matches(index: number, block: Uint8Array): boolean {
    const full = this.#full[index];
    if (full !== undefined) return block.length === blockSize && digest(block).equals(full);
    return index === this.#full.length && this.#open.subarray(0, this.#filled).equals(block);
  }
}
