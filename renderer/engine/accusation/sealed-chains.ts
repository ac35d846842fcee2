import { type Bytes, concat, fromBase64, fromUtf8, toBase64, utf8 } from "../../../shared/crypto/bytes.ts";
import type { CryptoSuite } from "../../../shared/crypto/suite.ts";
import { type ChainKey, chainName, type EventId, type Scope, type StoredEvent } from "../../../shared/log/event.ts";
import { decodeHeader } from "../../../shared/log/header.ts";
import { decodeLine } from "../../../shared/log/line.ts";
import type { LedgerPort, RecordChange } from "../ledger/ledger.ts";
import { type SealedEvent, sealedEvents } from "./records.ts";

/** A held event of the compartment. */
export interface HeldSealed {
  readonly id: EventId;
  readonly event: SealedEvent;
}

/** One writer's events from the first on without a hole, as far as they are held. */
export interface SealedChain {
  readonly chain: ChainKey;
  readonly events: readonly HeldSealed[];
}

/** The change that keeps a sealed event. */
export function keepSealed({ id, header, headerBytes, bodyBytes }: StoredEvent): RecordChange {
  const { scope, device, epoch, seq } = header;
  const value: SealedEvent = {
    scope,
    device,
    epoch,
    seq,
    header: fromUtf8(headerBytes),
    body: bodyBytes === null ? "" : toBase64(bodyBytes),
  };
  return { table: sealedEvents.name, key: id, value };
}

/** The event as it was written. */
export function storedSealed(suite: CryptoSuite, { event }: HeldSealed): StoredEvent {
  const line = decodeLine(suite, concat([utf8(`${event.header}\t`), bodyOf(event)]));
  if (!("headerBytes" in line)) throw new Error("a kept accusation event cannot be read back");
  return line;
}

/** The bytes of a kept event's body. */
export function bodyOf({ body }: SealedEvent): Bytes {
  return body === "" ? new Uint8Array(0) : fromBase64(body);
}

/** All held events of the compartment. */
export async function heldSealed(ledger: Pick<LedgerPort, "records">): Promise<readonly HeldSealed[]> {
  const held: HeldSealed[] = [];
  for (const { key, value } of await ledger.records(sealedEvents.name)) {
    const read = sealedEvents.schema.safeParse(value);
    if (read.success) held.push({ id: key, event: read.data });
  }
  return held;
}

/** Each chain of the held events: where two histories part, the one that is held further. */
export function sealedChains(held: readonly HeldSealed[]): readonly SealedChain[] {
  const byChain = new Map<string, HeldSealed[]>();
  for (const one of held) {
    const name = chainName(keyOf(one.event));
    byChain.set(name, [...(byChain.get(name) ?? []), one]);
  }
  return [...byChain.values()].flatMap((ones) => {
    const first = ones[0];
    const events = longest(ones);
    return first && events.length > 0 ? [{ chain: keyOf(first.event), events }] : [];
  });
}

function keyOf({ scope, device, epoch }: SealedEvent): ChainKey {
  return { scope: scope as Scope, device, epoch };
}

function longest(ones: readonly HeldSealed[]): readonly HeldSealed[] {
  const after = new Map<string | null, HeldSealed[]>();
  for (const one of ones) {
    const prev = decodeHeader(utf8(one.event.header))?.prev ?? null;
    after.set(prev, [...(after.get(prev) ?? []), one]);
  }
  let best: readonly HeldSealed[] = [];
  // Without recursion: a chain may have thousands of events. Forks are rare, so each open end is walked on its own.
  const ends: HeldSealed[][] = (after.get(null) ?? []).filter(({ event }) => event.seq === 1).map((one) => [one]);
  for (let walk = ends.pop(); walk !== undefined; walk = ends.pop()) {
    for (;;) {
      const [next, ...others] = after.get(walk.at(-1)?.id ?? "") ?? [];
      for (const other of others) ends.push([...walk, other]);
      if (next === undefined) break;
      walk.push(next);
    }
    if (walk.length > best.length) best = walk;
  }
  return best;
}

/** The greatest count of a scope's events: the next one there counts one more. Other scopes are not told by it. */
export function sealedCount(held: readonly HeldSealed[], scope: string): number {
  let count = 0;
  for (const { event } of held) {
    if (event.scope === scope) count = Math.max(count, decodeHeader(utf8(event.header))?.count ?? 0);
  }
  return count;
}
