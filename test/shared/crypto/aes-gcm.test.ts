import { describe, expect, it } from "vitest";
import { decryptGcm, encryptGcm, importGcmKey } from "../../../shared/crypto/aes-gcm.ts";
import { concat, fromHex, toHex } from "../../../shared/crypto/bytes.ts";

// McGrew and Viega, "The Galois/Counter Mode of Operation", the test cases of NIST's submission with 256-bit keys.
const vectors = [
  {
    name: "13",
    key: "00".repeat(32),
    nonce: "00".repeat(12),
    aad: "",
    plain: "",
    sealed: "530f8afbc74536b9a963b4f1c4cb738b",
  },
  {
    name: "14",
    key: "00".repeat(32),
    nonce: "00".repeat(12),
    aad: "",
    plain: "00".repeat(16),
    sealed: "cea7403d4d606b6e074ec5d3baf39d18d0d1c8a799996bf0265b98b5d48ab919",
  },
  {
    name: "16",
    key: "feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308",
    nonce: "cafebabefacedbaddecaf888",
    aad: "feedfacedeadbeeffeedfacedeadbeefabaddad2",
    plain:
      "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a721c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39",
    sealed:
      "522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f66276fc6ece0f4e1768cddf8853bb2d551b",
  },
];

describe("AES-256-GCM", () => {
  it.each(vectors)("matches test case $name", async ({ key, nonce, aad, plain, sealed }) => {
    const handle = await importGcmKey(fromHex(key));
    const ours = await encryptGcm(handle, fromHex(nonce), fromHex(plain), fromHex(aad));
    expect(toHex(ours)).toBe(nonce + sealed);
    expect(toHex(await decryptGcm(handle, concat([fromHex(nonce), fromHex(sealed)]), fromHex(aad)))).toBe(plain);
  });
});
