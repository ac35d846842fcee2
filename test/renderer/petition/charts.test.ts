import { describe, expect, it } from "vitest";
import { chartPage, widthOnPage } from "../../../renderer/features/petition/charts/chart-page.ts";
import { dutyTiers } from "../../../renderer/features/petition/charts/duty.ts";
import { drawDuties } from "../../../renderer/features/petition/charts/duty-geometry.ts";
import { flowOf } from "../../../renderer/features/petition/charts/flow.ts";
import { drawFlow } from "../../../renderer/features/petition/charts/flow-geometry.ts";
import { type Drawing, fitText, type Shape, textWidth } from "../../../renderer/features/petition/charts/shapes.ts";
import { drawTimes } from "../../../renderer/features/petition/charts/time-geometry.ts";
import { marksOf, spanOf, ticksOf, timeRows } from "../../../renderer/features/petition/charts/times.ts";
import { courseOf } from "../../../shared/petition/course/course.ts";
import { dayNumber } from "../../../shared/regulation/date.ts";
import { handledRow, reexaminedRow } from "../fake-course.ts";
import { today } from "../fake-data.ts";
import { factsOf } from "./chart-facts.ts";

function texts({ shapes }: Drawing): string {
  return shapes.flatMap((shape) => (shape.kind === "text" ? [shape.text] : [])).join("\n");
}
function rects({ shapes }: Drawing, tone: Shape["tone"]) {
  return shapes.flatMap((shape) => (shape.kind === "rect" && shape.tone === tone ? [shape] : []));
}
/** Marks that reach out of their drawing. */
function outside({ width, height, shapes }: Drawing): readonly Shape[] {
  return shapes.filter((shape) => {
    if (shape.kind === "rect")
      return shape.x < 0 || shape.y < 0 || shape.x + shape.width > width || shape.y + shape.height > height;
    if (shape.kind === "text") {
      const long = textWidth(shape.text, shape.size);
      const left = shape.end ? shape.x - long : shape.x;
      return left < -1 || left + long > width + 1 || shape.y > height;
    }
    return false;
  });
}

describe("流程图", () => {
  it("shows what was done in order with its days, the one step that is now, and what the route has ahead", () => {
    const { view, course } = factsOf(handledRow);
    const stations = flowOf(view, course, "petition.opinion-issued");
    expect(stations.filter(({ state }) => state === "done").map(({ name }) => name)).toEqual([
      "登记",
      "筛重",
      "甄别",
      "确定职权和途径",
      "告知",
      "受理",
      "分办",
      "调查核实",
      "延期",
    ]);
    expect(stations.filter(({ state }) => state === "now").map(({ name }) => name)).toEqual(["出具处理意见"]);
    expect(stations.filter(({ state }) => state === "ahead").map(({ name }) => name)).toEqual([
      "送达",
      "办结",
      "回访",
      "满意度评价",
      "归档",
    ]);
    expect(stations.filter(({ lane }) => lane === "closed").every(({ state }) => state === "ahead")).toBe(true);
  });

  it("draws a revoked opinion as a way back to that opinion, which then has to be made again", () => {
    const { view, course } = factsOf(reexaminedRow);
    const stations = flowOf(view, course, "petition.reexamination-decided");
    const back = stations.filter((station) => station.back !== null);
    expect(back.map(({ name, day }) => [name, day])).toEqual([["复查意见", "2026-06-24"]]);
    expect(stations.find(({ id }) => id === back[0]?.back?.to)?.day).toBe("2026-05-06");
    const cut = view.timeline.findIndex(({ stamp }) => stamp.event === back[0]?.id) + 1;
    const until = courseOf({ ...view, timeline: view.timeline.slice(0, cut) });
    expect(flowOf(view, until, null).find(({ state }) => state === "now")?.name).toBe("出具处理意见");
    expect(texts(drawFlow(stations, 1120))).toContain("责令重新作出");
  });

  it("shows the evaluation of office and unit as one station, and again only after a reopening", () => {
    const { view, course } = factsOf(handledRow);
    const step = (type: string, count: number, body: object) =>
      ({ event: `${count}`, type, body: { date: today, after: [], ...body }, stamp: view.registered }) as never;
    const told = (...types: readonly string[]) => {
      const more = types.map((type, i) => step(type, i, { object: i === 0 ? "petition-office" : "responsible-unit" }));
      const all = [...course.all, ...more];
      return flowOf(view, { ...course, all }, null).filter(({ name, state }) => name === "满意度评价" && state === "done").length;
    };
    expect(told("petition.evaluated")).toBe(1);
    expect(told("petition.evaluated", "petition.evaluated")).toBe(1);
    expect(told("petition.evaluated", "petition.evaluated", "petition.reopened", "petition.evaluated")).toBe(2);
  });

  it("waits for the decision above where a request is open, also on paper and at a desk that cannot take it", () => {
    const { view, course } = factsOf(reexaminedRow);
    for (const known of [null, "petition.tagged" as const]) {
      expect(flowOf(view, course, known).find(({ state }) => state === "now")?.name).toBe("复核意见");
    }
  });

  it("leaves the 60 days' way where the matter is led into another procedure, and ends where it was withdrawn", () => {
    const { view, course } = factsOf(1);
    const step = (type: string, body: object) =>
      ({ event: type, type, body: { date: today, after: [], ...body }, stamp: view.registered }) as never;
    const guided = step("petition.classified", { competence: "ours", route: 2 });
    const routed = { ...course, all: [guided], steps: { "petition.classified": [guided] } };
    const names = flowOf(view, routed, null).map(({ name }) => name);
    expect(names).toContain("导入法定途径");
    expect(names).not.toContain("受理");
    const over = { ...course, stage: "withdrawn" as const };
    expect(flowOf(view, over, null).every(({ state }) => state === "done")).toBe(true);
  });
});

