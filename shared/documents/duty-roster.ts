import type { RecordData } from "../petition/office-record/record-kinds.ts";
import { html } from "./html.ts";
import { longDate, orLine, printPage } from "./page.ts";

/** 值班表: who of the office answers for which matter in these days. It is about matters and says nobody's whereabouts. */
export function dutyRoster({ occasion, from, to, matters }: RecordData<"duty-roster">, office: string): string {
  const rows = matters.map(
    ({ matter, owner, unit }, at) => html`<tr><td>${at + 1}</td><td>${matter}</td><td>${owner}</td><td>${unit}</td></tr>
`,
  );
  return printPage(
    "值班表",
    html`<h1>值班表</h1>
<table>
<tr><th>单位</th><td>${orLine(office)}</td></tr>
<tr><th>时段</th><td>${occasion}（${longDate(from)}至${longDate(to)}）</td></tr>
</table>
<h2>值班事项 ${matters.length} 项</h2>
<table>
<colgroup><col style="width:12mm"><col style="width:96mm"><col style="width:28mm"><col></colgroup>
<thead><tr><th>序</th><th>事项</th><th>责任人</th><th>责任单位</th></tr></thead>
<tbody>${rows}</tbody>
</table>
<div class="signatures"><span>负责人签字：<span class="line"></span></span><span>${longDate(null)}</span></div>`,
  );
}
