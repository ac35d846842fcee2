import type { Paper } from "./model.ts";

/**
 * GB/T 9704-2012 names commercial fonts that may not be shipped: each falls back to what the system has.
 * 小标宋 for titles, 仿宋 for text, 楷体 and 黑体 for headings, 宋体 for page numbers.
 */
export const paperFonts = {
  title: ["方正小标宋简体", "FZXiaoBiaoSong-B05S", "方正小标宋_GBK", "STZhongsong", "SimSun", "Noto Serif CJK SC"],
  text: ["仿宋_GB2312", "FangSong_GB2312", "FangSong", "STFangsong", "方正仿宋_GBK", "Noto Serif CJK SC"],
  kai: ["楷体_GB2312", "KaiTi_GB2312", "KaiTi", "STKaiti", "方正楷体_GBK", "Noto Serif CJK SC"],
  hei: ["SimHei", "STHeiti", "方正黑体_GBK", "Noto Sans CJK SC"],
  song: ["SimSun", "STSong", "方正书宋_GBK", "Noto Serif CJK SC"],
} as const;

export type PaperFont = keyof typeof paperFonts;

/** The chain as CSS. */
export function fontFamily(font: PaperFont): string {
  return [...paperFonts[font].map((name) => `"${name}"`), font === "hei" ? "sans-serif" : "serif"].join(",");
}

/** What the standard asks for, and by which fonts it counts as met. */
export const standardFonts: readonly { readonly name: string; readonly font: PaperFont; readonly any: readonly string[] }[] = [
  { name: "小标宋体", font: "title", any: paperFonts.title.slice(0, 4) },
  { name: "仿宋体", font: "text", any: paperFonts.text.slice(0, 5) },
  { name: "楷体", font: "kai", any: paperFonts.kai.slice(0, 5) },
  { name: "黑体", font: "hei", any: paperFonts.hei.slice(0, 3) },
  { name: "宋体", font: "song", any: paperFonts.song.slice(0, 3) },
];

/** The fonts that a paper is set in: its headings and its tables' labels ask for more than title, text and page number. */
export function fontsOf({ blocks }: Paper): ReadonlySet<PaperFont> {
  const used = new Set<PaperFont>(["title", "text", "song"]);
  for (const block of blocks) {
    if (block.block === "heading") used.add(block.level === 1 ? "hei" : "kai");
    if (block.block === "row" && block.cells.some(({ label }) => label)) used.add("hei");
  }
  return used;
}
