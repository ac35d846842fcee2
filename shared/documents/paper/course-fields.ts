import { type Course, lastStep, stepsOf } from "../../petition/course/course.ts";
import type { StepType } from "../../petition/course/step-types.ts";
import { stepWords } from "../../petition/course/step-words.ts";
import {
  adoptionLabels,
  causeLabels,
  conclusionLabels,
  contactLabels,
  fourWayLabels,
  fulfilmentLabels,
  leadDutyLabels,
  mediationLabels,
  retentionLabels,
  reviewResultLabels,
  satisfactionLabels,
  supervisionGroundLabels,
  urgentMeansLabels,
} from "../../petition/course/value-labels.ts";
import type { BodyOf } from "../../petition/events.ts";
import { eventLabels, stageLabels } from "../../petition/labels.ts";
import type { PetitionView } from "../../petition/view.ts";
import { type Clock, hasLastDay } from "../../regulation/clock.ts";
import { shanghaiMinute } from "../../regulation/date.ts";
import { earliestDue, nothingDue } from "../../regulation/duties.ts";
import { longDay } from "./dates.ts";
import { routeArticle, routeOf, routeProcedures } from "./remedy.ts";
import { ticked } from "./ticks.ts";

const numbered = (list: readonly string[]) =>
  list.length === 1 ? (list[0] ?? "") : list.map((text, i) => `${i + 1}. ${text}`).join("\n");

/** The last day of the latest clock of one of these rules that runs for an office. */
function strictDay(clocks: readonly Clock[], ...rules: readonly string[]): string {
  const clock = clocks.findLast((one) => rules.includes(one.rule) && one.whose !== "petitioner");
  return clock !== undefined && hasLastDay(clock) ? longDay(clock.strict) : "";
}

/** Art. 23: until when the petitioner will be told, while it is owed. */
function noticeFields(clocks: readonly Clock[]) {
  const due = earliestDue(clocks.filter(hasLastDay).filter(({ rule }) => rule === "T03" || rule === "T04"));
  const promise = `本单位最迟于${longDay(due)}前书面告知您接收情况以及处理途径和程序（《信访工作条例》第二十三条）。`;
  return { 告知提示: due === nothingDue ? "" : promise } as const;
}

/** Art. 36 para. 3: what ended the matter that is brought again, and on which rule. */
function noLongerFields(course: Course) {
  const told = lastStep(course, "petition.no-longer-accepted")?.body;
  const own = lastStep(course, "petition.reexamination-decided")?.body;
  const number = told?.reexaminationNumber ?? own?.number ?? "";
  const day = longDay(told?.reexaminationDate ?? own?.date);
  if (told?.basis !== undefined) return { 不再受理事由: `已于${day}终结`, 不再受理依据: told.basis } as const;
  return {
    不再受理事由: number === "" ? "" : `已于${day}作出复核意见（${number}）`,
    不再受理依据: "《信访工作条例》第三十六条第三款",
  } as const;
}

