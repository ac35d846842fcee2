import { describe, expect, it } from "vitest";
import { type NumberRange, typedNumberRefusal } from "../../../shared/documents/paper/number-check.ts";

const date = "2026-11-20";
const known = {
  series: new Set(["信处", "信告"]),
  prefix: "青",
  last: (series: string) => ({ "青信处〔2026〕": 6, "青信处B〔2026〕": 2 })[series] ?? 0,
  taken: (number: string) => number === "青信处〔2026〕3号" || number === "青政发〔2026〕9号",
};
const refusal = (number: string, stated: NumberRange | null = null) => typedNumberRefusal({ number, date, stated }, known);

describe("a 文号 that a person types", () => {
  it.each([
    ["the next one", "青信处〔2026〕7号"],
    ["one that is still free beneath the last", "青信处〔2026〕5号"],
    ["the next of another device's series", "青信处B〔2026〕3号"],
    ["the first of a series", "青信告〔2026〕1号"],
    ["none at all", ""],
    ["one of another register's, whatever its ordinal", "青政信〔2026〕118号"],
    ["one of another office", "云信处〔2026〕40号"],
    ["one of no known form", "镇信字第12号"],
  ])("passes when it is %s", (_, number) => expect(refusal(number)).toBeNull());

  it("is refused with the numbers that it would leave empty, and passes once just these are stated", () => {
    const found = refusal("青信处〔2026〕12号");
    expect(found).toMatchObject({ refused: "number-gap", gap: { from: 7, to: 11 } });
    expect(found?.message).toContain("2026年7—11号");
    expect(found?.message).toContain("青信处〔2026〕7号");
    expect(refusal("青信处〔2026〕8号")?.message).toContain("2026年7号");
    expect(refusal("青信处〔2026〕12号", { from: 7, to: 11 })).toBeNull();
    // Another number than the one that was confirmed, or numbers given out meanwhile, are asked for anew.
    expect(refusal("青信处〔2026〕112号", { from: 7, to: 11 })).toMatchObject({ gap: { from: 7, to: 111 } });
    expect(refusal("青信处〔2026〕12号", { from: 6, to: 11 })).toMatchObject({ gap: { from: 7, to: 11 } });
  });

  it("is refused when another petition bears it, in the own series or not", () => {
    expect(refusal("青信处〔2026〕3号")).toMatchObject({ refused: "number-taken" });
    expect(refusal("青政发〔2026〕9号")).toMatchObject({ refused: "number-taken" });
  });

  it("is refused when its year is not that of the paper", () => {
    expect(refusal("青信处〔2062〕1号")).toMatchObject({ refused: "number-year" });
  });

  it.each(["青信处[2026]7号", "青信处（2026）7号", "青信处〔2026〕07号", "青信处 〔2026〕 ７号", "青信处【2026】第7号"])(
    "is refused when it is written in another way: %s",
    (number) => {
      expect(refusal(number)).toMatchObject({ refused: "number-form" });
      expect(refusal(number)?.message).toContain("青信处〔2026〕7号");
    },
  );

  it("is nobody's to count while the office has no 机关代字", () => {
    expect(typedNumberRefusal({ number: "青信处〔2026〕99号", date, stated: null }, { ...known, prefix: "" })).toBeNull();
  });
});
