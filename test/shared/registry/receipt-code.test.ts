import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readReceiptCode, receiptCode, receiptKey, spellReceiptCode } from "../../../shared/registry/receipt-code.ts";
import { createWriter, writeChain } from "../log/fixtures.ts";
import { suite } from "./fixtures.ts";

const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const key = suite.hash(new Uint8Array(1));
const chain = { scope: "990127001/general", device: "d".repeat(32), epoch: "e".repeat(32), seq: 9, id: "a".repeat(64) } as const;
const other = { ...chain, epoch: "f".repeat(32), seq: 2 };
const digest = "b".repeat(64);
const code = receiptCode(suite, key, digest, [chain, other]);

describe("the telephone receipt code", () => {
  it("has ten characters that are not taken for each other, in two groups", () => {
    expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{10}$/);
    expect(spellReceiptCode(code)).toMatch(/^.{5}-.{5}$/);
  });

  it("is the same whatever order the chains come in, and another for every other bundle, key or head", () => {
    expect(receiptCode(suite, key, digest, [other, chain])).toBe(code);
    expect(receiptCode(suite, suite.hash(key), digest, [chain, other])).not.toBe(code);
    expect(receiptCode(suite, key, "c".repeat(64), [chain, other])).not.toBe(code);
    expect(receiptCode(suite, key, digest, [chain])).not.toBe(code);
    expect(receiptCode(suite, key, digest, [{ ...chain, seq: 8 }, other])).not.toBe(code);
    expect(receiptCode(suite, key, digest, [{ ...chain, id: "c".repeat(64) }, other])).not.toBe(code);
  });

  it("is read however it is typed", () => {
    expect(readReceiptCode(spellReceiptCode(code))).toBe(code);
    expect(readReceiptCode(` ${code.toLowerCase().slice(0, 5)} ${code.slice(5)} `)).toBe(code);
    const alike = code.replaceAll("0", "o").replaceAll("1", "l");
    expect(readReceiptCode(alike)).toBe(code);
    for (const bad of ["", code.slice(1), `${code}0`, `U${code.slice(1)}`, "信".repeat(10)])
      expect(readReceiptCode(bad)).toBeNull();
  });

  it("betrays every single wrong character", () => {
    fc.assert(
      fc.property(fc.nat(9), fc.nat(31), (at, value) => {
        const character = alphabet[value] ?? "";
        fc.pre(character !== code[at]);
        expect(readReceiptCode(code.slice(0, at) + character + code.slice(at + 1))).toBeNull();
      }),
    );
  });

  it("has a key that only holders of the bundle's content can make", async () => {
    const writer = await createWriter("990127001/general", suite);
    const [first, second] = writeChain(writer, ["甲", "乙"]);
    if (!first || !second) throw new Error("unreachable");
    const made = receiptKey(suite, [first, second]);
    expect(receiptKey(suite, [second, first])).toEqual(made);
    expect(receiptKey(suite, [first])).not.toEqual(made);
    expect(receiptKey(suite, [{ ...first, bodyBytes: null }, second])).toEqual(receiptKey(suite, [second]));
    expect(receiptKey(suite, [{ ...first, bodyBytes: null }])).toBeNull();
  });
});