describe("责任图", () => {
  it("says of each party what was done and what is owed, overdue in words", () => {
    const tiers = dutyTiers(factsOf(handledRow)).flat();
    expect(tiers.map(({ role, name }) => [role, name])).toEqual([
      ["office", "青溪镇信访站"],
      ["lead-official", "徐建国"],
      ["assisting", "沈洁"],
      ["first-receiver", "林晓"],
      ["first-handler", "周明"],
      ["lead-unit", "农业农村办"],
      ["co-handling", "财政所"],
      ["co-handling", "上坞村"],
      ["petitioner", "信访人（本人权利）"],
    ]);
    const unit = tiers.find(({ role }) => role === "lead-unit");
    expect(unit?.owes.map(({ text, late }) => [text, late])).toEqual([
      ["分办回复，限 2026-11-16，逾期 4 天", true],
      ["催办回复，限 2026-11-23，剩 3 天", false],
    ]);
    expect(tiers.find(({ role }) => role === "lead-official")?.did[0]?.text).toBe("2026-10-12 包案领导办理");
    expect(rects(drawDuties(dutyTiers(factsOf(handledRow)), 1100), "late")).toHaveLength(1);
  });

  it("names the offices above that review, and what the petitioner may do", () => {
    const tiers = dutyTiers(factsOf(reexaminedRow)).flat();
    const reviewers = tiers.filter(({ role }) => role === "reviewer");
    expect(reviewers.map(({ name }) => name)).toEqual(["云岭区人民政府", "云州市人民政府"]);
    expect(reviewers[1]?.owes).toHaveLength(1);
    expect(tiers.find(({ role }) => role === "petitioner")?.did.map(({ text }) => text)).toContain("2026-10-10 请求复核");
  });
});

