import { type Bytes, concat } from "../crypto/bytes.ts";
import type { CryptoSuite } from "../crypto/suite.ts";
import { chainOf, checkConsecutive } from "./chain.ts";
import type { ChainKey, StoredEvent } from "./event.ts";
import { type LogFailure, logFailure } from "./failures.ts";
import { decodeLines, encodeLines } from "./line.ts";

/** Events in one segment, at most. */
export const longestSegment = 512;
/** Bytes of a segment's lines, at most, before compression: what a reader is ready to hold. */
const widestSegment = 16_777_216;

/** What one transaction appended to one chain, read back. */
export interface Segment {
  readonly chain: ChainKey;
  readonly events: readonly StoredEvent[];
}

/** Cuts consecutive events of one chain into parts that packSegment takes, each as long as possible. */
export function cutIntoSegments(events: readonly StoredEvent[]): StoredEvent[][] {
  const segments: StoredEvent[][] = [];
  let size = 0;
  for (const event of events) {
    const length = event.headerBytes.length + (event.bodyBytes?.length ?? 0) + 2;
    const open = segments.at(-1);
    size += length;
    if (open && open.length < longestSegment && size <= widestSegment) open.push(event);
    else {
      segments.push([event]);
      size = length;
    }
  }
  return segments;
}

/**
 * Compresses 1 to 512 consecutive events of one chain (gzip of their lines, at most 16 MiB before compression). Throws
 * RangeError on anything else.
 */
export async function packSegment(events: readonly StoredEvent[]): Promise<Bytes> {
  const first = events[0];
  if (!first || events.length > longestSegment) throw new RangeError("a segment has 1 to 512 events");
  if (checkFollowing(events)) throw new RangeError("a segment's events follow each other in one chain");
  const lines = encodeLines(events);
  if (lines.length > widestSegment) throw new RangeError("a segment has at most 16 MiB of lines");
  return collect(streamOf(lines).pipeThrough(new CompressionStream("gzip")), Number.POSITIVE_INFINITY);
}

/** Reads a segment back: ids are recomputed, bodies and chain checked. */
export async function unpackSegment(suite: CryptoSuite, bytes: Bytes): Promise<Segment | LogFailure> {
  let lines: Bytes;
  try {
    const plain = streamOf(bytes).pipeThrough(new DecompressionStream("gzip"));
    lines = await collect(plain, widestSegment);
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
