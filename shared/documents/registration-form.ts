import { confirmationLabels } from "../petition/labels.ts";
import { custodyOf } from "../petition/steps.ts";
import type { PetitionView } from "../petition/view.ts";
import { type Html, html } from "./html.ts";
import { longDate, type OfficeDetails, orLine, printPage } from "./page.ts";
import { type Dictionaries, factsOf, type PersonFacts } from "./petition-facts.ts";

/** When an office must answer: a petition office passes on (Art. 22), any other office notifies (Art. 23). */
const answers = {
  district:
    "信访部门自收到之日起15日内转送、交办有权处理的机关、单位或者报请本级决定（第22条），有权处理的机关、单位再书面告知您（第23条）。",
  township: "能当场告知的当场书面告知；不能的，自收到之日起15日内书面告知您接收情况以及处理途径和程序（第23条）。",
} as const;

/** Rights come first on everything that a petitioner is asked to sign. */
function rightsAt(organisation: string): readonly string[] {
  return [
    "如实记录是本单位的责任；记错、记漏的，您可以当场要求改正，以后也可以补充（《条例》第19条）。",
    organisation.length === 6 ? answers.district : answers.township,
    "您可以凭编号查询办理情况，任何组织和个人不得打击报复（第18条）；可以要求对姓名等信息保密。",
    "对信访处理意见不服的，可以自收到书面答复之日起30日内请求复查，对复查意见不服的，可以再请求复核（第35条、第36条）。",
    "不签字不影响登记和办理。",
  ];
}

/** What else a registration form is printed with. */
export interface RegistrationPrint {
  readonly office: OfficeDetails;
  readonly dictionaries: Dictionaries;
  /** 登记人 */
  readonly clerk: string;
}

/** D01 信访事项登记表, to be read back and signed. `view` unmasked. */
export function registrationForm(view: PetitionView, { office, dictionaries, clerk }: RegistrationPrint): string {
  const facts = factsOf(view, dictionaries);
  const confirmation = view.statement?.confirmation ?? null;
  return printPage(
    "信访事项登记表",
    html`<h1>信访事项登记表</h1>
<div class="top"><span>登记单位：${orLine(office.name)}</span><span class="number">编号：${orLine(facts.number)}</span></div>
<div class="box small"><strong>您的权利</strong><ol>${rightsAt(custodyOf(view.scope)).map((right) => html`<li>${right}</li>`)}</ol></div>
<table>
<tr><th>信访日期</th><td>${longDate(facts.petitionDate)}</td><th>收到日期</th><td>${longDate(facts.receiptDate)}</td></tr>
<tr><th>登记日期</th><td>${longDate(facts.registrationDate)}</td><th>信访形式</th><td>${facts.channel}</td></tr>
<tr><th>来源</th><td>${facts.source}</td><th>信访目的</th><td>${facts.purpose}</td></tr>
${facts.anonymous ? html`<tr><th>信访人</th><td colspan="3">匿名</td></tr>` : facts.petitioners.map(personRows)}
<tr><th>信访人数</th><td>${facts.groupSize}人</td><th>代表</th><td>${facts.representatives}</td></tr>
<tr><th>代理人</th><td>${facts.agent}</td><th>要求保密</th><td>${facts.confidential ? "是" : "否"}</td></tr>
<tr><th>类别</th><td>${facts.category}</td><th>内容分类</th><td>${facts.contentClass}</td></tr>
<tr><th>问题属地</th><td>${facts.place}</td><th>反映对象</th><td>${facts.complainedOf}</td></tr>
<tr><th>关联事项</th><td>${view.sameMatter.length === 0 ? "未关联" : `${view.sameMatter.length}件`}</td>
<th>已走程序</th><td><span class="line"></span></td></tr>
<tr><th>概况</th><td colspan="3">${facts.title}</td></tr>
<tr class="long"><th>原始陈述<br>（诉求、事实和理由）</th><td colspan="3"><div class="said">${facts.statement}</div>${supplements(view)}</td></tr>
<tr><th>材料清单</th><td colspan="3">${materials(facts.attachments)}</td></tr>
<tr><th>核对</th><td colspan="3">
<p>以上内容已向本人宣读（由本人阅读），与本人陈述一致；有改正的，已在旁边注明。</p>
<p>记录：${confirmation === null ? "待核对" : html`${confirmationLabels[confirmation.how]}，${longDate(confirmation.date)}`}</p>
<div class="signatures"><span>信访人（代表）签字或按手印：<span class="line"></span></span><span>${longDate(null)}</span></div>
</td></tr>
<tr><th>登记人</th><td>${orLine(clerk)}</td><th>接谈人</th><td><span class="line"></span></td></tr>
<tr><th>拟办意见</th><td colspan="3" class="blank">签字：<span class="line"></span> ${longDate(null)}</td></tr>
<tr><th>负责人批示</th><td colspan="3" class="blank">签字：<span class="line"></span> ${longDate(null)}</td></tr>
<tr><th>办理情况</th><td colspan="3" class="blank"></td></tr>
</table>
<div class="small">
<h2>个人信息告知</h2>
<p>${office.name || "本单位"}为登记、办理和答复本信访事项处理以上个人信息，只在法定职责所需的范围和限度内使用，并按《信访工作条例》
提供给有权处理的机关、单位；不提供给与办理无关的人。身份证号和电话可以不填。信息按档案规定的期限保存。您可以向本单位查阅、复制，
发现不准确、不完整的，可以请求更正、补充（《个人信息保护法》第34条、第35条、第45条、第46条）。</p>
<p>查询电话：${orLine(office.telephone)}　接待时间：${orLine(office.counterHours)}</p>
</div>`,
  );
}

function personRows(person: PersonFacts): Html {
  return html`<tr><th>信访人</th><td>${person.name}（${[person.kind, person.sex].filter(Boolean).join("，")}）</td><th>电话</th><td>${person.phone}</td></tr>
<tr><th>证件</th><td>${[person.identityKind, person.identityNumber].filter(Boolean).join(" ")}</td><th>住址</th><td>${person.address}</td></tr>
`;
}

function supplements(view: PetitionView): readonly Html[] {
  return view.supplements.map(
    (item) =>
      html`<p>补充陈述（${longDate(item.receiptDate)}${item.signed ? "，已签字" : ""}）：</p><div class="said">${item.text}</div>`,
  );
}

function materials(names: readonly string[]): Html {
  if (names.length === 0) return html`无`;
  return html`<ol>${names.map((name) => html`<li>${name}</li>`)}</ol>`;
}
