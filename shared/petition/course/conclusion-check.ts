import type { BodyOf } from "../events.ts";
import { custodyOf } from "../steps.ts";
import type { PetitionView } from "../view.ts";
import { type Course, lastStep } from "./course.ts";
import { isEvaluated, isNoticed, objectionOf, opinionInForce, servedOn } from "./facts.ts";
import { performanceReply } from "./own-duty.ts";

export type Way = BodyOf<"petition.concluded">["way"];

/** One thing that a closed line of the ledger has to show (销号检查). */
export interface ConclusionItem {
  readonly item: "notice" | "opinion" | "service" | "agreement" | "step" | "evaluation";
  readonly done: boolean;
  /** What is missing, in Chinese. */
  readonly missing: string;
  /** Without it nothing is concluded; otherwise it is only pointed out. */
  readonly needed: boolean;
}

/**
 * What closing a line checks: notice, opinion, service and evaluation, each where the way of ending asks for it (Art. 23,
 * 31 to 36). The screen shows the list; the step names what is missing.
 */
export function conclusionCheck(view: PetitionView, course: Course, way: Way): readonly ConclusionItem[] {
  const opinion = opinionInForce(course);
  const sentOn = lastStep(course, "petition.referred") ?? lastStep(course, "petition.assigned");
  const returned = objectionOf(course)?.agreed === true;
  const items: ConclusionItem[] = [
    {
      item: "notice",
      done: isNoticed(view, course) || course.all.some(({ type }) => type === "petition.withdrawn"),
      missing: "书面告知（第23条）",
      // A petition office that sends the matter on leaves the notice to the office with the power (Art. 22, 23 para. 3).
      needed: way !== "sent-on" || (custodyOf(view.scope).length === 9 && !returned),
    },
  ];
  const step = (done: boolean, missing: string, item: ConclusionItem["item"] = "step") =>
    items.push({ item, done, missing, needed: true });
  if (way === "opinion") {
    step(opinion !== null, "信访处理意见书（第32条）", "opinion");
    step(opinion !== null && servedOn(course, opinion, "opinion") !== null, "处理意见书的送达记录（第32、35条）", "service");
  }
  if (way === "agreement") {
    const agreed = lastStep(course, "petition.mediated");
    step(agreed !== null && agreed.body.result !== "failed", "调解或和解协议（第33条）", "agreement");
  }
  if (way === "withdrawal") step(lastStep(course, "petition.withdrawn") !== null, "撤回的记录");
  if (way === "guided") step(lastStep(course, "petition.guided") !== null, "导入法定途径的记录（第31条）");
  if (way === "performed") step(performanceReply(course) !== null, "依法履职的答复（第31条第5项）");
  if (way === "answered") step(lastStep(course, "petition.suggestion-answered") !== null, "建议意见的答复（第29条）");
  if (way === "sent-on") step(sentOn !== null || returned, "转送、交办或异议获准退回的记录（第22、23条）");
  if (way === "no-longer-accepted")
    step(lastStep(course, "petition.no-longer-accepted") !== null, "不再受理的记录（第36条第3款）");
  if (isEvaluated(view, course))
    items.push({
      item: "evaluation",
      done: lastStep(course, "petition.evaluated") !== null,
      missing: "满意度评价的邀请（信访人自愿评价）",
      needed: false,
    });
  return items;
}
