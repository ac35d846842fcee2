import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { concat } from "../../../shared/crypto/bytes.ts";
import { fromCrockford, readCrockford, toCrockford } from "../../../shared/registry/crockford.ts";
import { expiryWarning } from "../../../shared/registry/expiry.ts";
import { readRootSecret, spellRootSecret } from "../../../shared/registry/root-sheet.ts";
import { enrol, makeDesk, makeDistrict, suite } from "./fixtures.ts";

const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length }).map((some) => concat([some]));

describe("Crockford's base 32", () => {
  it("spells any bytes and reads them back", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), (some) => {
        const text = toCrockford(some, Math.ceil((8 * some.length) / 5));
        expect(fromCrockford(text)).toEqual(some);
      }),
    );
  });
  it("agrees with counting in base 32", () => {
    fc.assert(
      fc.property(bytes(5), (some) => {
        const count = some.reduce((sum, byte) => sum * 256n + BigInt(byte), 0n as bigint);
        const digits = [...count.toString(32).padStart(8, "0")].map((digit) => Number.parseInt(digit, 32));
        expect(toCrockford(some, 8)).toBe(digits.map((digit) => "0123456789ABCDEFGHJKMNPQRSTVWXYZ"[digit]).join(""));
      }),
    );
  });
  it("puts look-alikes right and refuses what it does not know", () => {
    expect(readCrockford("oO iI-lL ａ")).toBe("001111A");
    expect(readCrockford("U")).toBeNull();
  });
});

describe("the root sheet", () => {
  it("gives the secret back as typed, and notices what was mistyped", () => {
    fc.assert(
      fc.property(bytes(32), fc.nat(55), fc.nat(31), (secret, at, value) => {
        const text = spellRootSecret(suite, secret);
        expect(text).toMatch(/^(?:[0-9A-Z]{4}-){13}[0-9A-Z]{4}$/);
        expect(readRootSecret(suite, text.toLowerCase().replaceAll("-", " "))).toEqual(secret);
        const plain = text.replaceAll("-", "");
        const character = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"[value] ?? "";
        fc.pre(plain[at] !== character);
        expect(readRootSecret(suite, plain.slice(0, at) + character + plain.slice(at + 1))).toBeNull();
      }),
      { seed: 1 },
    );
    expect(readRootSecret(suite, "")).toBeNull();
  });
});

describe("a certificate's expiry", () => {
  it("warns ninety days before and after, and says nothing earlier", async () => {
    const district = await makeDistrict();
    const { certificate } = await enrol(district, await makeDesk("990127001", "青石镇信访站"));
    expect(expiryWarning(certificate, "2031-08-22T07:59:59.999Z")).toBeNull();
    expect(expiryWarning(certificate, "2031-08-22T08:00:00.000Z")).toBe("soon");
    expect(expiryWarning(certificate, "2031-11-20T07:59:59.999Z")).toBe("soon");
    expect(expiryWarning(certificate, "2031-11-20T08:00:00.000Z")).toBe("expired");
  });
});
