import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { chartPage } from "../../../renderer/features/petition/charts/chart-page.ts";
import { type Printer, printer, whyNoPages } from "../../shared/documents/printer.ts";
import { handledRow, reexaminedRow } from "../fake-course.ts";
import { factsOf } from "./chart-facts.ts";

const missing = whyNoPages();
if (missing !== null) console.warn(`printed charts are not looked at: ${missing}`);

describe.skipIf(missing !== null)("the three charts as Chromium prints them", () => {
  let press: Printer;
  beforeAll(async () => {
    press = await printer();
  }, 60_000);
  afterAll(() => press.close());

  it.each([
    ["a short course", 1, 1],
    ["a course to its opinion", handledRow, 1],
    ["a course to its re-examination", reexaminedRow, 1],
    ["the same course with four times as many events", reexaminedRow, 4],
  ])("stand on one A4 page: %s", async (_, row, times) => {
    const facts = factsOf(row);
    const all = Array.from({ length: times }, () => facts.course.all).flat();
    // Every page has to hold the line on missing holiday notices too.
    const warnings = ["未导入 2027 年放假安排，只按周末和固定日期的节日推算，请核对"];
    const clocks = Array.from({ length: times }, () => facts.clocks.map((clock) => ({ ...clock, warnings }))).flat();
    const pages = press.pageTexts(await press.pdfOf(chartPage({ ...facts, clocks, course: { ...facts.course, all } }, null)));
    expect(pages).toHaveLength(1);
    for (const name of ["流程图", "责任图", "时限图"]) expect(pages[0]?.replace(/\s/g, "")).toContain(name);
  });
});
