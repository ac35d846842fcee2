import { describe, expect, it } from "vitest";
import type { Refusal } from "../../../../shared/petition/command.ts";
import type { StepType } from "../../../../shared/petition/course/step-types.ts";
import { stepWords } from "../../../../shared/petition/course/step-words.ts";
import { decide, isRefusal } from "../../../../shared/petition/decide.ts";
import { dateOf, dayNumber } from "../../../../shared/regulation/date.ts";
import { context, type Delivered, delivered, district, fields, intake, mergeAll, petition, registeredBody } from "../fixtures.ts";
import { sensible } from "./sensible.ts";
import { stages } from "./stages.ts";
import { bodies, Story, type Who } from "./story.ts";

/** One sentence for a clerk: Chinese, no word of the program, no second sentence, with the article or the field. */
function said(refusal: Refusal): void {
  expect(refusal.message).toMatch(/^[^A-Za-z。\n]*[\u4e00-\u9fff][^A-Za-z。\n]*$/);
  expect([refusal.message, refusal.article ?? refusal.field ?? ""]).not.toEqual([refusal.message, ""]);
}
function at(stage: string): Story {
  const story = stages[stage]?.();
  if (story === undefined) throw new Error(`no stage ${stage}`);
  return story;
}
type DatedStep = Exclude<StepType, "petition.voided">;
const nextDay = (date: string, days = 1) => dateOf(dayNumber(date) + days);

describe("the day of a step", () => {
  const allTypes = (Object.keys(stepWords) as readonly StepType[]).filter(
    (type): type is DatedStep => type !== "petition.voided",
  );
  const tried = new Set<StepType>();
  it.each(Object.entries(stages))(
    "exists, and lies between receipt and today, for every step that may be taken: %s",
    (_, make) => {
      const story = make();
      const receipt = story.view.fields.receiptDate?.value ?? story.today;
      story.on(nextDay(story.today));
      for (const who of ["leader", "district"] as const satisfies readonly Who[]) {
        for (const { type, allowed } of story.offers(who)) {
          if (!allowed || type === "petition.voided") continue;
          tried.add(type);
          for (const [date, code] of [
            ["2026-02-30", "no-such-day"],
            [nextDay(receipt, -1), "before-receipt"],
            [nextDay(story.today), "after-today"],
          ] as const) {
            const refusal = story.refusal(type, { ...sensible(type, story, who), date }, who);
            expect([type, date, refusal.refused, refusal.field]).toEqual([type, date, code, "date"]);
            said(refusal);
          }
        }
      }
    },
  );
  it("was tried of every step that has one", () => {
    expect(allTypes.filter((type) => !tried.has(type))).toEqual([]);
  });
});

/** What stands at which stage, the step that cannot lie before it, the day before it, and the words that say so. */
const pairs: [stage: string, type: DatedStep, date: string, words: string, who?: Who][] = [
  ["handled", "petition.extended", "2026-01-11", "受理日期 2026-01-12"],
  ["accepted", "petition.hearing-held", "2026-01-11", "受理日期 2026-01-12"],
  ["handled", "petition.opinion-issued", "2026-01-11", "日期"],
  ["handled", "petition.opinion-issued", "2026-02-09", "调查核实日期 2026-02-10"],
  ["opinion", "petition.served", "2026-03-19", "处理意见书出具日期 2026-03-20"],
  ["opinion", "petition.review-requested", "2026-03-19", "处理意见日期 2026-03-20"],
  ["under review", "petition.review-decided", "2026-03-31", "请求复查日期 2026-04-01"],
  ["under review", "petition.hearing-held", "2026-03-31", "请求复查日期 2026-04-01"],
  ["reviewed", "petition.reexamination-requested", "2026-04-19", "复查意见日期 2026-04-20"],
  ["under re-examination", "petition.reexamination-decided", "2026-04-30", "请求复核日期 2026-05-01"],
  ["under re-examination", "petition.hearing-held", "2026-04-30", "请求复核日期 2026-05-01"],
  ["re-examined", "petition.finalised", "2026-05-19", "复核意见日期 2026-05-20", "leader"],
  ["served", "petition.concluded", "2026-03-21", "送达日期 2026-03-22"],
  ["concluded", "petition.archived", "2026-03-24", "2026-03-25"],
  ["concluded", "petition.reopened", "2026-03-24", "2026-03-25", "leader"],
  ["concluded", "petition.return-visited", "2026-03-24", "2026-03-25"],
  ["concluded", "petition.evaluated", "2026-03-24", "2026-03-25"],
  ["withdrawn", "petition.archived", "2026-01-11", "2026-01-12"],
  ["busy", "petition.dispatch-answered", "2026-11-23", "分办日期 2026-11-24"],
  ["busy", "petition.supervision-answered", "2026-11-23", "督办日期 2026-11-24"],
  ["busy", "petition.proposal-answered", "2026-11-23", "提出建议日期 2026-11-24"],
  ["busy", "petition.report-answered", "2026-11-23", "反馈日期 2026-11-24", "district"],
  ["busy", "petition.backlog-cleared", "2026-11-23", "列入积案日期 2026-11-24", "leader"],
  ["busy", "petition.lead-official-acted", "2026-11-23", "确定包案领导日期 2026-11-24"],
  ["busy", "petition.document-voided", "2026-11-23", "签发文书日期 2026-11-24", "leader"],
  ["busy", "petition.unlinked", "2026-11-23", "关联日期 2026-11-24"],
  ["busy", "petition.served", "2026-11-23", "文书出具日期 2026-11-24"],
  ["objected", "petition.objection-answered", "2026-11-23", "提出异议日期 2026-11-24", "district"],
  ["sent on by the petition office", "petition.supervised", "2026-11-23", "转送、交办日期 2026-11-24", "district"],
];

