import { ed25519 } from "@noble/curves/ed25519.js";
import { hmac } from "@noble/hashes/hmac.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { argon2id } from "hash-wasm";
import { decryptGcm, encryptGcm, importGcmKey, nonceLength } from "./aes-gcm.ts";
import { ageRecipientOf, createAgeKey, decryptAge, encryptAge } from "./age.ts";
import { type Bytes, concat, toHex, utf8 } from "./bytes.ts";
import { loadSha256 } from "./sha256.ts";
import type { CryptoSuite, SealingKey } from "./suite.ts";

/** Web Crypto fills at most this many bytes at once. */
const randomQuota = 65_536;

/**
 * The suite `intl`: SHA-256 (FIPS 180-4), HMAC (RFC 2104), HKDF (RFC 5869, no salt), Ed25519 (RFC 8032, strict: no
 * unreduced encodings, no small-order keys), age (X25519), AES-256-GCM and Argon2id (RFC 9106, one lane).
 * Loads WebAssembly, so a page needs `wasm-unsafe-eval`.
 */
export async function createInternationalSuite(): Promise<CryptoSuite> {
  const { hash, createHash } = await loadSha256();
  const suite: CryptoSuite = {
    name: "intl",
    hash,
    createHash,
    keyedHash: createKeyedHash(hash),
    deriveKey,
    async createSigningKey() {
      const secret = suite.randomBytes(32);
      return { secret, publicKey: ed25519.getPublicKey(secret) as Bytes };
    },
    sign: async (secret, message) => ed25519.sign(message, secret) as Bytes,
    verify: async (publicKey, message, signature) => verifyStrictly(publicKey, message, signature),
    createEncryptionKey: createAgeKey,
    recipientOf: ageRecipientOf,
    encryptTo: encryptAge,
    decryptWith: decryptAge,
    async importSealingKey(raw) {
      const id = toHex(hmac(sha256, raw, utf8("petition-desk/sealing-key-id/1")).subarray(0, 8));
      return { id, handle: await importGcmKey(raw) };
    },
    seal: (key, plain, context, before) =>
      encryptGcm(key.handle as CryptoKey, suite.randomBytes(nonceLength), plain, boundTo(key, context), before),
    open: (key, sealed, context) => decryptGcm(key.handle as CryptoKey, sealed, boundTo(key, context)),
    async stretch(passphrase, salt, cost) {
      const options = {
        password: passphrase.normalize("NFKC"),
        salt,
        memorySize: cost.memory,
        iterations: cost.passes,
        parallelism: 1,
        hashLength: 32,
        outputType: "binary",
      } as const;
      return (await argon2id(options)) as Bytes;
    },
    randomBytes(length) {
      const bytes = new Uint8Array(length);
      for (let i = 0; i < length; i += randomQuota) crypto.getRandomValues(bytes.subarray(i, i + randomQuota));
      return bytes;
    },
  };
  return suite;
}

/** Bytes of a block of SHA-256. */
const blockLength = 64;

/**
 * HMAC-SHA-256 (RFC 2104) over the WebAssembly hash, with the two pads of a key made once: an import asks for some
 * hundred thousand.
 */
function createKeyedHash(hash: (data: Uint8Array) => Bytes): CryptoSuite["keyedHash"] {
  const pads = new WeakMap<Uint8Array, { readonly inner: Bytes; readonly outer: Bytes }>();
  const padsOf = (key: Uint8Array) => {
    const known = pads.get(key);
    if (known) return known;
    const block = new Uint8Array(blockLength);
    block.set(key.length > blockLength ? hash(key) : key);
    const made = { inner: block.map((byte) => byte ^ 0x36), outer: block.map((byte) => byte ^ 0x5c) };
    pads.set(key, made);
    return made;
  };
  return (key, data) => {
    const { inner, outer } = padsOf(key);
    return hash(concat([outer, hash(concat([inner, data]))]));
  };
}

async function deriveKey(secret: Uint8Array, purpose: string): Promise<Bytes> {
  const key = await crypto.subtle.importKey("raw", secret as Bytes, "HKDF", false, ["deriveBits"]);
  const parameters = { name: "HKDF", hash: "SHA-256", salt: new Uint8Array(0), info: utf8(purpose) };
  return new Uint8Array(await crypto.subtle.deriveBits(parameters, key, 256));
}

/** What is authenticated beside the sealed bytes: a JSON list, so that no context can pass for another. */
function boundTo(key: SealingKey, context: string): Bytes {
  return utf8(JSON.stringify(["petition-desk/seal/1", key.id, context]));
}

function verifyStrictly(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean {
  try {
    return ed25519.verify(signature, message, publicKey, { zip215: false });
  } catch {
    return false;
  }
}
