import { html } from "./html.ts";
import { longDate, missingYearsLine, orLine, printPage } from "./page.ts";

/** What the list prints of one matter. It names no petitioner. */
export interface HandedMatter {
  readonly number: string;
  /** Masked, or empty where the petition is not held. */
  readonly title: string;
  readonly clocks: readonly { readonly step: string; readonly strict: string }[];
}

/** A handover as it was recorded: days as `2026-11-25`. */
export interface HandoverSheet {
  readonly office: string;
  readonly from: string;
  readonly to: string;
  readonly date: string;
  readonly matters: readonly HandedMatter[];
  /** Which years' holiday notices are missing for these clocks; null where none is. */
  readonly missingYears: string | null;
}

/**
 * 工作交接清单: the open matters of one person and their clocks as they stood, for both and a witness to sign. What was
 * due stays due on the same day whoever handles it (《条例》第34条 and the other periods know no change of hands).
 */
export function handoverList({ office, from, to, date, matters, missingYears }: HandoverSheet): string {
  const rows = matters.map(
    (
      { number, title, clocks },
      at,
    ) => html`<tr class="long"><td>${at + 1}</td><td><span class="number">${number}</span><br>${title}</td>
<td>${clocks.length === 0 ? "没有在走的期限" : clocks.map(({ step, strict }) => html`${step}：${strict}<br>`)}</td><td></td></tr>
`,
  );
  return printPage(
    "工作交接清单",
    html`<h1>工作交接清单</h1>
<table>
<tr><th>单位</th><td>${orLine(office)}</td><th>交接日期</th><td>${longDate(date)}</td></tr>
<tr><th>移交人</th><td>${orLine(from)}</td><th>接收人</th><td>${orLine(to)}</td></tr>
</table>
<h2>在办信访件 ${matters.length} 件</h2>
<table class="small">
<colgroup><col style="width:12mm"><col style="width:86mm"><col style="width:52mm"><col></colgroup>
<thead><tr><th>序</th><th>编号、概况</th><th>在走的期限（最后一日）</th><th>备注</th></tr></thead>
<tbody>${rows}</tbody>
</table>
<p class="small">以上按交接时的记录生成；期限不因换人而重新计算。材料、印章、钥匙等另列清单。</p>
${missingYearsLine(missingYears)}
<div class="signatures"><span>移交人签字：<span class="line"></span></span><span>接收人签字：<span class="line"></span></span></div>
<div class="signatures"><span>监交人签字：<span class="line"></span></span><span>${longDate(null)}</span></div>`,
  );
}
