import { storedArchive } from "../../archive/stored-archive.ts";
import { docxFontTable, docxStyles } from "./docx-parts.ts";
import { paperFonts } from "./fonts.ts";
import { attachmentLines, type Block, type Paper } from "./model.ts";
import { followers, handHeight } from "./print-rules.ts";

/** Office reads one name per run: the standard's own, which is replaced by the reader's system where it is missing. */
const fonts = {
  title: paperFonts.title[0],
  text: paperFonts.text[0],
  kai: paperFonts.kai[0],
  hei: "黑体",
  song: "宋体",
} as const;
type Font = keyof typeof fonts;

export const docxMediaType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

const w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const r = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';
const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const red = "DD0000";
/** 28.9 pt in twentieths of a point. */
const line = 578;
/** 28 characters of 16 pt in 156 mm: a quarter of a point less between them. */
const tight = -5;

function escapeXml(text: string): string {
  const known: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
  // biome-ignore lint/suspicious/noControlCharactersInRegex: XML 1.0 forbids them
  return text.replace(/[\u0000-\u0008\u000b-\u001f]/g, "").replace(/[&<>"]/g, (sign) => known[sign] ?? "");
}

/** Size in points. */
function run(text: string, font: Font, size: number, colour = "", spacing = 0): string {
  const name = fonts[font];
  const face = `<w:rFonts w:ascii="${name}" w:hAnsi="${name}" w:eastAsia="${name}" w:cs="${name}" w:hint="eastAsia"/>`;
  const paint = colour === "" ? "" : `<w:color w:val="${colour}"/>`;
  const lines = text.split("\n").map((part) => `<w:t xml:space="preserve">${escapeXml(part)}</w:t>`);
  const closer = spacing === 0 ? "" : `<w:spacing w:val="${spacing}"/>`;
  return `<w:r><w:rPr>${face}${paint}${closer}<w:sz w:val="${size * 2}"/><w:szCs w:val="${size * 2}"/></w:rPr>${lines.join("<w:br/>")}</w:r>`;
}

interface ParagraphStyle {
  readonly font?: Font;
  readonly size?: number;
  readonly align?: "both" | "left" | "center" | "right";
  /** Hundredths of a character. */
  readonly first?: number;
  readonly right?: number;
  readonly before?: number;
  readonly after?: number;
  /** Twentieths of a point. */
  readonly height?: number;
  readonly exact?: boolean;
  readonly colour?: string;
  readonly border?: string;
  readonly keep?: boolean;
}

function paragraph(text: string, style: ParagraphStyle = {}): string {
  const { font = "text", size = 16, align = "both", first = 0, right = 0, before = 0, after = 0, height = line } = style;
  const keep = style.keep ? "<w:keepNext/>" : "";
  const chars = (name: string, hundredths: number) =>
    // Word reads the hundredths of a character, other programs the twentieths of a point.
    hundredths > 0 ? ` w:${name}Chars="${hundredths}" w:${name}="${Math.round((hundredths * size) / 5)}"` : "";
  const border = style.border ? `<w:pBdr>${style.border}</w:pBdr>` : "";
  const spacing = `<w:spacing w:before="${before}" w:after="${after}" w:line="${height}" w:lineRule="${style.exact === false ? "atLeast" : "exact"}"/>`;
  const indent = first > 0 || right > 0 ? `<w:ind${chars("right", right)}${chars("firstLine", first)}/>` : "";
  const runs = text === "" ? "" : run(text, font, size, style.colour ?? "", size === 16 && font !== "title" ? tight : 0);
  return `<w:p><w:pPr>${keep}${border}${spacing}${indent}<w:jc w:val="${align}"/></w:pPr>${runs}</w:p>`;
}

const twipsPerMillimetre = 1440 / 25.4;

/** Width of the 版心 in twentieths of a point: 156 mm; a form uses 172 mm. */
function widthOf(paper: Paper): number {
  return paper.layout === "form" ? 9752 : 8844;
}

function tableOf(rows: readonly Extract<Block, { block: "row" }>[], paper: Paper, keepLast: boolean): string {
  const width = widthOf(paper);
  const [size, height] = paper.dense ? [10.5, 280] : [12, 340];
  const label = 1531;
  const value = Math.floor((width - 2 * label) / 2);
  const columns = [label, value, label, width - 2 * label - value];
  const side = (name: string) => `<w:${name} w:val="single" w:sz="6" w:space="0" w:color="000000"/>`;
  const sides = ["top", "left", "bottom", "right", "insideH", "insideV"].map(side).join("");
  const body = rows.map(({ cells }, n) => {
    const last = cells.length - 1;
    const span = cells.length < 4 ? 4 - last : 1;
    const keep = keepLast && n === rows.length - 1;
    const made = cells.map((cell, i) => {
      const spans = i === last ? span : 1;
      const wide = columns.slice(i, i + spans).reduce((sum, one) => sum + one, 0);
      const merge = spans > 1 ? `<w:gridSpan w:val="${spans}"/>` : "";
      const style: ParagraphStyle = cell.label
        ? { font: "hei", size: size - 1, align: "center", height: height - 40, exact: false, keep }
        : { size, align: "left", height, exact: false, keep };
      return `<w:tc><w:tcPr><w:tcW w:w="${wide}" w:type="dxa"/>${merge}<w:vAlign w:val="center"/></w:tcPr>${paragraph(cell.text, style)}</w:tc>`;
    });
    const hand = handHeight(cells);
    // A long cell may run on to the next page; a short one stays whole.
    const whole = cells.some(({ text }) => text.length > 200) ? "" : "<w:cantSplit/>";
    const tall = hand > 0 ? `<w:trHeight w:val="${Math.round(hand * twipsPerMillimetre)}"/>` : "";
    return `<w:tr><w:trPr>${whole}${tall}</w:trPr>${made.join("")}</w:tr>`;
  });
  const grid = columns.map((one) => `<w:gridCol w:w="${one}"/>`).join("");
  return `<w:tbl><w:tblPr><w:tblW w:w="${width}" w:type="dxa"/><w:tblBorders>${sides}</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>${grid}</w:tblGrid>${body.join("")}</w:tbl>`;
}

/** `before`: the block above; `keep`: what follows must not stand alone on the next page. */
function blockOf(block: Exclude<Block, { block: "row" }>, form: boolean, before: Block | undefined, keep: boolean): string {
  const plain: ParagraphStyle = { ...(form ? { size: 12, height: 350, exact: false } : {}), keep };
  const space = form ? 300 : before?.block === "attachments" ? line : 2 * line;
  switch (block.block) {
    case "addressee":
      return paragraph(block.text, plain);
    case "heading":
      return paragraph(block.text, { ...plain, font: block.level === 1 ? "hei" : "kai", first: 200, keep: true });
    case "paragraph":
    case "remedy":
      return paragraph(block.text, { ...plain, first: 200 });
    case "signature":
      return [
        paragraph(block.office, { ...plain, align: "right", right: 300, before: space, keep: true }),
        paragraph(block.date, { ...plain, align: "right", right: 400, keep }),
      ].join("");
    case "signing":
      return block.lines
        .map((text, i) => paragraph(text, { ...plain, align: "left", before: 160, keep: keep || i < block.lines.length - 1 }))
        .join("");
    case "attachments":
      return attachmentLines(block.names)
        .map((text, i, all) =>
          paragraph(text, { ...plain, first: 200, before: i === 0 ? line : 0, keep: keep || i < all.length - 1 }),
        )
        .join("");
    case "note":
      return paragraph(
        block.text,
        form
          ? { size: 10.5, align: "left", height: 300, exact: false, first: 200, keep }
          : { size: 14, align: "left", height: 480, first: 200, keep },
      );
    case "copies":
      return paragraph(`抄送：${block.text}`, {
        size: 14,
        before: line,
        border:
          '<w:top w:val="single" w:sz="8" w:space="1" w:color="000000"/><w:bottom w:val="single" w:sz="8" w:space="1" w:color="000000"/>',
      });
  }
}

function contentOf(paper: Paper): string {
  const form = paper.layout === "form";
  const below = form ? 120 : paper.layout === "letter" ? 280 : line;
  const number = (align: "center" | "right") =>
    paper.number === "" ? "" : paragraph(paper.number, { align, after: form ? 0 : below, size: form ? 12 : 16 });
  const title = paragraph(paper.title, {
    font: "title",
    size: 22,
    align: "center",
    height: 620,
    after: below,
    keep: true,
  });
  const parts =
    paper.layout === "letter"
      ? [
          paragraph(paper.office, {
            font: "title",
            size: 30,
            align: "center",
            height: 720,
            colour: red,
            after: 120,
            border: `<w:bottom w:val="thickThinSmallGap" w:sz="24" w:space="11" w:color="${red}"/>`,
          }),
          number("right"),
          title,
        ]
      : [title, number(form ? "right" : "center")];
  let rows: Extract<Block, { block: "row" }>[] = [];
  const close = (keepLast: boolean) => {
    if (rows.length > 0) parts.push(tableOf(rows, paper, keepLast));
    rows = [];
  };
  const follows = (block: Block | undefined) => block !== undefined && followers.has(block.block);
  paper.blocks.forEach((block, i) => {
    if (block.block === "row") {
      rows.push(block);
      return;
    }
    close(follows(block));
    parts.push(blockOf(block, form, paper.blocks[i - 1], follows(paper.blocks[i + 1])));
  });
  const ended = rows.length > 0;
  close(false);
  // Word needs a paragraph after a table at the end.
  if (ended) parts.push(paragraph("", { size: 10.5, height: 20 }));
  return parts.join("");
}

/** Page margins in twentieths of a point: 天头 37 mm, 订口 28 mm. */
function section(paper: Paper): string {
  const margins =
    paper.layout === "form"
      ? 'w:top="1134" w:right="1021" w:bottom="1134" w:left="1134" w:header="567" w:footer="567"'
      : `w:top="${paper.layout === "letter" ? 1701 : 2098}" w:right="1474" w:bottom="1984" w:left="1588" w:header="851" w:footer="${paper.layout === "letter" ? 1134 : 1418}"`;
  const first = paper.layout === "letter" ? '<w:footerReference w:type="first" r:id="rId4"/>' : "";
  const title = paper.layout === "letter" ? "<w:titlePg/>" : "";
  return `<w:sectPr><w:footerReference w:type="default" r:id="rId2"/><w:footerReference w:type="even" r:id="rId3"/>${first}<w:pgSz w:w="11906" w:h="16838"/><w:pgMar ${margins} w:gutter="0"/>${title}</w:sectPr>`;
}

function footer(align: "left" | "right"): string {
  const field = (kind: string) => `<w:r><w:fldChar w:fldCharType="${kind}"/></w:r>`;
  const page = `${run("— ", "song", 14)}${field("begin")}<w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>${field("end")}${run(" —", "song", 14)}`;
  const indent = align === "right" ? '<w:ind w:rightChars="100"/>' : '<w:ind w:leftChars="100"/>';
  return `${head}<w:ftr ${w}><w:p><w:pPr>${indent}<w:jc w:val="${align}"/></w:pPr>${page}</w:p></w:ftr>`;
}

const letterFooter = `${head}<w:ftr ${w}><w:p><w:pPr><w:pBdr><w:top w:val="thinThickSmallGap" w:sz="24" w:space="1" w:color="${red}"/></w:pBdr></w:pPr></w:p></w:ftr>`;

const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const relation = (id: string, type: string, target: string) =>
  `<Relationship Id="${id}" Type="${office}/${type}" Target="${target}"/>`;
const relations = (list: readonly string[]) =>
  `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${list.join("")}</Relationships>`;
const word = "application/vnd.openxmlformats-officedocument.wordprocessingml";

/**
 * The document as .docx (ECMA-376 WordprocessingML): GB/T 9704-2012 版心, 22 lines × 28 characters, even and odd page
 * numbers, 信函格式. No clock and no randomness: the same document gives the same bytes.
 */
export function docxOf(paper: Paper): Uint8Array<ArrayBuffer> {
  const encoder = new TextEncoder();
  const part = (name: string, text: string) => ({ name, bytes: encoder.encode(text) });
  const override = (name: string, type: string) => `<Override PartName="/word/${name}" ContentType="${word}.${type}+xml"/>`;
  return storedArchive([
    part(
      "[Content_Types].xml",
      `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${[
        override("document.xml", "document.main"),
        override("settings.xml", "settings"),
        override("styles.xml", "styles"),
        override("fontTable.xml", "fontTable"),
        override("footer1.xml", "footer"),
        override("footer2.xml", "footer"),
        override("footer3.xml", "footer"),
      ].join("")}</Types>`,
    ),
    part("_rels/.rels", relations([relation("rId1", "officeDocument", "word/document.xml")])),
    part("word/document.xml", `${head}<w:document ${w} ${r}><w:body>${contentOf(paper)}${section(paper)}</w:body></w:document>`),
    part(
      "word/_rels/document.xml.rels",
      relations([
        relation("rId1", "settings", "settings.xml"),
        relation("rId2", "footer", "footer1.xml"),
        relation("rId3", "footer", "footer2.xml"),
        relation("rId4", "footer", "footer3.xml"),
        relation("rId5", "styles", "styles.xml"),
        relation("rId6", "fontTable", "fontTable.xml"),
      ]),
    ),
    part(
      "word/settings.xml",
      `${head}<w:settings ${w}><w:evenAndOddHeaders/><w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>`,
    ),
    part("word/styles.xml", docxStyles),
    part("word/fontTable.xml", docxFontTable),
    part("word/footer1.xml", footer("right")),
    part("word/footer2.xml", footer("left")),
    part("word/footer3.xml", letterFooter),
  ]);
}
