import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkCharacters, formatNumber, parseNumber } from "../../../shared/petition/number.ts";
import { petition, township } from "./fixtures.ts";

describe("a readable number", () => {
  const parts = { region: township, year: 2026, device: "A", sequence: 287 };
  it("spells region, year, device, sequence and three check characters of the petition's id", () => {
    // 0x5f2c1a90 = 01011 11100 10110 …: 11, 28, 22 in the alphabet without I, L, O, U.
    expect(formatNumber(parts, petition)).toBe("990127001-2026-A-0287-BWP");
  });
  it("is read back, however it was typed", () => {
    expect(parseNumber(" 990127001－2026－ａ－0287－bwp ")).toEqual({ parts, check: "BWP" });
    expect(parseNumber("990127001-2026-A-0287")).toEqual({ parts, check: null });
  });
  it.each(["", "990127001-2026-A", "99012-2026-A-0001", "990127001-2026-A-0000", "990127001-26-A-0001"])("%j is none", (text) => {
    expect(parseNumber(text)).toBeNull();
  });
  it("survives every round trip", () => {
    const anyParts = fc.record({
      region: fc.constantFrom("990127", "990127001"),
      year: fc.integer({ min: 2000, max: 9999 }),
      device: fc.stringMatching(/^[A-Z0-9]{1,4}$/),
      sequence: fc.integer({ min: 1, max: 9_999_999 }),
    });
    fc.assert(
      fc.property(anyParts, fc.stringMatching(/^[0-9a-f]{32}$/), (some, id) => {
        expect(parseNumber(formatNumber(some, id))).toEqual({ parts: some, check: checkCharacters(id) });
      }),
    );
  });
});
