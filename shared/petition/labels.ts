import { isStepType } from "./course/step-types.ts";
import { stepWords } from "./course/step-words.ts";
import type { Category, Channel, Confirmation, FieldName, identityKinds, Purpose, SourceKind } from "./intake.ts";
import type { Stage, SyncState } from "./view.ts";

/** On-screen and printed words for every value of the intake, in Simplified Chinese. */
export const channelLabels: Readonly<Record<Channel, string>> = {
  visit: "来访",
  letter: "来信",
  phone: "来电",
  online: "网上信访",
  "video-reception": "视频接访",
  fax: "传真",
};

export const sourceLabels: Readonly<Record<SourceKind, string>> = {
  direct: "直接提出",
  referred: "上级转送",
  assigned: "上级交办",
  "hotline-12345": "12345 热线",
  "petition-hotline": "信访服务热线",
  "leader-mailbox": "领导信箱",
  "leader-comment": "领导批示件",
  "leader-reception": "领导接访",
  "joint-reception": "联合接访",
  outreach: "下访",
  "dispute-screening": "矛盾纠纷排查",
  inspection: "带案督查",
  "village-agency": "村级代办",
};

export const categoryLabels: Readonly<Record<Category, string>> = { claim: "申诉求决", suggestion: "建议意见" };

export const purposeLabels: Readonly<Record<Purpose, string>> = {
  resolve: "求决",
  suggest: "意见建议",
  appeal: "申诉",
  consult: "咨询",
  other: "其他",
};

export const identityLabels: Readonly<Record<(typeof identityKinds)[number], string>> = {
  resident: "居民身份证",
  military: "军人证件",
  "hong-kong-macao-taiwan": "港澳台证件",
  passport: "护照",
  household: "户口簿",
  other: "其他",
};

export const sexLabels: Readonly<Record<"female" | "male", string>> = { female: "女", male: "男" };

export const petitionerKindLabels: Readonly<Record<"person" | "organisation", string>> = {
  person: "个人",
  organisation: "单位（组织）",
};

export const confirmationLabels: Readonly<Record<Confirmation["how"], string>> = {
  signed: "宣读核对并签字",
  "read-back": "已宣读核对",
  "as-received": "以来件原文为准",
  "refused-to-sign": "已宣读，未签字",
};

export const noticeLabels: Readonly<Record<"on-the-spot" | "written" | "oral", string>> = {
  "on-the-spot": "当场书面告知",
  written: "书面告知",
  oral: "口头告知",
};

export const stageLabels: Readonly<Record<Stage, string>> = {
  registered: "已登记",
  objected: "已提异议",
  noticed: "已告知",
  "sent-on": "已转送交办",
  guided: "已导入法定途径",
  answered: "已答复",
  accepted: "已受理",
  handling: "办理中",
  opinion: "已出具意见",
  served: "意见已送达",
  review: "复查阶段",
  "re-examination": "复核阶段",
  "not-accepted": "不（再）受理",
  withdrawn: "已撤回",
  concluded: "已办结",
  archived: "已归档",
  voided: "已作废",
  sealed: "已转检举控告",
  destroyed: "已销毁",
};

export const syncLabels: Readonly<Record<SyncState, string>> = { local: "未导出", exported: "已导出", acknowledged: "已回执" };

export const fieldLabels: Readonly<Record<FieldName, string>> = {
  channel: "信访形式",
  source: "来源",
  petitionDate: "信访日期",
  receiptDate: "收到日期",
  petitioners: "信访人",
  anonymous: "匿名",
  groupSize: "信访人数",
  representatives: "代表",
  agent: "代理人",
  category: "类别",
  contentClass: "内容分类",
  place: "问题属地",
  purpose: "信访目的",
  complainedOf: "反映对象",
  title: "概况",
  summary: "办理摘要",
  confidential: "要求保密",
};

/** Names of the intake's parts that are not fields, for refusals. */
export const intakeLabels: Readonly<Record<string, string>> = {
  ...fieldLabels,
  statement: "原始陈述",
  confirmation: "陈述核对",
  attachments: "材料",
  sameMatterAs: "同一事项",
  registrationDate: "登记日期",
};

/** What happened, as the timeline shows it. */
export const eventLabels: Readonly<Record<string, string>> = {
  "petition.registered": "登记",
  "petition.amended": "修改登记内容",
  "petition.statement-confirmed": "陈述核对",
  "petition.supplemented": "补充陈述",
  "petition.attached": "收到材料",
  "petition.noted": "办理记录",
  "petition.notice-given": "告知",
  "petition.objected": "提出异议",
  "petition.upper-number-recorded": "登记上级系统编号",
  "petition.same-matter-linked": "关联同一事项",
  "petition.conflict-settled": "选定两地不同的记载",
  "petition.voided": "作废",
  "petition.sealed": "转入检举控告",
  "petition.destroyed": "销毁",
};

/** Pairs of steps that cannot both stand, by the codes of `PetitionView.contested`. */
export function contestedLabel(code: string): string {
  const [first = "", second = ""] = code.split("/");
  return `“${stepLabel(first)}”与“${stepLabel(second)}”在两处各自作出，不能并存`;
}

function stepLabel(step: string): string {
  const type = `petition.${step}`;
  return eventLabels[type] ?? (isStepType(type) ? stepWords[type].name : step);
}
