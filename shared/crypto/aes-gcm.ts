import { type Bytes, concat } from "./bytes.ts";
import { DecryptionFailed } from "./suite.ts";

/** Bytes of the nonce that stands before the ciphertext (NIST SP 800-38D, 96 bits). */
export const nonceLength = 12;
const tagLength = 16;

/**
 * AES-256-GCM (NIST SP 800-38D): nonce ‖ ciphertext ‖ tag, behind `before` as it is. The caller never repeats a nonce
 * under one key.
 */
export async function encryptGcm(
  key: CryptoKey,
  nonce: Bytes,
  plain: Uint8Array,
  aad: Bytes,
  before: Uint8Array = nothing,
): Promise<Bytes> {
  const parameters = { name: "AES-GCM", iv: nonce, additionalData: aad, tagLength: 8 * tagLength };
  const sealed = await crypto.subtle.encrypt(parameters, key, plain as Bytes);
  return concat([before, nonce, new Uint8Array(sealed)]);
}

const nothing = new Uint8Array(0);

/** Opens nonce ‖ ciphertext ‖ tag. Rejects with DecryptionFailed on anything that does not fit. */
export async function decryptGcm(key: CryptoKey, sealed: Uint8Array, aad: Bytes): Promise<Bytes> {
  if (sealed.length < nonceLength + tagLength) throw new DecryptionFailed("sealed bytes are too short");
  const iv = sealed.subarray(0, nonceLength);
  const parameters = { name: "AES-GCM", iv, additionalData: aad, tagLength: 8 * tagLength };
  try {
    return new Uint8Array(await crypto.subtle.decrypt(parameters, key, sealed.subarray(nonceLength) as Bytes));
  } catch {
    throw new DecryptionFailed("sealed bytes do not fit the key and context");
  }
}

/** A key object for AES-256-GCM. Throws RangeError unless `raw` is 32 bytes. */
export async function importGcmKey(raw: Uint8Array): Promise<CryptoKey> {
  if (raw.length !== 32) throw new RangeError("an AES-256 key has 32 bytes");
  return crypto.subtle.importKey("raw", raw as Bytes, "AES-GCM", false, ["encrypt", "decrypt"]);
}
