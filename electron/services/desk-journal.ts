import { join } from "node:path";
import type { Disk } from "./disk.ts";
import { Journal } from "./journal.ts";
import { Queue } from "./queue.ts";

/**
 * The journal of the desk as the channels see it: opened at the first call, so that a journal that cannot be read
 * does not keep the rest of the desk from helping, and replaceable by a fresh one when a person decides so.
 */
export class DeskJournal {
  readonly #disk: Disk;
  readonly #folder: string;
  readonly #today: () => string;
  readonly #switching = new Queue();
  #journal: Journal | null = null;

  constructor(disk: Disk, folder: string, today: () => string) {
    this.#disk = disk;
    this.#folder = folder;
    this.#today = today;
  }

  use<T>(work: (journal: Journal) => Promise<T>): Promise<T> {
    const opened = this.#switching.run(async () => {
      this.#journal ??= await Journal.open(this.#disk, this.#folder);
      return this.#journal;
    });
    return opened.then(work);
  }

  /** Sets the present file aside under a dated name (nothing is deleted) and begins a new, empty journal. */
  async retire(): Promise<void> {
    await this.#switching.run(async () => {
      await this.#journal?.close();
      this.#journal = null;
      const names = new Set(await this.#disk.list(this.#folder));
      let aside = `retired-${this.#today()}`;
      for (let n = 2; names.has(aside); n += 1) aside = `retired-${this.#today()}-${n}`;
      await this.#disk.rename(join(this.#folder, "journal"), join(this.#folder, aside));
      if (names.has("checkpoint"))
        await this.#disk.rename(join(this.#folder, "checkpoint"), join(this.#folder, `${aside}.checkpoint`));
      await this.#disk.syncFolder(this.#folder);
      this.#journal = await Journal.open(this.#disk, this.#folder);
    });
  }

  async close(): Promise<void> {
    await this.#switching.run(async () => {
      await this.#journal?.close();
      this.#journal = null;
    });
  }
}
