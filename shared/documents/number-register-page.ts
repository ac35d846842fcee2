import { html } from "./html.ts";
import { printPage } from "./page.ts";
import { gapWords, type NumberSeries, type RegisterLine, registerLines, standingOf } from "./paper/number-register.ts";

/** 文号登记簿 of the chosen series on paper, to be signed at the end of a year. It names documents, never petitioners. */
export function numberRegisterPage(office: string, printedOn: string, register: readonly NumberSeries[]): string {
  return printPage(
    "文号登记簿",
    html`<h1>文号登记簿</h1>
<div class="top"><span>单位：${office}</span><span>打印日期：${printedOn}</span></div>
${register.map(
  (
    series,
  ) => html`<h2>${series.word === "" ? "其他写法的文号" : `${series.word}〔${series.year}〕`}（${series.numbers.length} 份，最后一号 ${series.last}）</h2>
<table>
<tr><th style="width:46mm">文号</th><th style="width:48mm">文书</th><th style="width:28mm">成文日期</th><th style="width:auto">状态</th></tr>
${registerLines(series).map((line) =>
  "gap" in line
    ? html`<tr><td>${gapWords(line.gap)}</td><td></td><td></td><td>${words(line)}</td></tr>`
    : html`<tr><td>${line.document.number}</td><td>${line.document.title}</td><td>${line.document.date}</td><td>${words(line)}</td></tr>`,
)}
</table>`,
)}
<div class="signatures"><span>登记人：<span class="line"></span></span><span>负责人：<span class="line"></span></span></div>`,
  );
}

function words(line: RegisterLine): string {
  const { word, why } = standingOf(line);
  return why === "" ? word : `${word}：${why}`;
}
