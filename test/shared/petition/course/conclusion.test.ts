import { describe, expect, it } from "vitest";
import { conclusionCheck } from "../../../../shared/petition/course/conclusion-check.ts";
import { conclusionWays } from "../../../../shared/petition/course/step-bodies.ts";
import { isRefusal } from "../../../../shared/petition/decide.ts";
import { district, hash, township } from "../fixtures.ts";
import { bodies, Story, type Who } from "./story.ts";

type Way = (typeof conclusionWays)[number];

/** A claim at the township, told in writing on 2026-01-12 or not told at all. */
function claim(told: boolean): Story {
  const story = new Story({ receiptDate: "2026-01-05" });
  if (told) story.on("2026-01-12").take("petition.notice-given");
  return story;
}
function accepted(told = true): Story {
  const story = claim(told);
  story.take("petition.examined", bodies.examined);
  story.take("petition.classified", bodies.ours(6));
  story.on("2026-01-13").take("petition.accepted", bodies.accepted);
  story.on("2026-02-10").take("petition.investigated", bodies.investigated);
  return story;
}
function opined(told = true): Story {
  const story = accepted(told).on("2026-03-01");
  story.take("petition.opinion-issued", bodies.opinion);
  return story;
}
function served(told = true): Story {
  const story = opined(told);
  story.take("petition.served", bodies.served("opinion", story.events.at(-1)?.event.id ?? ""));
  return story;
}
function mediated(result: string, told = true): Story {
  const story = accepted(told).on("2026-02-20");
  story.take("petition.mediated", { by: "王调解", parties: "双方", result, agreement: "达成和解" });
  return story;
}
function guided(told: boolean): Story {
  const story = claim(told);
  story.take("petition.classified", bodies.ours(2));
  story.take("petition.guided", { route: 2, organ: "县劳动人事争议仲裁委员会", procedure: "申请仲裁" });
  return story;
}
/** A duty of the township's own (Art. 31 item 5), answered by a paper of its own or not. */
function ownDuty(told: boolean, answered: boolean): Story {
  const story = claim(told);
  story.take("petition.classified", { ...bodies.ours(5), organ: "青溪镇人民政府" });
  const file = { hash: hash("reply"), size: 3, name: "答复.docx", mediaType: "application/octet-stream" };
  const reply = { kind: "performance-reply", title: "依法履职答复书", number: null, file };
  if (answered) story.take("petition.document-issued", reply);
  return story;
}
function suggestion(told: boolean, answered: boolean): Story {
  const story = new Story({ receiptDate: "2026-01-05", category: "suggestion" });
  if (told) story.on("2026-01-12").take("petition.notice-given");
  if (answered) story.take("petition.suggestion-answered", { result: "adopted", reply: "采纳", how: "written" });
  return story;
}
function withdrawn(): Story {
  const story = claim(false);
  story.take("petition.withdrawn", { reason: "已协商解决", signed: true, approvedBy: "" });
  return story;
}
function objected(agreed: boolean, told = true): Story {
  const source = { kind: "referred", office: "清源县信访局" } as const;
  const story = new Story({ receiptDate: "2026-01-05", source });
  const objection = story.take("petition.objected");
  story.take("petition.objection-answered", { objection, agreed, reason: "核实" }, "leader");
  if (told) story.take("petition.notice-given");
  return story;
}
function atDistrict(sent: boolean): Story {
  const story = new Story({ receiptDate: "2026-01-05" }, district);
  const to = { organisation: "", name: "县农业农村局" };
  if (sent) story.take("petition.referred", { to, documentNumber: "信转1号", child: null }, "district");
  return story;
}
function repeated(ended: boolean, told = true): Story {
  const story = claim(told);
  story.take("petition.duplicate-checked", { result: "repeat", other: "cd".repeat(16), by: "林晓" });
  const end = { reexaminationNumber: "市复核〔2025〕1号", reexaminationDate: "2025-06-01", approvedBy: "沈洁" };
  if (ended) story.take("petition.no-longer-accepted", end);
  return story;
}

const notice = "书面告知（第23条）";

