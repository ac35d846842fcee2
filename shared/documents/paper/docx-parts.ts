import { paperFonts } from "./fonts.ts";

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';

const text = paperFonts.text[0];

/**
 * Defaults of every paragraph: 仿宋 3号 (16 pt), no space around, no snapping to a grid. Without them programs take sizes and
 * grids of their own and set characters apart.
 */
export const docxStyles = `${head}<w:styles ${w}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="${text}" w:hAnsi="${text}" w:eastAsia="${text}" w:cs="${text}"/><w:sz w:val="32"/><w:szCs w:val="32"/><w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:snapToGrid w:val="0"/><w:spacing w:before="0" w:after="0"/></w:pPr></w:pPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style><w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr><w:tblCellMar><w:top w:w="57" w:type="dxa"/><w:left w:w="102" w:type="dxa"/><w:bottom w:w="57" w:type="dxa"/><w:right w:w="102" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style></w:styles>`;

/** What stands in where the standard's own font is missing: today's Windows has 仿宋, no longer 仿宋_GB2312. */
const standIns = [
  [paperFonts.title[0], "宋体", "roman"],
  [paperFonts.text[0], "仿宋", "roman"],
  [paperFonts.kai[0], "楷体", "roman"],
  ["黑体", "SimHei", "swiss"],
  ["宋体", "SimSun", "roman"],
] as const;

export const docxFontTable = `${head}<w:fonts ${w}>${standIns
  .map(
    ([name, other, family]) =>
      `<w:font w:name="${name}"><w:altName w:val="${other}"/><w:charset w:val="86"/><w:family w:val="${family}"/><w:pitch w:val="auto"/></w:font>`,
  )
  .join("")}</w:fonts>`;
