import type { Bytes } from "../../../shared/crypto/bytes.ts";
import { fromUtf8, utf8 } from "../../../shared/crypto/bytes.ts";
import type { Change } from "../store/store.ts";
import type { Sealer } from "../vault/sealing.ts";
import { keyOfLine, type Line } from "./books.ts";
import type { RecordChange } from "./ledger.ts";

/** Key of a record's row: records of all tables share one store. */
export function recordKey(table: string, key: string): string {
  return `${table}|${key}`;
}

/** The row of a line (a chain or a branch of one). */
export async function lineChange(sealer: Sealer, line: Line): Promise<Change> {
  const key = keyOfLine(line);
  const organisation = line.chain.scope.split("/")[0] ?? "";
  return {
    table: "chains",
    put: { key, index: { organisation }, value: await sealer.seal("chains", key, utf8(JSON.stringify(line))) },
  };
}

export async function openLine(sealer: Sealer, key: string, value: Bytes): Promise<Line> {
  return JSON.parse(fromUtf8(await sealer.open("chains", key, value))) as Line;
}

/** The row of a record that has a value. */
export async function recordChange(sealer: Sealer, key: string, record: RecordChange): Promise<Change> {
  const value = await sealer.seal("records", key, utf8(JSON.stringify(record.value)));
  return { table: "records", put: { key, index: { table: record.table }, value } };
}

export async function openRecord(sealer: Sealer, key: string, value: Bytes): Promise<unknown> {
  return JSON.parse(fromUtf8(await sealer.open("records", key, value)));
}
