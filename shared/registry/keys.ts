import { toHex } from "../crypto/bytes.ts";
import type { CryptoSuite } from "../crypto/suite.ts";

/** A device's name everywhere: the first 16 bytes of SHA-256 of its public signing key, 32 hex characters. */
export function keyId(suite: CryptoSuite, publicKey: Uint8Array): string {
  return toHex(suite.hash(publicKey).subarray(0, 16));
}
