import { type Bytes, concat, toHex } from "../crypto/bytes.ts";
import type { CryptoSuite } from "../crypto/suite.ts";
import { longestBody } from "./body.ts";
import type { StoredEvent } from "./event.ts";
import { type LogFailure, logFailure } from "./failures.ts";
import { decodeHeader, longestHeader } from "./header.ts";

const tab = 0x09;
const lineFeed = 0x0a;
const tabBytes = Uint8Array.of(tab);
const lineFeedBytes = Uint8Array.of(lineFeed);

/** Bytes, without the final LF; readers may stop at a longer line. */
export const longestLine = longestHeader + 1 + longestBody;

/**
 * An event in transport and in segments: header TAB body LF. Canonical JSON has neither of the two bytes raw, and a
 * reader of JSON takes both for white space. The body is empty where it was destroyed or moved.
 */
export function encodeLine(event: StoredEvent): Bytes {
  return concat(lineParts(event));
}

/** Many events as lines. */
export function encodeLines(events: readonly StoredEvent[]): Bytes {
  return concat(events.flatMap(lineParts));
}

function lineParts(event: StoredEvent): Uint8Array[] {
  return [event.headerBytes, tabBytes, event.bodyBytes ?? new Uint8Array(0), lineFeedBytes];
}

/** Bytes of SHA-256. */
const digestLength = 32;

/**
 * Reads one line, without its LF. Hashes the very bytes received: the id is the header's hash, and the body must have
 * the hash that the header names. `digests`: both hashes, one behind the other, where they were made of these bytes
 * already. `text`: what the header's bytes spell, where they were decoded already. The event keeps views of `line`, which
 * must not be changed afterwards.
 */
export function decodeLine(
  suite: CryptoSuite,
  line: Bytes,
  digests: Bytes | null = null,
  text?: string,
): StoredEvent | LogFailure {
  const separator = line.indexOf(tab);
  if (separator < 0 || line.length > longestLine) return logFailure("malformed-line");
  const headerBytes = line.subarray(0, separator);
  const header = decodeHeader(headerBytes, text);
  if (!header) return logFailure("malformed-header");
  const id = toHex(digests?.subarray(0, digestLength) ?? suite.hash(headerBytes));
  if (separator === line.length - 1) return { id, header, headerBytes, bodyBytes: null };
  const bodyBytes = line.subarray(separator + 1);
  if (toHex(digests?.subarray(digestLength) ?? suite.hash(bodyBytes)) !== header.bodyHash)
    return logFailure("body-altered", header.seq);
  return { id, header, headerBytes, bodyBytes };
}

/** Reads lines, each ended by LF. Stops at the first failure. */
export function decodeLines(suite: CryptoSuite, bytes: Bytes): StoredEvent[] | LogFailure {
  const events: StoredEvent[] = [];
  let start = 0;
  while (start < bytes.length) {
    const end = bytes.indexOf(lineFeed, start);
    if (end < 0) return logFailure("malformed-line");
    const event = decodeLine(suite, bytes.subarray(start, end));
    if ("failed" in event) return event;
    events.push(event);
    start = end + 1;
  }
  return events;
}
