import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { docxOf } from "../../../shared/documents/paper/docx.ts";
import { samplePaper } from "./sample-papers.ts";

/** One part of a document's .docx, as `unzip` reads it. */
function partOf(id: string, part: string): string {
  const folder = mkdtempSync(join(tmpdir(), "docx-"));
  try {
    const path = join(folder, "paper.docx");
    writeFileSync(path, docxOf(samplePaper(id)));
    return execFileSync("unzip", ["-p", path, `word/${part}`]).toString();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The numbers of an element's attributes: `{ top: 2098, … }` of the first `<w:pgMar w:top="2098" …/>`. */
function numbersOf(xml: string, element: string): Readonly<Record<string, number>> {
  const [found] = new RegExp(`<w:${element} [^>]*>`).exec(xml) ?? [];
  if (found === undefined) throw new Error(`no ${element}`);
  return Object.fromEntries([...found.matchAll(/w:(\w+)="(-?\d+)"/g)].map(([, name, value]) => [name, Number(value)]));
}

const millimetres = (twips = Number.NaN) => (twips / 1440) * 25.4;
const points = (twips = Number.NaN) => twips / 20;

/** The paragraph in which these words stand. */
function paragraphWith(xml: string, words: string): string {
  const found = (xml.match(/<w:p>.*?<\/w:p>/g) ?? []).find((one) => one.includes(words));
  if (found === undefined) throw new Error(`no paragraph with ${words}`);
  return found;
}

/** 版心 156 × 225 mm on A4 (GB/T 9704-2012 5.2): 订口 28 mm, 天头 37 mm, what is left on the other sides. */
const page = { width: 210, height: 297, top: 37, left: 28, right: 26, bottom: 35 };

function layoutOf(id: string) {
  const xml = partOf(id, "document.xml");
  const size = numbersOf(xml, "pgSz");
  const margins = numbersOf(xml, "pgMar");
  return {
    width: millimetres(size["w"]),
    height: millimetres(size["h"]),
    top: millimetres(margins["top"]),
    left: millimetres(margins["left"]),
    right: millimetres(margins["right"]),
    bottom: millimetres(margins["bottom"]),
  };
}

/** To a tenth of a millimetre; the standard itself allows one. */
function expectPage(id: string, wanted: typeof page) {
  const layout = layoutOf(id);
  for (const side of ["width", "height", "top", "left", "right", "bottom"] as const) {
    expect(Math.abs(layout[side] - wanted[side]), `${side} of ${id}: ${layout[side]} mm`).toBeLessThan(0.1);
  }
}

describe("the page of a .docx (GB/T 9704-2012)", () => {
  it.each(["notice-accepted", "opinion", "investigation-report"])("of %s leaves a 版心 of 156 × 225 mm on A4", (id) => {
    expectPage(id, page);
  });
  // 信函格式 (10.1): the office's name begins 30 mm below the edge; the sides of the 版心 stay.
  it.each(["referral", "assignment", "supervision"])("of %s, a letter, begins 30 mm below the edge", (id) => {
    expectPage(id, { ...page, top: 30 });
  });
  it("of a form is A4 with room for its table", () => {
    expectPage("service-receipt", { ...page, top: 20, left: 20, right: 18, bottom: 20 });
  });
  it("of a letter ends 20 mm above the edge, in a red double line, and bears no page number on the first page", () => {
    const xml = partOf("referral", "document.xml");
    expect(millimetres(numbersOf(xml, "pgMar")["footer"])).toBeCloseTo(20, 1);
    expect(xml).toContain("<w:titlePg/>");
    const [, first] = /<w:footerReference w:type="first" r:id="(\w+)"/.exec(xml) ?? [];
    const relations = partOf("referral", "_rels/document.xml.rels");
    const [, file = ""] = new RegExp(`Id="${first}"[^>]*Target="([^"]+)"`).exec(relations) ?? [];
    const footer = partOf("referral", file);
    expect(footer).toMatch(/<w:top w:val="thinThickSmallGap"[^>]*w:color="DD0000"/);
    expect(footer).not.toContain("PAGE");
    expect(paragraphWith(xml, "青溪镇人民政府")).toMatch(/<w:bottom w:val="thickThinSmallGap"[^>]*w:color="DD0000"/);
  });
  it("bears its number outside: on the right of odd pages, on the left of even ones, in 4号", () => {
    const xml = partOf("opinion", "document.xml");
    const relations = partOf("opinion", "_rels/document.xml.rels");
    expect(partOf("opinion", "settings.xml")).toContain("<w:evenAndOddHeaders/>");
    for (const [pages, side] of [
      ["default", "right"],
      ["even", "left"],
    ]) {
      const [, id] = new RegExp(`<w:footerReference w:type="${pages}" r:id="(\\w+)"`).exec(xml) ?? [];
      const [, file = ""] = new RegExp(`Id="${id}"[^>]*Target="([^"]+)"`).exec(relations) ?? [];
      const footer = partOf("opinion", file);
      expect(footer).toContain(`<w:jc w:val="${side}"/>`);
      expect(footer).toContain(" PAGE ");
      expect(numbersOf(footer, "sz")["val"]).toBe(28);
    }
    expect(xml).not.toContain("<w:titlePg/>");
  });
});

describe("the text of a .docx (GB/T 9704-2012)", () => {
  const xml = partOf("opinion", "document.xml");
  it("is 3号 (16 pt) 仿宋, by its styles and in its paragraphs", () => {
    const styles = partOf("opinion", "styles.xml");
    for (const part of [styles, paragraphWith(xml, "经听取陈述、调查核实")]) {
      expect(numbersOf(part, "sz")["val"]).toBe(32);
      expect(part).toMatch(/<w:rFonts [^>]*w:eastAsia="仿宋_GB2312"/);
    }
  });
  it("has lines of exactly 28.9 pt, of which 22 fill the 225 mm", () => {
    const text = paragraphWith(xml, "经听取陈述、调查核实");
    expect(text).toContain('w:lineRule="exact"');
    const line = points(numbersOf(text.slice(text.indexOf("<w:spacing")), "spacing")["line"]);
    expect(line).toBeCloseTo(28.9, 5);
    const { height, top, bottom } = layoutOf("opinion");
    expect(Math.floor((((height - top - bottom) / 25.4) * 72) / line)).toBe(22);
  });
  it("has 28 characters in a line of 156 mm, and not 29", () => {
    const runs = paragraphWith(xml, "经听取陈述、调查核实");
    const apart = points(numbersOf(runs.slice(runs.indexOf("<w:rPr>")), "spacing")["val"]);
    const { width, left, right } = layoutOf("opinion");
    expect(Math.floor((((width - left - right) / 25.4) * 72) / (16 + apart))).toBe(28);
  });
  it("begins with a title in 2号 (22 pt) 小标宋 in the middle, and has headings in 黑体", () => {
    const title = paragraphWith(xml, "处理意见书");
    expect(title).toContain('<w:jc w:val="center"/>');
    expect(title).toMatch(/w:eastAsia="方正小标宋简体"/);
    expect(numbersOf(title, "sz")["val"]).toBe(44);
    expect(paragraphWith(xml, "一、投诉请求")).toMatch(/w:eastAsia="黑体"/);
  });
});
