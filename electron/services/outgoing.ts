import { createHash } from "node:crypto";
import { isAbsolute, join, resolve } from "node:path";
import { ServiceFailure } from "../../shared/desktop.ts";
import { alignedMemory } from "./aligned-memory.ts";
import { BlockHashes, blockSize } from "./block-hashes.ts";
import type { Disk, OpenFile } from "./disk.ts";
import { failure } from "./failure.ts";
import { Sessions } from "./sessions.ts";
import { text } from "./strings.ts";

interface Part {
  readonly folder: string;
  readonly path: string;
  readonly part: string;
  readonly file: OpenFile;
  readonly hashes: BlockHashes;
}

export interface OutgoingDone {
  readonly path: string;
  readonly size: number;
  readonly sha256: string;
  readonly verified: "read-back" | "flushed";
}

/** Half-way, a vanished file or a failing device means that the medium was pulled or gave up. */
function midway(error: unknown): unknown {
  if (!(error instanceof ServiceFailure) || error instanceof ReadBackDiffers) return error;
  const gone = error.code === "not-found" || error.code === "no-permission" || error.code === "io";
  return gone ? failure("medium-removed") : error;
}

/** What is on the medium is not what was meant. */
class ReadBackDiffers extends ServiceFailure {
  constructor() {
    super("io", text.readBackDiffers);
  }
}

/**
 * Files going out to a stick or folder, under a `.part` name until whole. Nothing existing is overwritten; whatever
 * fails, the `.part` is deleted.
 */
export class Outgoing {
  readonly #disk: Disk;
  readonly #sessions = new Sessions<Part>();
  readonly #paths = new Set<string>();
  constructor(disk: Disk) {
    this.#disk = disk;
  }

  async begin(folder: string, name: string): Promise<string> {
    if (!isAbsolute(folder)) throw failure("bad-request");
    const path = join(resolve(folder), name);
    const part = `${path}.part`;
    if (this.#paths.has(path) || (await this.#disk.sizeOf(path)) !== null) throw failure("already-exists");
    this.#paths.add(path);
    try {
      if ((await this.#disk.sizeOf(part)) !== null) await this.#disk.remove(part);
      const file = await this.#disk.open(part, "create");
      return this.#sessions.add({ folder: resolve(folder), path, part, file, hashes: new BlockHashes() });
    } catch (error) {
      this.#paths.delete(path);
      throw error;
    }
  }

  write(token: string, bytes: Uint8Array): Promise<void> {
    return this.#step(token, async ({ file, hashes }) => {
      await file.write(bytes, hashes.size);
      hashes.append(bytes);
    });
  }

  /** Replaces bytes that were already written. */
  patch(token: string, offset: number, bytes: Uint8Array): Promise<void> {
    return this.#step(token, async ({ file, hashes }) => {
      if (offset + bytes.length > hashes.size) throw failure("bad-request");
      const asWritten = await hashes.patch(bytes, offset, async (block) => {
        const into = new Uint8Array(blockSize);
        return into.subarray(0, await file.read(into, block * blockSize));
      });
      if (!asWritten) throw new ReadBackDiffers();
      await file.write(bytes, offset);
    });
  }

  /** Syncs, gives the file its name, reads it back and compares it with what was meant. */
  finish(token: string): Promise<OutgoingDone> {
    return this.#step(token, async (part) => {
      await part.file.sync();
      await part.file.close();
      if ((await this.#disk.sizeOf(part.path)) !== null) throw failure("already-exists");
      await this.#disk.rename(part.part, part.path);
      try {
        await this.#disk.syncFolder(part.folder);
        const checked = await this.#readBack(part);
        this.#forget(token, part);
        return { path: part.path, size: part.hashes.size, ...checked };
      } catch (error) {
        await this.#disk.remove(part.path).catch(() => undefined);
        throw error;
      }
    });
  }

  abandon(token: string): Promise<void> {
    return this.#sessions.use(token, (part) => this.#discard(token, part));
  }

  /** Deletes what is unfinished. */
  async close(): Promise<void> {
    for (const part of this.#sessions.values()) {
      await part.file.close().catch(() => undefined);
      await this.#disk.remove(part.part).catch(() => undefined);
    }
  }

  #step<R>(token: string, work: (part: Part) => Promise<R>): Promise<R> {
    return this.#sessions.use(token, async (part) => {
      try {
        return await work(part);
      } catch (error) {
        await this.#discard(token, part);
        throw midway(error);
      }
    });
  }

  async #readBack(part: Part): Promise<{ readonly sha256: string; readonly verified: "read-back" | "flushed" }> {
    // Where the medium or the system cannot read past its cache, opening says so; later failures are the medium's.
    const direct = await this.#disk.open(part.path, "direct").catch((error: unknown) => {
      if (error instanceof ServiceFailure) return null;
      throw error;
    });
    const file = direct ?? (await this.#disk.open(part.path, "read"));
    try {
      return { sha256: await this.#compare(file, part.hashes), verified: direct === null ? "flushed" : "read-back" };
    } finally {
      await file.close();
    }
  }

  /** SHA-256 of the whole file, every block of which must be what was meant. */
  async #compare(file: OpenFile, hashes: BlockHashes): Promise<string> {
    if ((await file.size()) !== hashes.size) throw new ReadBackDiffers();
    const whole = createHash("sha256");
    const block = alignedMemory(blockSize);
    for (let index = 0; index * blockSize < hashes.size; index += 1) {
      const read = block.subarray(0, await file.read(block, index * blockSize));
      if (!hashes.matches(index, read)) throw new ReadBackDiffers();
      whole.update(read);
    }
    return whole.digest("hex");
  }

  async #discard(token: string, part: Part): Promise<void> {
    this.#forget(token, part);
    await part.file.close().catch(() => undefined);
    await this.#disk.remove(part.part).catch(() => undefined);
  }

  #forget(token: string, part: Part): void {
    this.#sessions.drop(token);
    this.#paths.delete(part.path);
  }
}
