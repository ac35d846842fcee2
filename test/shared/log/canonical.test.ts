import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fromHex, fromUtf8, utf8 } from "../../../shared/crypto/bytes.ts";
import { canonicalBytes, canonicalText, NotCanonical, parseCanonical } from "../../../shared/log/canonical.ts";

const json = fc.jsonValue({ maxDepth: 4 }).filter((value) => wellFormed(JSON.stringify(value)));

function wellFormed(text: string): boolean {
  return !/\\ud[89a-f]/.test(text);
}

describe("canonical JSON", () => {
  it("writes the example of RFC 8785, section 3.2.2, as the bytes of section 3.2.4", () => {
    const sample = {
      numbers: [333333333.3333333, 1e30, 4.5, 2e-3, 0.000000000000000000000000001],
      string: "€$\u000F\u000aA'\u0042\u0022\u005c\\\"/",
      literals: [null, true, false],
    };
    const expected =
      "7b226c69746572616c73223a5b6e756c6c2c747275652c66616c73655d2c226e756d62657273223a5b3333333333333333332e333333333333" +
      "332c31652b33302c342e352c302e3030322c31652d32375d2c22737472696e67223a22e282ac245c75303030665c6e4127425c225c5c5c5c5c" +
      "222f227d";
    expect(canonicalBytes(sample)).toEqual(fromHex(expected));
  });

  it("sorts members by UTF-16 code units, as RFC 8785, section 3.2.3 does", () => {
    const sample = {
      "\u20ac": "Euro Sign",
      "\r": "Carriage Return",
      "\ufb33": "Hebrew Letter Dalet With Dagesh",
      "1": "One",
      "\ud83d\ude00": "Emoji: Grinning Face",
      "\u0080": "Control",
      "\u00f6": "Latin Small Letter O With Diaeresis",
    };
    const order = Object.values(JSON.parse(canonicalText(sample)) as Record<string, string>);
    const inText = [...canonicalText(sample).matchAll(/:"([^"]+)"/g)].map((match) => match[1]);
    expect(inText).toEqual([
      "Carriage Return",
      "One",
      "Control",
      "Latin Small Letter O With Diaeresis",
      "Euro Sign",
      "Emoji: Grinning Face",
      "Hebrew Letter Dalet With Dagesh",
    ]);
    expect(order).toHaveLength(7);
  });

  it("reads back exactly what it wrote, and no other spelling of it", () => {
    fc.assert(
      fc.property(json, (value) => {
        const bytes = canonicalBytes(value);
        expect(canonicalBytes(parseCanonical(bytes))).toEqual(bytes);
        const spaced = utf8(` ${fromUtf8(bytes)}`);
        expect(() => parseCanonical(spaced)).toThrow(NotCanonical);
      }),
    );
  });

  it.each([
    ["unsorted members", '{"b":1,"a":2}'],
    ["a repeated member", '{"a":1,"a":1}'],
    ["a space", '{"a": 1}'],
    ["a number with an exponent it does not need", "[1e2]"],
    ["negative zero", "[-0]"],
    ["an escape that is not needed", '["\\u0041"]'],
    ["an escaped slash", '["\\/"]'],
    ["upper-case hexadecimal in an escape", '["\\u001F"]'],
    ["a lone surrogate", '["\\ud800"]'],
    ["numeric keys in numeric order", '{"9":1,"10":2}'],
    ["a byte order mark", "\ufeff[]"],
    ["a comment", "[]//"],
    ["no JSON at all", "{"],
  ])("refuses to read %s", (_, text) => {
    expect(() => parseCanonical(utf8(text))).toThrow(NotCanonical);
  });

  it("reads numeric keys in code unit order and a backslash before the letters ud", () => {
    expect(parseCanonical(utf8('{"10":2,"9":1}'))).toEqual({ 9: 1, 10: 2 });
    expect(parseCanonical(utf8('["\\\\ud800"]'))).toEqual(["\\ud800"]);
  });

  it("refuses bytes that are not UTF-8", () => {
    expect(() => parseCanonical(fromHex("22c328 22".replace(" ", "")))).toThrow(NotCanonical);
  });

  it.each([
    ["a lone surrogate", "\ud800"],
    ["a lone surrogate in a key", { "\udc00": 1 }],
    ["NaN", Number.NaN],
    ["infinity", [Number.POSITIVE_INFINITY]],
    ["undefined", { a: undefined }],
    ["a hole in a list", new Array(1)],
    ["a function", () => 1],
    ["a bigint", 1n],
    ["a date", new Date(0)],
    ["a map", new Map()],
    ["bytes", new Uint8Array(1)],
  ])("refuses to write %s", (_, value) => {
    expect(() => canonicalBytes(value)).toThrow(NotCanonical);
  });

  it("refuses nesting without end, written or read", () => {
    const round: { self?: unknown } = {};
    round.self = round;
    expect(() => canonicalBytes(round)).toThrow(NotCanonical);
    expect(() => parseCanonical(utf8("[".repeat(100_000) + "]".repeat(100_000)))).toThrow(NotCanonical);
  });
});
