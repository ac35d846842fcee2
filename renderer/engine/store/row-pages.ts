import { type Bytes, sameBytes } from "../../../shared/crypto/bytes.ts";
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
  /** u32 LE number of values; each one's u32 LE size; of each row, which value is its own (u32 LE); then the values. */
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
    for (const row of rows) {
      const value = row.index[column];
      if (value !== undefined) list.push([value, row.key]);
    }
    if (list.length > 0) entries[column] = list;
  }
  return {
    ...(key === undefined ? {} : { key }),
    keys: rows.map((row) => row.key),
    ...entries,
    value: joined(rows.map((row) => row.value)),
  };
}

/** Rows may share a value: it is kept once. */
function joined(values: readonly Bytes[]): Bytes {
  const distinct: Bytes[] = [];
  const numbers = values.map((value) => {
    const known = distinct.findIndex((one) => one === value || sameBytes(one, value));
    return known >= 0 ? known : distinct.push(value) - 1;
  });
  const sizes = 4 + 4 * distinct.length;
  const heads = sizes + 4 * numbers.length;
  const bytes = new Uint8Array(distinct.reduce((sum, value) => sum + value.length, heads));
  const view = new DataView(bytes.buffer);
  view.setUint32(0, distinct.length, true);
  for (const [i, number] of numbers.entries()) view.setUint32(sizes + 4 * i, number, true);
  let at = heads;
  for (const [i, value] of distinct.entries()) {
    view.setUint32(4 + 4 * i, value.length, true);
    bytes.set(value, at);
    at += value.length;
  }
  return bytes;
}

/** The values of the rows; those that share one get the very same array. */
function valuesIn(bytes: Bytes, rows: number): readonly Bytes[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const count = view.getUint32(0, true);
  const sizes = 4 + 4 * count;
  let at = sizes + 4 * rows;
  const distinct = Array.from({ length: count }, (_, i) => {
    const end = at + view.getUint32(4 + 4 * i, true);
    const value = bytes.slice(at, end);
    at = end;
    return value;
  });
  return Array.from({ length: rows }, (_, i) => distinct[view.getUint32(sizes + 4 * i, true)] ?? new Uint8Array(0));
}

/** The rows of a page. */
export function unpackPage(page: Page, columns: readonly string[]): Row[] {
  const indexes = new Map<string, Record<string, string | number>>(page.keys.map((key) => [key, {}]));
  for (const column of columns) {
    for (const [value, key] of (page[column] ?? []) as readonly PageEntry[]) {
      const index = indexes.get(key);
      if (index) index[column] = value;
    }
  }
  const values = valuesIn(page.value, page.keys.length);
  return page.keys.map((key, i) => ({ key, index: indexes.get(key) ?? {}, value: values[i] ?? new Uint8Array(0) }));
}
