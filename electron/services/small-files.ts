import { join } from "node:path";
import { readWhole, writeAtomic } from "./atomic-file.ts";
import { reservedNames } from "./desk-folder.ts";
import type { Disk } from "./disk.ts";
import { failure } from "./failure.ts";
import { Queue } from "./queue.ts";

/** Device names that Windows takes in any folder and with any extension. */
const windowsDevice = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/;

/** The engine's small named files in the desk folder (vault.json and the like), replaced whole and synced. */
export class SmallFiles {
  readonly #disk: Disk;
  readonly #folder: string;
  readonly #writing = new Queue();
  constructor(disk: Disk, folder: string) {
    this.#disk = disk;
    this.#folder = folder;
  }

  /** The content, or null when there is no such file. */
  async read(name: string): Promise<Uint8Array<ArrayBuffer> | null> {
    return readWhole(this.#disk, this.#path(name));
  }

  async write(name: string, bytes: Uint8Array): Promise<void> {
    const path = this.#path(name);
    await this.#writing.run(() => writeAtomic(this.#disk, path, bytes));
  }

  #path(name: string): string {
    if (reservedNames.has(name) || name.startsWith("lock.") || windowsDevice.test(name)) throw failure("bad-request");
    return join(this.#folder, name);
  }
}
