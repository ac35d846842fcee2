import { conclusionCheck } from "../../../../shared/petition/course/conclusion-check.ts";
import { lastStep, type StandingStep, stepsOf } from "../../../../shared/petition/course/course.ts";
import { comesBefore, objectionOf, openReport, openRequest } from "../../../../shared/petition/course/facts.ts";
import { linksOf } from "../../../../shared/petition/course/links.ts";
import { conclusionWays } from "../../../../shared/petition/course/step-bodies.ts";
import type { StepType } from "../../../../shared/petition/course/step-types.ts";
import { bodies, reexamination, review, type Story, type Who } from "./story.ts";

const paper = { hash: "ab".repeat(32), size: 3, name: "文书.pdf", mediaType: "application/pdf" };
const gone = { organisation: "", name: "县农业农村局" };

/** What a careful clerk would enter for a step that is offered. Days are `story.today` where none is given. */
export function sensible(type: StepType, story: Story, who: Who): object {
  const { course, view, today } = story;
  const count = story.events.length;
  const unanswered = <T extends StepType>(asked: T, answered: (event: string) => boolean) =>
    stepsOf(course, asked).find(({ event }) => !answered(event))?.event;
  const suggestion = view.fields.category?.value === "suggestion";
  const table: Readonly<Record<StepType, () => object>> = {
    "petition.signed-in": () => ({ by: "林晓" }),
    "petition.examined": () => bodies.examined,
    "petition.duplicate-checked": () => ({ result: "repeat", other: `${count}`.padStart(32, "a"), by: "林晓" }),
    "petition.linked": () => ({ other: `${count}`.padStart(32, "b"), relation: "related" }),
    "petition.unlinked": () => ({ link: linksOf(view, course).find(({ link }) => link !== null)?.link, reason: "不是同一事项" }),
    "petition.split": () => ({ reason: "另一事项另行登记" }),
    "petition.classified": () => (suggestion ? { ...bodies.ours(6), route: null } : bodies.ours(count % 7 === 0 ? 2 : 6)),
    "petition.notice-given": () => ({ kind: "received", text: `第${count}次`, date: today }),
    "petition.objected": () => ({ reason: "不属本单位职权" }),
    "petition.objection-answered": () => ({ objection: objectionOf(course)?.event, agreed: count % 2 === 0, reason: "核实" }),
    "petition.accepted": () => bodies.accepted,
    "petition.not-accepted": () => ({
      handlingOffice: { organisation: "990127001", name: "青溪镇" },
      handlingNumber: "",
      approvedBy: "吴局",
    }),
    "petition.no-longer-accepted": () => {
      const own = lastStep(course, "petition.reexamination-decided")?.body;
      return {
        reexaminationNumber: own?.number ?? "市复核〔2025〕1号",
        reexaminationDate: own?.date ?? "2025-06-01",
        approvedBy: who === "district" ? "吴局" : "沈洁",
      };
    },
    "petition.guided": () => ({
      ...{ route: lastStep(course, "petition.classified")?.body.route, organ: "县劳动人事争议仲裁委员会", procedure: "申请仲裁" },
    }),
    "petition.suggestion-answered": () => ({ result: "partly", reply: "已列入明年计划", how: "written" }),
    "petition.referred": () => ({ to: { ...gone, name: `第${count}局` }, documentNumber: "信转1号", child: null }),
    "petition.assigned": () => ({
      ...{
        to: { ...gone, name: `第${count}局` },
        documentNumber: "信交1号",
        deadline: "2047-12-31",
        requirement: "",
        child: null,
      },
    }),
    "petition.reported-back": () => ({ documentNumber: "青信报1号", text: "已办结" }),
    "petition.report-answered": () => ({ report: openReport(course)?.event, accepted: count % 2 === 0, reason: "材料不全" }),
    "petition.dispatched": () => bodies.dispatched,
    "petition.dispatch-answered": () => ({
      dispatch: unanswered("petition.dispatched", (event) =>
        stepsOf(course, "petition.dispatch-answered").some(({ body }) => body.dispatch === event),
      ),
      by: "郑卫国",
      text: "已查明",
    }),
    "petition.units-set": () => ({ lead: "农业农村办", coHandling: ["财政所"] }),
    "petition.urged": () => ({ unit: "农业农村办", person: "", reason: "期限将到", replyBy: null }),
    "petition.approval-recorded": () => ({
      paper: "处理意见书",
      act: "signed-off",
      by: "沈洁",
      position: "镇长",
      opinion: "同意",
    }),
    "petition.extended": () => ({ ...bodies.extended, date: lastStep(course, "petition.accepted")?.body.date }),
    "petition.contacted": () => ({ by: "林晓", how: "phone", content: "告知进展" }),
    "petition.investigated": () => bodies.investigated,
    "petition.mediated": () => ({ by: "王调解", parties: "双方", result: "settlement-agreement", agreement: "达成和解" }),
    "petition.helped": () => ({ kind: "relief", by: "林晓", amount: 500, content: "临时救助" }),
    "petition.hearing-held": () => {
      const level = openRequest(course, "re-examination")
        ? "re-examination"
        : openRequest(course, "review")
          ? "review"
          : "handling";
      return { level, from: today, to: today, chair: "吴主持", result: "" };
    },
    "petition.opinion-issued": () => ({ ...bodies.opinion, number: `青信处〔2026〕${count}号` }),
    "petition.served": () => bodies.served(servable(story, who)?.[0] ?? "other", servable(story, who)?.[1].event ?? ""),
    "petition.review-requested": () => ({ office: review, reasons: "" }),
    "petition.review-decided": () => ({ ...verdict(count), office: review }),
    "petition.reexamination-requested": () => ({ office: reexamination, reasons: "" }),
    "petition.reexamination-decided": () => ({ ...verdict(count), office: reexamination }),
    "petition.concluded": () => ({
      by: "林晓",
      way: conclusionWays.find((way) => conclusionCheck(view, course, way).every(({ done, needed }) => done || !needed)),
    }),
    "petition.resolved": () => ({ how: "补助到位", by: "林晓", petitionerConfirmed: true }),
    "petition.return-visited": () => ({ by: "回访员", how: "phone", fulfilment: "fulfilled", content: "满意" }),
    "petition.evaluated": () => ({
      object: stepsOf(course, "petition.evaluated").some(
        (step) => step.body.object === "petition-office" && !comesBefore(course, step, "petition.reopened"),
      )
        ? "responsible-unit"
        : "petition-office",
      value: "satisfied",
      reason: "",
      proxy: null,
    }),
    "petition.withdrawn": () => ({ reason: "已协商解决", signed: true, approvedBy: "" }),
    "petition.reopened": () => ({ reason: "发现新的证据", approvedBy: who === "district" ? "吴局" : "沈洁" }),
    "petition.finalised": () => ({
      ground: "re-examined",
      basis: "第36条第3款",
      approvedBy: who === "district" ? "吴局" : "沈洁",
    }),
    "petition.archived": () => ({ fileNumber: "2026-001", retention: "30-years", by: "林晓" }),
    "petition.appraised": () => ({
      retention: "permanent",
      year: Number(today.slice(0, 4)),
      reason: "有长期查考价值",
      appraisers: ["林晓"],
    }),
    "petition.supervised": () => ({
      ...{
        to: gone,
        ground: "shirking",
        means: "letter",
        requirement: "限期办结",
        replyBy: "2047-12-31",
        documentNumber: `督${count}号`,
      },
    }),
    "petition.supervision-answered": () => ({
      supervision: unanswered("petition.supervised", (event) =>
        stepsOf(course, "petition.supervision-answered").some(({ body }) => body.supervision === event),
      ),
      text: "已整改",
    }),
    "petition.proposed": () => ({ to: gone, kind: "improve-work", text: "完善台账", documentNumber: `建${count}号` }),
    "petition.proposal-answered": () => ({
      proposal: unanswered("petition.proposed", (event) =>
        stepsOf(course, "petition.proposal-answered").some(({ body }) => body.proposal === event),
      ),
      adoption: "adopted",
      text: "采纳",
    }),
    "petition.recusal-decided": () => ({
      person: "钱某",
      ground: "亲属",
      recused: true,
      decidedBy: who === "district" ? "吴局" : "沈洁",
    }),
    "petition.lead-official-set": () => ({ official: "高书记", position: "书记", assisting: [], due: null }),
    "petition.lead-official-acted": () => ({ official: "高书记", duty: "talk", content: "约见" }),
    "petition.plan-set": () => ({ plan: [{ measure: "查档", owner: "郑卫国", due: "2047-12-31", done: null }] }),
    "petition.backlog-set": () => ({ class: "doubtful", owner: "高书记", measure: "会审", due: "2047-12-31" }),
    "petition.backlog-cleared": () => ({ how: "已化解", by: "郑卫国" }),
    "petition.urgent-reported": () => ({
      followUp: stepsOf(course, "petition.urgent-reported").length,
      ...{ place: "镇政府", people: 12, situation: "群众聚集", measures: "", reporter: "林晓" },
      informed: [{ office: "镇党委", person: "高书记", means: "phone", at: `${today}T09:00:00+08:00` }],
    }),
    "petition.tagged": () => ({ tags: ["水利民工"] }),
    "petition.document-issued": () => ({
      kind: "D07",
      title: "处理意见书",
      number: `第${count}号`,
      file: { ...paper, hash: `${count}`.padStart(64, "c") },
    }),
    "petition.document-voided": () => ({
      document: unanswered("petition.document-issued", (event) =>
        stepsOf(course, "petition.document-voided").some(({ body }) => body.document === event),
      ),
      reason: "文字有误",
    }),
    "petition.voided": () => ({}),
  };
  return table[type]();
}

