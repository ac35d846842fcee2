import type { Bytes } from "../../shared/crypto/bytes.ts";
import type { Row } from "./store.ts";

/**
 * Several rows of a table as one record of the database, for a record costs as much as twenty index entries, whatever
 * its size. Each column is a list of [value, row's key], indexed by each of its entries, so a row is found and counted
 * as if it stood alone.
 */
export interface Page {
  /** Given by the database; absent on a new page. */
  readonly key?: number;
  /** Keys of the rows, in the order of their values. */
  readonly keys: readonly string[];
  /** u32 LE size of each value, then the values. */
  readonly value: Bytes;
  readonly [column: string]: number | readonly string[] | Bytes | readonly PageEntry[] | undefined;
}

export type PageEntry = readonly [string | number, string];

/** Rows of one page: a few ten kilobytes, read and written at once when one of them changes. */
export const pageRows = 16;

/** One page of these rows; `key` where it takes the place of another. */
export function packPage(rows: readonly Row[], columns: readonly string[], key?: number): Page {
  const entries: Record<string, PageEntry[]> = {};
  for (const column of columns) {
    const list: PageEntry[] = [];
    for (const row of rows) for (const value of valuesOf(row, column)) list.push([value, row.key]);
    if (list.length > 0) entries[column] = list;
  }
  return {
    ...(key === undefined ? {} : { key }),
    keys: rows.map((row) => row.key),
    ...entries,
    value: joined(rows.map((row) => row.value)),
  };
}

function valuesOf(row: Row, column: string): readonly (string | number)[] {
  const value = row.index[column];
  if (value === undefined) return [];
  return typeof value === "object" ? [...new Set(value)] : [value];
}

function joined(values: readonly Bytes[]): Bytes {
  const sizes = 4 * values.length;
  const bytes = new Uint8Array(values.reduce((sum, value) => sum + value.length, sizes));
  const view = new DataView(bytes.buffer);
  let at = sizes;
  for (const [i, value] of values.entries()) {
    view.setUint32(4 * i, value.length, true);
    bytes.set(value, at);
    at += value.length;
  }
  return bytes;
}

/** The rows of a page. `lists`: columns that hold a list in a row as well. */
export function unpackPage(page: Page, columns: readonly string[], lists: ReadonlySet<string>): Row[] {
  const indexes = new Map<string, Record<string, string | number | string[]>>(page.keys.map((key) => [key, {}]));
  for (const column of columns) {
    for (const [value, key] of (page[column] ?? []) as readonly PageEntry[]) {
      const index = indexes.get(key);
      if (index === undefined) continue;
      if (!lists.has(column)) index[column] = value;
      else if (index[column] === undefined) index[column] = [String(value)];
      else (index[column] as string[]).push(String(value));
    }
  }
  const view = new DataView(page.value.buffer, page.value.byteOffset);
  let at = 4 * page.keys.length;
  return page.keys.map((key, i) => {
    const end = at + view.getUint32(4 * i, true);
    const value = page.value.slice(at, end);
    at = end;
    return { key, index: indexes.get(key) ?? {}, value };
  });
}
