import type { PaperKind } from "../paper/kind.ts";
import { anyOffice, petitionOffice } from "../paper/makers.ts";

const contact = `- 承办人：{{承办人}}　电话：{{承办人电话}}
- 查询编号：{{编号}}
- 查询电话：{{查询电话}}`;

/** Notices to the petitioner (《条例》第19条、第22条、第23条、第31条、第34条、第36条). */
export const noticePapers: readonly PaperKind[] = [
  {
    id: "notice-received",
    code: "D02",
    name: "接收（受理）告知书",
    title: "信访事项告知书",
    article: "《信访工作条例》第23条、第31条、第34条",
    layout: "plain",
    audience: "petitioner",
    makers: anyOffice,
    step: "petition.notice-given",
    remedy: null,
    series: "信告",
    required: ["信访人", "信访事项", "收到日期", "办理途径和程序"],
    template: `> {{信访人}}：
本单位于{{收到日期}}收到你（你们）提出的“{{信访事项}}”信访事项（编号：{{编号}}）。经审查，该事项属于本单位职权范围。根据《信访工作条例》第二十三条的规定，现将接收情况以及处理途径和程序告知如下：
{{办理途径和程序}}
办理中你（你们）可以陈述事实和理由、补充材料，可以凭编号查询办理情况。
[落款]
${contact}`,
  },
  {
    id: "notice-accepted",
    routes: [6],
    code: "D02",
    name: "受理告知书（信访程序）",
    title: "信访事项受理告知书",
    article: "《信访工作条例》第23条、第31条第6项、第34条",
    layout: "plain",
    audience: "petitioner",
    makers: anyOffice,
    step: "petition.accepted",
    remedy: null,
    series: "信受",
    required: ["信访人", "信访事项", "收到日期", "受理日期", "办理届满日"],
    template: `> {{信访人}}：
本单位于{{收到日期}}收到你（你们）提出的“{{信访事项}}”信访事项（编号：{{编号}}），经审查属于本单位职权范围，适用《信访工作条例》第三十一条第（六）项规定的信访程序，已于{{受理日期}}受理。
本单位将听取你（你们）陈述事实和理由，并调查核实，出具信访处理意见书。根据《信访工作条例》第三十四条的规定，本事项自受理之日起60日内办结，即{{办理届满日}}届满；情况复杂的，经本单位负责人批准，可以延长不超过30日，届时将书面告知延期理由。
[落款]
${contact}`,
  },
  {
    id: "notice-sent-on",
    code: "D02b",
    name: "转送、交办去向告知书",
    title: "信访事项去向告知书",
    article: "《信访工作条例》第22条、第23条第1款",
    layout: "plain",
    audience: "petitioner",
    makers: petitionOffice,
    step: "petition.referred",
    remedy: null,
    series: "信告",
    required: ["信访人", "信访事项", "收到日期", "去向机关"],
    template: `> {{信访人}}：
本单位于{{收到日期}}收到你（你们）提出的“{{信访事项}}”信访事项（编号：{{编号}}）。根据《信访工作条例》第二十二条、第二十三条的规定，该事项已转送（交办）{{去向机关}}依法处理，由该机关、单位书面告知接收情况以及处理途径和程序。
你（你们）可以向该机关、单位了解办理情况，也可以凭编号向本单位查询。
[落款]
${contact}`,
  },
  {
    id: "notice-where-to-turn",
    code: "D02b",
    name: "告知向有权机关提出",
    title: "信访事项告知书",
    article: "《信访工作条例》第23条第1款",
    layout: "plain",
    audience: "petitioner",
    makers: anyOffice,
    step: "petition.notice-given",
    remedy: null,
    series: "信告",
    required: ["信访人", "信访事项", "收到日期", "有权机关"],
    template: `> {{信访人}}：
本单位于{{收到日期}}收到你（你们）提出的“{{信访事项}}”信访事项（编号：{{编号}}）。经审查，该事项不属于本单位职权范围，有权处理的机关、单位是{{有权机关}}。根据《信访工作条例》第二十三条第一款的规定，请你（你们）向该机关、单位提出；已提交的材料由本单位登记留存复印件，原件交还。
{{理由说明}}
[落款]
${contact}`,
  },
  {
    id: "notice-not-accepted",
    code: "D03",
    name: "不予受理告知书",
    title: "信访事项不予受理告知书",
    article: "《信访工作条例》第19条第3款",
    layout: "plain",
    audience: "petitioner",
    makers: petitionOffice,
    step: "petition.not-accepted",
    remedy: null,
    series: "信不受",
    required: ["信访人", "信访事项", "收到日期", "正在办理机关"],
    template: `> {{信访人}}：
本单位于{{收到日期}}收到你（你们）提出的“{{信访事项}}”信访事项（编号：{{编号}}）。经核查，同一信访事项已由{{正在办理机关}}受理，正在规定期限内办理。根据《信访工作条例》第十九条第三款的规定，本单位不予受理。
请你（你们）向{{正在办理机关}}了解办理情况，等待其书面答复。
{{理由说明}}
[落款]
${contact}`,
  },
  {
    id: "notice-no-longer-accepted",
    code: "D03b",
    name: "不再受理告知书",
    title: "信访事项不再受理告知书",
    article: "《信访工作条例》第36条第3款",
    layout: "plain",
    audience: "petitioner",
    makers: anyOffice,
    step: "petition.no-longer-accepted",
    remedy: null,
    series: "信不再",
    required: ["信访人", "信访事项", "不再受理事由", "不再受理依据"],
    template: `> {{信访人}}：
你（你们）提出的“{{信访事项}}”信访事项（编号：{{编号}}），{{不再受理事由}}。你（你们）仍然以同一事实和理由提出投诉请求，根据{{不再受理依据}}的规定，各级党委和政府信访部门和其他机关、单位不再受理。
有新的事实和理由的，可以另行提出；生活确有困难的，可以向本单位咨询社会救助等帮扶政策（《信访工作条例》第三十七条）。
[落款]
${contact}`,
  },
  {
    id: "notice-guided",
    routes: [1, 2, 3, 4, 5],
    code: "D03c",
    name: "依法分类处理（导入法定途径）告知书",
    title: "信访事项依法分类处理告知书",
    article: "《信访工作条例》第31条",
    layout: "plain",
    audience: "petitioner",
    makers: anyOffice,
    step: "petition.guided",
    remedy: "route",
    series: "信导",
    required: ["信访人", "信访事项", "途径条款", "途径名称", "有权机关"],
    template: `> {{信访人}}：
本单位于{{收到日期}}收到你（你们）提出的“{{信访事项}}”信访事项（编号：{{编号}}）。经审查，该事项属于《信访工作条例》{{途径条款}}规定的情形，应当通过{{途径名称}}处理，受理机关为{{有权机关}}。
{{途径说明}}
[救济告知]
你（你们）在办理上述程序中需要帮助的，可以向本单位咨询。
[落款]
${contact}`,
  },
  {
    id: "notice-extension",
    routes: [6],
    code: "D06",
    name: "延期办理告知书",
    title: "信访事项延期办理告知书",
    article: "《信访工作条例》第34条",
    layout: "plain",
    audience: "petitioner",
    makers: anyOffice,
    step: "petition.extended",
    remedy: null,
    series: "信延",
    required: ["信访人", "信访事项", "受理日期", "延长天数", "延期理由", "延期届满日"],
    template: `> {{信访人}}：
你（你们）提出的“{{信访事项}}”信访事项（编号：{{编号}}），本单位已于{{受理日期}}受理，原办理期限至{{办理届满日}}届满。因情况复杂，经本单位负责人批准，根据《信访工作条例》第三十四条的规定，延长办理期限{{延长天数}}，至{{延期届满日}}届满。
延期理由：{{延期理由}}
[落款]
${contact}`,
  },
  {
    id: "suggestion-reply",
    code: "",
    name: "建议意见答复函",
    title: "关于建议意见的答复",
    article: "《信访工作条例》第29条",
    layout: "plain",
    audience: "petitioner",
    makers: anyOffice,
    step: "petition.suggestion-answered",
    remedy: null,
    series: "信复",
    required: ["信访人", "信访事项", "收到日期", "采纳情况", "答复内容"],
    template: `> {{信访人}}：
你（你们）提出的“{{信访事项}}”的建议意见（编号：{{编号}}），本单位已于{{收到日期}}收到。根据《信访工作条例》第二十九条的规定，经认真研究论证，本单位决定{{采纳情况}}你（你们）的建议意见，现答复如下：
{{答复内容}}
感谢你（你们）对本单位工作的关心和支持。
[落款]
${contact}`,
  },
  {
    id: "rights",
    code: "D11",
    name: "信访人权利义务（信访行为）告知书",
    title: "信访人权利义务告知书",
    article: "《信访工作条例》第17条至第20条、第26条、第35条、第36条、第47条",
    layout: "form",
    audience: "petitioner",
    makers: anyOffice,
    step: null,
    remedy: null,
    series: null,
    required: ["信访人"],
    template: `> {{信访人}}：
## 一、你的权利
1. 可以采用信息网络、书信、电话、传真、走访等形式提出信访事项，任何组织和个人不得打击报复（《信访工作条例》第十七条、第十八条）。
2. 有权要求如实记录口头陈述；可以更正、补充（第十九条）。
3. 有权在规定期限内得到书面告知和答复，可以查询办理情况（第十八条、第二十三条）。
4. 对信访处理意见不服的，可以自收到书面答复之日起30日内请求复查；对复查意见不服的，可以自收到书面答复之日起30日内请求复核（第三十五条、第三十六条）。
5. 工作人员与信访事项或者信访人有直接利害关系的，可以要求其回避（第二十八条）；可以要求对姓名等个人信息保密。
## 二、你的义务
1. 提出信访事项应当客观真实，对所提供材料内容的真实性负责，不得捏造、歪曲事实，不得诬告、陷害他人（第十九条）。
2. 走访应当到有权处理的本级或者上一级机关、单位设立或者指定的接待场所；多人提出共同信访事项的，应当推选代表，代表不得超过5人（第二十条）。
3. 遵守法律、法规，自觉维护社会公共秩序和信访秩序，不得有第二十六条规定的下列行为：
（一）在机关、单位办公场所周围、公共场所非法聚集，围堵、冲击机关、单位，拦截公务车辆，或者堵塞、阻断交通；
（二）携带危险物品、管制器具；
（三）侮辱、殴打、威胁机关、单位工作人员，非法限制他人人身自由，或者毁坏财物；
（四）在信访接待场所滞留、滋事，或者将生活不能自理的人弃留在信访接待场所；
（五）煽动、串联、胁迫、以财物诱使、幕后操纵他人信访，或者以信访为名借机敛财；
（六）其他扰乱公共秩序、妨害国家和公共安全的行为。
4. 违反第二十条、第二十六条规定的，工作人员应当劝阻、批评或者教育；构成违反治安管理行为或者犯罪的，依法处理（第四十七条）。
## 三、说明
签字只表示已收到本告知书。不签字不影响信访事项的登记和办理，也不影响你的任何权利。
[签名] 被告知人签字：＿＿＿＿；日期：　　　年　　月　　日；告知人签字：＿＿＿＿；未签字的说明：＿＿＿＿
[落款]`,
  },
  {
    // For the petitioner to take along: no name and no matter, should it be lost.
    id: "query-slip",
    code: "D18",
    name: "查询单",
    title: "信访事项查询单",
    article: "《信访工作条例》第18条、第21条",
    layout: "form",
    audience: "petitioner",
    makers: anyOffice,
    step: null,
    remedy: null,
    series: null,
    required: ["编号"],
    template: `| 编号 | {{编号}} |
| 收到日期 | {{收到日期}} | 登记日期 | {{登记日期}} |
| 登记单位 | {{本单位}} |
| 查询电话 | {{查询电话}} | 接待时间 | {{接待时间}} |
| 接待地点 | {{本单位地址}} |
| 上级编号 | {{上级系统编号}} |
{{告知提示}}
- 凭编号可以当面或者来电查询办理进展和结果（《信访工作条例》第十八条、第二十一条）；查询时请报编号并核实本人身份。
- 有新的情况可以随时补充；任何组织和个人不得打击报复信访人（第十八条）。
- 请妥善保管，不要交给他人。本单不写姓名和事项。
[签名] 经办人：＿＿＿＿；　　　　年　　月　　日`,
  },
];
