import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { documentNumber, numberParts, numberWord } from "../../../shared/documents/paper/number.ts";
import { type IssuedNumber, numberRegister, registerLines, standingOf } from "../../../shared/documents/paper/number-register.ts";

let events = 0;
function nextEvent(): string {
  events += 1;
  return String(events);
}
const issued = (number: string, voided: string | null = null): IssuedNumber => ({
  event: nextEvent(),
  number,
  kind: "opinion",
  title: "信访处理意见书",
  date: "2026-11-20",
  petition: "p",
  issued: true,
  letter: false,
  gap: null,
  voided,
});
/** What a step recorded before its paper was issued. */
const recorded = (number: string, petition: string, gap: IssuedNumber["gap"] = null): IssuedNumber => ({
  ...issued(number),
  ...{ petition, issued: false, gap },
});

describe("a document number", () => {
  it("reads back what it writes, and nothing else", () => {
    const parts = { word: numberWord("青", "信告", "B"), year: 2026, ordinal: 12 };
    expect(documentNumber(parts)).toBe("青信告B〔2026〕12号");
    expect(numberParts("青信告B〔2026〕12号")).toEqual(parts);
    for (const other of ["青信告(2026)12号", "青信告〔2026〕012号", "第12号", "青信告〔2026〕0号", ""]) {
      expect(numberParts(other), other).toBeNull();
    }
  });
  it("bears no letter at the first device", () => expect(numberWord("青", "信告", "A")).toBe("青信告"));
});

describe("the register of numbers", () => {
  it("names each number that is missing, and those given out before a restore as lost", () => {
    const list = ["青信告〔2026〕1号", "青信告〔2026〕4号", "青信告〔2026〕7号"].map((number) => issued(number));
    expect(numberRegister(list, { "青信告〔2026〕": 5 })).toMatchObject([
      {
        last: 7,
        gaps: [
          { from: 2, to: 3, lost: true },
          { from: 5, to: 5, lost: true },
          { from: 6, to: 6, lost: false },
        ],
      },
    ]);
  });
  it("marks two standing documents with one number, but not a void one beside its successor", () => {
    const [series] = numberRegister(
      [
        issued("青信告〔2026〕1号"),
        issued("青信告〔2026〕1号"),
        issued("青信告〔2026〕2号", "写错"),
        issued("青信告〔2026〕2号"),
      ],
      {},
    );
    expect(series?.numbers.map(({ ordinal, twice }) => [ordinal, twice])).toEqual([
      [2, false],
      [2, false],
      [1, true],
      [1, true],
    ]);
  });
  it("takes two documents whose number went with their petitions for no clash", () => {
    expect(numberRegister([issued(""), issued("")], {})[0]?.numbers.some(({ twice }) => twice)).toBe(false);
  });
  it("shows a number that a step recorded, and once only where its paper was issued", () => {
    const paper = { ...issued("青信处〔2026〕2号"), petition: "b" };
    const [series] = numberRegister([recorded("青信处〔2026〕1号", "a"), recorded("青信处〔2026〕2号", "b"), paper], {});
    expect(series?.numbers.map((one) => [one.number, one.issued, one.twice])).toEqual([
      ["青信处〔2026〕2号", true, false],
      ["青信处〔2026〕1号", false, false],
    ]);
    expect(registerLines(series ?? { numbers: [], gaps: [] }).map((line) => standingOf(line).word)).toEqual(["有效", "已记录"]);
  });
  it("marks a number that two petitions' steps recorded", () => {
    const [series] = numberRegister([recorded("青信处〔2026〕1号", "a"), recorded("青信处〔2026〕1号", "b")], {});
    expect(series?.numbers.map(({ twice }) => twice)).toEqual([true, true]);
  });
  it("takes one letter that stands for several petitions for one line, and no clash", () => {
    const letter = (one: IssuedNumber) => ({ ...one, letter: true });
    const list = [letter(recorded("青信转〔2026〕1号", "a")), letter(recorded("青信转〔2026〕1号", "b"))];
    const seen = (given: readonly IssuedNumber[]) =>
      numberRegister(given, {})[0]?.numbers.map(({ issued, twice }) => [issued, twice]);
    expect(seen(list)).toEqual([[false, false]]);
    expect(seen([...list, letter({ ...issued("青信转〔2026〕1号"), petition: "a" })])).toEqual([[true, false]]);
  });
  it("says of missing numbers why they were left out, where that was stated, also once the paper is issued", () => {
    const gap = { from: 2, to: 4, reason: "上半年用纸质登记簿编号" };
    const list = [issued("青信处〔2026〕1号"), recorded("青信处〔2026〕5号", "b", gap), issued("青信处〔2026〕7号")];
    const [series] = numberRegister([...list, { ...issued("青信处〔2026〕5号"), petition: "b" }], {});
    expect(series?.gaps).toEqual([
      { ...gap, lost: false },
      { from: 6, to: 6, lost: false, reason: "" },
    ]);
    const why = registerLines(series ?? { numbers: [], gaps: [] }).map((line) => standingOf(line).why);
    expect(why).toContain("编号时已确认空缺：上半年用纸质登记簿编号");
    // A paper that turns up later takes its place.
    const filled = numberRegister([...list, { ...issued("青信处〔2026〕3号"), petition: "c" }], {})[0]?.gaps;
    expect(filled?.map(({ from, to }) => [from, to])).toEqual([
      [2, 2],
      [4, 4],
      [6, 6],
    ]);
  });
  it("keeps numbers that were written in another way, without counting them", () => {
    expect(numberRegister([issued("镇信字12号")], {})).toMatchObject([{ word: "", year: 2026, last: 0, gaps: [] }]);
  });
  it("accounts for every ordinal up to the last exactly once: borne or missing", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 40 })), fc.integer({ min: 0, max: 45 }), (ordinals, floor) => {
        const register = numberRegister(
          ordinals.map((ordinal) => issued(documentNumber({ word: "青信告", year: 2026, ordinal }))),
          floor > 0 ? { "青信告〔2026〕": floor } : {},
        );
        const [series] = register;
        const last = Math.max(0, floor, ...ordinals);
        if (last === 0) {
          expect(register).toEqual([]);
          return;
        }
        const missing = (series?.gaps ?? []).flatMap(({ from, to }) => Array.from({ length: to - from + 1 }, (_, i) => from + i));
        const all = [...missing, ...new Set(ordinals)].sort((a, b) => a - b);
        expect(all).toEqual(Array.from({ length: last }, (_, i) => i + 1));
      }),
    );
  });
});
