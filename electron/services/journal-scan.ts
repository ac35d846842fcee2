import type { OpenFile } from "./disk.ts";
import { appendHeaderSize, appendMark, decodeAppend, type Frame, framesSize, hashSize } from "./journal-format.ts";

/** A place between two appends: frames before it, byte offset, chain hash so far. */
export interface Cursor {
  readonly frames: number;
  readonly at: number;
  readonly head: Buffer;
}

/** One sound append and the cursor behind it. */
export interface Append {
  readonly start: Cursor;
  readonly frames: readonly Frame[];
  readonly end: Cursor;
}

const windowSize = 1024 * 1024;

/** Reads a file through a window of 1 MiB, so that walking small appends does not ask the system for each. */
export class Window {
  readonly #file: OpenFile;
  readonly #size: number;
  #start = 0;
  #bytes = Buffer.alloc(0);
  constructor(file: OpenFile, size: number) {
    this.#file = file;
    this.#size = size;
  }
  /** `length` bytes at `at`, valid until memory is dropped; null when the file is shorter. */
  async take(at: number, length: number): Promise<Buffer | null> {
    if (at + length > this.#size) return null;
    if (at < this.#start || at + length > this.#start + this.#bytes.length) {
      // A fresh buffer each time: views handed out earlier stay as they were.
      const bytes = Buffer.allocUnsafe(Math.min(Math.max(length, windowSize), this.#size - at));
      const read = await this.#file.read(bytes, at);
      this.#start = at;
      this.#bytes = bytes.subarray(0, read);
      if (read < length) return null;
    }
    return this.#bytes.subarray(at - this.#start, at - this.#start + length);
  }
}

async function appendBytes(window: Window, at: number): Promise<Buffer | null> {
  const header = await window.take(at, appendHeaderSize);
  if (header === null) return null;
  const size = framesSize(header);
  return size === null ? null : window.take(at, appendHeaderSize + size);
}

/** The append at the cursor, checked to chain on from it; null when there is no sound one. */
export async function readAppend(window: Window, start: Cursor): Promise<Append | null> {
  const bytes = await appendBytes(window, start.at);
  const append = bytes === null ? null : decodeAppend(bytes);
  const last = append?.frames.at(-1);
  if (bytes === null || append === null || last === undefined || !append.previous.equals(start.head)) return null;
  return {
    start,
    frames: append.frames,
    end: { frames: start.frames + append.frames.length, at: start.at + bytes.length, head: Buffer.from(last.hash) },
  };
}

/** Whether a sound append begins anywhere in `from … size`: then what is broken before it was once on the medium. */
export async function soundAppendBehind(file: OpenFile, from: number, size: number): Promise<boolean> {
  const window = new Window(file, size);
  for (let start = from; start + appendHeaderSize + 4 + hashSize <= size; start += windowSize) {
    // A window of its own overlaps the next by the mark, so that a mark on the border is seen.
    const bytes = await window.take(start, Math.min(windowSize + appendMark.length - 1, size - start));
    if (bytes === null) return false;
    for (let hit = bytes.indexOf(appendMark); hit !== -1; hit = bytes.indexOf(appendMark, hit + 1)) {
      const candidate = await appendBytes(new Window(file, size), start + hit);
      if (candidate !== null && decodeAppend(candidate) !== null) return true;
    }
  }
  return false;
}