describe("时限图", () => {
  it("puts an extension behind its period, what is overdue behind the strict day, and says the rest in words", () => {
    const { clocks, course } = factsOf(handledRow);
    const drawing = drawTimes(timeRows(clocks, course), marksOf(course), today, 1120);
    const all = texts(drawing);
    expect(all).toContain("延期 19 日");
    expect(all).toContain("逾期 4 天");
    expect(all).toMatch(/今天 11-20/);
    expect(all).toContain("法定 · 第34条");
    expect(all).toContain("内部 · 农业农村办");
    const [period] = rects(drawing, "law");
    const extension = rects(drawing, "law")[1];
    expect((period?.x ?? 0) + (period?.width ?? 0)).toBeCloseTo(extension?.x ?? 0);
    expect(rects(drawing, "late")).toHaveLength(1);
  });

  it("hatches hearing time at re-examination only, and marks each proof of service", () => {
    const { clocks, course } = factsOf(reexaminedRow);
    const lines = timeRows(clocks, course);
    expect(lines.filter(({ pauses }) => pauses.length > 0).map(({ clocks: [clock] }) => clock?.rule)).toEqual(["T12"]);
    expect(marksOf(course)).toHaveLength(4);
    expect(rects(drawTimes(lines, marksOf(course), today, 1120), "pause")).toHaveLength(1);
  });

  it("leaves room at both ends of the axis and writes few enough days under it", () => {
    const { clocks, course } = factsOf(reexaminedRow);
    const span = spanOf(timeRows(clocks, course), dayNumber(today));
    expect(span.from).toBeLessThan(dayNumber("2026-03-02"));
    expect(span.to).toBeGreaterThan(dayNumber(today));
    for (const most of [3, 8, 20]) expect(ticksOf(span, most).length).toBeLessThanOrEqual(most + 1);
  });
});

describe("the drawings", () => {
  it.each([640, 900, 1120, 1400])("keep within their %i units", (width) => {
    for (const index of [1, handledRow, reexaminedRow]) {
      const facts = factsOf(index);
      const flow = drawFlow(flowOf(facts.view, facts.course, null), width);
      const duties = drawDuties(dutyTiers(facts), width);
      const times = drawTimes(timeRows(facts.clocks, facts.course), marksOf(facts.course), today, width);
      expect([flow, duties, times].flatMap(outside)).toEqual([]);
      expect(flow.width).toBe(width);
    }
  });

  it("cut a text where it does not fit, and never by more than needed", () => {
    expect(fitText("出具处理意见", 100, 12)).toBe("出具处理意见");
    expect(fitText("出具处理意见", 60, 12)).toBe("出具处理…");
    expect(textWidth(fitText("2026-11-20 出具处理意见", 90, 12), 12)).toBeLessThanOrEqual(90);
  });

  it("tell on their page of a missing holiday notice, with its room kept, and of none where none is missing", () => {
    const facts = factsOf(reexaminedRow);
    const notice = "未导入 2027 年放假安排，只按周末和固定日期的节日推算，请核对";
    const clocks = facts.clocks.map((clock) => ({ ...clock, warnings: [notice] }));
    const page = chartPage({ ...facts, clocks }, null);
    expect(page.split(notice)).toHaveLength(2);
    const heights = [...page.matchAll(/height="([\d.]+)mm"/g)].map((match) => Number(match[1]));
    expect(heights.reduce((sum, height) => sum + height, 0)).toBeLessThanOrEqual(211.01);
    expect(chartPage(facts, null)).not.toContain("放假安排");
  });

  it("stand together on one page of paper, without a petitioner's name and without script", () => {
    const facts = factsOf(reexaminedRow);
    const page = chartPage(facts, null);
    for (const name of ["流程图", "责任图", "时限图"]) expect(page).toContain(`aria-label="${name}"`);
    expect(page).toContain(facts.view.number ?? "-");
    expect(page).not.toContain(facts.view.fields.petitioners?.value[0]?.name ?? "-");
    expect(page).not.toContain("<script");
    expect(page).not.toMatch(/NaN|undefined/);
    const heights = [...page.matchAll(/height="([\d.]+)mm"/g)].map((match) => Number(match[1]));
    expect(heights.reduce((sum, height) => sum + height, 0)).toBeLessThanOrEqual(218.01);
    expect(widthOnPage([{ width: 100, height: 10, shapes: [] }])).toBe(172);
  });
});
