import { type Html, html } from "../html.ts";
import { fontFamily } from "./fonts.ts";
import { attachmentLines, type Block, type Paper } from "./model.ts";
import { followers, handHeight } from "./print-rules.ts";

/** Lines per page and characters per line of GB/T 9704-2012: 22 × 28 in 225 mm × 156 mm, 3号 = 16 pt. */
const lineHeight = "28.9pt";
const characterSpacing = "-0.21pt";

const styles = `
@page { size: A4; margin: 37mm 26mm 35mm 28mm; }
@page :right { @bottom-right { content: "— " counter(page) " —"; font: 14pt ${fontFamily("song")}; vertical-align: top; padding: 7mm 14pt 0 0; } }
@page :left { @bottom-left { content: "— " counter(page) " —"; font: 14pt ${fontFamily("song")}; vertical-align: top; padding: 7mm 0 0 14pt; } }
@page letter { margin: 37mm 26mm 35mm 28mm; }
@page letter:first { margin: 30mm 20mm 35mm 20mm;
  @bottom-right { content: none; }
  @bottom-center { content: ""; width: 170mm; height: 1.4mm; margin-top: 13mm; vertical-align: top; border-top: 0.35mm solid #d00; border-bottom: 0.9mm solid #d00; } }
@page form { margin: 20mm 18mm 20mm 20mm; @bottom-right { content: "— " counter(page) " —"; font: 10.5pt ${fontFamily("song")}; } @bottom-left { content: none; } }
* { box-sizing: border-box; }
html { color: #000; background: #fff; }
body { margin: 0; font: 16pt/${lineHeight} ${fontFamily("text")}; letter-spacing: ${characterSpacing}; overflow-wrap: anywhere; }
body.letter { page: letter; padding: 0 6mm 0 8mm; }
body.form { page: form; font-size: 12pt; line-height: 1.45; letter-spacing: 0; }
h1 { margin: 0 0 ${lineHeight}; font: 22pt/1.4 ${fontFamily("title")}; text-align: center; text-wrap: balance; letter-spacing: 0; break-after: avoid; }
.form h1 { margin-bottom: 4mm; }
.mark { margin: 0 -6mm 0 -8mm; color: #d00; font: 30pt/1.2 ${fontFamily("title")}; text-align: center; letter-spacing: 0.1em; }
.rule { margin: 4mm -6mm 0 -8mm; height: 1.6mm; border-top: 0.9mm solid #d00; border-bottom: 0.35mm solid #d00; }
.number { text-align: center; margin: 0 0 ${lineHeight}; }
.form .number { text-align: right; margin: 0 0 2mm; }
.letter .number { text-align: right; }
p, h2, h3 { margin: 0; text-align: justify; }
p.in, h2, h3 { text-indent: 2em; }
h2 { font: inherit; font-family: ${fontFamily("hei")}; break-after: avoid; }
h3 { font: inherit; font-family: ${fontFamily("kai")}; break-after: avoid; }
.foot { margin-top: ${lineHeight}; break-inside: avoid; }
.signature { margin-top: calc(2 * ${lineHeight}); text-align: right; break-inside: avoid; }
.foot + .signature { margin-top: ${lineHeight}; }
.end { break-before: avoid; break-inside: avoid; }
.letter h1 { margin-bottom: 14pt; }
.rule + h1 { margin-top: ${lineHeight}; }
.letter .number { margin-bottom: 14pt; }
.signature p { text-align: right; }
.signature .date { padding-right: 4em; }
.signature .office { padding-right: 3em; }
.form .signature { margin-top: 6mm; }
.signing { display: grid; grid-template-columns: repeat(auto-fit, minmax(74mm, 1fr)); gap: 5mm 6mm; margin-top: 7mm; break-inside: avoid; }
p.note { text-indent: 2em; text-align: left; font-size: 14pt; line-height: 24pt; }
.form .note { font-size: 10.5pt; line-height: 1.5; }
.copies { margin-top: ${lineHeight}; border: solid #000; border-width: 0.35mm 0; padding: 0 1em; font-size: 14pt; }
/* Half a line wide of the edge: the page cuts off what lies beyond. */
table { width: calc(100% - 0.4mm); border-collapse: collapse; margin: 2mm 0.2mm; font-size: 12pt; line-height: 1.5; letter-spacing: 0; }
td, th { border: 0.3mm solid #000; padding: 1.2mm 1.8mm; text-align: left; font-weight: normal; white-space: pre-wrap; }
th { width: 27mm; font-family: ${fontFamily("hei")}; font-size: 11pt; text-align: center; white-space: normal; }
tr { break-inside: avoid; }
@media screen {
  html { background: #e9ecef; zoom: 0.72; }
  body { width: 210mm; min-height: 297mm; margin: 6mm auto; background: #fff; box-shadow: 0 0 2mm #0003; }
  body.plain { padding: 37mm 26mm 35mm 28mm; }
  body.letter { padding: 30mm 26mm 35mm 28mm; }
  body.form { padding: 20mm 18mm 20mm 20mm; }
}
/* Choices break between, not within their words. */
td.boxes { word-break: keep-all; }
tr.long { break-inside: auto; }
.dense table { font-size: 10.5pt; line-height: 1.35; }
.dense td, .dense th { padding: 0.9mm 1.6mm; }
.dense th { font-size: 10pt; }
`;

