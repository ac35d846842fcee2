import { join } from "node:path";
import type { Disk, OpenFile } from "./disk.ts";
import { failure } from "./failure.ts";
import { Sessions } from "./sessions.ts";

interface Staged {
  readonly file: OpenFile;
  readonly path: string;
  size: number;
}

/**
 * Sealed attachments: staged piece by piece, synced and given their name only when whole. A crash leaves either the
 * named file complete or nothing under that name.
 */
export class Attachments {
  readonly #disk: Disk;
  readonly #folder: string;
  readonly #staging: string;
  readonly #sessions = new Sessions<Staged>();

  private constructor(disk: Disk, folder: string) {
    this.#disk = disk;
    this.#folder = folder;
    this.#staging = join(folder, ".staging");
  }

  /** Removes what a crash left unfinished. */
  static async open(disk: Disk, folder: string): Promise<Attachments> {
    const attachments = new Attachments(disk, folder);
    await disk.makeFolder(folder);
    await disk.makeFolder(attachments.#staging);
    for (const name of await disk.list(attachments.#staging)) {
      await disk.remove(join(attachments.#staging, name)).catch(() => undefined);
    }
    return attachments;
  }

  async begin(): Promise<string> {
    const token = crypto.randomUUID().replaceAll("-", "");
    const path = join(this.#staging, token);
    return this.#sessions.add({ file: await this.#disk.open(path, "create"), path, size: 0 }, token);
  }

  append(token: string, bytes: Uint8Array): Promise<void> {
    return this.#sessions.use(token, async (staged) => {
      try {
        await staged.file.write(bytes, staged.size);
      } catch (error) {
        await this.#discard(token, staged);
        throw error;
      }
      staged.size += bytes.length;
    });
  }

  /** Answers when content and name are on the medium. An attachment of this name is replaced as a whole. */
  commit(token: string, name: string): Promise<void> {
    return this.#sessions.use(token, async (staged) => {
      try {
        await staged.file.sync();
        await staged.file.close();
        await this.#disk.rename(staged.path, join(this.#folder, name));
      } catch (error) {
        await this.#discard(token, staged);
        throw error;
      }
      this.#sessions.drop(token);
      await this.#disk.syncFolder(this.#folder);
    });
  }

  abandon(token: string): Promise<void> {
    return this.#sessions.use(token, (staged) => this.#discard(token, staged));
  }

  /** Sizes in bytes of the stored files, null for those not held. */
  sizes(names: readonly string[]): Promise<(number | null)[]> {
    return Promise.all(names.map((name) => this.#disk.sizeOf(join(this.#folder, name))));
  }

  /** Up to `length` bytes at `offset`; fewer only at the end. */
  async read(name: string, offset: number, length: number): Promise<Uint8Array<ArrayBuffer>> {
    const path = join(this.#folder, name);
    const size = await this.#disk.sizeOf(path);
    if (size === null) throw failure("not-found");
    const file = await this.#disk.open(path, "read");
    try {
      const bytes = new Uint8Array(Math.max(0, Math.min(length, size - offset)));
      return bytes.subarray(0, await file.read(bytes, offset));
    } finally {
      await file.close();
    }
  }

  async remove(name: string): Promise<void> {
    await this.#disk.remove(join(this.#folder, name));
    await this.#disk.syncFolder(this.#folder);
  }

  async close(): Promise<void> {
    for (const staged of this.#sessions.values()) await staged.file.close().catch(() => undefined);
  }

  async #discard(token: string, staged: Staged): Promise<void> {
    this.#sessions.drop(token);
    await staged.file.close().catch(() => undefined);
    await this.#disk.remove(staged.path).catch(() => undefined);
  }
}
