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
    const clocks = Array.from({ length: times }, () => facts.clocks).flat();
    const pages = press.pageTexts(await press.pdfOf(chartPage({ ...facts, clocks, course: { ...facts.course, all } }, null)));
    expect(pages).toHaveLength(1);
    for (const name of ["流程图", "责任图", "时限图"]) expect(pages[0]?.replace(/\s/g, "")).toContain(name);
  });
});