/** The document as one self-contained page: no script, nothing fetched. Its print job bears the kind's name only. */
export function printPaper(paper: Paper): string {
  const body = html`<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${paper.name}</title>
<style>${{ markup: styles }}</style>
</head>
<body class="${paper.layout}${paper.dense ? " dense" : ""}">
${head(paper)}
${bodyOf(paper.blocks)}
</body>
</html>
`;
  return `<!doctype html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">\n${body.markup}`;
}

function head({ layout, office, number, title }: Paper): Html {
  const numberLine = number === "" ? null : html`<p class="number">${number}</p>`;
  if (layout === "letter") {
    return html`<div class="mark">${office}</div><div class="rule"></div>${numberLine}<h1>${title}</h1>`;
  }
  return html`<h1${number === "" ? null : { markup: ' style="margin-bottom:4mm"' }}>${title}</h1>${numberLine}`;
}

function bodyOf(blocks: readonly Block[]): readonly Html[] {
  const parts: Html[] = [];
  let rows: Html[] = [];
  let ending: Html[] = [];
  const close = () => {
    if (rows.length > 0) parts.push(html`<table>${rows}</table>`);
    // What only follows stays in one piece, beside the last lines of what it follows.
    if (ending.length > 0) parts.push(html`<div class="end">${ending}</div>`);
    rows = [];
    ending = [];
  };
  for (const block of blocks) {
    if (block.block === "row") {
      if (ending.length > 0) close();
      rows.push(row(block.cells));
    } else if (followers.has(block.block)) {
      if (rows.length > 0) close();
      ending.push(partOf(block));
    } else {
      close();
      parts.push(partOf(block));
    }
  }
  close();
  return parts;
}

type Row = Extract<Block, { block: "row" }>["cells"];

/** A row of one label and one value fills the four columns; where a value is empty the row leaves room to write. */
function row(cells: Row): Html {
  const last = cells.length - 1;
  const span = cells.length < 4 ? 4 - cells.length + 1 : 1;
  const long = cells.some(({ text }) => text.length > 200);
  const hand = handHeight(cells);
  const attributes = { markup: `${long ? ' class="long"' : ""}${hand > 0 ? ` style="height:${hand}mm"` : ""}` };
  return html`<tr${attributes}>${cells.map(({ label, text }, i) => {
    const attribute = { markup: i === last && span > 1 ? ` colspan="${span}"` : "" };
    if (label) return html`<th${attribute}>${text}</th>`;
    const boxes = { markup: text.includes("□") ? ' class="boxes"' : "" };
    return html`<td${attribute}${boxes}>${text}</td>`;
  })}</tr>`;
}

function partOf(block: Exclude<Block, { block: "row" }>): Html {
  switch (block.block) {
    case "addressee":
      return html`<p>${block.text}</p>`;
    case "heading":
      return block.level === 1 ? html`<h2>${block.text}</h2>` : html`<h3>${block.text}</h3>`;
    case "paragraph":
    case "remedy":
      return html`<p class="in">${block.text}</p>`;
    case "signature":
      return html`<div class="signature"><p class="office">${block.office}</p><p class="date">${block.date}</p></div>`;
    case "signing":
      return html`<div class="signing">${block.lines.map((line) => html`<span>${line}</span>`)}</div>`;
    case "attachments":
      return html`<div class="foot">${attachmentLines(block.names).map((line) => html`<p class="in">${line}</p>`)}</div>`;
    case "note":
      return html`<p class="note">${block.text}</p>`;
    case "copies":
      return html`<p class="copies">抄送：${block.text}</p>`;
  }
}
