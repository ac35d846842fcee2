import { ledgerStateOf } from "../../../shared/petition/course/stage.ts";
import type { PetitionRow } from "../../../shared/petition/view.ts";
import type { ListRequest, PetitionFilter } from "../api/petition-api.ts";
import { type KeptIndex, type SyncMarks, syncOf } from "../ledger/counters.ts";
import type { Kept } from "../ledger/projection.ts";
import { openKept } from "../store/petition-rows.ts";
import type { Row, Store } from "../store/store.ts";
import { pause } from "../threads/turns.ts";
import type { Sealer } from "../vault/sealing.ts";
import { Naming } from "./naming.ts";
import { People } from "./people.ts";

const batch = 400;

interface Entry extends Kept {
  /** Number, words and phone ends, folded; made when first searched. */
  text: string | null;
  initials: string | null;
}

export type Sort = ListRequest["sort"];

/** A list line of what is kept of a petition. */
export function rowOfKept({ index, summary }: Kept, marks: SyncMarks): PetitionRow {
  const { own, ...columns } = index;
  const { title, petitioner, groupSize } = summary;
  return { ...columns, title, petitioner, groupSize, sync: syncOf(own, marks) };
}

function fold(text: string): string {
  return text.normalize("NFKC").toLowerCase();
}

/** Whether the columns fit a filter. `today` decides what the due queue holds. */
export function fits(index: KeptIndex, filter: PetitionFilter, marks: SyncMarks): boolean {
  for (const column of ["organisation", "stage", "category", "channel", "contentClass", "place"] as const) {
    const wanted = filter[column];
    if (wanted !== undefined && wanted !== "" && index[column] !== wanted) return false;
  }
  if (filter.state && ledgerStateOf(index.stage) !== filter.state) return false;
  if (filter.receivedFrom && index.receiptDate < filter.receivedFrom) return false;
  if (filter.receivedTo && index.receiptDate > filter.receivedTo) return false;
  if (filter.sync && syncOf(index.own, marks) !== filter.sync) return false;
  if (filter.queue === "due") return index.due !== "9999-12-31";
  if (filter.queue === "conflict") return index.conflict === 1;
  if (filter.queue === "awaiting-upper") return index.awaitingUpper === 1;
  return true;
}

/** The column, then the id: the order of IndexedDB where it keeps an index. */
function compareBy(by: Sort["by"]) {
  return (a: Kept, b: Kept): number => {
    const [x, y] = a.index[by] === b.index[by] ? [a.index.id, b.index.id] : [a.index[by], b.index[by]];
    return x < y ? -1 : x > y ? 1 : 0;
  };
}

/**
 * Search rows of all petitions in memory: read in the background after unlocking, newest first, then kept up with every
 * transaction. It never leaves the worker.
 */
export class Catalog {
  readonly #entries = new Map<string, Entry>();
  /** Whom they speak of; all of it only once everything has been read. */
  readonly people = new People();
  /** Which of them name which. */
  readonly naming = new Naming();
  /** Told of each petition that is read or changes. */
  readonly #told: (kept: Kept) => void;
  readonly #sorted = new Map<string, readonly Entry[]>();
  #settle: () => void = () => undefined;
  /** Resolves when everything has been read, or nothing more will be. */
  readonly settled = new Promise<void>((resolve) => {
    this.#settle = resolve;
  });
  #complete = false;
  #stopped = false;

  constructor(told: (kept: Kept) => void) {
    this.#told = told;
  }

  get complete(): boolean {
    return this.#complete;
  }

  /** Whether there is no such petition: known only once everything has been read. */
  lacks(id: string): boolean {
    return this.#complete && !this.#entries.has(id);
  }

  get size(): number {
    return this.#entries.size;
  }

  /** Reads everything, yielding between batches; what a transaction told in the meantime is newer and stays. */
  async load(store: Store, sealer: () => Sealer): Promise<void> {
    await this.#loadNewestFirst(store, sealer);
    // Petitions whose day of receipt was amended meanwhile may have slipped from one page to another.
    const { size } = this.#entries;
    if (!this.#stopped && (await store.count("petitions")) !== size) await this.#loadByKey(store, sealer);
    this.#complete = !this.#stopped;
    this.#settle();
  }

  async #loadByKey(store: Store, sealer: () => Sealer): Promise<void> {
    for (let after: string | null = null; !this.#stopped; ) {
      const from: string | null = after;
      const rows: Row[] = await store.range("petitions", {
        by: "key",
        limit: batch,
        ...(from === null ? {} : { from, fromOpen: true }),
      });
      await this.#read(rows, sealer());
      after = rows.at(-1)?.key ?? null;
      if (after === null) return;
      await pause();
    }
  }

