import { fromUtf8, utf8 } from "../../../shared/crypto/bytes.ts";
import { mergeRecord, type OfficeRecord, type RecordEvent } from "../../../shared/petition/office-record/record-view.ts";
import type { Change, Row, Store } from "../store/store.ts";
import type { Sealer } from "../vault/sealing.ts";

const table = "officeRecords";

export async function openOfficeRecord(sealer: Sealer, { key, value }: Row): Promise<OfficeRecord> {
  return JSON.parse(fromUtf8(await sealer.open(table, key, value))) as OfficeRecord;
}

/** Office records as they will stand after a transaction in the making. */
export class KeptRecords {
  readonly #held = new Map<string, OfficeRecord | null>();
  readonly #changed = new Set<string>();

  /** Reads what is held of these records, each once. */
  async load(store: Store, sealer: Sealer, ids: readonly string[]): Promise<void> {
    const wanted = [...new Set(ids)].filter((id) => !this.#held.has(id));
    if (wanted.length === 0) return;
    const rows = await store.getMany(table, wanted);
    for (const [i, id] of wanted.entries()) {
      const row = rows[i];
      this.#held.set(id, row ? await openOfficeRecord(sealer, row) : null);
    }
  }

  get(id: string): OfficeRecord | null {
    return this.#held.get(id) ?? null;
  }

  /** Whether it was merged: an event of another scope than its record's is not. */
  merge(event: RecordEvent, writer: string): boolean {
    const id = event.header.subject;
    const present = this.get(id);
    if (present && present.scope !== event.header.scope) return false;
    this.#held.set(id, mergeRecord(present, event, writer));
    this.#changed.add(id);
    return true;
  }

  /** All that changed, as they will stand. */
  get changed(): readonly OfficeRecord[] {
    return [...this.#changed].map((id) => this.get(id)).filter((record) => record !== null);
  }

  /** Sealed rows of all that changed. */
  changes(sealer: Sealer): Promise<Change[]> {
    return Promise.all(
      this.changed.map(async (record): Promise<Change> => {
        const value = await sealer.seal(table, record.id, utf8(JSON.stringify(record)));
        return { table, put: { key: record.id, index: { kind: record.state.value.kind }, value } };
      }),
    );
  }
}
