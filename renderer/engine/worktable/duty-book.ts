import { dayNumber } from "../../../shared/regulation/date.ts";
import type { Kept } from "../ledger/projection.ts";
import { pause } from "../threads/turns.ts";
import { type Counted, type Counting, countOwed, type DutyLine, owesNothing } from "./count-owed.ts";

/** Milliseconds of counting after which other work goes first: each pause costs four, as timers are held back. */
const slice = 30;

/**
 * What every petition owes at this desk, in memory: told of each petition when it is read and whenever it changes. A new
 * day and new rules are arithmetic; nothing is opened. Never leaves the worker.
 */
export class DutyBook {
  readonly #counting: () => Counting;
  readonly #clock: () => number;
  readonly #counted = new Map<string, Counted>();
  /** All lines in their order, but for the petitions that changed since. */
  #lines: readonly DutyLine[] = [];
  readonly #changed = new Set<string>();
  #today: number;
  #recount = 0;

  /** `clock`: milliseconds, to yield by. */
  constructor(today: string, counting: () => Counting, clock: () => number) {
    this.#today = dayNumber(today);
    this.#counting = counting;
    this.#clock = clock;
  }

  get today(): number {
    return this.#today;
  }

  /** A petition was read or has changed. */
  put(kept: Kept): void {
    this.#set(kept.index.id, countOwed(kept, this.#counting(), this.#today));
  }

  #set(id: string, counted: Counted): void {
    if (counted === owesNothing && !this.#counted.has(id)) return;
    if (counted === owesNothing) this.#counted.delete(id);
    else this.#counted.set(id, counted);
    this.#changed.add(id);
  }

  /** Earliest strict day of what a petition owes, or the day that means none. */
  due(id: string): string {
    return (this.#counted.get(id) ?? owesNothing).due;
  }

  /** Another day: only what may have lapsed since is counted anew. `kept` finds a petition that was put before. */
  move(today: string, kept: (id: string) => Kept | undefined): void {
    const day = dayNumber(today);
    if (day === this.#today) return;
    const back = day < this.#today;
    this.#today = day;
    for (const [id, { until }] of [...this.#counted]) {
      const petition = back || until <= day ? kept(id) : undefined;
      if (petition) this.put(petition);
    }
  }

  /**
   * Counts these petitions anew: other rules, or a clock that was set back. Yields to other work between slices; a later
   * recount takes the place of this one.
   */
  async recount(all: Iterable<Kept>): Promise<void> {
    this.#recount += 1;
    const mine = this.#recount;
    let began = this.#clock();
    for (const kept of all) {
      this.put(kept);
      if (this.#clock() - began < slice) continue;
      await pause();
      if (mine !== this.#recount) return;
      began = this.#clock();
    }
  }

  /** By strict day, oldest first, then by receipt. */
  lines(): readonly DutyLine[] {
    if (this.#changed.size > 0) {
      const fresh = [...this.#changed].flatMap((id) => (this.#counted.get(id) ?? owesNothing).lines);
      this.#lines = merged(this.#lines, this.#changed, fresh);
      this.#changed.clear();
    }
    return this.#lines;
  }
}

/** Fresh lines up to which each is put in its place: more are sorted in with all. */
const fewLines = 200;

/** The lines in order without those of changed petitions, and fresh ones among them. */
function merged(lines: readonly DutyLine[], changed: ReadonlySet<string>, fresh: readonly DutyLine[]): readonly DutyLine[] {
  const all = lines.filter(({ petition }) => !changed.has(petition));
  if (fresh.length > fewLines) return all.concat(fresh).sort(compareLines);
  for (const line of fresh) all.splice(placeOf(all, line), 0, line);
  return all;
}

/** Where a line belongs among lines in order. */
function placeOf(lines: readonly DutyLine[], line: DutyLine): number {
  let low = 0;
  let high = lines.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const other = lines[middle];
    if (other !== undefined && compareLines(other, line) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

function compareLines(a: DutyLine, b: DutyLine): number {
  if (a.duty.strict !== b.duty.strict) return a.duty.strict < b.duty.strict ? -1 : 1;
  if (a.receiptDate !== b.receiptDate) return a.receiptDate < b.receiptDate ? -1 : 1;
  return a.petition < b.petition ? -1 : a.petition > b.petition ? 1 : 0;
}
