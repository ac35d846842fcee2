import { type Bytes, concat, sameBytes, utf8 } from "../crypto/bytes.ts";
import type { CryptoSuite } from "../crypto/suite.ts";
import { fromCrockford, readCrockford, toCrockford } from "./crockford.ts";

/** 256 bits take 52 characters, of which the last spells one bit; 4 more check what was typed. */
const secretCharacters = 52;
const checkCharacters = 4;

/** The root's secret key (32 bytes) as it is printed: 14 groups of four characters, the last one a check. */
export function spellRootSecret(suite: CryptoSuite, secret: Uint8Array): string {
  const text = toCrockford(secret, secretCharacters) + checkOf(suite, secret);
  return (text.match(/.{4}/g) ?? []).join("-");
}

/** The secret key that was typed from the sheet; null where it was mistyped. */
export function readRootSecret(suite: CryptoSuite, typed: string): Bytes | null {
  const text = readCrockford(typed);
  if (text?.length !== secretCharacters + checkCharacters) return null;
  const secret = concat([fromCrockford(text.slice(0, secretCharacters))]);
  const right = sameBytes(utf8(toCrockford(secret, secretCharacters) + checkOf(suite, secret)), utf8(text));
  return right ? secret : null;
}

function checkOf(suite: CryptoSuite, secret: Uint8Array): string {
  return toCrockford(suite.keyedHash(secret, utf8("petition-desk/root-sheet/1")), checkCharacters);
}
