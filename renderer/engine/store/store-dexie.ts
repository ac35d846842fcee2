import { Dexie, type Table } from "dexie";
import type { Bytes } from "../../../shared/crypto/bytes.ts";
import { PagedTable, type RowChange } from "./paged-table.ts";
import type { Change, RangeQuery, Row, Store, TableName } from "./store.ts";
import { tables } from "./store.ts";

/** A row as IndexedDB keeps it: the index columns lie beside the key so that they can be indexed. */
interface Kept {
  readonly key: string;
  readonly value: Bytes;
  readonly [column: string]: string | number | Bytes;
}

/** Raised whenever a column or table is added; views are rebuilt from the journal where a number changes meaning. */
const schemaVersion = 5;

/** The table of which there are many rows; how the database calls its pages. */
const pagedTable = "petitions";
const pagesTable = "petitionPages";
const paged = new PagedTable(tables[pagedTable]);

function storeName(table: TableName): string {
  return table === pagedTable ? pagesTable : table;
}

function toKept(row: Row): Kept {
  return { ...row.index, key: row.key, value: row.value };
}

function toRow(kept: Kept): Row {
  const { key, value, ...index } = kept;
  return { key, value, index: index as Row["index"] };
}

/**
 * One strict transaction on the database itself: Dexie's own transactions cost a millisecond more, which is felt at each
 * registration. Nothing but its own requests is awaited.
 */
function commitRaw(database: IDBDatabase, changes: readonly Change[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const names = [...new Set(changes.map((change) => storeName(change.table)))];
    const transaction = database.transaction(names, "readwrite", { durability: "strict" });
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error ?? new Error("the database gave up a transaction"));
    const rows: RowChange[] = [];
    for (const change of changes) {
      if (change.table === pagedTable) rows.push(rowChange(change));
      else if ("put" in change) transaction.objectStore(change.table).put(toKept(change.put));
      else transaction.objectStore(change.table).delete(change.remove);
    }
    if (rows.length > 0) paged.write(transaction.objectStore(pagesTable), rows);
  });
}

function rowChange(change: Change): RowChange {
  return "put" in change
    ? { key: change.put.key, put: change.put, fresh: change.fresh === true }
    : { key: change.remove, put: null, fresh: false };
}

/**
 * Views in IndexedDB. Strict durability: a commit is on disk when it resolves. Inside the transaction nothing but
 * storage requests is awaited, so it can neither end early nor hold others up.
 */
export async function openDexieStore(name: string): Promise<Store> {
  const database = new Dexie(name, { chromeTransactionDurability: "strict", cache: "disabled" });
  database.version(schemaVersion).stores({
    ...Object.fromEntries(Object.entries(tables).map(([table, columns]) => [table, ["key", ...columns].join(",")])),
    [pagesTable]: ["++key", "&*keys", ...tables[pagedTable].map((column) => `*${column}`)].join(","),
    /** Of earlier versions: petitions lie in pages now, look-ups are sealed in their petition. */
    [pagedTable]: null,
    lookups: null,
  });
  await database.open();
  const table = (of: Exclude<TableName, typeof pagedTable>): Table<Kept, string> => database.table<Kept, string>(of);
  const pages = () => database.backendDB().transaction(pagesTable).objectStore(pagesTable);

  const select = (of: Exclude<TableName, typeof pagedTable>, query: RangeQuery) => {
    const where = table(of).where(query.by);
    const { from, to } = query;
    if (from !== undefined && to !== undefined) return where.between(from, to, !query.fromOpen, !query.toOpen);
    if (from !== undefined) return query.fromOpen ? where.above(from) : where.aboveOrEqual(from);
    if (to !== undefined) return query.toOpen ? where.below(to) : where.belowOrEqual(to);
    return table(of).orderBy(query.by);
  };

  return {
    async get(of, key) {
      if (of === pagedTable) return (await paged.get(pages(), [key])).get(key);
      const kept = await table(of).get(key);
      return kept && toRow(kept);
    },
    async getMany(of, keys) {
      if (of === pagedTable) {
        const found = await paged.get(pages(), keys);
        return keys.map((key) => found.get(key));
      }
      return (await table(of).bulkGet([...keys])).map((kept) => kept && toRow(kept));
    },
    async range(of, query) {
      if (of === pagedTable) return paged.range(pages(), query);
      let found = select(of, query);
      if (query.reverse) found = found.reverse();
      if (query.offset) found = found.offset(query.offset);
      if (query.limit !== undefined) found = found.limit(query.limit);
      return (await found.toArray()).map(toRow);
    },
    async count(of, query) {
      if (of === pagedTable) return paged.count(pages(), query ?? { by: "key" });
      return query ? select(of, query).count() : table(of).count();
    },
    async commit(changes: readonly Change[]) {
      const last = new Map<string, Change>();
      for (const change of changes) last.set(`${change.table}|${"put" in change ? change.put.key : change.remove}`, change);
      if (last.size > 0) await commitRaw(database.backendDB(), [...last.values()]);
    },
    async reset() {
      const names = (Object.keys(tables) as TableName[]).map(storeName);
      await database.transaction("rw", names, () => Promise.all(names.map((of) => database.table(of).clear())));
    },
    async close() {
      database.close();
    },
  };
}
