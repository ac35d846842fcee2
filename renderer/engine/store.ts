import type { Bytes } from "../../shared/crypto/bytes.ts";

/** The tables that views are kept in. Everything here can be rebuilt from the journal. */
export const tables = {
  /** key: name. Journal position, versions, counters. */
  meta: [],
  /** key: `chain#fromSeq` (fromSeq padded to 10 digits). Sealed segments. */
  segments: [],
  /** key: chain name. Contiguous seq, id of the last event, latest signed head. */
  chains: ["organisation"],
  /** key: petition id. Sealed view with the clear index columns. */
  petitions: [
    "organisation",
    "number",
    "receiptDate",
    "registrationDate",
    "stage",
    "category",
    "channel",
    "contentClass",
    "place",
    "due",
    "conflict",
    "awaitingUpper",
    /** Place of this desk's last own event about it (epoch ordinal × 1e9 + seq), 0 without: tells 未导出 / 已导出 / 已回执. */
    "own",
  ],
  /** key: `petition|kind|hash`. Keyed hashes of identity numbers and phones, and matter keys. */
  lookups: ["hash", "petition"],
  /** key: table|key of local records: drafts, users, exports, imports, acknowledgements, settings, audit. Sealed. */
  records: ["table"],
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

export type Change = { readonly table: TableName; readonly put: Row } | { readonly table: TableName; readonly remove: string };

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
