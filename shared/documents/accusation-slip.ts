import { html } from "./html.ts";
import { longDate, orLine, printPage } from "./page.ts";

/** Where accusations can be raised; telephone numbers are the nationwide ones, addresses are written by hand. */
const places = [
  ["纪检监察机关", "党员干部、公职人员违纪违法，村干部侵害群众利益", "12388"],
  ["检察机关", "司法工作人员违法犯罪，请求法律监督", "12309"],
  ["组织（人事）部门", "选人用人方面的问题", "12380"],
  ["公安机关", "需要立即制止的违法犯罪", "110"],
] as const;

/**
 * 检举控告提出途径告知单 (Art. 30): where to go with an accusation that this desk does not take down. It holds nothing that
 * was said, and nothing is stored.
 */
export function accusationSlip({ office, date }: { readonly office: string; readonly date: string }): string {
  return printPage(
    "检举控告提出途径告知单",
    html`<h1>检举控告提出途径告知单</h1>
<p>您要反映的是检举控告类事项。这类事项依法由纪检监察机关或者有权处理的机关、单位接收、办理，有关材料和情况不得透露或者转给被检举、
揭发的人员或者单位（《信访工作条例》第30条）。为了保护您，本台没有记录、保存您的姓名和所说的内容。</p>
<p>您可以向下列机关提出，可以当面、写信，也可以打电话；可以署名，也可以匿名：</p>
<table>
<tr><th>机关</th><th>受理什么</th><th>全国统一电话</th><th>本地地址、信箱</th></tr>
${places.map(([name, matter, phone]) => html`<tr><td>${name}</td><td>${matter}</td><td class="number">${phone}</td><td><span class="line"></span></td></tr>`)}
</table>
<div class="box">
<ol>
<li>信封上写明收件机关，不必写明反映谁、反映什么。</li>
<li>材料请保留一份；不要交给被反映的人或其所在单位。</li>
<li>同时有其他诉求（如补偿、救助、纠纷）的，可以就那一部分在本台登记，两件分开办理。</li>
<li>任何组织和个人不得打击报复；遇到打击报复，请立即向上述机关反映（第18条、第46条）。</li>
</ol>
</div>
<p class="small">电话以当地公布的为准。本单不是受理凭证。</p>
<div class="signatures"><span>${orLine(office)}</span><span>${longDate(date)}</span></div>`,
  );
}
