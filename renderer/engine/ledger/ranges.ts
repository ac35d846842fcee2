import type { CryptoSuite } from "../../../shared/crypto/suite.ts";
import { chainName, type EventRange, type StoredEvent, type Vector } from "../../../shared/log/event.ts";
import { signHead } from "../../../shared/log/head.ts";
import type { Line } from "./books.ts";
import type { ChainReader } from "./chain-reader.ts";

/** Events and bytes that one fresh signature closes: a bundle joins ranges up to as many (text-writer.ts). */
const signedEvents = 1024;
const signedBytes = 8 * 1024 * 1024;

/** Where an export of a line begins: after what the receiver has, or at the start when it has something else. */
export async function startAfter(reader: ChainReader, line: Line, since: Vector): Promise<number> {
  const known = since.get(chainName(line.chain));
  if (!known || known.seq > line.seq) return 0;
  return (await reader.idAt(line, known.seq)) === known.id ? known.seq : 0;
}

/** Own events after `seq`, at most 1024 together, each run closed by a fresh signature. */
export async function* ownRanges(
  suite: CryptoSuite,
  secret: Uint8Array,
  reader: ChainReader,
  line: Line,
  seq: number,
): AsyncGenerator<EventRange> {
  let events: StoredEvent[] = [];
  let bytes = 0;
  const close = async (): Promise<EventRange> => {
    const last = events.at(-1);
    if (!last) throw new RangeError("an empty range");
    const head = await signHead(suite, secret, line.chain, { seq: last.header.seq, id: last.id });
    const range = { chain: line.chain, events, head };
    events = [];
    bytes = 0;
    return range;
  };
  for await (const segment of reader.after(line, seq)) {
    // `after` gives nothing before `seq`; a segment joined since may reach beyond the line's end as it was read.
    for (const event of segment.events.slice(0, Math.max(0, line.seq - segment.fromSeq + 1))) {
      events.push(event);
      bytes += event.headerBytes.length + (event.bodyBytes?.length ?? 0);
      if (events.length === signedEvents || bytes >= signedBytes) yield await close();
    }
  }
  if (events.length > 0) yield await close();
}

/** Another writer's events after `seq`, cut only where it signed. What it did not sign yet stays here. */
export async function* relayedRanges(reader: ChainReader, line: Line, seq: number): AsyncGenerator<EventRange> {
  let events: StoredEvent[] = [];
  for await (const segment of reader.after(line, seq)) {
    events.push(...segment.events.slice(0, Math.max(0, line.seq - segment.fromSeq + 1)));
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