describe("two days that cannot stand together", () => {
  it.each(pairs)("at the stage “%s” refuse %s of %s: %s", (stage, type, date, words, who = "clerk") => {
    const story = at(stage);
    story.on(nextDay(story.today));
    const on = (day: string) => ({
      ...sensible(type, story, who),
      ...(stage === "opinion" && type === "petition.served" ? { paper: "opinion", of: null } : {}),
      ...(type === "petition.hearing-held" ? { from: day, to: day } : {}),
      date: day,
    });
    const refusal = story.refusal(type, on(date), who);
    expect(refusal).toMatchObject({ refused: "out-of-order", message: expect.stringContaining(words) });
    said(refusal);
    // The next day it is possible, unless that day is still before another.
    if (words !== "日期") story.take(type, on(nextDay(date)), who);
  });
  it("refuse a notice of where it was sent before it was sent", () => {
    const story = at("sent on by the petition office");
    const told = { kind: "sent-on", date: "2026-11-23" };
    const refusal = story.refusal("petition.notice-given", told, "district");
    expect(refusal).toMatchObject({ refused: "out-of-order", message: expect.stringContaining("2026-11-24") });
    said(refusal);
    story.take("petition.notice-given", { ...told, date: "2026-11-24" }, "district");
  });
  it.each<[string, string, StepType, object, string]>([
    ["a unit's answer before it was asked", "new", "petition.dispatched", { ...bodies.dispatched, due: "2026-01-04" }, "due"],
    ["an urging's", "new", "petition.urged", { unit: "财政所", person: "", reason: "-", replyBy: "2026-01-04" }, "replyBy"],
    [
      "a lead official's day before he was named",
      "new",
      "petition.lead-official-set",
      { official: "高书记", position: "", assisting: [], due: "2026-01-04" },
      "due",
    ],
    [
      "a measure's before the plan",
      "new",
      "petition.plan-set",
      { plan: [{ measure: "查档", owner: "郑卫国", due: "2026-01-04", done: null }] },
      "plan",
    ],
    [
      "a measure done after today",
      "new",
      "petition.plan-set",
      { plan: [{ measure: "查档", owner: "郑卫国", due: "2026-02-01", done: "2026-01-06" }] },
      "plan",
    ],
    [
      "a backlog's",
      "new",
      "petition.backlog-set",
      { class: "doubtful", owner: "高书记", measure: "-", due: "2026-01-04" },
      "due",
    ],
    [
      "the notice of an extension before its approval",
      "handled",
      "petition.extended",
      { ...bodies.extended, notifiedOn: "2026-02-09" },
      "notifiedOn",
    ],
    [
      "the notice of an extension after the original day",
      "handled",
      "petition.extended",
      { ...bodies.extended, notifiedOn: "2026-03-14" },
      "notifiedOn",
    ],
    [
      "a hearing that ends before it begins",
      "accepted",
      "petition.hearing-held",
      { level: "handling", from: "2026-01-12", to: "2026-01-11", chair: "吴主持", result: "" },
      "to",
    ],
    [
      "a telephone call that is told before it was made",
      "new",
      "petition.urgent-reported",
      {
        ...{ followUp: 0, place: "镇政府", people: 12, situation: "聚集", measures: "", reporter: "林晓" },
        informed: [{ office: "镇党委", person: "高书记", means: "phone", at: "2026-01-06T09:00:00+08:00" }],
      },
      "informed",
    ],
  ])("refuse %s", (_, stage, type, body, field) => {
    const refusal = at(stage).refusal(type, body);
    expect(refusal.field).toBe(field);
    said(refusal);
  });
  it("refuse an assignment's deadline before the assignment, and a paper letter signed in before it came", () => {
    const to = { organisation: "", name: "县农业农村局" };
    const assign = { to, documentNumber: "信交1号", deadline: "2026-11-19", requirement: "", child: null };
    const deadline = new Story({}, district).refusal("petition.assigned", assign, "district");
    expect(deadline).toMatchObject({ refused: "due-before-step", field: "deadline" });
    const letter = at("assigned").refusal("petition.signed-in", { by: "林晓", paperReceivedOn: "2026-11-21" });
    expect(letter).toMatchObject({ refused: "out-of-order", field: "paperReceivedOn" });
    for (const refusal of [deadline, letter]) said(refusal);
  });
});

