import type { Bytes } from "../crypto/bytes.ts";
import { canonicalBytes } from "../log/canonical.ts";
import type { SignedHead } from "../log/event.ts";
import { longestLine } from "../log/line.ts";
import { maximalLine } from "./limits.ts";

const blockSize = 512 * 1024;
const tab = 9;
const lineFeed = 10;

/** Gathers lines into large blocks without a string or promise per event. */
export class Blocks {
  readonly #totals: { size: number };
  #full: Bytes[] = [];
  #block: Bytes = new Uint8Array(blockSize);
  #used = 0;
  constructor(totals: { size: number }) {
    this.#totals = totals;
  }
  line(bytes: Bytes): void {
    if (bytes.length >= maximalLine) throw new RangeError("a line is too long to be carried");
    this.#room(bytes.length + 1);
    this.#put(bytes);
    this.#end(lineFeed);
  }
  /** Closes a range; returns how many heads that makes. */
  head({ scope, device, epoch, seq, id, signature }: SignedHead): 1 {
    this.line(canonicalBytes({ head: { scope, device, epoch, seq, id, signature } }));
    return 1;
  }
  event(header: Bytes, body: Bytes | null): void {
    const length = header.length + 2 + (body?.length ?? 0);
    if (length > longestLine + 1) throw new RangeError("an event is too large to be carried");
    this.#room(length);
    this.#put(header);
    this.#end(tab);
    if (body !== null) this.#put(body);
    this.#end(lineFeed);
  }
  take(): Bytes[] {
    const full = this.#full;
    this.#full = [];
    return full;
  }
  takeAll(): Bytes[] {
    this.#close();
    return this.take();
  }
  #room(length: number): void {
    if (this.#used + length <= this.#block.length) return;
    this.#close();
    this.#block = new Uint8Array(Math.max(blockSize, length));
  }
  #close(): void {
    if (this.#used > 0) this.#full.push(this.#block.subarray(0, this.#used));
    this.#used = 0;
    this.#block = new Uint8Array(0);
  }
  #put(bytes: Bytes): void {
    this.#block.set(bytes, this.#used);
    this.#used += bytes.length;
    this.#totals.size += bytes.length;
  }
  #end(byte: number): void {
    this.#block[this.#used] = byte;
    this.#used += 1;
    this.#totals.size += 1;
  }
}