/** Art. 34: the day before and after an extension, from the acceptance and its clock. */
function handlingFields(course: Course, clocks: readonly Clock[]) {
  const extended = lastStep(course, "petition.extended")?.body;
  const opinion = lastStep(course, "petition.opinion-issued")?.body;
  const review = lastStep(course, "petition.review-decided")?.body;
  const again = lastStep(course, "petition.reexamination-decided")?.body;
  const route = routeOf(course);
  const guided = lastStep(course, "petition.guided")?.body;
  const answered = lastStep(course, "petition.suggestion-answered")?.body;
  return {
    受理日期: longDay(lastStep(course, "petition.accepted")?.body.date),
    受理批准人: lastStep(course, "petition.accepted")?.body.approvedBy ?? "",
    办理届满日: strictDay(clocks, "T07"),
    延期届满日: strictDay(clocks, "T08"),
    // What holds today: a sheet about the state of the matter must not name a day that an extension moved.
    现办理届满日: strictDay(clocks, "T07", "T08"),
    延长天数: extended ? `${extended.days}日` : "",
    延期理由: extended?.reason ?? "",
    延期批准人: extended?.approvedBy ?? "",
    途径条款: route === null ? "" : routeArticle(route),
    途径名称: route === null ? "" : routeProcedures[route],
    采纳情况: answered ? adoptionLabels[answered.result] : "",
    答复内容: answered?.reply ?? "",
    途径说明: guided?.procedure ?? "",
    有权机关: guided?.organ ?? lastStep(course, "petition.classified")?.body.organ ?? "",
    逐项意见: numbered(
      (opinion?.conclusions ?? []).map(
        ({ claim, conclusion, reason }) => `关于“${claim}”的请求：${conclusionLabels[conclusion]}。${reason}`,
      ),
    ),
    三到位一处理: (opinion?.fourWays ?? []).map((way) => fourWayLabels[way]).join("；"),
    处理意见文号: opinion?.number ?? "",
    处理意见日期: longDay(opinion?.date),
    复查文号: review?.number ?? "",
    复查日期: longDay(review?.date),
    复查结论: review ? reviewResultLabels[review.result] : "",
    复查请求日期: longDay(lastStep(course, "petition.review-requested")?.body.date),
    复查请求理由: lastStep(course, "petition.review-requested")?.body.reasons ?? "",
    ...noLongerFields(course),
    复核文号: again?.number ?? lastStep(course, "petition.no-longer-accepted")?.body.reexaminationNumber ?? "",
    复核日期: longDay(again?.date ?? lastStep(course, "petition.no-longer-accepted")?.body.reexaminationDate),
    复核结论: again ? reviewResultLabels[again.result] : "",
    复核请求日期: longDay(lastStep(course, "petition.reexamination-requested")?.body.date),
    复核请求理由: lastStep(course, "petition.reexamination-requested")?.body.reasons ?? "",
  } as const;
}

/** What the petitioner last said of the petition office or of the unit that answers for the matter. */
function evaluation(course: Course, object: BodyOf<"petition.evaluated">["object"]) {
  return stepsOf(course, "petition.evaluated").findLast(({ body }) => body.object === object)?.body;
}

/** What is served next: the paper that was issued last, unless it was voided. */
function servedFields(course: Course) {
  const voided = new Set(stepsOf(course, "petition.document-voided").map(({ body }) => body.document));
  const issued = stepsOf(course, "petition.document-issued").findLast(({ event }) => !voided.has(event))?.body;
  return {
    文书名称: issued?.title ?? "",
    文书文号: issued?.number ?? "",
    承办人: lastStep(course, "petition.dispatched")?.body.handler ?? "",
  } as const;
}

function inquiryFields(course: Course) {
  const examined = lastStep(course, "petition.examined")?.body;
  const investigated = stepsOf(course, "petition.investigated").map(({ body }) => body);
  const mediated = lastStep(course, "petition.mediated")?.body;
  const hearing = lastStep(course, "petition.hearing-held")?.body;
  const visit = lastStep(course, "petition.return-visited")?.body;
  const resolved = lastStep(course, "petition.resolved")?.body;
  return {
    逐项诉求: numbered(examined?.claims ?? []),
    事实和证据: [examined?.facts, examined?.evidence].filter(Boolean).join("\n"),
    争议焦点: examined?.disputedPoints ?? "",
    成因: (examined?.causes ?? []).map((cause) => causeLabels[cause]).join("、"),
    调查人: [...new Set(investigated.flatMap(({ by }) => by))].join("、"),
    调查情况: investigated.map(({ findings }) => findings).join("\n"),
    // What was found out is what the opinion rests on; who drafts it may say it anew.
    事实认定: investigated.map(({ findings }) => findings).join("\n"),
    当事人: mediated?.parties ?? "",
    调解人: mediated?.by ?? "",
    调解结果: mediated ? mediationLabels[mediated.result] : "",
    协议内容: mediated?.agreement ?? "",
    听证日期: longDay(hearing?.from),
    听证主持人: hearing?.chair ?? "",
    回访日期: longDay(visit?.date),
    回访人: visit?.by ?? "",
    落实情况: visit ? fulfilmentLabels[visit.fulfilment] : "",
    回访内容: visit?.content ?? "",
    回访方式: ticked(contactLabels, visit?.how),
    信访部门评价: ticked(satisfactionLabels, evaluation(course, "petition-office")?.value),
    责任单位评价: ticked(satisfactionLabels, evaluation(course, "responsible-unit")?.value),
    不满意原因: [evaluation(course, "petition-office")?.reason, evaluation(course, "responsible-unit")?.reason]
      .filter(Boolean)
      .join("；"),
    化解情况: resolved?.how ?? "",
    帮扶情况: stepsOf(course, "petition.helped")
      .map(({ body }) => body.content)
      .join("\n"),
  } as const;
}

