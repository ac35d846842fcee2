import type { Bytes } from "../../../shared/crypto/bytes.ts";

/** The tables that views are kept in, and their indexes. All can be rebuilt from the journal. */
export const tables = {
  /** key: name. Journal position, versions, counters. */
  meta: [],
  /** key: `chain#fromSeq` (fromSeq padded to 10 digits). Sealed segments. */
  segments: [],
  /** key: chain name. Contiguous seq, id of the last event, latest signed head. */
  chains: ["organisation"],
  /**
   * key: petition id. Sealed columns, summary and view. Only what must be found before the catalogue is in memory lies
   * clear beside them, and only where it says something: a row without the column is not in its index and costs nothing.
   */
  petitions: [
    "receiptDate",
    /** Earliest strict day of a running duty. */
    "due",
    /** 1 where a conflict or a contested step waits for a person. */
    "conflict",
    /** Place of this desk's last own event about it (epoch ordinal × 1e9 + seq): tells 未导出 / 已导出 / 已回执. */
    "own",
  ],
  /** key: table|key of local records: drafts, users, exports, imports, acknowledgements, settings, audit. Sealed. */
  records: ["table"],
  /** key: record id. Sealed views of the office's own records; which kind each is lies clear. */
  officeRecords: ["kind"],
  /** key: event id. Events that this version cannot read, or that wait for a gap to fill. */
  parked: ["reason"],
} as const satisfies Record<string, readonly string[]>;

export type TableName = keyof typeof tables;

/** One row: a key, clear index columns, and a payload that is sealed wherever it could be personal. */
export interface Row {
  readonly key: string;
  readonly index: Readonly<Record<string, string | number>>;
  readonly value: Bytes;
}

/** `fresh`: no row with this key is held, so nobody need look for it. */
export type Change =
  | { readonly table: TableName; readonly put: Row; readonly fresh?: boolean }
  | { readonly table: TableName; readonly remove: string };

export interface RangeQuery {
  /** An index of the table, or "key". */
  readonly by: string;
  readonly from?: string | number;
  readonly to?: string | number;
  readonly fromOpen?: boolean;
  readonly toOpen?: boolean;
  readonly reverse?: boolean;
  readonly offset?: number;
  readonly limit?: number;
}

/**
 * Where views live: IndexedDB in the window, memory in the command line. `commit` is atomic and strictly durable
 * where the medium allows; nothing but storage requests is awaited inside it.
 */
export interface Store {
  get(table: TableName, key: string): Promise<Row | undefined>;
  getMany(table: TableName, keys: readonly string[]): Promise<(Row | undefined)[]>;
  range(table: TableName, query: RangeQuery): Promise<Row[]>;
  count(table: TableName, query?: RangeQuery): Promise<number>;
  commit(changes: readonly Change[]): Promise<void>;
  /** Empties every table: the journal is about to be replayed. */
  reset(): Promise<void>;
  close(): Promise<void>;
}
