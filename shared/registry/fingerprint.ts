import { type Bytes, fromHex } from "../crypto/bytes.ts";
import type { CryptoSuite } from "../crypto/suite.ts";
import { fingerprintWordList } from "./words.ts";

/** Words in a fingerprint; 11 bits each, 88 in all. */
const wordCount = 8;

/** Eight two-character words for the first 88 bits of a SHA-256 digest (32 bytes). */
function fingerprintWords(digest: Uint8Array): string[] {
  let bits = 0n;
  for (const byte of digest.subarray(0, wordCount + 3)) bits = (bits << 8n) | BigInt(byte);
  return Array.from({ length: wordCount }, (_, i) => {
    const index = Number((bits >> BigInt(11 * (wordCount - 1 - i))) & 2047n);
    return fingerprintWordList[index] ?? "";
  });
}

/** The words of a root key, read out by the district and typed by the township. `root` is the public key, 32 bytes. */
export function keyWords(suite: CryptoSuite, root: Uint8Array): string[] {
  return fingerprintWords(suite.hash(root));
}

/** The words of an enrolment request, compared by telephone. `hash` is the request's SHA-256, hex. */
export function requestWords(hash: string): string[] {
  const digest: Bytes = fromHex(hash);
  if (digest.length !== 32) throw new RangeError("not a SHA-256 digest");
  return fingerprintWords(digest);
}

/**
 * Where typed words differ from the expected ones: the positions (from 1) of wrong or missing words, empty when all are
 * right. Spaces, commas and line breaks between words do not matter.
 */
export function wrongWords(typed: string, expected: readonly string[]): number[] {
  const characters = [...typed.replace(/[\s,，、。;；·.0-9-]/gu, "")];
  const extra = characters.length > 2 * expected.length ? [expected.length] : [];
  const wrong = expected.flatMap((word, i) => (characters.slice(2 * i, 2 * i + 2).join("") === word ? [] : [i + 1]));
  return wrong.length > 0 ? wrong : extra;
}
