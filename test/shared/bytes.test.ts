import { describe, expect, it } from "vitest";
import { fromBase64, fromHex, toBase64, toHex, utf8 } from "../../shared/crypto/bytes.ts";

describe("bytes", () => {
  it("spells hexadecimal and reads only its own spelling", () => {
    expect(toHex(fromHex("00ff7a"))).toBe("00ff7a");
    expect(() => fromHex("00FF")).toThrow(RangeError);
    expect(() => fromHex("0")).toThrow(RangeError);
  });
  it("reads base64 only in its one canonical form", () => {
    expect(toBase64(utf8("信访"))).toBe("5L+h6K6/");
    expect(fromBase64("5L+h6K6/")).toEqual(utf8("信访"));
    expect(() => fromBase64("5L+h6K6")).toThrow(RangeError);
    expect(() => fromBase64("QR==")).toThrow(RangeError);
  });
});
