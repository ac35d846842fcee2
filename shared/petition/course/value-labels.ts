import type { BodyOf } from "../events.ts";

/** What every coded value of a step body is called on screen and paper, in Simplified Chinese. */
type Labels<K extends string> = Readonly<Record<K, string>>;
type ListOf<T> = T extends readonly (infer One extends string)[] ? One : never;

export const causeLabels: Labels<ListOf<BodyOf<"petition.examined">["causes"]>> = {
  policy: "政策原因",
  history: "历史原因",
  reality: "现实原因",
};

export const competenceLabels: Labels<BodyOf<"petition.classified">["competence"]> = {
  ours: "属本单位职权",
  "not-ours": "不属本单位职权",
  "handled-below": "下级正在办理",
};

export const noticeKindLabels: Labels<NonNullable<BodyOf<"petition.notice-given">["kind"]>> = {
  received: "接收情况以及处理途径和程序",
  "sent-on": "转送、交办去向",
  guided: "应当走的法定途径",
  "where-to-turn": "应当向哪个机关、单位提出",
};

export const duplicateLabels: Labels<BodyOf<"petition.duplicate-checked">["result"]> = {
  first: "初次信访事项",
  repeat: "重复信访事项",
  related: "相关信访事项",
};

export const relationLabels: Labels<BodyOf<"petition.linked">["relation"]> = {
  "same-matter": "同一事项",
  related: "相关事项",
  joint: "信访人共同提出",
  parent: "本件由它拆分、转出",
  child: "它由本件拆分、转出",
};

export const adoptionLabels: Labels<BodyOf<"petition.suggestion-answered">["result"]> = {
  adopted: "采纳",
  partly: "部分采纳",
  "not-adopted": "不采纳",
};

export const replyMeansLabels: Labels<BodyOf<"petition.suggestion-answered">["how"]> = { written: "书面", oral: "口头" };

export const approvalActLabels: Labels<BodyOf<"petition.approval-recorded">["act"]> = {
  drafted: "拟稿",
  proposed: "拟办",
  instructed: "批示",
  reviewed: "审核",
  "signed-off": "签发",
  sealed: "用印",
};

export const contactLabels: Labels<BodyOf<"petition.contacted">["how"]> = {
  phone: "电话",
  visit: "上门",
  meeting: "约见",
  letter: "信函",
  online: "网络",
};

export const mediationLabels: Labels<BodyOf<"petition.mediated">["result"]> = {
  "mediation-agreement": "达成调解协议",
  "settlement-agreement": "达成和解协议",
  failed: "未达成协议",
};

export const helpLabels: Labels<BodyOf<"petition.helped">["kind"]> = {
  relief: "困难救助",
  "legal-aid": "法律援助",
  counselling: "心理疏导",
  employment: "就业帮扶",
  other: "其他帮扶",
};

export const hearingLevelLabels: Labels<BodyOf<"petition.hearing-held">["level"]> = {
  handling: "办理",
  review: "复查",
  "re-examination": "复核",
};

export const conclusionLabels: Labels<BodyOf<"petition.opinion-issued">["conclusions"][number]["conclusion"]> = {
  supported: "支持",
  explained: "解释说明",
  "not-supported": "不支持",
};

/** 三到位一处理 (Art. 27). */
export const fourWayLabels: Labels<ListOf<BodyOf<"petition.opinion-issued">["fourWays"]>> = {
  solved: "诉求合理，解决问题到位",
  educated: "诉求无理，思想教育到位",
  helped: "生活困难，帮扶救助到位",
  "dealt-with": "行为违法，依法处理",
};

export const paperLabels: Labels<BodyOf<"petition.served">["paper"]> = {
  notice: "告知书",
  acceptance: "受理告知书",
  extension: "延期办理告知书",
  opinion: "处理意见书",
  review: "复查意见书",
  "re-examination": "复核意见书",
  other: "其他文书",
};

export const serviceLabels: Labels<BodyOf<"petition.served">["how"]> = {
  direct: "直接送达",
  left: "留置送达",
  post: "邮寄送达",
  entrusted: "委托送达",
  electronic: "电子送达",
  public: "公告送达",
};

export const reviewResultLabels: Labels<BodyOf<"petition.review-decided">["result"]> = {
  upheld: "维持原意见",
  revoked: "撤销原意见，责令重新办理",
  changed: "变更原意见",
  "not-accepted": "不予受理",
};

export const conclusionWayLabels: Labels<BodyOf<"petition.concluded">["way"]> = {
  opinion: "出具处理意见",
  agreement: "达成调解、和解协议",
  withdrawal: "信访人撤回",
  guided: "已导入法定途径",
  performed: "依法履行职责并答复",
  answered: "建议意见已答复",
  "sent-on": "已转送、交办",
  "no-longer-accepted": "不再受理",
};

export const fulfilmentLabels: Labels<BodyOf<"petition.return-visited">["fulfilment"]> = {
  fulfilled: "已落实",
  partly: "部分落实",
  not: "未落实",
  "nothing-to-fulfil": "无须落实",
};

export const satisfactionLabels: Labels<BodyOf<"petition.evaluated">["value"]> = {
  satisfied: "满意",
  basically: "基本满意",
  unsatisfied: "不满意",
};

export const evaluatedLabels: Labels<BodyOf<"petition.evaluated">["object"]> = {
  "petition-office": "信访部门",
  "responsible-unit": "责任单位",
};

export const finalityLabels: Labels<BodyOf<"petition.finalised">["ground"]> = {
  "re-examined": "复核意见已作出",
  local: "地方规定的终结情形",
};

export const retentionLabels: Labels<BodyOf<"petition.archived">["retention"]> = {
  permanent: "永久",
  "30-years": "30 年",
  "10-years": "10 年",
};

/** Art. 40 para. 1, in the words of the regulation: they stand in the letter. */
export const supervisionGroundLabels: Labels<BodyOf<"petition.supervised">["ground"]> = {
  "rules-broken": "违反信访工作规定受理、办理信访事项",
  shirking: "办理信访事项推诿、敷衍、拖延、弄虚作假",
  "not-carried-out": "拒不执行信访处理意见",
};

export const supervisionMeansLabels: Labels<BodyOf<"petition.supervised">["means"]> = {
  phone: "电话督办",
  letter: "发函督办",
  interview: "约谈",
  "on-site": "实地督办",
};

export const proposalLabels: Labels<BodyOf<"petition.proposed">["kind"]> = {
  "improve-work": "改进工作",
  "improve-policy": "完善政策",
  accountability: "追究责任",
};

export const leadDutyLabels: Labels<BodyOf<"petition.lead-official-acted">["duty"]> = {
  inquire: "亲自参与调查",
  chair: "亲自主持研究",
  talk: "亲自谈话答复",
};

export const backlogLabels: Labels<BodyOf<"petition.backlog-set">["class"]> = {
  "no-clear-opinion": "多次办理仍无明确意见",
  doubtful: "疑点多、政策性强",
  "no-basis": "无管辖权限或缺乏政策依据",
};

export const urgentMeansLabels: Labels<BodyOf<"petition.urgent-reported">["informed"][number]["means"]> = {
  phone: "电话",
  fax: "传真",
  "in-person": "当面",
  system: "系统",
};
