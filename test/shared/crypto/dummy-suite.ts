import { hkdf } from "@noble/hashes/hkdf.js";
import { hmac } from "@noble/hashes/hmac.js";
import { sha3_256 } from "@noble/hashes/sha3.js";
import { type Bytes, concat, fromHex, fromUtf8, sameBytes, toHex, utf8 } from "../../../shared/crypto/bytes.ts";
import { type CryptoSuite, DecryptionFailed, NoIdentityFits, type SealingKey } from "../../../shared/crypto/suite.ts";

/**
 * A second suite, of the right shapes and no security at all: anybody can sign and open everything. It proves that
 * nothing outside shared/crypto knows which algorithms are in use. Another hash, other signatures, another file format.
 */
export function createDummySuite(): CryptoSuite {
  const hash = (data: Uint8Array): Bytes => sha3_256(data) as Bytes;
  const mac = (key: Uint8Array, data: Uint8Array): Bytes => hmac(sha3_256, key, data) as Bytes;
  const suite: CryptoSuite = {
    name: "dummy",
    hash,
    createHash() {
      const state = sha3_256.create();
      return { update: (data) => void state.update(data), digest: () => state.digest() as Bytes };
    },
    keyedHash: mac,
    deriveKey: async (secret, purpose) => hkdf(sha3_256, secret, undefined, utf8(purpose), 32) as Bytes,
    async createSigningKey() {
      const secret = suite.randomBytes(32);
      return { secret, publicKey: hash(secret) };
    },
    sign: async (secret, message) => dummySignature(hash(secret), message),
    verify: async (publicKey, message, signature) => sameBytes(dummySignature(publicKey, message), signature),
    async createEncryptionKey() {
      const identity = `DUMMY-${toHex(suite.randomBytes(32))}`;
      return { identity, recipient: await suite.recipientOf(identity) };
    },
    async recipientOf(identity) {
      if (!identity.startsWith("DUMMY-")) throw new RangeError("not a dummy identity");
      return `dummy${toHex(hash(utf8(identity)))}`;
    },
    async encryptTo(recipients, plain) {
      const header = utf8(`${recipients.join(",")}\n`);
      const bytes = await readAll(plain);
      const mask = invert(bytes);
      return streamOf(concat([header, mac(header, mask), mask]));
    },
    async decryptWith(identities, sealed) {
      const bytes = await readAll(sealed);
      const end = bytes.indexOf(0x0a) + 1;
      const header = bytes.subarray(0, end);
      const named = fromUtf8(header).trimEnd().split(",");
      const own = await Promise.all(identities.map((identity) => suite.recipientOf(identity)));
      if (!own.some((recipient) => named.includes(recipient))) throw new NoIdentityFits("none of these");
      const mask = bytes.subarray(end + 32);
      if (!sameBytes(mac(header, mask), bytes.subarray(end, end + 32))) throw new DecryptionFailed("altered");
      return streamOf(invert(mask));
    },
    importSealingKey: async (raw) => ({ id: toHex(hash(raw).subarray(0, 8)), handle: concat([raw]) }),
    async seal(key, plain, context) {
      const nonce = suite.randomBytes(12);
      const mask = invert(plain);
      return concat([nonce, mask, tag(key, nonce, mask, context)]);
    },
    async open(key, sealed, context) {
      const [nonce, mask] = [sealed.subarray(0, 12), sealed.subarray(12, -16)];
      if (sealed.length < 28 || !sameBytes(tag(key, nonce, mask, context), sealed.subarray(-16)))
        throw new DecryptionFailed("altered");
      return invert(mask);
    },
    stretch: async (passphrase, salt, cost) =>
      hash(concat([salt, utf8(`${cost.memory}/${cost.passes}/${passphrase.normalize("NFKC")}`)])),
    randomBytes: (length) => crypto.getRandomValues(new Uint8Array(length)),
  };
  function tag(key: SealingKey, nonce: Uint8Array, mask: Uint8Array, context: string): Bytes {
    return mac(key.handle as Bytes, concat([nonce, utf8(`${key.id}/${context}/`), mask])).subarray(0, 16);
  }
  return suite;
}

function dummySignature(publicKey: Uint8Array, message: Uint8Array): Bytes {
  const half = hmac(sha3_256, publicKey, message);
  return concat([half, fromHex("00".repeat(32))]);
}

function invert(bytes: Uint8Array): Bytes {
  return bytes.map((byte) => byte ^ 0xff) as Bytes;
}

async function readAll(stream: ReadableStream<Bytes>): Promise<Bytes> {
  const parts: Bytes[] = [];
  for await (const part of stream) parts.push(part);
  return concat(parts);
}

function streamOf(bytes: Bytes): ReadableStream<Bytes> {
  return new Blob([bytes]).stream() as ReadableStream<Bytes>;
}
