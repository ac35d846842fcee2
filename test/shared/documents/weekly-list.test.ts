import { describe, expect, it } from "vitest";
import { type WeeklyList, weeklyList, weekOf } from "../../../shared/documents/weekly-list.ts";
import { missingYearsSentence } from "../../../shared/regulation/calendar.ts";

describe("the week of a list", () => {
  it.each([
    ["2026-11-23", "2026-11-23"],
    ["2026-11-25", "2026-11-23"],
    ["2026-11-27", "2026-11-23"],
    ["2026-11-28", "2026-11-30"],
    ["2026-11-29", "2026-11-30"],
    ["2026-12-31", "2026-12-28"],
  ])("on %s begins on Monday %s", (today, from) => {
    expect(weekOf(today).from).toBe(from);
  });

  it("ends on the Sunday after", () => {
    expect(weekOf("2026-12-31")).toEqual({ from: "2026-12-28", to: "2027-01-03" });
  });
});

const list: WeeklyList = {
  office: "青溪镇信访站",
  today: "2026-11-25",
  week: weekOf("2026-11-25"),
  duties: [
    {
      ...{ due: "2026-11-24", step: "书面告知", basis: "第23条", number: "990127101-2026-A-0001-K7F" },
      ...{ title: "要求<b>补助</b>", petitioner: "徐*根等6人", answerable: "农业农村办 周明" },
    },
    {
      ...{ due: "2026-11-27", step: "办理", basis: "第34条", number: "990127101-2026-A-0002-K7F" },
      ...{ title: "水渠", petitioner: "陈*兰", answerable: "" },
    },
  ],
  tasks: [{ due: "2026-11-26", text: "到场丈量", answerable: "周明", origin: "会议决定" }],
  led: [{ official: "徐建国", number: "990127101-2026-A-0003-K7F", title: "补助", due: null, state: "亲自谈话 1 次" }],
  ledClosed: 0,
  missingYears: null,
};

describe("the weekly list", () => {
  it("counts what is due and overdue, and tells each with its day, step, basis and who answers", () => {
    const page = weeklyList(list);
    for (const text of ["到期事项（2件，其中已逾期1件）", "2026年11月23日", "2026年11月29日", "书面告知", "第34条"]) {
      expect(page).toContain(text);
    }
    expect(page).toContain("2026-11-24<br><strong>已逾期</strong>");
    expect(page).not.toContain("2026-11-27<br><strong>");
    expect(page).toContain("到场丈量");
    expect(page).toContain("徐建国");
  });

  it("takes no markup from what people wrote, and runs nothing", () => {
    const page = weeklyList(list);
    expect(page).toContain("要求&lt;b&gt;补助&lt;/b&gt;");
    expect(page).not.toMatch(/<script/);
  });

  it("tells which year's holiday notice is missing, and nothing where none is", () => {
    const missingYears = missingYearsSentence([2027]);
    expect(weeklyList({ ...list, missingYears })).toContain(`${missingYears}。`);
    expect(weeklyList(list)).not.toContain("放假安排");
  });

  it("says so where there is nothing", () => {
    const page = weeklyList({ ...list, duties: [], tasks: [], led: [] });
    expect(page.match(/没有。/g)).toHaveLength(3);
  });
});
