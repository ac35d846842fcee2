import type { CryptoSuite } from "../../shared/crypto/suite.ts";
import { chainName, type EventRange, type StoredEvent, type Vector } from "../../shared/log/event.ts";
import { signHead } from "../../shared/log/head.ts";
import type { Line } from "./books.ts";
import type { ChainReader } from "./chain-reader.ts";
import { segmentLimit } from "./segments.ts";

/** Where an export of a line begins: after what the receiver has, or at the start when it has something else. */
export async function startAfter(reader: ChainReader, line: Line, since: Vector): Promise<number> {
  const known = since.get(chainName(line.chain));
  if (!known || known.seq > line.seq) return 0;
  return (await reader.idAt(line, known.seq)) === known.id ? known.seq : 0;
}

/** Own events after `seq`, at most 512 together, each run closed by a fresh signature. */
export async function* ownRanges(
  suite: CryptoSuite,
  secret: Uint8Array,
  reader: ChainReader,
  line: Line,
  seq: number,
): AsyncGenerator<EventRange> {
  let events: StoredEvent[] = [];
  const close = async (): Promise<EventRange> => {
    const last = events.at(-1);
    if (!last) throw new RangeError("an empty range");
    const head = await signHead(suite, secret, line.chain, { seq: last.header.seq, id: last.id });
    const range = { chain: line.chain, events, head };
    events = [];
    return range;
  };
  for await (const segment of reader.after(line, seq)) {
    for (const event of segment.events) {
      if (event.header.seq <= seq || event.header.seq > line.seq) continue;
      events.push(event);
      if (events.length === segmentLimit) yield await close();
    }
  }
  if (events.length > 0) yield await close();
}

/** Another writer's events after `seq`, cut only where it signed. What it did not sign yet stays here. */
export async function* relayedRanges(reader: ChainReader, line: Line, seq: number): AsyncGenerator<EventRange> {
  let events: StoredEvent[] = [];
  for await (const segment of reader.after(line, seq)) {
    for (const event of segment.events) if (event.header.seq > seq && event.header.seq <= line.seq) events.push(event);
    if (!segment.head || events.length === 0) continue;
    yield { chain: line.chain, events, head: segment.head };
    events = [];
  }
}

/**
 * The second history of a forked chain from its first own event, whose `prev` is where the two part. It ends where its
 * writer signed, for nobody signs a history that came from elsewhere anew. Own events without a signed head were
 * written by this very machine, its journal and its store having parted: only for them `secret` is needed.
 */
export async function* branchRanges(
  suite: CryptoSuite,
  secret: Uint8Array | null,
  reader: ChainReader,
  line: Line,
): AsyncGenerator<EventRange> {
  yield* relayedRanges(reader, line, 0);
  if (secret !== null) yield* ownRanges(suite, secret, reader, line, line.head?.seq ?? 0);
}
