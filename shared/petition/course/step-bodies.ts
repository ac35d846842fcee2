import { z } from "zod";
import { attachmentSchema, dateSchema } from "../intake.ts";

const eventId = z.string().regex(/^[0-9a-f]{64}$/);
const petitionId = z.string().regex(/^[0-9a-f]{32}$/);
const name = z.string().trim().min(1).max(100);
const line = z.string().trim().min(1).max(200);
const text = z.string().trim().min(1).max(10_000);
const optionalText = z.string().trim().max(10_000);
/** 文号 */
const documentNumber = z.string().trim().max(60);

/** An office by its region code where it is enrolled (empty otherwise), and by its name. */
const officeSchema = z.strictObject({ organisation: z.string().regex(/^(\d{6}(\d{3})?)?$/), name: line });

/** Towards whom the petition complains of: asked before anything goes there. */
const confirmations = ["complained-of"] as const;

/** Numbers of a series that stay empty because the paper's number runs ahead of it, and why: first and last, both empty. */
const numberGapSchema = z.strictObject({
  from: z.number().int().min(1).max(999_999),
  to: z.number().int().min(1).max(999_999),
  reason: line,
});
export type NumberGapStated = z.infer<typeof numberGapSchema>;
/** With the 文号 that a person typed: what it leaves empty, as he confirmed it. */
const numberGap = numberGapSchema.optional();

/**
 * What every step has: the day it happened (Asia/Shanghai, entered and confirmed by a person), scans and files that
 * prove it, a remark, and the steps that its author knew to be the last ones.
 */
function step<Shape extends z.core.$ZodLooseShape>(shape: Shape) {
  return z.strictObject({
    date: dateSchema,
    ...shape,
    attachments: z.array(attachmentSchema).max(50).optional(),
    remark: z.string().trim().max(2000).optional(),
    /** Questions that the officer answered with yes before the step was taken. */
    confirmed: z.array(z.enum(confirmations)).max(10).optional(),
    after: z.array(eventId).max(64),
  });
}

/** 甄别: why the dispute arose. */
export const causes = ["policy", "history", "reality"] as const;
/** Whose matter it is (Art. 22, 23, 31): ours; another office's; a superior asked while it is being handled below (Art. 19 para. 3). */
export const competences = ["ours", "not-ours", "handled-below"] as const;
/** 法定途径 (Art. 31 items 1 to 6). */
const routeSchema = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5), z.literal(6)]);
/** 告知: of reception and procedure; of where it was sent; of the statutory route; of whom to turn to (Art. 23). */
export const noticeKinds = ["received", "sent-on", "guided", "where-to-turn"] as const;
export const approvalActs = ["drafted", "proposed", "instructed", "reviewed", "signed-off", "sealed"] as const;
export const helpKinds = ["relief", "legal-aid", "counselling", "employment", "other"] as const;
export const mediationResults = ["mediation-agreement", "settlement-agreement", "failed"] as const;
/** Art. 32: 支持, 解释说明, 不支持. */
export const conclusions = ["supported", "explained", "not-supported"] as const;
/** 三到位一处理 (Art. 27). */
export const fourWays = ["solved", "educated", "helped", "dealt-with"] as const;
export const papersServed = ["notice", "acceptance", "extension", "opinion", "review", "re-examination", "other"] as const;
export const serviceMeans = ["direct", "left", "post", "entrusted", "electronic", "public"] as const;
export const reviewResults = ["upheld", "revoked", "changed", "not-accepted"] as const;
export const conclusionWays = [
  "opinion",
  "agreement",
  "withdrawal",
  "guided",
  "performed",
  "answered",
  "sent-on",
  "no-longer-accepted",
] as const;
export const fulfilments = ["fulfilled", "partly", "not", "nothing-to-fulfil"] as const;
export const satisfactions = ["satisfied", "basically", "unsatisfied"] as const;
export const evaluatedObjects = ["petition-office", "responsible-unit"] as const;
/** Art. 40 para. 1: rules broken; shirking, delay, deceit; an opinion not carried out. */
export const supervisionGrounds = ["rules-broken", "shirking", "not-carried-out"] as const;
export const supervisionMeans = ["phone", "letter", "interview", "on-site"] as const;
/** Art. 40: to improve work, to improve policy, to hold someone to account. */
export const proposalKinds = ["improve-work", "improve-policy", "accountability"] as const;
export const adoptions = ["adopted", "partly", "not-adopted"] as const;
/** 领导包案 "三个亲自": take part in the inquiry, chair the study, talk with the petitioner. */
export const leadDuties = ["inquire", "chair", "talk"] as const;
/** 积案三类: handled often without a clear opinion; doubtful and policy-heavy; no power or policy basis. */
export const backlogClasses = ["no-clear-opinion", "doubtful", "no-basis"] as const;
export const linkRelations = ["same-matter", "related", "joint", "parent", "child"] as const;
export const urgentMeans = ["phone", "fax", "in-person", "system"] as const;
export const retentions = ["permanent", "30-years", "10-years"] as const;

