import { fromUtf8, utf8 } from "../../../shared/crypto/bytes.ts";
import type { EventId, StoredEvent } from "../../../shared/log/event.ts";
import type { RecordEvent } from "../../../shared/petition/events.ts";
import {
  type HeldRecord,
  isStanding,
  mergeRecord,
  type OfficeRecord,
  type SealedVersion,
} from "../../../shared/petition/office-record/record-view.ts";
import type { Change, Row, Store } from "../store/store.ts";
import type { Sealer } from "../vault/sealing.ts";

const table = "officeRecords";

export async function openOfficeRecord(sealer: Sealer, { key, value }: Row): Promise<HeldRecord> {
  return JSON.parse(fromUtf8(await sealer.open(table, key, value))) as HeldRecord;
}

/** Whether the event is about an office record. */
export function isOfRecord({ header }: StoredEvent): boolean {
  return header.type.startsWith("record.");
}

/** Office records as they will stand after a transaction in the making. */
export class KeptRecords {
  readonly #held = new Map<string, HeldRecord | null>();
  readonly #changed = new Set<string>();
  readonly #newlySealed = new Set<EventId>();
  readonly #organisation: string;

  /** `organisation`: the office whose desk this is. */
  constructor(organisation: string) {
    this.#organisation = organisation;
  }

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

  /** The record as it stands; null where there is none, or none any more. */
  get(id: string): OfficeRecord | null {
    const held = this.#held.get(id) ?? null;
    return isStanding(held) ? held : null;
  }

  /** How a version left or is to leave, and for whose sake; null where it was neither sealed nor destroyed. */
  gone({ id, header }: Pick<StoredEvent, "id" | "header">): SealedVersion | null {
    const held = this.#held.get(header.subject);
    if (!held || held.scope !== header.scope) return null;
    return held.sealed.find(({ version }) => version === id) ?? null;
  }

  /** Versions that this transaction tells to have been sealed or destroyed. */
  get newlySealed(): ReadonlySet<EventId> {
    return this.#newlySealed;
  }

  /** Whether it was merged: an event of another scope than its record's is not. */
  merge(event: RecordEvent, writer: string): boolean {
    const id = event.header.subject;
    const present = this.#held.get(id) ?? null;
    if (present && present.scope !== event.header.scope) return false;
    this.#held.set(id, mergeRecord(present, event, writer, this.#organisation));
    this.#changed.add(id);
    if (event.type !== "record.kept") for (const version of event.body.versions) this.#newlySealed.add(version);
    return true;
  }

  /** All that changed, as they will stand. */
  get changed(): readonly HeldRecord[] {
    return [...this.#changed].map((id) => this.#held.get(id) ?? null).filter((record) => record !== null);
  }

  /** Sealed rows of all that changed. */
  changes(sealer: Sealer): Promise<Change[]> {
    return Promise.all(
      this.changed.map(async (record): Promise<Change> => {
        const value = await sealer.seal(table, record.id, utf8(JSON.stringify(record)));
        return { table, put: { key: record.id, index: { kind: record.state?.value.kind ?? "" }, value } };
      }),
    );
  }
}