function officeFields(course: Course) {
  const referred = lastStep(course, "petition.referred")?.body;
  const assigned = lastStep(course, "petition.assigned")?.body;
  const supervised = lastStep(course, "petition.supervised")?.body;
  const proposed = lastStep(course, "petition.proposed")?.body;
  const urged = lastStep(course, "petition.urged")?.body;
  const lead = lastStep(course, "petition.lead-official-set")?.body;
  const urgent = lastStep(course, "petition.urgent-reported")?.body;
  const plan = lastStep(course, "petition.plan-set")?.body.plan ?? [];
  const units = lastStep(course, "petition.units-set")?.body;
  const refused = lastStep(course, "petition.not-accepted")?.body;
  return {
    转送机关: referred?.to.name ?? "",
    交办机关: assigned?.to.name ?? "",
    去向机关: assigned?.to.name ?? referred?.to.name ?? "",
    交办办理期限: longDay(assigned?.deadline),
    交办要求: assigned?.requirement ?? "",
    异议理由: lastStep(course, "petition.objected")?.body.reason ?? "",
    正在办理机关: refused?.handlingOffice.name ?? "",
    督办对象: supervised?.to.name ?? "",
    督办情形: supervised ? supervisionGroundLabels[supervised.ground] : "",
    督办要求: supervised?.requirement ?? "",
    督办期限: longDay(supervised?.replyBy),
    督办次数: `第${Math.max(1, stepsOf(course, "petition.supervised").length)}次`,
    建议对象: proposed?.to.name ?? "",
    建议内容: proposed?.text ?? "",
    催办对象: [urged?.unit, urged?.person].filter(Boolean).join(" "),
    催办事由: urged?.reason ?? "",
    催办回复期限: longDay(urged?.replyBy),
    包案领导: [lead?.position, lead?.official].filter(Boolean).join(" "),
    协助领导: (lead?.assisting ?? []).join("、"),
    包案期限: longDay(lead?.due),
    包案办理: stepsOf(course, "petition.lead-official-acted")
      .map(({ body }) => `${longDay(body.date)}，${body.official}${leadDutyLabels[body.duty]}：${body.content}`)
      .join("\n"),
    化解措施: plan
      .map(({ measure, owner, due }, i) => `${i + 1}. ${measure}（责任人：${owner}，${longDay(due)}前完成）`)
      .join("\n"),
    主办单位: units?.lead ?? lastStep(course, "petition.dispatched")?.body.unit ?? "",
    协办单位: (units?.coHandling ?? []).join("、"),
    现场地点: urgent?.place ?? "",
    现场人数: urgent ? `${urgent.people}人` : "",
    现场情况: urgent?.situation ?? "",
    已采取措施: urgent?.measures ?? "",
    报告人: urgent?.reporter ?? "",
    续报次数: urgent === undefined ? "" : reportTurn(urgent.followUp),
    已报告对象: stepsOf(course, "petition.urgent-reported")
      .flatMap(({ body: { followUp, informed } }) => informed.map((one) => toldLine(followUp, one)))
      .join("\n"),
    撤回理由: lastStep(course, "petition.withdrawn")?.body.reason ?? "",
    终结依据: lastStep(course, "petition.finalised")?.body.basis ?? "",
  } as const;
}