  async #read(rows: readonly Row[], sealer: Sealer): Promise<void> {
    for (const kept of await openKept(sealer, rows)) {
      if (!this.#entries.has(kept.index.id)) this.#put(kept);
    }
  }

  async #loadNewestFirst(store: Store, sealer: () => Sealer): Promise<void> {
    for (let before: { readonly date: string; readonly skip: number } | null = null; !this.#stopped; ) {
      const rows = await store.range("petitions", {
        by: "receiptDate",
        reverse: true,
        limit: batch,
        ...(before ? { to: before.date, offset: before.skip } : {}),
      });
      await this.#read(rows, sealer());
      const last = rows.at(-1);
      if (!last || rows.length < batch) break;
      before = next(
        before,
        rows.map((row) => String(row.index["receiptDate"])),
        String(last.index["receiptDate"]),
      );
      await pause();
    }
  }

  stop(): void {
    this.#stopped = true;
    this.#settle();
  }

  update(petitions: ReadonlyMap<string, Kept>): void {
    for (const kept of petitions.values()) this.#put(kept);
  }

  /** Changes columns of what is held. */
  reindex(indexes: readonly KeptIndex[]): void {
    for (const index of indexes) {
      const entry = this.#entries.get(index.id);
      if (entry) this.#enter({ ...entry, index });
    }
  }

  #put({ index, summary, facts }: Kept): void {
    this.#enter({ index, summary, facts, text: null, initials: null });
    this.#told({ index, summary, facts });
  }

  #enter(entry: Entry): void {
    const { id } = entry.index;
    const before = this.#entries.get(id)?.summary;
    this.people.change(id, before?.people ?? [], entry.summary.people);
    this.naming.change(id, before?.named ?? [], entry.summary.named ?? []);
    this.#entries.set(id, entry);
    this.#sorted.clear();
  }

  get(id: string): Kept | undefined {
    return this.#entries.get(id);
  }

  values(): Iterable<Kept> {
    return this.#entries.values();
  }

  #inOrder(by: Sort["by"]): readonly Entry[] {
    const known = this.#sorted.get(by);
    if (known) return known;
    const sorted = [...this.#entries.values()].sort(compareBy(by));
    this.#sorted.set(by, sorted);
    return sorted;
  }

  /** Petitions that fit the filter and hold every word of the text, in order. */
  async find(request: Pick<ListRequest, "filter" | "sort" | "text">, marks: SyncMarks): Promise<readonly Kept[]> {
    const words = fold(request.text ?? "")
      .split(/\s+/)
      .filter((word) => word !== "");
    if (words.some((word) => /^[a-z]+$/.test(word))) await this.#spell();
    const found = this.#inOrder(request.sort.by).filter(
      (entry) => fits(entry.index, request.filter, marks) && words.every((word) => holds(entry, word)),
    );
    return request.sort.reverse ? found.reverse() : found;
  }

  /** Pinyin initials of all entries that have none yet. */
  async #spell(): Promise<void> {
    const { pinyin } = await import("pinyin-pro");
    let done = 0;
    for (const entry of this.#entries.values()) {
      if (entry.initials !== null) continue;
      entry.initials = entry.summary.words
        .map((words) => pinyin(words, { pattern: "first", toneType: "none", type: "array", nonZh: "removed" }).join(""))
        .join(" ")
        .toLowerCase();
      done += 1;
      if (done % 500 === 0) await pause();
    }
  }
}

function holds(entry: Entry, word: string): boolean {
  entry.text ??= fold(`${entry.index.number} ${entry.summary.words.join(" ")} ${entry.summary.phones.join(" ")}`);
  return entry.text.includes(word) || (entry.initials?.includes(word) ?? false);
}

/** Where the next page begins: at the last date, behind the rows of that date that were read already. */
function next(before: { readonly date: string; readonly skip: number } | null, dates: readonly string[], date: string) {
  const skip = dates.filter((one) => one === date).length;
  return { date, skip: before?.date === date ? before.skip + skip : skip };
}
