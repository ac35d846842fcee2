import { type Bytes, concat } from "../crypto/bytes.ts";
import type { CryptoSuite } from "../crypto/suite.ts";
import { chainOf, checkConsecutive } from "./chain.ts";
import type { ChainKey, StoredEvent } from "./event.ts";
import { type LogFailure, logFailure } from "./failures.ts";
import { decodeLines, encodeLines, longestLine } from "./line.ts";

/** Events in one segment, at most. */
export const longestSegment = 512;

/** What one transaction appended to one chain, read back. */
export interface Segment {
  readonly chain: ChainKey;
  readonly events: readonly StoredEvent[];
}

/** Compresses 1 to 512 consecutive events of one chain (gzip of their lines). Throws RangeError on anything else. */
export async function packSegment(events: readonly StoredEvent[]): Promise<Bytes> {
  const first = events[0];
  if (!first || events.length > longestSegment) throw new RangeError("a segment has 1 to 512 events");
  if (checkFollowing(events)) throw new RangeError("a segment's events follow each other in one chain");
  return collect(streamOf(encodeLines(events)).pipeThrough(new CompressionStream("gzip")), Number.POSITIVE_INFINITY);
}

/** Reads a segment back: ids are recomputed, bodies and chain checked. */
export async function unpackSegment(suite: CryptoSuite, bytes: Bytes): Promise<Segment | LogFailure> {
  let lines: Bytes;
  try {
    const plain = streamOf(bytes).pipeThrough(new DecompressionStream("gzip"));
    lines = await collect(plain, longestSegment * (longestLine + 1));
  } catch {
    return logFailure("malformed-line");
  }
  const events = decodeLines(suite, lines);
  if ("failed" in events) return events;
  const first = events[0];
  if (!first || events.length > longestSegment) return logFailure("empty-range");
  return checkFollowing(events) ?? { chain: chainOf(first.header), events };
}

function checkFollowing(events: readonly StoredEvent[]): LogFailure | null {
  const first = events[0];
  if (!first) return null;
  const { seq, prev } = first.header;
  return checkConsecutive(chainOf(first.header), prev === null ? null : { seq: seq - 1, id: prev }, events);
}

function streamOf(bytes: Bytes): ReadableStream<Bytes> {
  return new ReadableStream<Bytes>({
    start(controller) {
      controller.enqueue(bytes);
      controller.close();
    },
  });
}

async function collect(stream: ReadableStream<Bytes>, most: number): Promise<Bytes> {
  const parts: Bytes[] = [];
  const reader = stream.getReader();
  let length = 0;
  for (;;) {
    const step = await reader.read();
    if (step.done) return concat(parts);
    length += step.value.length;
    if (length > most) {
      await reader.cancel();
      throw new RangeError("longer than any segment");
    }
    parts.push(step.value);
  }
}