/** What each way of ending asks for (Art. 22, 23, 29, 31 to 36): without it the step is refused and names it. */
const lacking: readonly [Way, string, () => Story, readonly string[], Who?][] = [
  ["opinion", "told nothing in writing", () => served(false), [notice]],
  ["opinion", "no opinion", () => accepted(), ["信访处理意见书（第32条）", "处理意见书的送达记录（第32、35条）"]],
  ["opinion", "an opinion that was not served", () => opined(), ["处理意见书的送达记录（第32、35条）"]],
  ["agreement", "no mediation", () => accepted(), ["调解或和解协议（第33条）"]],
  ["agreement", "a mediation that failed", () => mediated("failed"), ["调解或和解协议（第33条）"]],
  ["agreement", "told nothing in writing", () => mediated("settlement-agreement", false), [notice]],
  ["withdrawal", "nothing taken back", () => accepted(), ["撤回的记录"]],
  ["guided", "nobody guided", () => accepted(), ["导入法定途径的记录（第31条）"]],
  ["guided", "told nothing in writing", () => guided(false), [notice]],
  ["performed", "no answer", () => ownDuty(true, false), ["依法履职的答复（第31条第5项）"]],
  ["performed", "told nothing in writing", () => ownDuty(false, true), [notice]],
  ["answered", "no answer", () => suggestion(true, false), ["建议意见的答复（第29条）"]],
  ["answered", "told nothing in writing", () => suggestion(false, true), [notice]],
  ["sent-on", "nothing sent", () => atDistrict(false), ["转送、交办或异议获准退回的记录（第22、23条）"], "district"],
  ["sent-on", "a return that was not agreed to", () => objected(false), ["转送、交办或异议获准退回的记录（第22、23条）"]],
  ["no-longer-accepted", "no such decision", () => repeated(false), ["不再受理的记录（第36条第3款）"]],
  ["no-longer-accepted", "told nothing in writing", () => repeated(true, false), [notice]],
];

const complete: readonly [Way, string, () => Story, Who?][] = [
  ["opinion", "an opinion that was served", () => served()],
  ["agreement", "a settlement", () => mediated("settlement-agreement")],
  ["agreement", "a mediated agreement", () => mediated("mediation-agreement")],
  ["withdrawal", "what was taken back before anybody was told", withdrawn],
  ["guided", "a guidance", () => guided(true)],
  ["performed", "an answer", () => ownDuty(true, true)],
  ["answered", "an answer", () => suggestion(true, true)],
  ["sent-on", "a referral, whose notice is the receiving office's", () => atDistrict(true), "district"],
  ["sent-on", "a return that was agreed to, whoever told the petitioner", () => objected(true, false)],
  ["no-longer-accepted", "such a decision", () => repeated(true)],
];

const conclude = (way: Way) => ({ way, by: "林晓" });

describe("concluding (销号检查)", () => {
  it("is tried in every way, with and without its ground", () => {
    expect(new Set(lacking.map(([way]) => way))).toEqual(new Set(conclusionWays));
    expect(new Set(complete.map(([way]) => way))).toEqual(new Set(conclusionWays));
  });
  it.each(lacking)("as %s is refused with %s, and just that is missing", (way, _, make, missing, who = "leader") => {
    const story = make();
    const needed = conclusionCheck(story.view, story.course, way).filter((one) => one.needed && !one.done);
    expect(needed.map((one) => one.missing)).toEqual(missing);
    expect(story.refusal("petition.concluded", conclude(way), who).refused).toBe("not-complete");
  });
  it.each(complete)("as %s is taken with %s", (way, _, make, who = "leader") => {
    const story = make();
    const answer = story.ask("petition.concluded", conclude(way), who);
    expect(isRefusal(answer) ? answer : "taken").toBe("taken");
    story.take("petition.concluded", conclude(way), who);
    expect(story.course.stage).toBe("concluded");
  });
  it.each<[Way, string]>([
    ["agreement", "调解或和解协议（第33条）"],
    ["withdrawal", "撤回的记录"],
    ["guided", "导入法定途径的记录（第31条）"],
    ["performed", "依法履职的答复（第31条第5项）"],
    ["answered", "建议意见的答复（第29条）"],
    ["sent-on", "转送、交办或异议获准退回的记录（第22、23条）"],
    ["no-longer-accepted", "不再受理的记录（第36条第3款）"],
  ])("as %s is refused where an opinion alone would end it, and names what this way asks for", (way, missing) => {
    expect(served().refusal("petition.concluded", conclude(way))).toMatchObject({
      refused: "not-complete",
      message: `还缺${missing}，补齐后再办结`,
      field: "way",
    });
  });
  it("warns where the petitioner was not yet asked to evaluate, and not where he was, or is not asked at all", () => {
    const story = served();
    expect(story.warnings("petition.concluded", conclude("opinion"))).toEqual(["not-offered"]);
    story.take("petition.evaluated", { object: "petition-office", value: "satisfied", reason: "", proxy: null });
    expect(story.warnings("petition.concluded", conclude("opinion"))).toEqual([]);
    expect(guided(true).warnings("petition.concluded", conclude("guided"))).toEqual([]);
  });
  it("asks nothing of the sender's notice at a district, and a township's own of itself", () => {
    expect(new Story({}, township).refusal("petition.concluded", conclude("sent-on")).message).toContain(notice);
    expect(atDistrict(false).refusal("petition.concluded", conclude("sent-on"), "district").message).not.toContain(notice);
  });
});
