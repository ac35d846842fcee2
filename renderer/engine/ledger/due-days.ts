import { fromUtf8, utf8 } from "../../../shared/crypto/bytes.ts";
import type { PetitionView } from "../../../shared/petition/view.ts";
import { openPetitions, withDue } from "../store/petition-rows.ts";
import type { Change, RangeQuery, Row, Store } from "../store/store.ts";
import type { Sealer } from "../vault/sealing.ts";
import { type Books, syncMarks } from "./books.ts";
import { counted, countersChange, type KeptIndex } from "./counters.ts";
import type { Projected } from "./projection.ts";

/** What is known of due days in memory. */
export interface KnownDueDays {
  /** Petitions whose kept due day is no longer the counted one; null while not all of them are in memory. */
  misdated(): readonly string[] | null;
  /** The columns of a petition in memory and its counted due day. */
  dueOf(id: string): { readonly index: KeptIndex; readonly due: string } | undefined;
  /** Told when only a passing day changed columns. */
  reindexed(indexes: readonly KeptIndex[]): void;
}

interface DueDaysTools extends KnownDueDays {
  readonly store: Store;
  /** The store for reading outside a turn. */
  readonly reading: Store;
  sealer(): Sealer;
  project(view: PetitionView): Projected;
  /** The ledger's books: their counters change with the due days. */
  books(): Books;
  turn<T>(work: () => Promise<T>): Promise<T>;
}

/** A row with another due day, its columns then and now. */
interface Moved {
  readonly before: KeptIndex;
  readonly row: Row;
  readonly index: KeptIndex;
}

/** Meta row: the day up to which due days are known to be right. */
const refreshedKey = "due-refreshed";

/** The due days that petitions' rows keep, as days pass and rules change. */
export class DueDays {
  readonly #tools: DueDaysTools;

  constructor(tools: DueDaysTools) {
    this.#tools = tools;
  }

  /**
   * Brings the due days of rows up to date that a passing day changes (a possibility to object lapses, Art. 23 para. 3).
   * Touches caches only: neither events nor journal. `rules` names what they are counted by. Answers how many changed.
   */
  async refresh(today: string, rules: string): Promise<number> {
    const { store } = this.#tools;
    const seen = await this.#tools.reading.get("meta", refreshedKey);
    const now = rules === "" ? today : `${today} ${rules}`;
    if (seen && fromUtf8(seen.value) === now) return 0;
    // Without a note the store was made today, and so were all its due days, under the national rules.
    const [from = today, before = ""] = seen ? fromUtf8(seen.value).split(" ") : [];
    // A clock that had leapt ahead and came back, or other rules, leave days that are wrong anywhere.
    const misdated = this.#tools.misdated();
    const anew = from > today || before !== rules;
    const changed = misdated
      ? await this.#refreshKnown(misdated)
      : await (anew ? this.#refreshAll() : this.#refreshBetween(from, today));
    await this.#tools.turn(() => store.commit([{ table: "meta", put: { key: refreshedKey, index: {}, value: utf8(now) } }]));
    return changed;
  }

  /** From memory: only rows that change are read, and none is opened. */
  async #refreshKnown(ids: readonly string[]): Promise<number> {
    const { store, dueOf } = this.#tools;
    let changed = 0;
    for (let at = 0; at < ids.length; at += 200) {
      await this.#tools.turn(async () => {
        const rows = await store.getMany("petitions", ids.slice(at, at + 200));
        const moved: Moved[] = [];
        for (const row of rows) {
          const known = row && dueOf(row.key);
          if (!known || known.due === known.index.due) continue;
          moved.push({ before: known.index, ...withDue(row, known.index, known.due) });
        }
        await this.#storeMoved(moved);
        changed += moved.length;
      });
    }
    return changed;
  }

  async #storeMoved(moved: readonly Moved[]): Promise<void> {
    if (moved.length === 0) return;
    const books = this.#tools.books();
    const counters = counted(
      books.counters,
      syncMarks(books),
      moved.map(({ before, index }) => ({ before, after: index })),
    );
    const changes = moved.map(({ row }): Change => ({ table: "petitions", put: row }));
    await this.#tools.store.commit([...changes, countersChange(counters)]);
    books.counters = counters;
    this.#tools.reindexed(moved.map(({ index }) => index));
  }

  async #refreshBetween(from: string, today: string): Promise<number> {
    let changed = 0;
    for (let offset = 0; ; ) {
      const page = await this.#tools.turn(() =>
        this.#refreshPage({ by: "due", from, to: today, toOpen: true, offset, limit: 200 }),
      );
      changed += page.changed;
      if (page.read < 200) return changed;
      // Rows whose day changed have left the range.
      offset += page.read - page.changed;
    }
  }

  async #refreshAll(): Promise<number> {
    let changed = 0;
    let after: string | null = null;
    do {
      const query: RangeQuery = { by: "key", ...(after === null ? {} : { from: after, fromOpen: true }), limit: 200 };
      const page = await this.#tools.turn(() => this.#refreshPage(query));
      changed += page.changed;
      after = page.last;
    } while (after !== null);
    return changed;
  }

  async #refreshPage(
    query: RangeQuery,
  ): Promise<{ readonly read: number; readonly changed: number; readonly last: string | null }> {
    const { store, project } = this.#tools;
    const sealer = this.#tools.sealer();
    const rows = await store.range("petitions", query);
    const moved: Moved[] = [];
    const petitions = await openPetitions(sealer, rows);
    for (const [i, row] of rows.entries()) {
      const petition = petitions[i];
      if (petition === undefined) continue;
      const { index: before, view } = petition;
      const { due } = project(view).index;
      if (due === before.due) continue;
      moved.push({ before, ...withDue(row, before, due) });
    }
    await this.#storeMoved(moved);
    return { read: rows.length, changed: moved.length, last: rows.at(-1)?.key ?? null };
  }
}
