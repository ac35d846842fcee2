import { blake2b } from "@noble/hashes/blake2.js";
import { type Bytes, concat, fromBase64, sameBytes, toBase64, utf8 } from "./bytes.ts";
import type { CryptoSuite, SigningKeyPair } from "./suite.ts";

/** Both comments are fixed: a file has one representation, so that any changed byte is an altered file. */
const signatureComment = "untrusted comment: Petition Desk signature";
const keyComment = "untrusted comment: Petition Desk public key";
const trustedPrefix = "trusted comment: ";
const trustedPattern = /^[\x20-\x7e]{1,1024}$/;

/** "Ed": an Ed25519 key, and the signature of a message itself. "ED": the signature of its BLAKE2b-512 hash. */
const keyAlgorithm = utf8("Ed");
const signatureAlgorithm = utf8("ED");

/** minisign's 8-byte key id: here the first 8 bytes of SHA-256(public key), the beginning of the device's key id. */
function minisignKeyId(suite: CryptoSuite, publicKey: Uint8Array): Bytes {
  return suite.hash(publicKey).subarray(0, 8);
}

/** The public key as a file that `minisign -V -p` takes. */
export function encodeMinisignKey(suite: CryptoSuite, publicKey: Uint8Array): string {
  const key = concat([keyAlgorithm, minisignKeyId(suite, publicKey), publicKey]);
  return `${keyComment}\n${toBase64(key)}\n`;
}

/** The public key in a file written by encodeMinisignKey, or null. The comment may differ, the key id may not. */
export function decodeMinisignKey(suite: CryptoSuite, text: string): Bytes | null {
  const [, line] = /^untrusted comment: [^\r\n]*\r?\n([A-Za-z0-9+/=]+)\r?\n?$/.exec(text) ?? [];
  const key = decodeLength(line, 42);
  if (!key || !sameBytes(key.subarray(0, 2), keyAlgorithm)) return null;
  const publicKey = key.slice(10);
  return sameBytes(key.subarray(2, 10), minisignKeyId(suite, publicKey)) ? publicKey : null;
}

/**
 * A minisign signature file over `message` (prehashed with BLAKE2b-512). The trusted comment is signed too and states
 * the purpose. Throws RangeError unless it is 1 to 1024 printable ASCII characters.
 */
export async function signMinisign(
  suite: CryptoSuite,
  keys: SigningKeyPair,
  message: Uint8Array,
  trustedComment: string,
): Promise<string> {
  if (!trustedPattern.test(trustedComment)) throw new RangeError("not a trusted comment");
  const signature = await suite.sign(keys.secret, blake2b(message, { dkLen: 64 }));
  const globalSignature = await suite.sign(keys.secret, concat([signature, utf8(trustedComment)]));
  const line = concat([signatureAlgorithm, minisignKeyId(suite, keys.publicKey), signature]);
  return `${signatureComment}\n${toBase64(line)}\n${trustedPrefix}${trustedComment}\n${toBase64(globalSignature)}\n`;
}

/**
 * The trusted comment of a signature file, when it is this key's signature of `message`; otherwise null. Accepts only
 * what signMinisign writes, byte for byte.
 */
export async function verifyMinisign(
  suite: CryptoSuite,
  publicKey: Uint8Array,
  message: Uint8Array,
  file: string,
): Promise<string | null> {
  const lines = file.split("\n");
  const [comment, signatureLine, trustedLine, globalLine, end] = lines;
  if (lines.length !== 5 || comment !== signatureComment || end !== "" || !trustedLine?.startsWith(trustedPrefix)) return null;
  const trustedComment = trustedLine.slice(trustedPrefix.length);
  if (!trustedPattern.test(trustedComment)) return null;
  const line = decodeLength(signatureLine, 74);
  const globalSignature = decodeLength(globalLine, 64);
  if (!line || !globalSignature) return null;
  if (!sameBytes(line.subarray(0, 10), concat([signatureAlgorithm, minisignKeyId(suite, publicKey)]))) return null;
  const signature = line.subarray(10);
  if (!(await suite.verify(publicKey, blake2b(message, { dkLen: 64 }), signature))) return null;
  const signed = concat([signature, utf8(trustedComment)]);
  return (await suite.verify(publicKey, signed, globalSignature)) ? trustedComment : null;
}

function decodeLength(text: string | undefined, length: number): Bytes | null {
  if (text === undefined) return null;
  try {
    const bytes = fromBase64(text);
    return bytes.length === length ? bytes : null;
  } catch {
    return null;
  }
}
