import { type Bytes, fromHex, toHex } from "../crypto/bytes.ts";
import type { CryptoSuite } from "../crypto/suite.ts";
import { canonicalBytes } from "./canonical.ts";
import type { ChainKey, EventId, SignedHead } from "./event.ts";

/** Keeps a head's signature from passing for any other signature of the same key. */
const purpose = "petition-desk/head/1";

/** What a head's signature covers: canonical JSON of {purpose, scope, device, epoch, seq, id}. */
function headMessage(head: Omit<SignedHead, "signature">): Bytes {
  const { scope, device, epoch, seq, id } = head;
  return canonicalBytes({ purpose, scope, device, epoch, seq, id });
}

/** The writer signs the last event of a range of its own chain. */
export async function signHead(
  suite: CryptoSuite,
  secret: Uint8Array,
  chain: ChainKey,
  last: { readonly seq: number; readonly id: EventId },
): Promise<SignedHead> {
  const { scope, device, epoch } = chain;
  const head = { scope, device, epoch, seq: last.seq, id: last.id };
  return { ...head, signature: toHex(await suite.sign(secret, headMessage(head))) };
}

/** Whether the writer's key signed this head. False on malformed input, never throws. */
export async function verifyHead(suite: CryptoSuite, publicKey: Uint8Array, head: SignedHead): Promise<boolean> {
  try {
    return await suite.verify(publicKey, headMessage(head), fromHex(head.signature));
  } catch {
    return false;
  }
}
