import { toHex } from "../../../shared/crypto/bytes.ts";
import { createInternationalSuite } from "../../../shared/crypto/international.ts";
import type { CryptoSuite, SigningKeyPair } from "../../../shared/crypto/suite.ts";
import { createEvent, type NewEvent } from "../../../shared/log/create.ts";
import type { ChainKey, EventRange, Scope, StoredEvent } from "../../../shared/log/event.ts";
import { signHead } from "../../../shared/log/head.ts";
import { keyId } from "../../../shared/registry/keys.ts";

/** One writer with one chain, for tests of the log. */
export interface Writer {
  readonly suite: CryptoSuite;
  readonly keys: SigningKeyPair;
  readonly chain: ChainKey;
}

export async function createWriter(scope: Scope = "990127001/general", given?: CryptoSuite): Promise<Writer> {
  const suite = given ?? (await createInternationalSuite());
  const keys = await suite.createSigningKey();
  const chain = { scope, device: keyId(suite, keys.publicKey), epoch: toHex(suite.randomBytes(16)) };
  return { suite, keys, chain };
}

export function noted(text: string): NewEvent {
  return {
    type: "petition.noted",
    subject: "5a".repeat(16),
    actor: "u1",
    wall: "2026-11-20T08:30:00.000Z",
    body: { text },
  };
}

/** A chain of notes, one per text, each seeing `step - 1` events of others before it. */
export function writeChain(writer: Writer, texts: readonly string[], step = 1): StoredEvent[] {
  const events: StoredEvent[] = [];
  for (const text of texts) {
    const last = events.at(-1);
    const tip = last ? { seq: last.header.seq, id: last.id } : null;
    events.push(createEvent(writer.suite, writer.chain, tip, (last?.header.count ?? 0) + step - 1, noted(text)));
  }
  return events;
}

export async function signedRange(writer: Writer, events: readonly StoredEvent[]): Promise<EventRange> {
  const last = events.at(-1);
  if (!last) throw new Error("no events to sign");
  const head = await signHead(writer.suite, writer.keys.secret, writer.chain, { seq: last.header.seq, id: last.id });
  return { chain: writer.chain, events, head };
}
