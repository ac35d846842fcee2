import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fieldsOf } from "../../../shared/documents/paper/fields.ts";
import { makePaper } from "../../../shared/documents/paper/make.ts";
import { linesOf, type Paper } from "../../../shared/documents/paper/model.ts";
import { followers } from "../../../shared/documents/paper/print-rules.ts";
import { paperKind, paperKinds } from "../../../shared/documents/papers/registry.ts";
import { type Printer, printer, whyNoPages } from "./printer.ts";
import { sampleFacts, samplePaper, sampleRoute } from "./sample-papers.ts";

const missing = whyNoPages();
if (missing !== null) console.warn(`printed pages are not compared: ${missing}`);

const spaceless = (text: string) => text.replace(/\s/g, "");

/** Words of a paper that may stand on a page of their own: not its signatures, notes and copies. */
function bodyWords(paper: Paper): readonly string[] {
  return linesOf({ ...paper, blocks: paper.blocks.filter(({ block }) => !followers.has(block)) }).map(spaceless);
}

describe.skipIf(missing !== null)("a printed paper", () => {
  let press: Printer;
  beforeAll(async () => {
    press = await printer();
  }, 60_000);
  afterAll(() => press.close());

  it.each(paperKinds.map(({ id }) => id))("%s never leaves signatures, notes or copies alone on a page", async (id) => {
    const paper = samplePaper(id, sampleRoute(id));
    const pages = press.pageTexts(await press.pdf(paper));
    const words = bodyWords(paper);
    for (const [i, page] of pages.entries()) {
      const text = spaceless(page).replace(/—\d+—$/, "");
      const held = words.some((line) => line.length > 3 && overlaps(text, line));
      expect(held, `${id}, page ${i + 1}: ${text}`).toBe(true);
    }
  });

  it.each(["case-sheet", "progress"])("%s stays on one page, however long the matter is", async (id) => {
    const kind = paperKind(id);
    if (!kind) throw new Error(id);
    const facts = sampleFacts();
    const line = "这是一段很长的文字，用来填满一行又一行，直到纸张的尽头还没有写完。";
    const days = Array.from({ length: 120 }, (_, i) => `2027年${(i % 12) + 1}月${(i % 28) + 1}日　${line}`);
    const long = Object.fromEntries(
      Object.keys(fieldsOf(facts)).map((name) => [name, /经过|进度|措施|诉求/.test(name) ? days.join("\n") : line.repeat(40)]),
    );
    const short = ["编号", "收到日期", "受理日期", "现办理届满日", "信访形式", "信访人数", "当前阶段", "查询电话", "接待时间"];
    const entered = Object.fromEntries(Object.entries(long).filter(([name]) => !short.includes(name)));
    for (const given of [entered, {}]) {
      const paper = makePaper(kind, facts, { entered: given, date: "2027-05-20", number: "", template: null });
      expect(press.pageTexts(await press.pdf(paper))).toHaveLength(1);
    }
  });
});

describe("a machine that cannot print pages", () => {
  it("may leave the comparison out, but not where CI is set", () => {
    const look = () => "poppler is not installed";
    expect(whyNoPages(look, {})).toBe("poppler is not installed");
    expect(() => whyNoPages(look, { CI: "true" })).toThrow("poppler is not installed");
    expect(whyNoPages(() => null, { CI: "true" })).toBeNull();
  });
});

/** Whether a page holds the end or the beginning of a line: a page break may cut it. */
function overlaps(page: string, line: string): boolean {
  const part = Math.min(line.length, 6);
  return page.includes(line.slice(0, part)) || page.includes(line.slice(-part));
}
