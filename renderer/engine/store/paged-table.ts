import { type Page, packPage, pageRows, unpackPage } from "./row-pages.ts";
import type { RangeQuery, Row } from "./store.ts";

/** What is to become of a row: put, or removed (null). `fresh`: no such row is held. */
export interface RowChange {
  readonly key: string;
  readonly put: Row | null;
  readonly fresh: boolean;
}

/** A table whose rows are kept in pages: reads and writes inside a transaction of the database. */
export class PagedTable {
  readonly #columns: readonly string[];

  constructor(columns: readonly string[]) {
    this.#columns = columns;
  }

  /** The rows with these keys that are held. */
  async get(store: IDBObjectStore, keys: readonly string[]): Promise<ReadonlyMap<string, Row>> {
    const found = new Map<string, Row>();
    if (keys.length === 1) {
      const page = await answered<Page | undefined>(store.index("keys").get(keys[0] ?? ""));
      if (page) this.#into(found, page);
      return found;
    }
    const numbers = await Promise.all(keys.map((key) => answered(store.index("keys").getKey(key))));
    await this.#load(store, numbers, found);
    return found;
  }

  /** Rows in the order of an index, then of their keys. */
  async range(store: IDBObjectStore, query: RangeQuery): Promise<Row[]> {
    const entries: { readonly key: string; readonly page: IDBValidKey }[] = [];
    const limit = query.limit ?? Number.POSITIVE_INFINITY;
    if (limit <= 0) return [];
    await walk(store, query, (at, page) => {
      entries.push({ key: typeof at === "string" ? at : String((at as [unknown, string])[1]), page });
      return entries.length < limit;
    });
    const found = new Map<string, Row>();
    await this.#load(
      store,
      entries.map(({ page }) => page),
      found,
    );
    return entries.flatMap(({ key }) => found.get(key) ?? []);
  }

  count(store: IDBObjectStore, query: RangeQuery): Promise<number> {
    return answered(store.index(indexOf(query.by)).count(boundsOf(query)));
  }

  /**
   * Makes all requests of these changes. New rows go into pages together; a row that is held changes in its page. To be
   * called at the beginning of a transaction: what it has to read it reads first.
   */
  write(store: IDBObjectStore, changes: readonly RowChange[]): void {
    const fresh = changes.flatMap(({ put, fresh: isNew }) => (isNew && put ? [put] : []));
    this.#add(store, fresh);
    const others = changes.filter((change) => !change.fresh);
    if (others.length === 0) return;
    const pages = new Map<IDBValidKey, Map<string, RowChange>>();
    const unheld: Row[] = [];
    let waiting = others.length;
    for (const change of others) {
      const request = store.index("keys").getKey(change.key);
      request.onsuccess = () => {
        const { result } = request;
        const page = result === undefined ? undefined : (pages.get(result) ?? new Map<string, RowChange>());
        if (result !== undefined && page) pages.set(result, page.set(change.key, change));
        else if (change.put) unheld.push(change.put);
        waiting -= 1;
        if (waiting > 0) return;
        this.#add(store, unheld);
        for (const [number, of] of pages) this.#change(store, number, of);
      };
    }
  }

  #add(store: IDBObjectStore, rows: readonly Row[]): void {
    for (let at = 0; at < rows.length; at += pageRows) store.put(packPage(rows.slice(at, at + pageRows), this.#columns));
  }

  #change(store: IDBObjectStore, number: IDBValidKey, changes: ReadonlyMap<string, RowChange>): void {
    const request: IDBRequest<Page> = store.get(number);
    request.onsuccess = () => {
      const rows = unpackPage(request.result, this.#columns).flatMap((row) => {
        const change = changes.get(row.key);
        return change === undefined ? [row] : (change.put ?? []);
      });
      if (rows.length === 0) store.delete(number);
      else store.put(packPage(rows, this.#columns, Number(number)));
    };
  }

  async #load(store: IDBObjectStore, numbers: readonly (IDBValidKey | undefined)[], into: Map<string, Row>): Promise<void> {
    const distinct = [...new Set(numbers)].filter((number) => number !== undefined);
    const pages = await Promise.all(distinct.map((number) => answered<Page | undefined>(store.get(number))));
    for (const page of pages) if (page) this.#into(into, page);
  }

  #into(found: Map<string, Row>, page: Page): void {
    for (const row of unpackPage(page, this.#columns)) found.set(row.key, row);
  }
}

function indexOf(by: string): string {
  return by === "key" ? "keys" : by;
}

/** Entries of a column are [value, key]: an array sorts behind every string, and a shorter one before a longer. */
function boundsOf({ by, from, to, fromOpen, toOpen }: RangeQuery): IDBKeyRange | undefined {
  if (by === "key") {
    if (from !== undefined && to !== undefined) return IDBKeyRange.bound(from, to, fromOpen, toOpen);
    if (from !== undefined) return IDBKeyRange.lowerBound(from, fromOpen);
    return to === undefined ? undefined : IDBKeyRange.upperBound(to, toOpen);
  }
  const lower = from === undefined ? [] : fromOpen ? [from, []] : [from];
  const upper = to === undefined ? [[]] : toOpen ? [to] : [to, []];
  return IDBKeyRange.bound(lower, upper);
}

/** Visits the entries of an index until told to stop. */
function walk(store: IDBObjectStore, query: RangeQuery, visit: (at: IDBValidKey, page: IDBValidKey) => boolean): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = store.index(indexOf(query.by)).openKeyCursor(boundsOf(query), query.reverse ? "prev" : "next");
    let skip = query.offset ?? 0;
    request.onerror = () => reject(request.error);
    request.onsuccess = () => {
      const cursor = request.result;
      if (cursor === null) return resolve();
      if (skip > 0) {
        cursor.advance(skip);
        skip = 0;
      } else if (visit(cursor.key, cursor.primaryKey)) cursor.continue();
      else resolve();
    };
  });
}

function answered<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
