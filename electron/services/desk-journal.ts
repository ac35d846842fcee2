import { join } from "node:path";
import type { JournalPosition } from "../../shared/desktop.ts";
import type { Disk } from "./disk.ts";
import { failure } from "./failure.ts";
import { Journal } from "./journal.ts";
import { JournalRewrite } from "./journal-rewrite.ts";
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
  #rewrite: JournalRewrite | null = null;

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

  /** Begins a journal that is to take this one's place; answers its name. One that was begun before is given up. */
  beginRewrite(): Promise<string> {
    return this.#switching.run(async () => {
      // Opened first, for opening sweeps temporary files.
      this.#journal ??= await Journal.open(this.#disk, this.#folder);
      await this.#rewrite?.abandon();
      this.#rewrite = await JournalRewrite.begin(this.#disk, this.#folder);
      return this.#rewrite.id;
    });
  }

  appendToRewrite(id: string, frames: readonly Uint8Array[]): Promise<void> {
    return this.#switching.run(() => this.#begun(id).append(frames));
  }

  /**
   * Puts the new journal in the old one's place. It must have frame for frame what the old one has, which must still end
   * where the caller read to: else journal-diverged, and nothing has changed.
   */
  commitRewrite(id: string, expect: JournalPosition): Promise<JournalPosition> {
    return this.#switching.run(async () => {
      const rewrite = this.#begun(id);
      this.#journal ??= await Journal.open(this.#disk, this.#folder);
      const here = await this.#journal.position();
      const level = here.journal === expect.journal && here.frames === expect.frames && here.head === expect.head;
      if (!level || rewrite.frames !== here.frames) throw failure("journal-diverged");
      this.#rewrite = null;
      // Closed before it is replaced: some systems do not replace an open file. Whatever fails, the next call opens
      // the file that then bears the name.
      const before = this.#journal;
      this.#journal = null;
      await before.close();
      try {
        await rewrite.place();
      } catch (error) {
        await rewrite.abandon();
        throw error;
      }
      this.#journal = await Journal.open(this.#disk, this.#folder);
      return this.#journal.position();
    });
  }

  abandonRewrite(id: string): Promise<void> {
    return this.#switching.run(async () => {
      if (this.#rewrite?.id !== id) return;
      await this.#rewrite.abandon();
      this.#rewrite = null;
    });
  }

  #begun(id: string): JournalRewrite {
    if (this.#rewrite?.id !== id) throw failure("bad-request");
    return this.#rewrite;
  }

  async close(): Promise<void> {
    await this.#switching.run(async () => {
      await this.#rewrite?.abandon();
      this.#rewrite = null;
      await this.#journal?.close();
      this.#journal = null;
    });
  }
}
