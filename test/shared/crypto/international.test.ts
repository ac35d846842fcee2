import { createHash, createHmac } from "node:crypto";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { concat, fromHex, toHex, utf8 } from "../../../shared/crypto/bytes.ts";
import { createInternationalSuite } from "../../../shared/crypto/international.ts";
import { type CryptoSuite, DecryptionFailed } from "../../../shared/crypto/suite.ts";

let suite: CryptoSuite;
beforeAll(async () => {
  suite = await createInternationalSuite();
});

describe("SHA-256 and HMAC", () => {
  it("agrees with Node on any input", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 70_000 }), fc.uint8Array({ maxLength: 100 }), (data, key) => {
        expect(toHex(suite.hash(data))).toBe(createHash("sha256").update(data).digest("hex"));
        expect(toHex(suite.keyedHash(key, data))).toBe(createHmac("sha256", key).update(data).digest("hex"));
      }),
      { numRuns: 50 },
    );
  });

  it("lets several hashers live at once, in any interleaving, with single hashes between", () => {
    const piece = fc.record({ hasher: fc.nat({ max: 3 }), data: fc.uint8Array({ maxLength: 200 }) });
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const ours = Array.from({ length: 4 }, () => suite.createHash());
        const theirs = Array.from({ length: 4 }, () => createHash("sha256"));
        for (const { hasher, data } of pieces) {
          ours[hasher]?.update(data);
          theirs[hasher]?.update(data);
          suite.hash(data);
        }
        expect(ours.map((hasher) => toHex(hasher.digest()))).toEqual(theirs.map((hasher) => hasher.digest("hex")));
      }),
    );
  });

  it("refuses a hasher that was already read", () => {
    const hasher = suite.createHash();
    hasher.digest();
    expect(() => hasher.update(utf8("x"))).toThrow("after its digest");
  });
});

describe("HKDF", () => {
  it("matches RFC 5869, test case 3", async () => {
    const derived = await suite.deriveKey(new Uint8Array(22).fill(0x0b), "");
    expect(toHex(derived)).toBe("8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d");
  });
  it("gives each purpose its own key", async () => {
    const secret = suite.randomBytes(32);
    expect(await suite.deriveKey(secret, "a")).not.toEqual(await suite.deriveKey(secret, "b"));
  });
});

describe("Argon2id", () => {
  // From the reference implementation's own test program (phc-winner-argon2, src/test.c, version 0x13).
  it.each([
    [2, 65_536, "password", "somesalt", "09316115d5cf24ed5a15a31a3ba326e5cf32edc24702987c02b6566f61913cf7"],
    [2, 256, "password", "somesalt", "9dfeb910e80bad0311fee20f9c0e2b12c17987b4cac90c2ef54d5b3021c68bfe"],
    [1, 65_536, "password", "somesalt", "f6a5adc1ba723dddef9b5ac1d464e180fcd9dffc9d1cbf76cca2fed795d9ca98"],
    [2, 65_536, "differentpassword", "somesalt", "0b84d652cf6b0c4beaef0dfe278ba6a80df6696281d7e0d2891b817d8c458fde"],
    [2, 65_536, "password", "diffsalt", "bdf32b05ccc42eb15d58fd19b1f856b113da1e9a5874fdcc544308565aa8141c"],
  ])("gives the reference answer for %i passes over %i KiB of %s/%s", async (passes, memory, password, salt, answer) => {
    expect(toHex(await suite.stretch(password, utf8(salt), { memory, passes }))).toBe(answer);
  });

  it("takes full-width and ordinary letters for the same passphrase", async () => {
    const cost = { memory: 64, passes: 1 };
    const salt = utf8("somesalt");
    expect(await suite.stretch("Ａbc１２", salt, cost)).toEqual(await suite.stretch("Abc12", salt, cost));
    expect(await suite.stretch("Abc13", salt, cost)).not.toEqual(await suite.stretch("Abc12", salt, cost));
  });
});

describe("sealing", () => {
  it("opens only under the same key and the same context", async () => {
    const [key, other] = await Promise.all([1, 2].map(() => suite.importSealingKey(suite.randomBytes(32))));
    if (!key || !other) throw new Error("unreachable");
    const sealed = await suite.seal(key, utf8("张三"), "store/row");
    expect(await suite.open(key, sealed, "store/row")).toEqual(utf8("张三"));
    await expect(suite.open(key, sealed, "store/other")).rejects.toThrow(DecryptionFailed);
    await expect(suite.open(other, sealed, "store/row")).rejects.toThrow(DecryptionFailed);
    await expect(suite.open(key, sealed.subarray(0, 27), "store/row")).rejects.toThrow(DecryptionFailed);
  });

  it("notices a change of any single bit", async () => {
    const key = await suite.importSealingKey(suite.randomBytes(32));
    const sealed = await suite.seal(key, utf8("原始陈述"), "c");
    for (let bit = 0; bit < 8 * sealed.length; bit += 1) {
      const altered = concat([sealed]);
      altered[bit >> 3] = (altered[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      await expect(suite.open(key, altered, "c")).rejects.toThrow(DecryptionFailed);
    }
  });

  it("names a key by what reveals nothing and is the same each time", async () => {
    const raw = fromHex("00".repeat(32));
    const [once, again] = [await suite.importSealingKey(raw), await suite.importSealingKey(raw)];
    expect(once.id).toBe(again.id);
    expect(once.id).toMatch(/^[0-9a-f]{16}$/);
    await expect(suite.importSealingKey(new Uint8Array(31))).rejects.toThrow(RangeError);
  });

  it("never seals the same bytes alike", async () => {
    const key = await suite.importSealingKey(suite.randomBytes(32));
    expect(await suite.seal(key, utf8("a"), "c")).not.toEqual(await suite.seal(key, utf8("a"), "c"));
  });
});

describe("randomness", () => {
  it("fills more than Web Crypto gives at once", () => {
    const bytes = suite.randomBytes(200_000);
    expect(bytes.length).toBe(200_000);
    expect(new Set(bytes.subarray(199_000)).size).toBeGreaterThan(200);
  });
});
