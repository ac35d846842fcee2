import { emptyView } from "../../petition/empty-view.ts";
import { courseFields } from "./course-fields.ts";
import { decidersOf } from "./deciders.ts";
import type { PaperFacts } from "./facts.ts";
import { noProfile } from "./office.ts";
import { petitionFields } from "./petition-fields.ts";
import { remedyFields } from "./remedy.ts";

/** Fields that only a person can fill in when the document is made. */
const askedFields = [
  "主送",
  "事实认定",
  "法律依据",
  "处理意见",
  "复查意见",
  "复核意见",
  "办理途径和程序",
  "告知内容",
  "承办人",
  "承办人电话",
  "附件名称",
  "抄送机关",
  "签发人",
  "会议时间",
  "会议地点",
  "主持人",
  "参加人员",
  "会议内容",
  "议定事项",
  "谈话时间",
  "谈话地点",
  "谈话人",
  "记录人",
  "被谈话人",
  "谈话内容",
  "约谈对象",
  "约谈事由",
  "约谈要求",
  "听证时间",
  "听证地点",
  "听证事项",
  "接访领导",
  "接访时间",
  "接访地点",
  "接谈情况",
  "处理要求",
  "责任单位",
  "责任人",
  "文书名称",
  "文书文号",
  "受送达人",
  "送达地点",
  "送达人",
  "代表推选",
  "委托事项",
  "被委托人",
  "补充内容",
  "工作建议",
  "拟办意见",
  "领导批示",
  "满意度",
  "下一步工作",
  "简易办理情形",
  "采纳情况",
  "答复内容",
  "理由说明",
  "履行方式和期限",
  "建议承办机关",
  "备考说明",
  "报告时间",
  "改进建议",
  ...remedyFields,
] as const;

/** Every field of a document by its Chinese name, empty where nothing is known yet. */
export function fieldsOf({ office, view, course, clocks, dictionaries, officer }: PaperFacts): Readonly<Record<string, string>> {
  const deciders = decidersOf({ course, office });
  const petition = petitionFields(view, course, dictionaries);
  return {
    ...Object.fromEntries(askedFields.map((name) => [name, ""])),
    ...petition,
    ...courseFields(view, course, clocks),
    本单位: office.name,
    本单位地址: office.address,
    查询电话: office.telephone,
    接待时间: office.counterHours,
    复查机关: deciders.review,
    复核机关: deciders.reexamination,
    登记人: officer,
    受送达人: petition.信访人 === "匿名" ? "" : petition.信访人,
  };
}

const nothingKnown: PaperFacts = {
  office: noProfile,
  view: emptyView("", "000000/general"),
  course: { stage: "registered", steps: {}, all: [] },
  clocks: [],
  dictionaries: { contentClass: [], place: [] },
  officer: "",
};

/** Every name that a template may use. */
export const fieldNames: ReadonlySet<string> = new Set(Object.keys(fieldsOf(nothingKnown)));

/** Long texts that are drafted: they may be rewritten for the paper. All other known fields stand as recorded. */
export const draftedFields: ReadonlySet<string> = new Set([
  "信访事项",
  "逐项意见",
  "调查情况",
  "事实认定",
  "途径说明",
  "有权机关",
  "异议理由",
  "协议内容",
  "督办要求",
  "建议内容",
  "化解措施",
  "办理摘要",
  "逐项诉求",
  "回访内容",
  "交办要求",
  "材料清单",
]);

const asked: ReadonlySet<string> = new Set(askedFields);

/** Whether a person writes this field when the document is made; any other must come out of the record. */
export function askedOrDrafted(name: string): boolean {
  return asked.has(name) || draftedFields.has(name);
}

/** Several lines of input. */
export const longFields: ReadonlySet<string> = new Set([
  ...draftedFields,
  "法律依据",
  "处理意见",
  "复查意见",
  "复核意见",
  "办理途径和程序",
  "告知内容",
  "会议内容",
  "议定事项",
  "谈话内容",
  "接谈情况",
  "补充内容",
  "理由说明",
  "答复内容",
  "履行方式和期限",
  "工作建议",
  "延期理由",
  "改进建议",
]);
