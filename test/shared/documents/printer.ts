import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "@playwright/test";
import type { Paper } from "../../../shared/documents/paper/model.ts";
import { printPaper } from "../../../shared/documents/paper/print.ts";

const browserPath = process.env["CHROMIUM_PATH"] ?? (existsSync("/usr/bin/chromium") ? "/usr/bin/chromium" : undefined);

/** One gray page: rows from the top, 0 black to 255 white. */
export interface GrayPage {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8Array;
}

/** Papers as Chromium prints them. */
export interface Printer {
  pdf(paper: Paper): Promise<Uint8Array>;
  /** Any page of the program's own that is printed. */
  pdfOf(html: string): Promise<Uint8Array>;
  /** Text of each page. */
  pageTexts(pdf: Uint8Array): readonly string[];
  /** Each page at so many dots per inch. */
  pageImages(pdf: Uint8Array, dpi: number): readonly GrayPage[];
  close(): Promise<void>;
}

/**
 * Why pages cannot be printed and read here, or null: Chromium, poppler's tools and the font of the goldens are needed.
 * Where `CI` is set that is an error: a check that is left out there would pass unseen.
 */
export function whyNoPages(look: () => string | null = whatIsMissing, env: NodeJS.ProcessEnv = process.env): string | null {
  const missing = look();
  if (missing !== null && env["CI"]) throw new Error(`CI must compare printed pages, but ${missing}`);
  return missing;
}

function whatIsMissing(): string | null {
  try {
    execFileSync("pdftotext", ["-v"], { stdio: "ignore" });
    execFileSync("pdftoppm", ["-v"], { stdio: "ignore" });
  } catch {
    return "pdftotext and pdftoppm (poppler-utils) are not installed";
  }
  let font = "";
  try {
    font = execFileSync("fc-match", ["-f", "%{family}", "Noto Serif CJK SC"]).toString();
  } catch {
    return "fc-match (fontconfig) is not installed";
  }
  return font.includes("Noto Serif CJK SC") ? null : `the font Noto Serif CJK SC is not installed (${font} stands in)`;
}

export async function printer(): Promise<Printer> {
  const browser = await chromium.launch({
    ...(browserPath ? { executablePath: browserPath } : {}),
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"],
  });
  const page = await browser.newPage();
  const folder = mkdtempSync(join(tmpdir(), "pages-"));
  const file = join(folder, "paper.pdf");
  const pdfOf = async (html: string) => {
    await page.setContent(html);
    return page.pdf({ preferCSSPageSize: true, printBackground: true });
  };
  return {
    pdf: (paper) => pdfOf(printPaper(paper)),
    pdfOf,
    pageTexts(pdf) {
      writeFileSync(file, pdf);
      const text = execFileSync("pdftotext", ["-layout", file, "-"]).toString();
      return text.split("\f").slice(0, -1);
    },
    pageImages(pdf, dpi) {
      writeFileSync(file, pdf);
      const raw = execFileSync("pdftoppm", ["-gray", "-r", String(dpi), file], { maxBuffer: 256 * 1024 * 1024 });
      return grayPages(raw);
    },
    async close() {
      await browser.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Binary PGM images (P5, 255), one behind the other. */
function grayPages(raw: Uint8Array): readonly GrayPage[] {
  const pages: GrayPage[] = [];
  let at = 0;
  while (at < raw.length) {
    const head = /^P5\s(\d+)\s(\d+)\s255\s/.exec(String.fromCharCode(...raw.subarray(at, at + 32)));
    if (!head) throw new Error(`no image at byte ${at}`);
    const [width, height] = [Number(head[1]), Number(head[2])];
    at += head[0].length;
    pages.push({ width, height, pixels: raw.slice(at, at + width * height) });
    at += width * height;
  }
  return pages;
}
