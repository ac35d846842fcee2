import { generateKeyPairSync, sign as nodeSign } from "node:crypto";
import { describe, expect, it } from "vitest";
import { type Bytes, concat, fromHex, toHex, utf8 } from "../../../shared/crypto/bytes.ts";
import { createInternationalSuite } from "../../../shared/crypto/international.ts";

const suite = await createInternationalSuite();

// RFC 8032, section 7.1.
const vectors = [
  [
    "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
    "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
    "",
    "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
  ],
  [
    "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
    "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
    "72",
    "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
  ],
  [
    "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
    "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
    "af82",
    "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a",
  ],
] as const;

const order = 2n ** 252n + 27742317777372353535851937790883648493n;

function littleEndian(value: bigint): Bytes {
  return Uint8Array.from({ length: 32 }, (_, i) => Number((value >> BigInt(8 * i)) & 255n));
}
function fromLittleEndian(bytes: Uint8Array): bigint {
  return bytes.reduceRight((value, byte) => (value << 8n) | BigInt(byte), 0n);
}

describe("Ed25519", () => {
  it.each(vectors)("signs as RFC 8032 does with the secret %s", async (secret, publicKey, message, signature) => {
    expect(toHex(await suite.sign(fromHex(secret), fromHex(message)))).toBe(signature);
    expect(await suite.verify(fromHex(publicKey), fromHex(message), fromHex(signature))).toBe(true);
  });

  it("makes the key pair that belongs together, and agrees with Node's OpenSSL", async () => {
    const own = await suite.createSigningKey();
    expect(await suite.verify(own.publicKey, utf8("x"), await suite.sign(own.secret, utf8("x")))).toBe(true);
    const { publicKey, privateKey } = generateKeyPairSync("ed25519");
    const raw = new Uint8Array(publicKey.export({ type: "spki", format: "der" }).subarray(-32));
    expect(await suite.verify(raw, utf8("信访"), new Uint8Array(nodeSign(null, Buffer.from("信访"), privateKey)))).toBe(true);
  });

  it("refuses the second spelling of a valid signature (S plus the group order)", async () => {
    const { secret, publicKey } = await suite.createSigningKey();
    const signature = await suite.sign(secret, utf8("x"));
    const spelled = littleEndian(fromLittleEndian(signature.subarray(32)) + order);
    expect(await suite.verify(publicKey, utf8("x"), concat([signature.subarray(0, 32), spelled]))).toBe(false);
  });

  // All points of small order and their unreduced spellings: under such a key one signature fits every message.
  it.each([
    "0100000000000000000000000000000000000000000000000000000000000000",
    "0000000000000000000000000000000000000000000000000000000000000000",
    "0000000000000000000000000000000000000000000000000000000000000080",
    "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
    "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa",
    "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
    "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85",
    "0100000000000000000000000000000000000000000000000000000000000080",
    "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
  ])("refuses every signature under the small-order key %s", async (key) => {
    const publicKey = fromHex(key);
    const identity = fromHex(`01${"00".repeat(31)}`);
    for (const r of [identity, publicKey])
      for (let i = 0; i < 8; i += 1)
        expect(await suite.verify(publicKey, utf8(`message ${i}`), concat([r, littleEndian(0n)]))).toBe(false);
  });

  it("answers false, and never throws, on anything of the wrong shape", async () => {
    const { secret, publicKey } = await suite.createSigningKey();
    const signature = await suite.sign(secret, utf8("x"));
    expect(await suite.verify(publicKey.subarray(1), utf8("x"), signature)).toBe(false);
    expect(await suite.verify(publicKey, utf8("x"), signature.subarray(1))).toBe(false);
    expect(await suite.verify(publicKey, utf8("x"), new Uint8Array(0))).toBe(false);
    expect(await suite.verify(new Uint8Array(32).fill(255), utf8("x"), signature)).toBe(false);
    expect(await suite.verify(publicKey, utf8("y"), signature)).toBe(false);
  });
});
