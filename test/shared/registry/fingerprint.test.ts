import fc from "fast-check";
import { pinyin } from "pinyin-pro";
import { describe, expect, it } from "vitest";
import { toHex } from "../../../shared/crypto/bytes.ts";
import { keyWords, requestWords, wrongWords } from "../../../shared/registry/fingerprint.ts";
import { fingerprintWordList } from "../../../shared/registry/words.ts";
import { suite } from "./fixtures.ts";

/** A syllable as someone says it who tells neither z/zh, c/ch, s/sh nor n/l/r nor h/f nor in/ing apart. */
function spokenBroadly(syllable: string): string {
  return syllable
    .replace(/^([zcs])h/, "$1")
    .replace(/^[nr](?=[aeiouv])/, "l")
    .replace(/^hu(?=[aeio])/, "f")
    .replace(/^hu$/, "fu")
    .replace(/ng$/, "n");
}

describe("the word list", () => {
  it("has 2048 different words of two characters", () => {
    expect(fingerprintWordList).toHaveLength(2048);
    expect(new Set(fingerprintWordList).size).toBe(2048);
    expect(fingerprintWordList.every((word) => /^[\u4e00-\u9fff]{2}$/.test(word))).toBe(true);
  });

  it("has no two words that sound alike, with or without the syllables' border, said carefully or broadly", () => {
    for (const say of [(syllable: string) => syllable, spokenBroadly]) {
      const sounds = new Set(fingerprintWordList.map((word) => syllablesOf(word).map(say).join("")));
      expect(sounds.size).toBe(2048);
    }
  });

  it("is the list of the first release: another order would change every fingerprint that was ever compared", () => {
    const text = new TextEncoder().encode(fingerprintWordList.join(" "));
    expect(toHex(suite.hash(text))).toBe("0a8bf843c4417e2d09513658eb3ac91600fceaeae50016e0fbbd31b6dd359801");
  });

  function syllablesOf(word: string): string[] {
    return pinyin(word, { toneType: "none", type: "array", v: true });
  }
});

describe("fingerprints", () => {
  it("spell the first 88 bits: eleven to a word, in order", () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), (digest) => {
        const bits = requestWords(toHex(digest))
          .map((word) => fingerprintWordList.indexOf(word).toString(2).padStart(11, "0"))
          .join("");
        const expected = [...digest].map((byte) => byte.toString(2).padStart(8, "0")).join("");
        expect(bits).toBe(expected.slice(0, 88));
      }),
    );
    expect(() => requestWords("00")).toThrow(RangeError);
  });

  it("of a key are those of its SHA-256", () => {
    const key = suite.randomBytes(32);
    expect(keyWords(suite, key)).toEqual(requestWords(toHex(suite.hash(key))));
  });

  it("compare as people type them, and say which word is wrong", () => {
    const words = keyWords(suite, new Uint8Array(32));
    expect(wrongWords(words.join(""), words)).toEqual([]);
    expect(wrongWords(` 1. ${words.join("，")}。\n`, words)).toEqual([]);
    expect(wrongWords(words.with(2, "苹果").join(" "), words)).toEqual([3]);
    expect(wrongWords(words.slice(0, 6).join(" "), words)).toEqual([7, 8]);
    expect(wrongWords(`${words.join(" ")}苹`, words)).toEqual([8]);
    expect(wrongWords("", words)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  });
});
