import type { CryptoSuite } from "../../../shared/crypto/suite.ts";
import type { EventId } from "../../../shared/log/event.ts";
import type { Row, Store } from "../store/store.ts";
import type { Sealer } from "../vault/sealing.ts";
import type { Line } from "./books.ts";
import { openSegment, openSegmentHeader, type Segment, segmentKey } from "./segments.ts";

/** Rows read at once: some megabytes, for each question to the database has its price. */
const pageSize = 64;
/** Segments being decrypted and unpacked while one is used: other threads do that. */
const aheadLimit = 3;

/** Reads the segments of a line from the store, in order. */
export class ChainReader {
  readonly #tools: { readonly suite: CryptoSuite; readonly store: Store; readonly sealer: Sealer };
  #opened: { readonly row: Row; readonly segment: Segment } | null = null;

  constructor(tools: { readonly suite: CryptoSuite; readonly store: Store; readonly sealer: Sealer }) {
    this.#tools = tools;
  }

  /** Neighbours may have been joined under the first one's key, so the key alone does not tell the content. */
  async #open(row: Row): Promise<Segment> {
    const { key, value } = row;
    if (this.#opened?.row.key !== key || this.#opened.row.value.length !== value.length) {
      this.#opened = { row, segment: await openSegment(this.#tools.suite, this.#tools.sealer, key, value) };
    }
    return this.#opened.segment;
  }

  /** The segment that begins at or before a seq. */
  async #before({ chain, branch }: Line, seq: number): Promise<Row | undefined> {
    const [row] = await this.#tools.store.range("segments", {
      by: "key",
      from: segmentKey(chain, 0, branch),
      to: segmentKey(chain, seq, branch),
      reverse: true,
      limit: 1,
    });
    return row;
  }

  /** Id of the event with this number, null when it is not held on this line. */
  async idAt(line: Line, seq: number): Promise<EventId | null> {
    if (seq === 0) return null;
    if (seq === line.seq) return line.id;
    const row = await this.#before(line, seq);
    if (!row) return null;
    const segment = await this.#open(row);
    return segment.events[seq - segment.fromSeq]?.id ?? null;
  }

  /** Everything after `seq`, cut as it is stored. Joining segments in the meantime loses and repeats nothing. */
  async *after(line: Line, seq: number): AsyncGenerator<Segment> {
    for (let next = seq + 1; next <= line.seq; ) {
      const start = next;
      for await (const segment of openedAhead(this.#rows(line, next), (row) => this.#open(row))) {
        const events = segment.events.slice(Math.max(0, next - segment.fromSeq));
        if (events.length === 0) continue;
        const fromSeq = Math.max(next, segment.fromSeq);
        // Joined since these rows were read, or the first event of a branch: look again where the next one lies.
        if (fromSeq !== next && next > start) break;
        yield { ...segment, fromSeq, events };
        next = fromSeq + events.length;
      }
      if (next === start) return;
    }
  }

  /** Attachments that events after `seq` name, found without unpacking any event. */
  async *attachmentsAfter(line: Line, seq: number): AsyncGenerator<{ readonly hash: string; readonly size: number }> {
    const open = (row: Row) => openSegmentHeader(this.#tools.sealer, row.key, row.value);
    for (let next = seq + 1; next <= line.seq; ) {
      const start = next;
      for await (const header of openedAhead(this.#rows(line, next), open)) {
        if (header.toSeq < next) continue;
        // Joined since these rows were read, as in `after`.
        if (header.fromSeq > next && next > start) break;
        yield* header.attachments.filter((one) => one.seq >= next);
        next = header.toSeq + 1;
      }
      if (next === start) return;
    }
  }

  /** Rows of a line from the one that holds a number on. While a page is used the next is being read. */
  async *#rows(line: Line, seq: number): AsyncGenerator<Row> {
    const first = await this.#before(line, seq);
    const page = (from: string, fromOpen: boolean): Promise<Row[]> => {
      const to = segmentKey(line.chain, line.seq, line.branch);
      const rows = this.#tools.store.range("segments", { by: "key", from, to, fromOpen, limit: pageSize });
      // Its failure is told by whoever waits for it.
      rows.catch(() => undefined);
      return rows;
    };
    let underway: Promise<Row[]> | null = page(first?.key ?? segmentKey(line.chain, seq, line.branch), false);
    while (underway !== null) {
      const rows: Row[] = await underway;
      const last = rows.at(-1);
      underway = last === undefined || rows.length < pageSize ? null : page(last.key, true);
      yield* rows;
    }
  }
}

/** What rows hold, in order; some of those to come are being opened while one is used. */
async function* openedAhead<T>(rows: AsyncIterable<Row>, open: (row: Row) => Promise<T>): AsyncGenerator<T> {
  const underway: Promise<T>[] = [];
  for await (const row of rows) {
    const opening = open(row);
    opening.catch(() => undefined);
    underway.push(opening);
    const oldest = underway.length > aheadLimit ? underway.shift() : undefined;
    if (oldest !== undefined) yield await oldest;
  }
  for (const opening of underway) yield await opening;
}