describe("the receipt date, amended", () => {
  const late = (list: readonly Delivered[], receiptDate: string) =>
    decide(mergeAll(list), { do: "amend", changes: { receiptDate }, base: {} }, { ...context, today: "2026-12-20" });
  const early = { ...fields, petitionDate: "2026-11-02", receiptDate: "2026-11-02" };
  const registered = delivered("petition.registered", { ...registeredBody, fields: early }, { count: 1 });

  it.each<[string, object, string]>([
    ["petition.accepted", bodies.accepted, "受理"],
    ["petition.examined", bodies.examined, "甄别"],
    ["petition.classified", bodies.ours(6), "确定职权和途径"],
    ["petition.notice-given", { how: "written" }, "告知"],
    ["petition.objected", { reason: "不属本单位职权" }, "异议"],
    ["petition.withdrawn", { reason: "已解决", signed: true, approvedBy: "" }, "撤回"],
  ])("is not moved behind a day on which something was done: %s", (type, body, words) => {
    const list = [registered, delivered(type, { date: "2026-11-10", ...body, after: [] }, { count: 2 })];
    if (type === "petition.withdrawn") {
      const again = { date: "2026-11-12", reason: "新证据", approvedBy: "沈洁", after: [list[1]?.event.id ?? ""] };
      list.push(delivered("petition.reopened", again, { count: 3 }));
    }
    const refusal = late(list, "2026-11-11");
    if (!isRefusal(refusal)) throw new Error("not refused");
    expect(refusal).toMatchObject({ refused: "receipt-after-step", message: expect.stringContaining("2026-11-10") });
    expect(refusal.message).toContain(words);
    said(refusal);
    expect(isRefusal(late(list, "2026-11-10"))).toBe(false);
  });
});

describe("a petition that is closed", () => {
  it.each(["concluded", "archived", "withdrawn"])("is not amended: %s", (stage) => {
    const { view } = at(stage);
    const refusal = decide(view, { do: "amend", changes: { title: "另一概况", groupSize: 3 }, base: {} }, context);
    if (!isRefusal(refusal)) throw new Error("not refused");
    expect(refusal).toMatchObject({ refused: "closed", field: "title", message: expect.stringContaining("重新办理") });
    said(refusal);
  });
});

describe("a sixth representative of a visit", () => {
  const six = { groupSize: 8, representatives: ["徐国根", "何水土", "陈兰", "王平", "吴英", "郑军"] };
  it("is refused at registration and when a petition is amended, with the article and the field", () => {
    const answers = [
      decide(null, { do: "register", petition, intake: { ...intake, ...six } }, context),
      decide(new Story().view, { do: "amend", changes: six, base: {} }, context),
    ];
    for (const answer of answers) {
      if (!isRefusal(answer)) throw new Error("not refused");
      expect(answer).toMatchObject({ refused: "too-many-representatives", article: "第20条第3款", field: "representatives" });
      said(answer);
    }
    const letter = { ...six, channel: "letter" } as const;
    const changed = decide(new Story({ channel: "letter" }).view, { do: "amend", changes: letter, base: {} }, context);
    expect(isRefusal(changed)).toBe(false);
  });
  it("is refused of a letter that is amended into a visit", () => {
    const story = new Story({ ...six, channel: "letter" });
    const answer = decide(story.view, { do: "amend", changes: { channel: "visit" }, base: {} }, context);
    expect(answer).toMatchObject({ refused: "too-many-representatives", article: "第20条第3款" });
  });
});

describe("an extension (Art. 34)", () => {
  it.each<[string, string, object, string, string]>([
    ["of more than thirty days", "2026-03-10", { days: 31 }, "too-long", "30"],
    ["of no days", "2026-03-10", { days: 0 }, "invalid-input", ""],
    ["without an approver", "2026-03-10", { approvedBy: " " }, "invalid-input", ""],
    ["approved by the clerk himself", "2026-03-10", { approvedBy: "林晓" }, "own-approval", "登记员"],
    ["after the original day", "2026-03-14", {}, "extension-too-late", "2026-03-13"],
  ])("%s is refused", (_, today, changes, code, words) => {
    const refusal = at("handled")
      .on(today)
      .refusal("petition.extended", { ...bodies.extended, ...changes });
    expect(refusal).toMatchObject({ refused: code, message: expect.stringContaining(words) });
    said(refusal);
  });
  it("a second time, before acceptance or after the opinion is refused with the article", () => {
    for (const [stage, code] of [
      ["extended", "extended-already"],
      ["noticed", "not-accepted-yet"],
      ["opinion", "opinion-issued"],
    ] as const) {
      const refusal = at(stage).refusal("petition.extended", bodies.extended);
      expect(refusal).toMatchObject({ refused: code, article: "第34条" });
      said(refusal);
    }
  });
});