function verdict(count: number): object {
  const result = (["upheld", "changed", "revoked"] as const)[count % 3];
  return { number: `复〔2026〕${count}号`, result, redoWithin: null, text: "" };
}

const papers = [
  ["acceptance", "petition.accepted"],
  ["extension", "petition.extended"],
  ["opinion", "petition.opinion-issued"],
  ["review", "petition.review-decided"],
  ["re-examination", "petition.reexamination-decided"],
  ["notice", "petition.notice-given"],
  ["notice", "petition.guided"],
  ["notice", "petition.not-accepted"],
  ["notice", "petition.no-longer-accepted"],
  ["notice", "petition.suggestion-answered"],
  ["other", "petition.document-issued"],
] as const;

/** A paper that this office may serve and that was not served on this day. */
function servable(story: Story, who: Who): readonly [string, StandingStep] | undefined {
  const own = who === "district" && story.view.scope.length > "990127/general".length;
  const found = papers
    .filter(([paper]) => !own || ["review", "re-examination", "other"].includes(paper))
    .flatMap(([paper, type]) => stepsOf(story.course, type).map((step) => [paper, step] as const));
  const fresh = found.find(([, step]) => !stepsOf(story.course, "petition.served").some(({ body }) => body.of === step.event));
  return fresh ?? found.at(-1);
}
