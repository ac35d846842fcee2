import type { ChainKey, EventId, SignedHead } from "../../../shared/log/event.ts";
import type { Counters, SyncMarks } from "./counters.ts";
import { lineName } from "./segments.ts";

/** One chain as held, or the second branch of a forked one. */
export interface Line {
  readonly chain: ChainKey;
  readonly branch: string | null;
  readonly seq: number;
  readonly id: EventId;
  readonly writer: string;
  /** Latest signed head held; null on an own chain that was never exported. */
  readonly head: SignedHead | null;
  /** A branch of this chain is held as well. */
  readonly forked: boolean;
  /** Greatest Lamport counter and wall clock of the line. */
  readonly count: number;
  readonly wall: string;
}

/** An epoch of this device, in the order they were opened. */
export interface Epoch {
  readonly epoch: string;
  readonly reason: string;
  readonly openedAt: string;
}

/** Chain name to seq: what has left this desk, and what has been receipted by the superior. */
export interface ExchangeMarks {
  readonly exported: Readonly<Record<string, number>>;
  readonly acknowledged: Readonly<Record<string, number>>;
}

/** Local records of the ledger itself: key `epochs`, `marks`, `number-floor` in table `desk`. */
export const deskTable = "desk";

/** Everything the ledger keeps in memory while it is open: a few rows per writer, never per petition. */
export interface Books {
  lines: ReadonlyMap<string, Line>;
  counters: Counters;
  epochs: readonly Epoch[];
  marks: ExchangeMarks;
  readonly device: string;
  readonly organisation: string;
}

export const noMarks: ExchangeMarks = { exported: {}, acknowledged: {} };

/** Own events are placed on one line: epochs in the order they were opened, then seq. */
const epochStride = 1_000_000_000;

/** The place of an own event, or 0 for another device's. */
export function placeOf(books: Pick<Books, "device" | "epochs">, device: string, epoch: string, seq: number): number {
  if (device !== books.device) return 0;
  const ordinal = books.epochs.findIndex((one) => one.epoch === epoch);
  return (ordinal + 1) * epochStride + seq;
}

/** Marks as places: the furthest own event of the office's own scope that has left, and that has been receipted. */
export function syncMarks(books: Pick<Books, "device" | "epochs" | "marks">): SyncMarks {
  const furthest = (seqs: Readonly<Record<string, number>>) => {
    let place = 0;
    for (const [name, seq] of Object.entries(seqs)) {
      const [, device = "", epoch = ""] = name.split("|");
      if (seq > 0) place = Math.max(place, placeOf(books, device, epoch, seq));
    }
    return place;
  };
  return { exported: furthest(books.marks.exported), acknowledged: furthest(books.marks.acknowledged) };
}

export function keyOfLine(line: Pick<Line, "chain" | "branch">): string {
  return lineName(line.chain, line.branch);
}

/** Greatest count seen anywhere: the next own event counts one more. */
export function countSeen(lines: Iterable<Line>): number {
  let count = 0;
  for (const line of lines) count = Math.max(count, line.count);
  return count;
}

/** Wall clock of this device's latest event, or null: another machine's clock proves nothing about this one. */
export function lastWall({ lines, device }: Pick<Books, "lines" | "device">): string | null {
  let wall: string | null = null;
  for (const line of lines.values()) if (line.chain.device === device && (wall === null || line.wall > wall)) wall = line.wall;
  return wall;
}
