import { describe, expect, it } from "vitest";
import { readCsv } from "../../../shared/petition/csv.ts";
import { demoCounty, demoPlaces, demoTownships } from "../../../shared/petition/demo-county.ts";
import { contentClasses, pathName, placeName } from "../../../shared/petition/dictionary.ts";
import { importDictionary } from "../../../shared/petition/dictionary-import.ts";
import { checkRegionCode } from "../../../shared/petition/validation/region-code.ts";

function entriesOf(name: "content-class" | "place", text: string) {
  const found = importDictionary(name, text);
  if ("refused" in found) throw new Error(found.message);
  return found.entries;
}

describe("the built-in dictionaries", () => {
  it("have twenty first-level classes, unique codes and no lost parents", () => {
    expect(contentClasses.filter((entry) => entry.parent === null)).toHaveLength(20);
    const codes = new Set(contentClasses.map((entry) => entry.code));
    expect(codes.size).toBe(contentClasses.length);
    expect(contentClasses.every((entry) => entry.parent === null || codes.has(entry.parent))).toBe(true);
    expect(pathName(contentClasses, "L-01-01")).toBe("农村农业 / 土地承包");
    expect(pathName(contentClasses, "X")).toBe("X");
  });
  it("have a demo county under an unallocated code that imports like any list", () => {
    expect(demoPlaces.every((place) => place.code.startsWith("99") && checkRegionCode(place.code).kind === "ok")).toBe(true);
    expect(demoTownships).toHaveLength(12);
    expect(placeName(demoPlaces, "990127001200")).toBe("青溪镇上坞村");
    expect(placeName(demoPlaces, `${demoCounty.code}000000`)).toBe("清源县");
    const csv = demoPlaces.map(({ code, name, parent }) => `${code},${name},${parent ?? ""},是`).join("\n");
    expect(entriesOf("place", csv)).toEqual(demoPlaces);
  });
});

describe("reading CSV", () => {
  it("knows quotes, line ends within them, byte order marks, tabs and blank lines", () => {
    expect(readCsv('\uFEFFa,"b,""c""\nd"\r\n\r\n e ,f')).toEqual([
      { line: 1, cells: ["a", 'b,"c"\nd'] },
      { line: 4, cells: ["e", "f"] },
    ]);
    expect(readCsv("a\tb,c\n")).toEqual([{ line: 1, cells: ["a", "b,c"] }]);
    expect(readCsv('a,"b')).toBeNull();
  });
});

describe("importing a dictionary", () => {
  it("takes code, name, parent and whether it is in use, with or without a heading", () => {
    const rows = "010000,农村农业,,是\n010100,土地承包,010000,\n010200,旧类,010000,停用";
    const expected = [
      { code: "010000", name: "农村农业", parent: null, active: true },
      { code: "010100", name: "土地承包", parent: "010000", active: true },
      { code: "010200", name: "旧类", parent: "010000", active: false },
    ];
    expect(entriesOf("content-class", rows)).toEqual(expected);
    expect(entriesOf("content-class", `代码,名称,上级代码,启用\n${rows}`)).toEqual(expected);
  });
  it("fills up short region codes and finds what lies above them", () => {
    expect(entriesOf("place", "330102,上城区\n330102001,清波街道\n330102001001,清河坊社区")).toEqual([
      { code: "330102000000", name: "上城区", parent: null, active: true },
      { code: "330102001000", name: "清波街道", parent: "330102000000", active: true },
      { code: "330102001001", name: "清河坊社区", parent: "330102001000", active: true },
    ]);
  });
  it.each([
    ["content-class", "", 1, "没有任何条目"],
    ["content-class", "代码,名称\n", 1, "没有任何条目"],
    ["content-class", "01,甲\n01,乙", 2, "与第 1 行重复"],
    ["content-class", "01,甲\n02,乙,09", 2, "“09”不在文件里"],
    ["content-class", "01,甲,02\n02,乙,01", 1, "绕成了圈"],
    ["content-class", "01,甲\n02,乙,,大概", 2, "是或否"],
    ["content-class", "01", 1, "两列"],
    ["content-class", "代 码!,名", 1, "代码"],
    ["content-class", "编号甲,名", 1, "字母、数字"],
    ["content-class", '01,"甲', 1, "引号"],
    ["place", "330102,上城区\n33010,下城区", 2, "12 位"],
    ["place", "330102,", 1, "名称"],
  ] as const)("of %s refuses %j and names line %i", (name, text, line, words) => {
    const found = importDictionary(name, text);
    expect(found).toMatchObject({ refused: "invalid-dictionary", message: expect.stringContaining("没有导入任何条目") });
    expect("refused" in found ? found.lines : []).toContainEqual({ line, message: expect.stringContaining(words) });
  });
});
