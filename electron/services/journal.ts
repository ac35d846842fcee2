import { randomBytes } from "node:crypto";
import { join } from "node:path";
import type { JournalPosition } from "../../shared/desktop.ts";
import { readWhole, sweepTemporary, writeAtomic } from "./atomic-file.ts";
import type { Disk, OpenFile } from "./disk.ts";
import { failure } from "./failure.ts";
import { decodeCheckpoint, encodeCheckpoint } from "./journal-checkpoint.ts";
import {
  appendHeaderSize,
  decodeFileHeader,
  emptyHead,
  encodeAppend,
  encodeFileHeader,
  fileHeaderSize,
  hashSize,
  maxAppendSize,
} from "./journal-format.ts";
import { type Append, type Cursor, readAppend, soundAppendBehind, Window } from "./journal-scan.ts";
import { Queue } from "./queue.ts";
import { text } from "./strings.ts";

const markFrames = 256;
const markBytes = 1024 * 1024;
/** A checkpoint is written when this much was appended since the last one, and on closing. */
const checkpointFrames = 1024;
const checkpointBytes = 8 * 1024 * 1024;
const origin: Cursor = { frames: 0, at: fileHeaderSize, head: emptyHead };

/** Frames from `from` on and the chain hash after each; `next` is the index to go on with, null at the end. */
export interface JournalSlice {
  readonly frames: readonly Uint8Array[];
  readonly hashes: readonly string[];
  readonly next: number | null;
}

/**
 * The commit point: an append-only file of sealed frames, chained by SHA-256. An append is answered when it is on the
 * medium, and is there whole or not at all. Opening cuts the torn end that a crash left; it never cuts what had been
 * synced: such damage answers journal-corrupt, while the sound part before it stays readable.
 */
export class Journal {
  readonly #disk: Disk;
  readonly #folder: string;
  readonly #queue = new Queue();
  readonly #id: Buffer;
  readonly #file: OpenFile;
  #marks: Cursor[] = [];
  #end: Cursor = origin;
  #saved: Cursor = origin;
  #lastRead: Append | null = null;
  /** Why nothing may be appended any more. */
  #stopped: { readonly corrupt: boolean; readonly message: string } | null = null;

  private constructor(disk: Disk, folder: string, id: Buffer, file: OpenFile) {
    this.#disk = disk;
    this.#folder = folder;
    this.#id = id;
    this.#file = file;
  }

  /** Opens the journal of a folder, or begins one. Rejects with journal-corrupt when not even its header can be read. */
  static async open(disk: Disk, folder: string): Promise<Journal> {
    await disk.makeFolder(folder);
    await sweepTemporary(disk, folder);
    const path = join(folder, "journal");
    if ((await disk.sizeOf(path)) === null) await writeAtomic(disk, path, encodeFileHeader(randomBytes(16)));
    const file = await disk.open(path, "update");
    try {
      const header = new Uint8Array(fileHeaderSize);
      await file.read(header, 0);
      const id = decodeFileHeader(header);
      if (id === null) throw failure("journal-corrupt", text.journalHeader);
      const journal = new Journal(disk, folder, id, file);
      await journal.#recover();
      return journal;
    } catch (error) {
      await file.close();
      throw error;
    }
  }

