import { type HeldRecord, isStanding, type OfficeRecord } from "../../../shared/petition/office-record/record-view.ts";

/**
 * Office records in memory: opened once when first asked for, then kept up with every transaction. A district holds those
 * of all offices beneath it, and opening each anew at every question would be felt.
 */
export class RecordBook {
  readonly #open: () => Promise<readonly HeldRecord[]>;
  #held: Promise<Map<string, HeldRecord>> | null = null;
  /** What transactions told: newer than whatever a reading under way will find. */
  readonly #newer = new Map<string, HeldRecord>();

  /** `open` reads all records from the store. */
  constructor(open: () => Promise<readonly HeldRecord[]>) {
    this.#open = open;
  }

  /** Records as a transaction left them. */
  update(records: readonly HeldRecord[]): void {
    for (const record of records) this.#newer.set(record.id, record);
  }

  /** All standing records of one kind, or all, in no order. A reading that failed is tried again at the next question. */
  async all(kind?: string): Promise<readonly OfficeRecord[]> {
    this.#held ??= this.#open().then((records) => new Map(records.map((record) => [record.id, record])));
    const reading = this.#held;
    const held = await reading.catch((error: unknown) => {
      if (this.#held === reading) this.#held = null;
      throw error;
    });
    for (const [id, record] of this.#newer) held.set(id, record);
    this.#newer.clear();
    const records = [...held.values()].filter(isStanding);
    return kind === undefined ? records : records.filter(({ state }) => state.value.kind === kind);
  }
}