function reportTurn(followUp: number): string {
  return followUp === 0 ? "首报" : `续报${followUp}`;
}

/** Who was told of an urgent matter, how and when: of every report, for the sheet shows the whole course. */
function toldLine(followUp: number, told: BodyOf<"petition.urgent-reported">["informed"][number]): string {
  const { office, person, means, at } = told;
  return `${reportTurn(followUp)} ${office} ${person} ${urgentMeansLabels[means]} ${shanghaiMinute(at)}`;
}

/** Marks on a petition, not acts in it. */
const noActs: ReadonlySet<StepType> = new Set(["petition.tagged", "petition.linked", "petition.unlinked"]);

/** What a petitioner is told or takes part in; how the office works among itself does not stand on his paper. */
const knownToPetitioner: ReadonlySet<StepType> = new Set([
  "petition.notice-given",
  "petition.accepted",
  "petition.not-accepted",
  "petition.no-longer-accepted",
  "petition.guided",
  "petition.suggestion-answered",
  "petition.referred",
  "petition.assigned",
  "petition.extended",
  "petition.investigated",
  "petition.mediated",
  "petition.hearing-held",
  "petition.opinion-issued",
  "petition.served",
  "petition.review-requested",
  "petition.review-decided",
  "petition.reexamination-requested",
  "petition.reexamination-decided",
  "petition.concluded",
  "petition.return-visited",
  "petition.withdrawn",
  "petition.reopened",
  "petition.finalised",
]);

/** One line per day in the order of the days on which the acts were done, not in that in which they were entered. */
function actsByDay(view: PetitionView, steps: Course["all"]): string {
  const days = new Map<string, string[]>();
  const add = (day: string | null, name: string) => {
    if (day !== null) days.set(day, [...(days.get(day) ?? []), name]);
  };
  add(view.registrationDate, eventLabels["petition.registered"] ?? "");
  for (const { type, body } of steps) {
    if (!noActs.has(type)) add("date" in body ? body.date : null, stepWords[type].name);
  }
  return [...days]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([day, names]) => `${longDay(day)}　${countedNames(names)}`)
    .join("\n");
}

/** `催办2次、调查核实` */
function countedNames(names: readonly string[]): string {
  return [...new Set(names)]
    .map((name) => {
      const times = names.filter((one) => one === name).length;
      return times === 1 ? name : `${name}${times}次`;
    })
    .join("、");
}

function fileFields(view: PetitionView, course: Course) {
  const archived = lastStep(course, "petition.archived")?.body;
  const voided = new Set(stepsOf(course, "petition.document-voided").map(({ body }) => body.document));
  const issued = stepsOf(course, "petition.document-issued").filter(({ event }) => !voided.has(event));
  const items = [
    ...issued.map(({ body }) => [body.title, body.number, body.date].filter(Boolean).join("，")),
    ...view.attachments
      .filter(({ attachment }) => !issued.some(({ body }) => body.file.hash === attachment.hash))
      .map(({ attachment }) => attachment.name),
  ];
  return {
    档号: archived?.fileNumber ?? "",
    保管期限: archived ? retentionLabels[archived.retention] : "",
    立卷人: archived?.by ?? "",
    办结日期: longDay(lastStep(course, "petition.concluded")?.body.date),
    当前阶段: stageLabels[course.stage],
    卷内目录: items.map((text, i) => `${i + 1}. ${text}`).join("\n"),
    卷内件数: `${items.length}件`,
    办理经过: actsByDay(view, course.all),
    办理进度: actsByDay(
      view,
      course.all.filter(({ type }) => knownToPetitioner.has(type)),
    ),
  } as const;
}

/** Fields out of the steps that were taken: empty where a step has not been. */
export function courseFields(view: PetitionView, course: Course, clocks: readonly Clock[]) {
  return {
    ...noticeFields(clocks),
    ...handlingFields(course, clocks),
    ...inquiryFields(course),
    ...officeFields(course),
    ...servedFields(course),
    ...fileFields(view, course),
  } as const;
}
