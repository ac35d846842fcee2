import { randomBytes } from "node:crypto";
import { join } from "node:path";
import type { Disk, OpenFile } from "./disk.ts";
import { failure } from "./failure.ts";
import {
  appendHeaderSize,
  emptyHead,
  encodeAppend,
  encodeFileHeader,
  fileHeaderSize,
  hashSize,
  maxAppendSize,
} from "./journal-format.ts";

/**
 * A journal being written beside the present one, to take its place as a whole: the way in which what was moved into
 * the accusation compartment leaves the journal. It has a name of its own from the first byte, so that no frame, hint
 * or position of one is ever taken for the other's. Until `place` it is a temporary file that the next start sweeps.
 */
export class JournalRewrite {
  readonly #disk: Disk;
  readonly #folder: string;
  readonly #path: string;
  readonly #file: OpenFile;
  readonly #id: Buffer;
  #frames = 0;
  #at = fileHeaderSize;
  #head: Buffer = emptyHead;
  #closed = false;

  private constructor(disk: Disk, folder: string, path: string, file: OpenFile, id: Buffer) {
    this.#disk = disk;
    this.#folder = folder;
    this.#path = path;
    this.#file = file;
    this.#id = id;
  }

  static async begin(disk: Disk, folder: string): Promise<JournalRewrite> {
    const id = randomBytes(16);
    // The form of name that sweepTemporary knows.
    const path = join(folder, `.journal.${randomBytes(6).toString("hex")}.tmp`);
    const file = await disk.open(path, "create");
    const rewrite = new JournalRewrite(disk, folder, path, file, id);
    try {
      await file.write(encodeFileHeader(id), 0);
    } catch (error) {
      await rewrite.abandon();
      throw error;
    }
    return rewrite;
  }

  /** The new journal's name, hex: its frames are sealed under it. */
  get id(): string {
    return this.#id.toString("hex");
  }

  get frames(): number {
    return this.#frames;
  }

  /** Adds frames behind those before. Nothing is on the medium until `place`. */
  async append(frames: readonly Uint8Array[]): Promise<void> {
    let size = appendHeaderSize;
    for (const frame of frames) size += 4 + frame.length + hashSize;
    if (this.#closed || frames.length === 0 || size > maxAppendSize) throw failure("bad-request");
    const { bytes, head } = encodeAppend(this.#head, frames);
    await this.#file.write(bytes, this.#at);
    this.#at += bytes.length;
    this.#frames += frames.length;
    this.#head = head;
  }

  /** Brings all of it to the medium, then takes the place of the journal: after a crash there is the old one or this. */
  async place(): Promise<void> {
    await this.#file.sync();
    await this.#close();
    await this.#disk.rename(this.#path, join(this.#folder, "journal"));
    await this.#disk.syncFolder(this.#folder);
  }

  /** Takes the unfinished file away. */
  async abandon(): Promise<void> {
    await this.#close().catch(() => undefined);
    await this.#disk.remove(this.#path).catch(() => undefined);
  }

  async #close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    await this.#file.close();
  }
}
