import type { Html } from "./html.ts";
import { html } from "./html.ts";
import { fontFamily, type PaperFont } from "./paper/fonts.ts";

/** The fonts of the standard that pages are set in: titles, text, headings and labels. One chain for all that is printed. */
export const pageFonts: ReadonlySet<PaperFont> = new Set<PaperFont>(["title", "text", "hei"]);
const song = fontFamily("title");
const fang = fontFamily("text");
const hei = fontFamily("hei");

const styles = `
@page { size: A4; margin: 20mm 18mm 18mm 20mm; }
* { box-sizing: border-box; }
html { color: #000; background: #fff; }
body { margin: 0; font: 12pt/1.6 ${fang}; overflow-wrap: anywhere; }
h1 { margin: 0 0 4mm; font: 22pt/1.3 ${song}; text-align: center; letter-spacing: 0.08em; }
h2 { margin: 4mm 0 1mm; font: 14pt/1.5 ${hei}; }
p { margin: 0 0 1.5mm; }
ol, ul { margin: 0; padding-left: 2em; }
table { width: calc(100% - 0.4mm); margin: 0 0.2mm; border-collapse: collapse; table-layout: fixed; }
th, td { border: 0.3mm solid #000; padding: 1mm 1.5mm; vertical-align: middle; text-align: left; font-weight: normal; }
th { width: 24mm; font: 11pt/1.4 ${hei}; text-align: center; }
tr { break-inside: avoid; }
tr.long { break-inside: auto; }
.said { white-space: pre-wrap; min-height: 30mm; }
.line { display: inline-block; min-width: 36mm; border-bottom: 0.3mm solid #000; }
.short { display: inline-block; min-width: 12mm; border-bottom: 0.3mm solid #000; }
.signatures { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 3mm 6mm; margin-top: 4mm; break-inside: avoid; }
.signatures > span { white-space: nowrap; }
.blank { height: 18mm; vertical-align: bottom; text-align: right; }
.small { font-size: 10.5pt; line-height: 1.5; }
.top { display: flex; justify-content: space-between; margin-bottom: 2mm; }
.number { font-family: ${hei}; font-variant-numeric: tabular-nums; }
.box { border: 0.3mm solid #000; padding: 3mm 4mm; margin: 3mm 0; break-inside: avoid; }
.secret { counter-reset: group; font: 15pt/2 "Noto Sans Mono CJK SC","Consolas","DejaVu Sans Mono",monospace; }
.secret span { counter-increment: group; display: inline-block; margin-right: 0.7em; }
.secret span::before { content: counter(group); font-size: 7pt; margin-right: 0.3em; vertical-align: super; }
.picture { display: block; max-width: 100%; max-height: 240mm; }
.words { columns: 4; font: 18pt/1.8 ${song}; }
`;

/**
 * A whole document for printing: A4, one file, no script, nothing fetched. `title` names the print job, so it must say
 * nothing personal. `pictures`: the page carries pictures of its own, as `data:` addresses.
 */
export function printPage(title: string, body: Html, { pictures = false }: { readonly pictures?: boolean } = {}): string {
  const policy = `default-src 'none'; style-src 'unsafe-inline'${pictures ? "; img-src data:" : ""}`;
  const page = html`<meta http-equiv="Content-Security-Policy" content="${{ markup: policy }}">
<title>${title}</title>
<style>${{ markup: styles }}</style>
</head>
<body>
${body}
</body>
</html>
`;
  return `<!doctype html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">\n${page.markup}`;
}

/** A line to write on by hand where nothing is known. */
export function orLine(text: string): Html {
  return text.trim() === "" ? html`<span class="line"></span>` : html`${text}`;
}

/** `2026年11月20日`, as official documents write dates; a line to fill in when there is none. */
export function longDate(date: string | null): Html {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date ?? "");
  if (match === null) return html`<span class="short"></span>年<span class="short"></span>月<span class="short"></span>日`;
  return html`${Number(match[1])}年${Number(match[2])}月${Number(match[3])}日`;
}

/** Says which years' holiday notices the days of a page were reckoned without; nothing where none is missing. */
export function missingYearsLine(sentence: string | null): Html | null {
  return sentence === null ? null : html`<p class="small"><strong>${sentence}。</strong></p>`;
}

/** What an office says of itself on paper; empty parts are left to be written by hand. */
export interface OfficeDetails {
  readonly name: string;
  readonly address: string;
  /** Enquiries by telephone. */
  readonly telephone: string;
  /** 接待时间, e.g. `工作日 8:30—12:00，14:00—17:30`. */
  readonly counterHours: string;
}
