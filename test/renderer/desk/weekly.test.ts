import { describe, expect, test } from "vitest";
import { weeklyPage } from "../../../renderer/features/desk/weekly.ts";
import { dutyOf, rows } from "../fake-data.ts";

const desk = { today: "2026-11-20", office: null };
const task = { unit: "农业农村办", owner: "周明", daysLeft: 0, record: "r", petition: null };
const lines = rows.map((row, index) => ({
  row,
  duty: { ...dutyOf(index), whose: "office" as const, person: "周明", unit: "农业农村办", statutory: true },
}));

describe("the weekly page", () => {
  test("holds what is due by Sunday and what is overdue, and nothing later", () => {
    // 20 November 2026 is a Friday: the week ends on the 22nd.
    const page = weeklyPage(desk, { rows: lines }, [], []);
    expect(page).toContain("反映宅基地确权登记长期未办");
    expect(page).toContain("反映青溪大道夜间施工噪声扰民");
    expect(page).not.toContain("房屋漏水维修责任认定有误");
    expect(page).toContain("到期事项（6件，其中已逾期1件）");
  });

  test("tells of a missing holiday notice only where a day that it holds was reckoned without", () => {
    const [first, ...others] = lines;
    if (!first) throw new Error("no line");
    const without = (due: string) => ({
      ...first,
      duty: { ...first.duty, strict: due, warnings: ["未导入 2027 年放假安排，只按周末和固定日期的节日推算，请核对"] },
    });
    const sentence = "未导入 2027 年放假安排";
    expect(weeklyPage(desk, { rows: [without("2026-11-22"), ...others] }, [], [])).toContain(sentence);
    expect(weeklyPage(desk, { rows: [without("2026-11-23"), ...others] }, [], [])).not.toContain(sentence);
    expect(weeklyPage(desk, { rows: lines }, [], [])).not.toContain("放假安排");
  });

  test("names a measure of a petition once, as its duty", () => {
    const [row] = rows;
    if (!row) throw new Error("no row");
    const page = weeklyPage(
      desk,
      { rows: [] },
      [
        { ...task, kind: "meeting", text: "到场丈量", due: "2026-11-21" },
        { ...task, kind: "responsibility", text: "下周的事", due: "2026-11-23" },
        { ...task, kind: "plan", text: "核对名册", due: "2026-11-21", petition: row },
      ],
      [],
    );
    expect(page).toContain("工作任务（1项）");
    expect(page).toContain("到场丈量");
    expect(page).not.toContain("核对名册");
  });

  test("tells of led matters what the official did himself and how far the plan is", () => {
    const [row] = rows;
    if (!row) throw new Error("no row");
    const led = {
      ...{ row, official: "徐建国", position: "副镇长", assisting: [], since: "2026-09-02", due: "2026-12-15" },
      ...{ acted: { inquire: 1, chair: 0, talk: 2 }, measures: { all: 3, done: 1 } },
    };
    const page = weeklyPage(desk, { rows: [] }, [], [led]);
    expect(page).toContain("领导包案（在办1件）");
    expect(page).toContain("副镇长 徐建国");
    expect(page).toContain("亲自参与调查 1 次；亲自主持研究 0 次；亲自谈话答复 2 次；措施完成 1/3");
  });

  test("leaves closed led matters to their ledger, and says how many there are", () => {
    const [row] = rows;
    if (!row) throw new Error("no row");
    const led = {
      ...{ official: "徐建国", position: "副镇长", assisting: [], since: "2026-09-02", due: null },
      ...{ acted: { inquire: 1, chair: 0, talk: 2 }, measures: { all: 0, done: 0 } },
    };
    const closed = { ...row, title: "已经办结的事", stage: "concluded" as const };
    const page = weeklyPage(
      desk,
      { rows: [] },
      [],
      [
        { ...led, row },
        { ...led, row: closed },
      ],
    );
    expect(page).toContain("领导包案（在办1件，已结1件不列）");
    expect(page).not.toContain("已经办结的事");
  });
});
