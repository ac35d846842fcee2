import type { PetitionView } from "../petition/view.ts";
import type { Duty } from "../regulation/clock.ts";
import { earliestDue, nothingDue } from "../regulation/duties.ts";
import { html } from "./html.ts";
import { longDate, type OfficeDetails, orLine, printPage } from "./page.ts";

/**
 * D18 查询单, for the petitioner to take along: number, counter hours, telephone. It bears no name and does not say what
 * the matter is about, should it be lost.
 */
export function querySlip(view: PetitionView, office: OfficeDetails, duties: readonly Duty[]): string {
  const due = earliestDue(duties.filter((duty) => duty.rule === "T03" || duty.rule === "T04"));
  const notice =
    due === nothingDue
      ? null
      : html`<p>本单位最迟于${longDate(due)}前书面告知您接收情况以及处理途径和程序（《条例》第23条）。</p>`;
  return printPage(
    "信访事项查询单",
    html`<h1>信访事项查询单</h1>
<table>
<tr><th>编号</th><td class="number">${orLine(view.number ?? "")}</td></tr>
<tr><th>收到日期</th><td>${longDate(view.fields.receiptDate?.value ?? null)}</td></tr>
<tr><th>登记日期</th><td>${longDate(view.registrationDate)}</td></tr>
<tr><th>登记单位</th><td>${orLine(office.name)}</td></tr>
<tr><th>查询电话</th><td>${orLine(office.telephone)}</td></tr>
<tr><th>接待时间</th><td>${orLine(office.counterHours)}</td></tr>
<tr><th>接待地点</th><td>${orLine(office.address)}</td></tr>
<tr><th>上级系统编号</th><td>${orLine(upperNumbers(view))}</td></tr>
</table>
<div class="box">
${notice}<p>查询时请报编号，并当面或电话核实本人身份。请妥善保管本单，不要交给他人。</p>
<p>有新的情况可以随时补充；任何组织和个人不得打击报复信访人（《条例》第18条）。</p>
</div>
<div class="signatures"><span>经办人：<span class="line"></span></span><span>${longDate(null)}</span></div>`,
  );
}

function upperNumbers(view: PetitionView): string {
  return view.upperNumbers.map((item) => `${item.system} ${item.number}`).join("；");
}
