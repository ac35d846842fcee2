import { fromHex, toHex } from "../crypto/bytes.ts";
import type { CryptoSuite } from "../crypto/suite.ts";
import { checkConsecutive, type Previous } from "./chain.ts";
import { chainName, type EventRange, type StoredEvent } from "./event.ts";
import { type LogFailure, logFailure } from "./failures.ts";
import { verifyHead } from "./head.ts";

/**
 * How far a count may lie above the greatest count that the reader has seen. No district ever writes so many events,
 * and without a bound one forged count at the end of the number range would leave nobody a number to write.
 */
export const furthestCount = 2 ** 32;

export interface RangeContext {
  /** The writer's public signing key, hex, from its certificate. */
  readonly writerKey: string;
  /** Key id of that key (registry/keys.ts); must be the chain's device. */
  readonly writer: string;
  /** The event before the range; null when the range begins its chain. */
  readonly previous: Previous | null;
  /** The greatest count that the reader has seen anywhere, before this bundle. */
  readonly seen: number;
  /** Set where the events come straight from decodeLine in this process, which hashed the received bytes. */
  readonly hashed?: boolean;
}

/** An event's own hashes: id and body. Null when sound. */
export function checkHashes(suite: CryptoSuite, event: StoredEvent): LogFailure | null {
  if (toHex(suite.hash(event.headerBytes)) !== event.id) return logFailure("bad-id", event.header.seq);
  if (event.bodyBytes && toHex(suite.hash(event.bodyBytes)) !== event.header.bodyHash)
    return logFailure("body-altered", event.header.seq);
  return null;
}

/**
 * Verifies a range whole: hashes, chain, and the writer's signature over its last event. Null when sound. Whether
 * the writer may write these types into this scope is the registry's question (mayWrite).
 */
export async function verifyRange(suite: CryptoSuite, range: EventRange, context: RangeContext): Promise<LogFailure | null> {
  const { chain, events, head } = range;
  const last = events.at(-1);
  if (!last) return logFailure("empty-range");
  if (chain.device !== context.writer) return logFailure("wrong-writer");
  if (!context.hashed) {
    for (const event of events) {
      const failure = checkHashes(suite, event);
      if (failure) return failure;
    }
  }
  const failure = checkConsecutive(chain, context.previous, events);
  if (failure) return failure;
  if (last.header.count > context.seen + furthestCount) return logFailure("implausible-count", last.header.seq);
  if (chainName(head) !== chainName(chain) || head.seq !== last.header.seq || head.id !== last.id)
    return logFailure("head-mismatch", head.seq);
  if (!(await verifyHead(suite, fromHex(context.writerKey), head))) return logFailure("bad-signature", head.seq);
  return null;
}
