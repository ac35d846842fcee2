import { type Bytes, concat, utf8 } from "../crypto/bytes.ts";
import type { CryptoSuite } from "../crypto/suite.ts";
import { readBody } from "../log/body.ts";
import { canonicalBytes } from "../log/canonical.ts";
import { type ChainKey, chainName, type EventId, type StoredEvent } from "../log/event.ts";
import { crockfordDigit, crockfordValue, readCrockford, toCrockford } from "./crockford.ts";

/** Characters before the check character; 5 bits each. */
const keyedLength = 9;

/**
 * The key of a bundle's telephone receipt, made of the salts of the last events of its ranges. Salts are random and lie
 * only inside the encrypted part, so only who could open the bundle can make its code; no secret need be kept or sent.
 * Both sides pass the last event of each range of the manifest. Null where no last event still has its body.
 */
export function receiptKey(suite: CryptoSuite, lastEvents: readonly StoredEvent[]): Bytes | null {
  const salted = lastEvents.flatMap((event) => {
    const reading = readBody(event);
    return "body" in reading ? [[event.id, reading.body.salt]] : [];
  });
  if (salted.length === 0) return null;
  return suite.hash(concat([utf8("petition-desk/receipt-key/1\n"), canonicalBytes(salted.sort())]));
}

/**
 * The code (10 characters) that acknowledges a bundle by telephone: keyed hash over the bundle's digest (hex) and the
 * heads that were reached, with a check character. To be offered only when everything in the bundle was taken,
 * attachments included; both sides then name the heads of all its ranges.
 */
export function receiptCode(
  suite: CryptoSuite,
  key: Uint8Array,
  bundleDigest: string,
  reached: readonly (ChainKey & { readonly seq: number; readonly id: EventId })[],
): string {
  const heads = reached.map((chain) => [chainName(chain), chain.seq, chain.id] as const);
  heads.sort((a, b) => (a[0] < b[0] ? -1 : 1));
  const message = canonicalBytes({ purpose: "petition-desk/receipt-code/1", bundle: bundleDigest, heads });
  const code = toCrockford(suite.keyedHash(key, message), keyedLength);
  return code + checkCharacter(code);
}

/** As read out and shown: two groups of five. */
export function spellReceiptCode(code: string): string {
  return `${code.slice(0, 5)}-${code.slice(5)}`;
}

/**
 * The code that was typed, with its look-alikes, case, spaces and dashes put right; null where the check character
 * shows a slip of hearing or typing (every single wrong character, nearly every swap of neighbours).
 */
export function readReceiptCode(typed: string): string | null {
  const code = readCrockford(typed);
  if (code?.length !== keyedLength + 1) return null;
  return checkCharacter(code.slice(0, keyedLength)) === code[keyedLength] ? code : null;
}

/** Luhn's check modulo 32: the doubled places are folded, so that doubling stays one-to-one. */
function checkCharacter(keyed: string): string {
  let sum = 0;
  for (let i = 0; i < keyed.length; i += 1) {
    const value = crockfordValue(keyed[keyed.length - 1 - i] ?? "");
    const weighted = i % 2 === 0 ? 2 * value : value;
    sum += Math.floor(weighted / 32) + (weighted % 32);
  }
  return crockfordDigit((32 - (sum % 32)) % 32);
}
