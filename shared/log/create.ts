import { toHex } from "../crypto/bytes.ts";
import type { CryptoSuite } from "../crypto/suite.ts";
import { longestBody } from "./body.ts";
import { canonicalBytes } from "./canonical.ts";
import type { ChainKey, EventHeader, EventId, StoredEvent } from "./event.ts";
import { encodeHeader } from "./header.ts";

/** The last event of a chain, as far as it is held. */
export interface ChainTip {
  readonly seq: number;
  readonly id: EventId;
}

/** What a command decided to say; everything else in an event follows from the chain. */
export interface NewEvent {
  readonly type: string;
  readonly subject: string;
  readonly actor: string;
  /** RFC 3339 UTC with milliseconds. */
  readonly wall: string;
  /** Plain JSON without `salt`. */
  readonly body: Readonly<Record<string, unknown>>;
  readonly base?: Readonly<Record<string, EventId>>;
}

/**
 * Appends to a chain: the event after `tip` (null for the first), with a fresh salt. `seen` is the greatest count
 * that this writer has seen anywhere. Throws NotCanonical on a body that is not plain JSON (lone surrogates included)
 * and RangeError on header fields that readers would refuse or a body longer than 1 MiB.
 */
export function createEvent(
  suite: CryptoSuite,
  chain: ChainKey,
  tip: ChainTip | null,
  seen: number,
  event: NewEvent,
): StoredEvent {
  if ("salt" in event.body) throw new RangeError("the salt is given by createEvent");
  const bodyBytes = canonicalBytes({ ...event.body, salt: toHex(suite.randomBytes(16)) });
  if (bodyBytes.length > longestBody) throw new RangeError("the body of an event is too long");
  const header: EventHeader = {
    v: 1,
    scope: chain.scope,
    device: chain.device,
    epoch: chain.epoch,
    seq: (tip?.seq ?? 0) + 1,
    prev: tip?.id ?? null,
    count: seen + 1,
    wall: event.wall,
    actor: event.actor,
    type: event.type,
    subject: event.subject,
    bodyHash: toHex(suite.hash(bodyBytes)),
    ...(event.base ? { base: event.base } : {}),
  };
  const headerBytes = encodeHeader(header);
  return { id: toHex(suite.hash(headerBytes)), header, headerBytes, bodyBytes };
}
