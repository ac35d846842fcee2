import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Paper } from "../../../shared/documents/paper/model.ts";
import { paperKinds } from "../../../shared/documents/papers/registry.ts";
import { decodeGray, encodeGray } from "./gray-png.ts";
import { type GrayPage, type Printer, printer, whyNoPages } from "./printer.ts";
import { samplePaper, sampleRoute } from "./sample-papers.ts";

/**
 * Printed pages of all documents against the pictures that were looked at and kept. RENEW_GOLDENS=1 makes the
 * pictures anew; look at them before they are committed. What differs is put beside the expected into .cache/papers.
 */
const goldens = join(import.meta.dirname, "goldens");
const seen = join(import.meta.dirname, "../../../.cache/papers");
const renew = process.env["RENEW_GOLDENS"] === "1";
const dpi = 60;
/** A pixel differs when its gray is further off than this, of 255: another version smooths edges otherwise. */
const grayTolerance = 64;
/** Share of a page's pixels that may differ: about five characters of 16 pt; a line moved by half its height is six times that. */
const pageTolerance = 0.001;

const missing = whyNoPages();
if (missing !== null) console.warn(`printed pages are not compared with their pictures: ${missing}`);

const documents = paperKinds.map(({ id }) => id);

function share(a: GrayPage, b: GrayPage): number {
  if (a.width !== b.width || a.height !== b.height) return 1;
  let different = 0;
  for (const [i, gray] of a.pixels.entries()) if (Math.abs(gray - (b.pixels[i] ?? 0)) > grayTolerance) different += 1;
  return different / a.pixels.length;
}

describe.skipIf(missing !== null)("the printed page", () => {
  let press: Printer;
  beforeAll(async () => {
    press = await printer();
    if (renew) rmSync(goldens, { recursive: true, force: true });
    mkdirSync(goldens, { recursive: true });
  }, 60_000);
  afterAll(() => press.close());
  const pagesOf = async (paper: Paper) => press.pageImages(await press.pdf(paper), dpi);

  it.each(documents)("of %s looks as it was approved", async (id) => {
    const pages = await pagesOf(samplePaper(id, sampleRoute(id)));
    if (renew) for (const [i, page] of pages.entries()) writeFileSync(join(goldens, `${id}-${i + 1}.png`), encodeGray(page));
    const kept = readdirSync(goldens).filter((name) => new RegExp(`^${id}-\\d+\\.png$`).test(name));
    expect(pages.length, `pages of ${id}`).toBe(kept.length);
    for (const [i, page] of pages.entries()) {
      const name = `${id}-${i + 1}.png`;
      const different = share(page, decodeGray(readFileSync(join(goldens, name))));
      if (different > pageTolerance) {
        mkdirSync(seen, { recursive: true });
        writeFileSync(join(seen, name), encodeGray(page));
      }
      expect(different, `${name}: see .cache/papers`).toBeLessThanOrEqual(pageTolerance);
    }
  });

  it("is told apart when a line moves or a signature is gone", async () => {
    const paper = samplePaper("opinion");
    const [golden] = await pagesOf(paper);
    const unsigned = { ...paper, blocks: paper.blocks.filter(({ block }) => block !== "signature") };
    const longer = { ...paper, blocks: [{ block: "paragraph" as const, text: "多一行。" }, ...paper.blocks] };
    const [first] = await pagesOf(longer);
    expect(golden && first && share(golden, first)).toBeGreaterThan(pageTolerance * 5);
    const [, before] = await pagesOf(paper);
    const [, after] = await pagesOf(unsigned);
    expect(before && after && share(before, after)).toBeGreaterThan(pageTolerance);
  });

  it("has a picture for every document, and no picture is left over", () => {
    const names = readdirSync(goldens).map((name) => name.replace(/-\d+\.png$/, ""));
    expect([...new Set(names)].sort()).toEqual([...documents].sort());
  });
});
