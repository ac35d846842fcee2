import { describe, expect, it } from "vitest";
import { matchesPinyin } from "../../../renderer/ui/pinyin-search.ts";

describe("searching names by pinyin", () => {
  it.each([
    ["农村农业", "ncny", true],
    ["农村农业", "nongcun", true],
    ["农村农业", "农业", true],
    ["农村农业", "NY", true],
    ["农村农业", "ｎｃ", true],
    ["农村农业", "jy", false],
    ["农村农业", "教育", false],
    ["青溪镇 上坞村", "sw", true],
    ["青溪镇 上坞村", "", true],
  ])("%s by %s: %s", (name, typed, found) => {
    expect(matchesPinyin(name, typed)).toBe(found);
  });
});
