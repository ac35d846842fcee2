import type { IssuedNumber } from "../../../shared/documents/paper/number-register.ts";
import type { RecordChange } from "../ledger/ledger.ts";
import { type KeptNumber, numberTable, voidedTable } from "./number-records.ts";

type Reading = (table: string) => Promise<readonly { readonly key: string; readonly value: unknown }[]>;

/**
 * The office's document numbers in memory: opened once when first asked for, then kept up with every transaction. A desk
 * gives out thousands a year, and each is sealed by itself.
 */
export class NumberBook {
  readonly #read: Reading;
  #held: Promise<{ readonly numbers: Map<string, KeptNumber>; readonly voided: Map<string, string> }> | null = null;
  /** What transactions told: newer than whatever a reading under way will find. */
  #newer: RecordChange[] = [];

  /** `read` opens all records of a table. */
  constructor(read: Reading) {
    this.#read = read;
  }

  /** Records as a transaction left them; what is no number's is passed over. */
  update(records: readonly RecordChange[]): void {
    for (const record of records) if (record.table === numberTable || record.table === voidedTable) this.#newer.push(record);
  }

  /** Every number that was given out, in no order. A reading that failed is tried again at the next question. */
  async all(): Promise<readonly IssuedNumber[]> {
    this.#held ??= this.#open();
    const reading = this.#held;
    const { numbers, voided } = await reading.catch((error: unknown) => {
      if (this.#held === reading) this.#held = null;
      throw error;
    });
    for (const { table, key, value } of this.#newer) {
      if (table === voidedTable) voided.set(key, String(value));
      else if (value === null) numbers.delete(key);
      else numbers.set(key, value as KeptNumber);
    }
    this.#newer = [];
    return [...numbers].map(([key, kept]) => ({ ...kept, voided: voided.get(key) ?? null }));
  }

  async #open() {
    const [numbers, voided] = await Promise.all([this.#read(numberTable), this.#read(voidedTable)]);
    return {
      numbers: new Map(numbers.map(({ key, value }) => [key, value as KeptNumber])),
      voided: new Map(voided.map(({ key, value }) => [key, String(value)])),
    };
  }
}