const plan = z
  .array(z.strictObject({ measure: line, owner: name, due: dateSchema, done: dateSchema.nullable() }))
  .min(1)
  .max(50);

const reviewDecision = {
  office: officeSchema,
  number: documentNumber,
  result: z.enum(reviewResults),
  /** Days within which a revoked opinion has to be made again; null where none were set. */
  redoWithin: z.number().int().min(1).max(366).nullable(),
  text: optionalText,
};

/** Body of each workflow step, without its salt: steps are events, never fields. */
export const stepBodies = {
  /** 签收 of what was referred or assigned, by a named person: T04 and T05 run from it, or from an earlier paper letter. */
  "petition.signed-in": step({ by: name, paperReceivedOn: dateSchema.optional() }),
  /** 甄别: claims, facts, evidence, disputed points, causes. */
  "petition.examined": step({
    claims: z.array(text).min(1).max(30),
    facts: optionalText,
    evidence: optionalText,
    disputedPoints: optionalText,
    causes: z.array(z.enum(causes)).max(3),
    by: name,
  }),
  /** 筛重 */
  "petition.duplicate-checked": step({ result: z.enum(["first", "repeat", "related"]), other: petitionId.nullable(), by: name }),
  "petition.linked": step({ other: petitionId, relation: z.enum(linkRelations) }),
  /** Takes a link back; `link` is the event that made it. */
  "petition.unlinked": step({ link: eventId, reason: text }),
  /** 拆分: one visit, two matters. */
  "petition.split": step({ into: z.array(petitionId).max(10), reason: text }),
  /** Competence and statutory route. `route` only for claims that are ours to place. */
  "petition.classified": step({
    competence: z.enum(competences),
    route: routeSchema.nullable(),
    /** The office that has the power, where it is not ours. */
    organ: z.string().trim().max(200),
    basis: optionalText,
    by: name,
  }),
  /** 受理 (Art. 31 item 6, 34): T07 runs from its date. `simplified`: 简易办理. */
  "petition.accepted": step({ approvedBy: name, simplified: z.boolean() }),
  /** 不予受理: only by a superior office while the matter is being handled below (Art. 19 para. 3). */
  "petition.not-accepted": step({ handlingOffice: officeSchema, handlingNumber: z.string().trim().max(60), approvedBy: name }),
  /** 不再受理 after re-examination (Art. 36 para. 3). */
  "petition.no-longer-accepted": step({
    /** Empty where a local rule ends the matter without one: then `basis` names the rule, and the date is its end. */
    reexaminationNumber: documentNumber,
    reexaminationDate: dateSchema,
    basis: z.string().trim().min(1).max(200).optional(),
    approvedBy: name,
  }),
  /** 导入法定途径 (Art. 31 items 1 to 5). */
  "petition.guided": step({ route: routeSchema, organ: line, procedure: text }),
  /** 建议意见 studied and answered (Art. 29). */
  "petition.suggestion-answered": step({ result: z.enum(adoptions), reply: text, how: z.enum(["written", "oral"]) }),
  /** 转送 (Art. 22 items 1, 2). `child` is the petition registered in the receiving office's scope. */
  "petition.referred": step({ to: officeSchema, documentNumber, numberGap, child: petitionId.nullable() }),
  /** 交办 (Art. 22 item 3): with a deadline, a result and a report on conclusion. */
  "petition.assigned": step({
    to: officeSchema,
    documentNumber,
    numberGap,
    deadline: dateSchema,
    requirement: optionalText,
    child: petitionId.nullable(),
  }),
  /** The sender's answer to an objection (Art. 23 para. 3): only an agreed return lets material go back. */
  "petition.objection-answered": step({ objection: eventId, agreed: z.boolean(), reason: text }),
  /** 反馈办理结果、办结报告 to the assigning office. */
  "petition.reported-back": step({ documentNumber, numberGap, text }),
  "petition.report-answered": step({ report: eventId, accepted: z.boolean(), reason: optionalText }),
  /** 分办 to an own 站办所 or village: inside the office, no referral in the sense of the regulation. */
  "petition.dispatched": step({
    unit: line,
    handler: z.string().trim().max(100),
    due: dateSchema.nullable(),
    requirement: optionalText,
  }),
  "petition.dispatch-answered": step({ dispatch: eventId, by: name, text }),
  /** 主办、协办 */
  "petition.units-set": step({ lead: line, coHandling: z.array(line).max(20) }),
  /** 催办, inside the office. */
  "petition.urged": step({ unit: line, person: z.string().trim().max(100), reason: text, replyBy: dateSchema.nullable() }),
  /** One act of the approval chain on paper: who and when; the scan is attached. */
  "petition.approval-recorded": step({
    paper: line,
    act: z.enum(approvalActs),
    by: name,
    position: z.string().trim().max(60),
    opinion: optionalText,
  }),
  /** 延期 (Art. 34): once, before the original day, approved by the head of the office, the petitioner told why. */
  "petition.extended": step({
    days: z.number().int().min(1).max(366),
    approvedBy: name,
    reason: text,
    notifiedOn: dateSchema.nullable(),
  }),
  /** 首次联系信访人 and later talks. */
  "petition.contacted": step({ by: name, how: z.enum(["phone", "visit", "meeting", "letter", "online"]), content: text }),
  "petition.investigated": step({ by: z.array(name).min(1).max(10), findings: text }),
  "petition.mediated": step({ by: name, parties: line, result: z.enum(mediationResults), agreement: optionalText }),
  /** 帮扶救助. Amount in yuan. */
  "petition.helped": step({
    kind: z.enum(helpKinds),
    by: name,
    amount: z.number().nonnegative().max(1e9).nullable(),
    content: text,
  }),
  /** 听证. Only at re-examination does its time not count (Art. 36 para. 2). Days from–to, both included. */
  "petition.hearing-held": step({
    level: z.enum(["handling", "review", "re-examination"]),
    from: dateSchema,
    to: dateSchema,
    chair: name,
    result: optionalText,
  }),
  /** 信访处理意见书 (Art. 32, 34). */
  "petition.opinion-issued": step({
    number: documentNumber,
    numberGap,
    conclusions: z
      .array(z.strictObject({ claim: text, conclusion: z.enum(conclusions), reason: text }))
      .min(1)
      .max(30),
    fourWays: z.array(z.enum(fourWays)).max(4),
    /** The next higher office, to which review may be requested (Art. 35). */
    reviewBy: z.string().trim().max(200),
    signedOffBy: name,
  }),
  /** 送达, with proof: T09 and T11 run from it. `of` is the step whose paper was served. */
  "petition.served": step({
    paper: z.enum(papersServed),
    of: eventId.nullable(),
    how: z.enum(serviceMeans),
    receiver: name,
    relation: z.string().trim().max(60),
    /** Why it was refused; null where it was taken. */
    refused: z.string().trim().min(1).max(200).nullable(),
    servers: z.array(name).min(1).max(5),
    witness: z.string().trim().max(100),
  }),
  /** 请求复查 (Art. 35): recorded at the township, decided above. */
  "petition.review-requested": step({ office: officeSchema, reasons: optionalText }),
  "petition.review-decided": step(reviewDecision),
  /** 请求复核 (Art. 36). */
  "petition.reexamination-requested": step({ office: officeSchema, reasons: optionalText }),
  "petition.reexamination-decided": step(reviewDecision),
  /** 办结: not the same as 化解. */
  "petition.concluded": step({ way: z.enum(conclusionWays), by: name }),
  /** 化解 */
  "petition.resolved": step({ how: text, by: name, petitionerConfirmed: z.boolean() }),
  /** 回访: never by the handler or the unit complained of. */
  "petition.return-visited": step({
    by: name,
    how: z.enum(["phone", "visit", "meeting", "letter", "online"]),
    fulfilment: z.enum(fulfilments),
    content: text,
  }),
  /** 满意度评价: two objects, one evaluator; 代评 is marked and counted apart. */
  "petition.evaluated": step({
    object: z.enum(evaluatedObjects),
    value: z.enum(satisfactions),
    reason: optionalText,
    proxy: z.string().trim().min(1).max(100).nullable(),
  }),
  /** 撤回: with the petitioner's signature, or a leader's reason. */
  "petition.withdrawn": step({ reason: text, signed: z.boolean(), approvedBy: z.string().trim().max(100) }),
  "petition.reopened": step({ reason: text, approvedBy: name }),
  /** 终结. Grounds other than re-examination come from a local profile, whose basis is named. */
  "petition.finalised": step({ ground: z.enum(["re-examined", "local"]), basis: line, approvedBy: name }),
  /** `year`: 年度 of the file, from which its retention is counted; absent from what the first version archived. */
  "petition.archived": step({
    fileNumber: line,
    retention: z.enum(retentions),
    year: z.number().int().min(1900).max(9999).optional(),
    by: name,
  }),
  /** 鉴定 of an archived file with the result that it is kept longer: the new 保管期限, and the year it is counted from. */
  "petition.appraised": step({
    retention: z.enum(retentions),
    year: z.number().int().min(1900).max(9999),
    reason: text,
    appraisers: z.array(name).min(1).max(10),
  }),
  /** 督办 (Art. 40): petition offices only. */
  "petition.supervised": step({
    to: officeSchema,
    ground: z.enum(supervisionGrounds),
    means: z.enum(supervisionMeans),
    requirement: text,
    replyBy: dateSchema,
    documentNumber,
    numberGap,
  }),
  "petition.supervision-answered": step({ supervision: eventId, text }),
  /** 改进工作、完善政策、追责 proposals (Art. 40). */
  "petition.proposed": step({ to: officeSchema, kind: z.enum(proposalKinds), text, documentNumber, numberGap }),
  "petition.proposal-answered": step({ proposal: eventId, adoption: z.enum(adoptions), text }),
  /** 回避 (Art. 28 para. 3). */
  "petition.recusal-decided": step({ person: name, ground: text, recused: z.boolean(), decidedBy: name }),
  /** 领导包案 */
  "petition.lead-official-set": step({
    official: name,
    position: z.string().trim().max(60),
    assisting: z.array(name).max(10),
    due: dateSchema.nullable(),
  }),
  "petition.lead-official-acted": step({ official: name, duty: z.enum(leadDuties), content: text }),
  /** 一案一策 */
  "petition.plan-set": step({ plan }),
  /** 积案 */
  "petition.backlog-set": step({ class: z.enum(backlogClasses), owner: name, measure: text, due: dateSchema }),
  "petition.backlog-cleared": step({ how: text, by: name }),
  /** 重大紧急 (Art. 25): told by telephone and fax at once; followUp 0 is the first report. `at` RFC 3339. */
  "petition.urgent-reported": step({
    followUp: z.number().int().min(0).max(99),
    /** When the office learnt of the matter: a local rule's hours run from it. RFC 3339. */
    knownAt: z.iso.datetime({ offset: true }).optional(),
    place: line,
    people: z.number().int().min(0).max(1_000_000),
    situation: text,
    measures: optionalText,
    reporter: name,
    informed: z
      .array(z.strictObject({ office: line, person: name, means: z.enum(urgentMeans), at: z.iso.datetime({ offset: true }) }))
      .min(1)
      .max(20),
  }),
  /** 专题标签 of the matter, never of a person. The whole list, replaced. */
  "petition.tagged": step({ tags: z.array(z.string().trim().min(1).max(30)).max(20) }),
  /** A document that was issued: the exact file by hash. `kind` is an id of the documents' registry. */
  "petition.document-issued": step({
    kind: z.string().min(1).max(40),
    title: line,
    number: documentNumber.nullable(),
    numberGap,
    file: attachmentSchema,
  }),
  "petition.document-voided": step({ document: eventId, reason: text }),
} as const satisfies Record<string, z.ZodType>;

/** The steps that came with the whole procedure. Notice, objection and voiding stand in `events.ts`. */
export type NewStepType = keyof typeof stepBodies;
export const newStepTypes = Object.keys(stepBodies) as readonly NewStepType[];
