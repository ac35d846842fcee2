import { html } from "./html.ts";
import { longDate, orLine, printPage } from "./page.ts";

/** One file on the list. `title` masked, or empty where nothing is held of it any more. */
export interface ListedFile {
  readonly fileNumber: string;
  readonly number: string;
  readonly title: string;
  /** 年度 after which the retention is counted. */
  readonly year: number;
  /** 永久, 30 年, 10 年 */
  readonly retention: string;
  readonly until: string;
}

/** A 销毁清册 as it stands: days as `2026-11-25`. */
export interface DestructionSheet {
  readonly office: string;
  readonly date: string;
  readonly appraisers: readonly string[];
  readonly reason: string;
  readonly files: readonly ListedFile[];
  readonly approved: { readonly by: string; readonly date: string } | null;
  readonly destroyed: { readonly date: string; readonly witnesses: readonly string[] } | null;
}

/** Whole years for which a file was kept on the day of its appraisal: from 1 January of the year after its own. */
function keptFor(year: number, date: string): number {
  return Math.max(0, Number(date.slice(0, 4)) - year - 1);
}

/**
 * 档案销毁清册, with what archives ask of one (local rules): cover with 全宗, number of files, who appraised, approved and
 * saw it done with their signatures; each file with 题名, 年度, 档号, 保管期限, how long it was kept, pages, remarks.
 * Signed on paper and kept for ever; names and days that are known are printed, the signatures never.
 */
export function destructionList({ office, date, appraisers, reason, files, approved, destroyed }: DestructionSheet): string {
  const rows = files.map(
    ({ fileNumber, number, title, year, retention, until }, at) => html`<tr class="long"><td>${at + 1}</td>
<td>${fileNumber}</td><td><span class="number">${number}</span><br>${title}</td><td>${year}</td>
<td>${retention}<br>至${until}</td><td>${keptFor(year, date)}年</td><td></td><td></td></tr>
`,
  );
  const [first = "", second = "", ...others] = destroyed?.witnesses ?? [];
  const named = (name: string) => (name === "" ? html`` : html`（${name}）`);
  return printPage(
    "档案销毁清册",
    html`<h1>档案销毁清册</h1>
<table>
<tr><th>全宗单位</th><td>${orLine(office)}</td><th>数量</th><td>${files.length}卷</td></tr>
<tr><th>鉴定人</th><td>${orLine(appraisers.join("、"))}</td><th>鉴定日期</th><td>${longDate(date)}</td></tr>
<tr><th>鉴定意见</th><td colspan="3">${reason}</td></tr>
</table>
<h2>销毁案卷 ${files.length} 卷</h2>
<table class="small">
<colgroup><col style="width:9mm"><col style="width:30mm"><col style="width:53mm"><col style="width:13mm"><col style="width:25mm"><col style="width:14mm"><col style="width:12mm"><col style="width:16mm"></colgroup>
<thead><tr><th>序</th><th>档号</th><th>编号、题名</th><th>年度</th><th>保管期限</th><th>已保管</th><th>页数</th><th>备注</th></tr></thead>
<tbody>${rows}</tbody>
</table>
<p class="small">销毁以前，监销人按本清册逐卷清点核对；销毁后在本清册签字。纸质案卷另行销毁，本机内容由程序销毁，只留编号、日期和校验值。本清册永久保存。</p>
<table>
<tr><th>鉴定负责人</th><td class="blank">签字：<span class="line"></span>　${longDate(null)}</td></tr>
<tr><th>批准人</th><td class="blank">${named(approved?.by ?? "")}签字：<span class="line"></span>　${longDate(approved?.date ?? null)}</td></tr>
<tr><th>监销人</th><td class="blank">${named(first)}签字：<span class="line"></span>　${longDate(destroyed?.date ?? null)}</td></tr>
<tr><th>监销人</th><td class="blank">${named([second, ...others].filter((name) => name !== "").join("、"))}签字：<span class="line"></span>　${longDate(destroyed?.date ?? null)}</td></tr>
<tr><th>销毁方式、地点</th><td></td></tr>
</table>`,
  );
}
