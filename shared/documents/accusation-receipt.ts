import { html } from "./html.ts";
import { longDate, type OfficeDetails, orLine, printPage } from "./page.ts";

/**
 * 检举控告材料收件回执 (Art. 23, 30): number, date and where to ask. It says neither who came nor about whom, should it be
 * found.
 */
export function accusationReceipt(number: string, receiptDate: string, office: OfficeDetails): string {
  return printPage(
    "收件回执",
    html`<h1>收件回执</h1>
<table>
<tr><th>回执编号</th><td class="number">${orLine(number)}</td></tr>
<tr><th>收到日期</th><td>${longDate(receiptDate)}</td></tr>
<tr><th>收件单位</th><td>${orLine(office.name)}</td></tr>
<tr><th>查询单位</th><td>区县信访局（凭回执编号当面或电话查询）</td></tr>
<tr><th>查询电话</th><td>${orLine("")}</td></tr>
</table>
<div class="box">
<ol>
<li>您提交的材料已当场加密封存，收件单位和本机使用人都不能再打开，只有区县信访局经授权的专人能够阅读，并依法转送有权处理的机关、单位。</li>
<li>查询、补充时只报回执编号，不必向其他人说明内容。请妥善保管本回执，不要交给他人。</li>
<li>有关材料和情况不得透露或者转给被检举、揭发的人员或者单位（《信访工作条例》第30条）。</li>
<li>任何组织和个人不得打击报复；遇到打击报复，请立即向纪检监察机关（12388）或公安机关（110）反映。</li>
</ol>
</div>
<div class="signatures"><span>收件单位（印）：<span class="line"></span></span><span>${longDate(receiptDate)}</span></div>`,
  );
}
