import type { NumberGapStated } from "../../../shared/petition/course/step-bodies.ts";
import type { StepType } from "../../../shared/petition/course/step-types.ts";
import * as words from "../../../shared/petition/course/value-labels.ts";
import type { BodyOf } from "../../../shared/petition/events.ts";
import { noticeLabels } from "../../../shared/petition/labels.ts";
import { shanghaiMinute } from "../../../shared/regulation/date.ts";

type Part = string | null | undefined | false;
type Details = { readonly [T in StepType]: (body: BodyOf<T>) => readonly Part[] };

/** `前缀内容`, or nothing where there is no content. */
function behind(prefix: string, text: string | null | undefined): Part {
  return text ? `${prefix}${text}` : null;
}

function numbered(list: readonly string[]): string {
  return list.length === 1 ? (list[0] ?? "") : list.map((one, at) => `${at + 1}. ${one}`).join("；");
}

/** `林小满经办`, as a file says it: a bare name behind a comma reads like part of what was found. */
function handledBy(name: string): Part {
  return name && `${name}经办`;
}

/** The words that matter of each step, in the order in which a clerk would say them. */
const details: Details = {
  "petition.notice-given": ({ how, kind, text }) => [noticeLabels[how], words.noticeKindLabels[kind ?? "received"], text],
  "petition.objected": ({ reason }) => [reason],
  "petition.voided": ({ reason, approvedBy }) => [reason, `${approvedBy}批准`],
  "petition.signed-in": ({ by, paperReceivedOn }) => [by, behind("纸质来文收到日期 ", paperReceivedOn)],
  "petition.examined": ({ claims, by, causes }) => [
    `诉求 ${claims.length} 项：${numbered(claims)}`,
    causes.map((cause) => words.causeLabels[cause]).join("、"),
    handledBy(by),
  ],
  "petition.duplicate-checked": ({ result, by }) => [words.duplicateLabels[result], handledBy(by)],
  "petition.linked": ({ relation }) => [words.relationLabels[relation]],
  "petition.unlinked": ({ reason }) => [reason],
  "petition.split": ({ into, reason }) => [into.length > 0 && `拆分出 ${into.length} 件`, reason],
  "petition.classified": ({ competence, route, organ, by }) => [
    words.competenceLabels[competence],
    route !== null && `第31条第${route}项`,
    behind("有权处理：", organ),
    handledBy(by),
  ],
  "petition.accepted": ({ approvedBy, simplified }) => [simplified && "简易办理", `${approvedBy}批准`],
  "petition.not-accepted": ({ handlingOffice, handlingNumber, approvedBy }) => [
    `${handlingOffice.name}正在办理`,
    handlingNumber,
    `${approvedBy}批准`,
  ],
  "petition.no-longer-accepted": ({ reexaminationNumber, reexaminationDate, basis, approvedBy }) => [
    reexaminationNumber !== "" && `复核意见 ${reexaminationNumber}（${reexaminationDate}）`,
    basis !== undefined && `依照${basis}（${reexaminationDate}）`,
    `${approvedBy}批准`,
  ],
  "petition.guided": ({ route, organ, procedure }) => [`第31条第${route}项`, organ, procedure],
  "petition.suggestion-answered": ({ result, reply, how }) => [words.adoptionLabels[result], words.replyMeansLabels[how], reply],
  "petition.referred": ({ to, documentNumber }) => [to.name, documentNumber],
  "petition.assigned": ({ to, documentNumber, deadline }) => [to.name, documentNumber, `限 ${deadline} 前反馈`],
  "petition.objection-answered": ({ agreed, reason }) => [agreed ? "同意退回" : "不同意退回", reason],
  "petition.reported-back": ({ documentNumber, text }) => [documentNumber, text],
  "petition.report-answered": ({ accepted, reason }) => [accepted ? "认可" : "退回重办", reason],
  "petition.dispatched": ({ unit, handler, due, requirement }) => [unit, handler, due && `限 ${due} 前`, requirement],
  "petition.dispatch-answered": ({ by, text }) => [by, text],
  "petition.units-set": ({ lead, coHandling }) => [`主办：${lead}`, behind("协办：", coHandling.join("、"))],
  "petition.urged": ({ unit, person, reason, replyBy }) => [unit, person, reason, replyBy && `限 ${replyBy} 前回复`],
  "petition.approval-recorded": ({ paper, act, by, position, opinion }) => [
    `${paper}${words.approvalActLabels[act]}`,
    `${by}${position ? `（${position}）` : ""}`,
    opinion,
  ],
  "petition.extended": ({ days, approvedBy, reason, notifiedOn }) => [
    `延长 ${days} 日`,
    `${approvedBy}批准`,
    reason,
    notifiedOn ? `${notifiedOn} 告知信访人` : "尚未告知信访人",
  ],
  "petition.contacted": ({ by, how, content }) => [words.contactLabels[how], by, content],
  "petition.investigated": ({ by, findings }) => [by.join("、"), findings],
  "petition.mediated": ({ by, parties, result, agreement }) => [words.mediationLabels[result], parties, `${by}主持`, agreement],
  "petition.helped": ({ kind, by, amount, content }) => [
    words.helpLabels[kind],
    amount !== null && `${amount} 元`,
    content,
    handledBy(by),
  ],
  "petition.hearing-held": ({ level, from, to, chair, result }) => [
    `${words.hearingLevelLabels[level]}听证`,
    from === to ? from : `${from} 至 ${to}`,
    `${chair}主持`,
    result,
  ],
  "petition.opinion-issued": ({ number, conclusions, fourWays, signedOffBy }) => [
    number,
    numbered(conclusions.map(({ claim, conclusion }) => `${claim}：${words.conclusionLabels[conclusion]}`)),
    fourWays.map((way) => words.fourWayLabels[way]).join("、"),
    `${signedOffBy}签发`,
  ],
  "petition.served": ({ paper, how, receiver, relation, refused, witness }) => [
    words.paperLabels[paper],
    words.serviceLabels[how],
    refused === null ? `${receiver}签收` : `拒收：${refused}`,
    relation,
    behind("见证人 ", witness),
  ],
  "petition.review-requested": ({ office, reasons }) => [`向${office.name}`, reasons],
  "petition.review-decided": decision,
  "petition.reexamination-requested": ({ office, reasons }) => [`向${office.name}`, reasons],
  "petition.reexamination-decided": decision,
  "petition.concluded": ({ way, by }) => [words.conclusionWayLabels[way], handledBy(by)],
  "petition.resolved": ({ how, by, petitionerConfirmed }) => [how, by, petitionerConfirmed ? "信访人已确认" : "信访人未确认"],
  "petition.return-visited": ({ by, how, fulfilment, content }) => [
    words.contactLabels[how],
    words.fulfilmentLabels[fulfilment],
    content,
    by,
  ],
  "petition.evaluated": ({ object, value, reason, proxy }) => [
    `对${words.evaluatedLabels[object]}：${words.satisfactionLabels[value]}`,
    reason,
    proxy !== null && `代评：${proxy}`,
  ],
  "petition.withdrawn": ({ reason, signed, approvedBy }) => [
    reason,
    signed ? "信访人已签字" : "信访人未签字",
    approvedBy !== "" && `${approvedBy}批准`,
  ],
  "petition.reopened": ({ reason, approvedBy }) => [reason, `${approvedBy}批准`],
  "petition.finalised": ({ ground, basis, approvedBy }) => [words.finalityLabels[ground], basis, `${approvedBy}批准`],
  "petition.archived": ({ fileNumber, retention, year, by }) => [
    `卷号 ${fileNumber}`,
    `保管 ${words.retentionLabels[retention]}`,
    year !== undefined && `${year} 年度`,
    handledBy(by),
  ],
  "petition.appraised": ({ retention, year, reason, appraisers }) => [
    `改为保管 ${words.retentionLabels[retention]}，从 ${year} 年度起算`,
    reason,
    `鉴定：${appraisers.join("、")}`,
  ],
  "petition.supervised": ({ to, ground, means, requirement, replyBy, documentNumber }) => [
    to.name,
    words.supervisionGroundLabels[ground],
    words.supervisionMeansLabels[means],
    documentNumber,
    requirement,
    `限 ${replyBy} 前反馈`,
  ],
  "petition.supervision-answered": ({ text }) => [text],
  "petition.proposed": ({ to, kind, text, documentNumber }) => [
    to.name,
    `${words.proposalLabels[kind]}的建议`,
    documentNumber,
    text,
  ],
  "petition.proposal-answered": ({ adoption, text }) => [words.adoptionLabels[adoption], text],
  "petition.recusal-decided": ({ person, ground, recused, decidedBy }) => [
    `${person}${recused ? "回避" : "不需要回避"}`,
    ground,
    `${decidedBy}决定`,
  ],
  "petition.lead-official-set": ({ official, position, assisting, due }) => [
    `${official}${position ? `（${position}）` : ""}`,
    behind("协助：", assisting.join("、")),
    due && `限 ${due} 前`,
  ],
  "petition.lead-official-acted": ({ official, duty, content }) => [official, words.leadDutyLabels[duty], content],
  "petition.plan-set": ({ plan }) => [
    numbered(plan.map(({ measure, owner, due, done }) => `${measure}（${owner}，${done ? `${done} 完成` : `限 ${due}`}）`)),
  ],
  "petition.backlog-set": (body) => [words.backlogLabels[body.class], body.owner, body.measure, `限 ${body.due}`],
  "petition.backlog-cleared": ({ how, by }) => [how, by],
  "petition.urgent-reported": ({ followUp, knownAt, place, people, situation, informed }) => [
    followUp === 0 ? "首报" : `第 ${followUp} 次续报`,
    knownAt !== undefined && `${shanghaiMinute(knownAt)} 得知`,
    place,
    `${people} 人`,
    situation,
    informed.map(({ office, person, means }) => `${office}${person}（${words.urgentMeansLabels[means]}）`).join("、"),
  ],
  "petition.tagged": ({ tags }) => [tags.length === 0 ? "去掉全部标签" : tags.join("、")],
  "petition.document-issued": ({ title, number }) => [title, number],
  "petition.document-voided": ({ reason }) => [reason],
};

function decision({ office, number, result, redoWithin, text }: BodyOf<"petition.review-decided">): readonly Part[] {
  return [office.name, number, words.reviewResultLabels[result], redoWithin !== null && `限 ${redoWithin} 日内重新作出`, text];
}

/** What happened in one step, in a line of words; empty where its name says it all. */
export function stepDetail<T extends StepType>(type: T, body: BodyOf<T>): string {
  return [...details[type](body), skipped(body)]
    .filter((part) => typeof part === "string" && part !== "")
    .join("，")
    .replaceAll("。，", "。");
}

/** Numbers that the paper's 文号 left empty, and why, where a person confirmed it. */
function skipped(body: object): Part {
  if (!("numberGap" in body)) return null;
  const { from, to, reason } = body.numberGap as NumberGapStated;
  return `空缺 ${from === to ? from : `${from}—${to}`} 号：${reason}`;
}
