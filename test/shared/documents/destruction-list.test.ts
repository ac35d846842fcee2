import { describe, expect, it } from "vitest";
import { type DestructionSheet, destructionList } from "../../../shared/documents/destruction-list.ts";

const sheet: DestructionSheet = {
  ...{ office: "青禾镇信访站", date: "2026-11-20", appraisers: ["周敏", "林晓"], reason: "保管期满，无继续保存价值" },
  files: [
    {
      ...{ fileNumber: "2014-XF-001", number: "990127001-2014-A-0001-Q7F", title: "反映陈*兰家水渠", year: 2014 },
      ...{ retention: "10 年", until: "2024-12-31" },
    },
    {
      fileNumber: "2012-XF-009",
      number: "990127001-2012-A-0009-X7F",
      title: "",
      year: 2012,
      retention: "10 年",
      until: "2022-12-31",
    },
  ],
  approved: null,
  destroyed: null,
};

describe("the 销毁清册", () => {
  it("has what archives ask of one: cover, a line for each file, and who signs", () => {
    const page = destructionList(sheet);
    for (const word of [
      "全宗单位",
      "数量",
      "2卷",
      "鉴定人",
      "周敏、林晓",
      "鉴定意见",
      "题名",
      "年度",
      "档号",
      "保管期限",
      "已保管",
      "页数",
      "备注",
    ]) {
      expect(page).toContain(word);
    }
    for (const who of ["鉴定负责人", "批准人", "监销人", "销毁方式、地点", "永久保存"]) expect(page).toContain(who);
    expect(page.match(/监销人<\/th>/g)).toHaveLength(2);
    expect(page).toMatch(/2014-XF-001[\s\S]*990127001-2014-A-0001-Q7F[\s\S]*反映陈\*兰家水渠[\s\S]*至2024-12-31[\s\S]*11年/);
    expect(page).toContain("13年");
  });

  it("leaves names and days to be written by hand until they are known", () => {
    expect(destructionList(sheet)).not.toContain("（高远）");
    const done = destructionList({
      ...sheet,
      approved: { by: "高远", date: "2026-11-21" },
      destroyed: { date: "2026-11-22", witnesses: ["赵强", "钱进", "孙立"] },
    });
    expect(done).toMatch(/批准人<\/th><td class="blank">（高远）签字[\s\S]*2026年11月21日/);
    expect(done).toMatch(/（赵强）签字[\s\S]*2026年11月22日[\s\S]*（钱进、孙立）签字/);
  });

  it("writes what was typed as text, never as markup", () => {
    expect(destructionList({ ...sheet, reason: "<b>期满</b>" })).toContain("&lt;b&gt;期满&lt;/b&gt;");
  });
});
