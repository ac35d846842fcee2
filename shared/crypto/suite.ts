import type { Bytes } from "./bytes.ts";

/** Cost of stretching a passphrase (Argon2id, RFC 9106). */
export interface StretchCost {
  /** KiB of memory; 65536 is 64 MiB. */
  readonly memory: number;
  readonly passes: number;
}

/** A symmetric key prepared for sealing; the raw bytes are not readable from it. */
export interface SealingKey {
  /** Short public name of the key (16 hex characters), part of the AAD. */
  readonly id: string;
  /** Opaque to everyone but the suite that made it. */
  readonly handle: unknown;
}

export interface Hasher {
  update(data: Uint8Array): void;
  /** Ends the computation; the hasher must not be used again. */
  digest(): Bytes;
}

export interface SigningKeyPair {
  readonly secret: Bytes;
  readonly publicKey: Bytes;
}

/** An encryption identity and the public recipient that belongs to it, both as printable text. */
export interface EncryptionKeyPair {
  readonly identity: string;
  readonly recipient: string;
}

/**
 * All cryptography of the program. `intl` is Ed25519 (strict, RFC 8032), age (X25519, age-encryption.org/v1),
 * AES-256-GCM, SHA-256, HKDF and Argon2id. A `gm` suite (SM2/SM3/SM4) fits the same interface later.
 */
export interface CryptoSuite {
  readonly name: string;
  /** 32 bytes. Synchronous because events are hashed by the hundred thousand. */
  hash(data: Uint8Array): Bytes;
  createHash(): Hasher;
  /** Keyed hash for look-ups; 32 bytes. */
  keyedHash(key: Uint8Array, data: Uint8Array): Bytes;
  /** 32 bytes derived from a secret for one named purpose. */
  deriveKey(secret: Uint8Array, purpose: string): Promise<Bytes>;
  createSigningKey(): Promise<SigningKeyPair>;
  sign(secret: Uint8Array, message: Uint8Array): Promise<Bytes>;
  /** Strict verification; false on any malformed input, never throws. */
  verify(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): Promise<boolean>;
  createEncryptionKey(): Promise<EncryptionKeyPair>;
  /** The public recipient of an identity. Throws RangeError on text that is no identity. */
  recipientOf(identity: string): Promise<string>;
  /** Encrypts a stream to all recipients. */
  encryptTo(recipients: readonly string[], plain: ReadableStream<Bytes>): Promise<ReadableStream<Bytes>>;
  /** Decrypts with whichever identity fits. Rejects with NoIdentityFits or DecryptionFailed. */
  decryptWith(identities: readonly string[], sealed: ReadableStream<Bytes>): Promise<ReadableStream<Bytes>>;
  importSealingKey(raw: Uint8Array): Promise<SealingKey>;
  /**
   * nonce (12) ‖ ciphertext ‖ tag (16); `context` is authenticated together with the key's id. `before` is put in front
   * as it is, so that nobody has to copy the whole for two bytes.
   */
  seal(key: SealingKey, plain: Uint8Array, context: string, before?: Uint8Array): Promise<Bytes>;
  /** Rejects with DecryptionFailed when key, context or bytes do not fit. */
  open(key: SealingKey, sealed: Uint8Array, context: string): Promise<Bytes>;
  /** 32 bytes from a passphrase (NFKC-normalised). */
  stretch(passphrase: string, salt: Uint8Array, cost: StretchCost): Promise<Bytes>;
  randomBytes(length: number): Bytes;
}

/** None of the identities offered can open the file. */
export class NoIdentityFits extends Error {
  override readonly name = "NoIdentityFits";
}

/** Sealed bytes were altered, cut, or sealed under another key or context. */
export class DecryptionFailed extends Error {
  override readonly name = "DecryptionFailed";
}
