import { fromUtf8 } from "../../../shared/crypto/bytes.ts";
import type { Store } from "../store/store.ts";
import type { DeviceSecrets, VaultContents } from "../vault/vault.ts";
import type { RecordChange, TrustState } from "./ledger.ts";
import type { LedgerCore } from "./ledger-core.ts";

/** What a desk is besides its events and attachments. Secret: it only ever stands inside a backup's encryption. */
export interface Snapshot {
  readonly format: "petition-desk-snapshot";
  readonly version: 1;
  readonly device: DeviceSecrets;
  readonly trust: TrustState;
  readonly records: readonly RecordChange[];
}

/** The present state: device keys, certificates, all local records. */
export async function takeSnapshot(desk: {
  readonly contents: VaultContents;
  readonly trust: TrustState;
  readonly core: LedgerCore;
  readonly store: Store;
}): Promise<Snapshot> {
  const rows = await desk.store.range("records", { by: "key" });
  const tables = [...new Set(rows.map((row) => String(row.index["table"])))];
  const records: RecordChange[] = [];
  for (const table of tables) {
    for (const { key, value } of await desk.core.records(table)) records.push({ table, key, value });
  }
  return { format: "petition-desk-snapshot", version: 1, device: desk.contents.device, trust: desk.trust, records };
}

/** The snapshot in these bytes, or null when they are none. */
export function readSnapshot(bytes: Uint8Array): Snapshot | null {
  try {
    const snapshot = JSON.parse(fromUtf8(bytes)) as Partial<Snapshot>;
    const sound = snapshot.format === "petition-desk-snapshot" && snapshot.version === 1 && snapshot.device && snapshot.trust;
    return sound && Array.isArray(snapshot.records) ? (snapshot as Snapshot) : null;
  } catch {
    return null;
  }
}