  /** Where the journal ends. Rejects with journal-corrupt when it is damaged before its end. */
  position(): Promise<JournalPosition> {
    return this.#queue.run(async () => {
      this.#refuseCorrupt();
      return this.#positionAt(this.#end);
    });
  }

  /** Adds frames behind the expected position and answers when they are on the medium. */
  async append(expect: JournalPosition, frames: readonly Uint8Array[]): Promise<JournalPosition> {
    let size = appendHeaderSize;
    for (const frame of frames) size += 4 + frame.length + hashSize;
    if (frames.length === 0 || size > maxAppendSize) throw failure("bad-request");
    const answer = await this.#queue.run(async () => {
      if (this.#stopped !== null) throw failure(this.#stopped.corrupt ? "journal-corrupt" : "io", this.#stopped.message);
      const here = this.#positionAt(this.#end);
      if (expect.journal !== here.journal || expect.frames !== here.frames || expect.head !== here.head) {
        throw failure("journal-diverged");
      }
      await this.#write(frames);
      return this.#positionAt(this.#end);
    });
    void this.#queue.run(() => this.#checkpointWhenDue());
    return answer;
  }

  /** Frames from an index on, at least one and then up to about `limitBytes`. Every hash is checked while reading. */
  read(from: number, limitBytes: number): Promise<JournalSlice> {
    return this.#queue.run(async () => {
      if (from > this.#end.frames) throw failure("bad-request");
      const frames: Uint8Array[] = [];
      const hashes: string[] = [];
      let bytes = 0;
      let index = from;
      const window = new Window(this.#file, this.#end.at);
      while (index < this.#end.frames) {
        const append = await this.#appendHolding(index, window);
        for (const { payload, hash } of append.frames.slice(index - append.start.frames)) {
          if (frames.length > 0 && bytes + payload.length > limitBytes) return { frames, hashes, next: index };
          frames.push(payload);
          hashes.push(hash.toString("hex"));
          bytes += payload.length;
          index += 1;
        }
      }
      if (frames.length === 0) this.#refuseCorrupt();
      return { frames, hashes, next: this.#stopped?.corrupt ? index : null };
    });
  }

  /** The chain hash after so many frames, or null when there are fewer. */
  hashAt(frames: number): Promise<string | null> {
    return this.#queue.run(async () => {
      if (frames > this.#end.frames) {
        this.#refuseCorrupt();
        return null;
      }
      if (frames === this.#end.frames) return this.#end.head.toString("hex");
      if (frames === 0) return emptyHead.toString("hex");
      const append = await this.#appendHolding(frames - 1, new Window(this.#file, this.#end.at));
      const frame = append.frames[frames - 1 - append.start.frames];
      if (frame === undefined) throw new Error("the append found does not hold the frame");
      return frame.hash.toString("hex");
    });
  }

  /** Waits for what is under way, saves the hint and closes the file. */
  async close(): Promise<void> {
    await this.#queue.run(async () => {
      if (this.#stopped === null && this.#saved.frames !== this.#end.frames) {
        await this.#saveCheckpoint().catch(() => undefined);
      }
      this.#stopped ??= { corrupt: false, message: text.journalStopped };
      await this.#file.close();
    });
  }

  #positionAt(cursor: Cursor): JournalPosition {
    return { journal: this.#id.toString("hex"), frames: cursor.frames, head: cursor.head.toString("hex") };
  }

  #refuseCorrupt(): void {
    if (this.#stopped?.corrupt) throw failure("journal-corrupt", this.#stopped.message);
  }

  async #write(frames: readonly Uint8Array[]): Promise<void> {
    const start = this.#end;
    const { bytes, head } = encodeAppend(start.head, frames);
    try {
      await this.#file.write(bytes, start.at);
    } catch (error) {
      await this.#takeBack(start);
      throw error;
    }
    try {
      await this.#file.sync();
    } catch (error) {
      // After a failed sync the system may take unwritten pages for written: nothing may follow until a fresh start.
      await this.#takeBack(start);
      this.#stopped = { corrupt: false, message: text.journalStopped };
      throw error;
    }
    this.#advance({ frames: start.frames + frames.length, at: start.at + bytes.length, head });
  }

  /** Removes what a failed write left. When even that fails, nothing may be appended behind it. */
  async #takeBack(start: Cursor): Promise<void> {
    try {
      await this.#file.truncate(start.at);
      await this.#file.sync();
    } catch {
      this.#stopped = { corrupt: false, message: text.journalStopped };
    }
  }

  #advance(end: Cursor): void {
    const last = this.#marks.at(-1) ?? origin;
    if (this.#end.frames - last.frames >= markFrames || this.#end.at - last.at >= markBytes) this.#marks.push(this.#end);
    this.#end = end;
  }

  /** Finds the end: trusts a checkpoint whose last stretch verifies, then walks what came after it. */
  async #recover(): Promise<void> {
    const size = await this.#file.size();
    const promised = await this.#resume(size);
    const window = new Window(this.#file, size);
    while (this.#end.at < size) {
      const append = await readAppend(window, this.#end);
      if (append === null) break;
      this.#advance(append.end);
    }
    if (this.#end.at < promised) {
      this.#stopped = { corrupt: true, message: `${text.journalCorrupt(this.#end.frames)}${text.journalRolledBack}` };
    } else if (this.#end.at < size) {
      // Also right here: a sound append that does not chain on was written behind one that is gone.
      if (await soundAppendBehind(this.#file, this.#end.at, size)) {
        this.#stopped = { corrupt: true, message: text.journalCorrupt(this.#end.frames) };
      } else {
        await this.#file.truncate(this.#end.at);
        await this.#file.sync();
      }
    }
    await this.#checkpointWhenDue();
  }

  /** Takes up the checkpoint if it holds; answers the offset up to which the journal is known to have been synced. */
  async #resume(size: number): Promise<number> {
    const content = await readWhole(this.#disk, this.#checkpointPath());
    const checkpoint = content === null ? null : decodeCheckpoint(this.#id, content);
    if (checkpoint === null) return 0;
    if (checkpoint.end.at > size) return checkpoint.end.at;
    let cursor = checkpoint.marks.at(-1) ?? origin;
    const window = new Window(this.#file, checkpoint.end.at);
    while (cursor.at < checkpoint.end.at) {
      const append = await readAppend(window, cursor);
      if (append === null) return checkpoint.end.at;
      cursor = append.end;
    }
    if (cursor.frames === checkpoint.end.frames && cursor.head.equals(checkpoint.end.head)) {
      this.#marks = [...checkpoint.marks];
      this.#end = cursor;
      this.#saved = cursor;
    }
    return checkpoint.end.at;
  }

  async #checkpointWhenDue(): Promise<void> {
    if (this.#stopped !== null) return;
    const due = this.#end.frames - this.#saved.frames >= checkpointFrames || this.#end.at - this.#saved.at >= checkpointBytes;
    // Only a hint: where it cannot be written, the next start reads more.
    if (due) await this.#saveCheckpoint().catch(() => undefined);
  }

  async #saveCheckpoint(): Promise<void> {
    const end = this.#end;
    await writeAtomic(this.#disk, this.#checkpointPath(), encodeCheckpoint(this.#id, { marks: this.#marks, end }));
    this.#saved = end;
  }

  #checkpointPath(): string {
    return join(this.#folder, "checkpoint");
  }

  async #appendHolding(index: number, window: Window): Promise<Append> {
    let low = 0;
    let high = this.#marks.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#marks[middle]?.frames ?? 0) <= index) low = middle + 1;
      else high = middle;
    }
    let cursor = this.#marks[low - 1] ?? origin;
    const known = this.#lastRead;
    if (known !== null && known.start.frames <= index && index < known.end.frames) return known;
    if (known !== null && known.end.frames <= index && known.end.frames >= cursor.frames) cursor = known.end;
    for (;;) {
      const append = await readAppend(window, cursor);
      if (append === null) {
        this.#stopped = { corrupt: true, message: text.journalCorrupt(cursor.frames) };
        throw failure("journal-corrupt", this.#stopped.message);
      }
      this.#lastRead = append;
      if (index < append.end.frames) return append;
      cursor = append.end;
    }
  }
}
