import type { CryptoSuite } from "../../shared/crypto/suite.ts";
import type { EventId } from "../../shared/log/event.ts";
import type { Line } from "./books.ts";
import type { Sealer } from "./sealing.ts";
import { openSegment, type Segment, segmentKey } from "./segments.ts";
import type { Row, Store } from "./store.ts";

const pageSize = 16;

/** Reads the segments of a line from the store, in order. */
export class ChainReader {
  readonly #tools: { readonly suite: CryptoSuite; readonly store: Store; readonly sealer: Sealer };
  #opened: { readonly key: string; readonly segment: Segment } | null = null;

  constructor(tools: { readonly suite: CryptoSuite; readonly store: Store; readonly sealer: Sealer }) {
    this.#tools = tools;
  }

  async #open(row: Row): Promise<Segment> {
    if (this.#opened?.key !== row.key) {
      const segment = await openSegment(this.#tools.suite, this.#tools.sealer, row.key, row.value);
      this.#opened = { key: row.key, segment };
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

  /** Segments that hold events after `seq`; the first may begin earlier. */
  async *after(line: Line, seq: number): AsyncGenerator<Segment> {
    if (seq >= line.seq) return;
    const first = await this.#before(line, seq + 1);
    const end = segmentKey(line.chain, line.seq, line.branch);
    let from = first?.key ?? segmentKey(line.chain, seq + 1, line.branch);
    let fromOpen = false;
    for (;;) {
      const rows = await this.#tools.store.range("segments", { by: "key", from, fromOpen, to: end, limit: pageSize });
      for (const row of rows) yield await this.#open(row);
      const last = rows.at(-1);
      if (!last) return;
      from = last.key;
      fromOpen = true;
    }
  }
}
