import type { Change, RangeQuery, Row, Store, TableName } from "./store.ts";
import { tables } from "./store.ts";

type Key = string | number;

function compare(a: Key, b: Key): number {
  if (typeof a !== typeof b) return typeof a === "number" ? -1 : 1;
  return a < b ? -1 : a > b ? 1 : 0;
}

function within(value: Key, query: RangeQuery): boolean {
  if (query.from !== undefined) {
    const side = compare(value, query.from);
    if (side < 0 || (side === 0 && query.fromOpen)) return false;
  }
  if (query.to !== undefined) {
    const side = compare(value, query.to);
    if (side > 0 || (side === 0 && query.toOpen)) return false;
  }
  return true;
}

/** A store for the command line and for tests. Same order and same limits as IndexedDB; gone with the process. */
export function createMemoryStore(): Store {
  const held = new Map<TableName, Map<string, Row>>();
  const table = (name: TableName) => {
    let rows = held.get(name);
    if (!rows) {
      rows = new Map();
      held.set(name, rows);
    }
    return rows;
  };
  const indexed = (name: TableName, by: string) => {
    const columns: readonly string[] = tables[name];
    if (by !== "key" && !columns.includes(by)) throw new RangeError(`${name} has no index ${by}`);
  };
  const matching = (name: TableName, query: RangeQuery): Row[] => {
    indexed(name, query.by);
    const found: { readonly at: Key; readonly row: Row }[] = [];
    for (const row of table(name).values()) {
      const at = query.by === "key" ? row.key : row.index[query.by];
      if (at !== undefined && within(at, query)) found.push({ at, row });
    }
    found.sort((a, b) => compare(a.at, b.at) || compare(a.row.key, b.row.key));
    const rows = found.map((entry) => entry.row);
    return query.reverse ? rows.reverse() : rows;
  };
  return {
    get: async (name, key) => table(name).get(key),
    getMany: async (name, keys) => keys.map((key) => table(name).get(key)),
    async range(name, query) {
      const offset = query.offset ?? 0;
      return matching(name, query).slice(offset, query.limit === undefined ? undefined : offset + query.limit);
    },
    count: async (name, query) => (query ? matching(name, query).length : table(name).size),
    async commit(changes: readonly Change[]) {
      for (const change of changes) {
        if ("put" in change) table(change.table).set(change.put.key, change.put);
        else table(change.table).delete(change.remove);
      }
    },
    async reset() {
      held.clear();
    },
    async close() {},
  };
}
