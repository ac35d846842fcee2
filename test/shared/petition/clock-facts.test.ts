import { describe, expect, it } from "vitest";
import { clockFactsOf } from "../../../shared/petition/clock-facts.ts";
import { courseOf } from "../../../shared/petition/course/course.ts";
import { clocksOf } from "../../../shared/petition/duties.ts";
import { hasLastDay } from "../../../shared/regulation/clock.ts";
import { nothingHappened } from "../../../shared/regulation/clock-facts.ts";
import { nationalProfile } from "../../../shared/regulation/national-profile.ts";
import { calendar, type Delivered, delivered, district, fields, hash, mergeAll, petition, registeredBody } from "./fixtures.ts";

type Step = readonly [type: string, body: object];

/** A petition with these steps after its registration, each knowing the one before. */
function viewOf(steps: readonly Step[], body: object = registeredBody) {
  const list: Delivered[] = [delivered("petition.registered", body, { count: 1 })];
  for (const [at, [type, step]] of steps.entries()) {
    const before = list.at(-1)?.event;
    const after = at === 0 || before === undefined ? [] : [before.id];
    list.push(delivered(type, { ...step, after }, { count: at + 2 }));
  }
  return { view: mergeAll(list), ids: list.map(({ event }) => event.id) };
}
const factsOf = (steps: readonly Step[], body?: object, exportedOn: string | null = null) => {
  const { view } = viewOf(steps, body);
  return clockFactsOf(view, courseOf(view), exportedOn);
};
const office = { organisation: district, name: "清源县人民政府" };
const notice: Step = ["petition.notice-given", { date: "2026-11-21", how: "written", kind: "received" }];
const classified: Step = [
  "petition.classified",
  { date: "2026-11-22", competence: "ours", route: 6, organ: "", basis: "", by: "林晓" },
];
const accepted: Step = ["petition.accepted", { date: "2026-11-23", approvedBy: "徐建国", simplified: false }];
const opinion = (date: string): Step => [
  "petition.opinion-issued",
  {
    date,
    number: "青信答〔2027〕1号",
    conclusions: [{ claim: "落实补助", conclusion: "explained", reason: "缺乏政策依据" }],
    fourWays: ["educated"],
    reviewBy: "清源县人民政府",
    signedOffBy: "徐建国",
  },
];
const served = (paper: string, date: string, of: string | null = null): Step => [
  "petition.served",
  { date, paper, of, how: "direct", receiver: "徐国根", relation: "本人", refused: null, servers: ["林晓", "周明"], witness: "" },
];

describe("the facts for the clocks", () => {
  it("of a petition that was only registered are those of its registration", () => {
    expect(factsOf([])).toEqual({
      ...nothingHappened,
      office: "other",
      category: "claim",
      receiptDate: "2026-11-20",
      registrationDate: "2026-11-20",
      sourceKind: "direct",
      sourceDeadline: null,
      unclear: false,
    });
  });
  it("follow notice, route, acceptance, extension, opinion and conclusion", () => {
    const extended: Step = [
      "petition.extended",
      { date: "2027-01-20", days: 30, approvedBy: "徐建国", reason: "情况复杂", notifiedOn: null },
    ];
    const concluded: Step = ["petition.concluded", { date: "2027-02-20", way: "opinion", by: "周明" }];
    const found = factsOf([notice, classified, accepted, extended, opinion("2027-02-10"), concluded]);
    expect(found).toMatchObject({
      notices: [{ date: "2026-11-21", how: "written", ofReceptionOnly: true }],
      route: 6,
      competence: "ours",
      accepted: { date: "2026-11-23", simplified: false },
      extensions: [{ date: "2027-01-20", days: 30, notifiedOn: null }],
      opinions: [{ date: "2027-02-10", served: null }],
      concludedOn: "2027-02-20",
      withdrawnOn: null,
    });
    const reopened: Step = ["petition.reopened", { date: "2027-03-01", reason: "新的事实", approvedBy: "徐建国" }];
    expect(factsOf([notice, concluded, reopened]).concludedOn).toBeNull();
    expect(factsOf([notice, concluded, reopened, concluded]).concludedOn).toBe("2027-02-20");
  });
  it("take proof of service for the paper it names, or for the one it can only belong to", () => {
    const { ids } = viewOf([notice, classified, accepted, opinion("2027-01-10")]);
    const before = [notice, classified, accepted, opinion("2027-01-10")];
    expect(factsOf([...before, served("opinion", "2027-01-12", ids[4])]).opinions).toEqual([
      { date: "2027-01-10", served: "2027-01-12" },
    ]);
    expect(factsOf([...before, served("opinion", "2027-01-12")]).opinions).toEqual([
      { date: "2027-01-10", served: "2027-01-12" },
    ]);
    expect(factsOf([...before, served("extension", "2027-01-12")]).opinions).toEqual([{ date: "2027-01-10", served: null }]);
    const twice = [...before, served("opinion", "2027-01-12"), opinion("2027-03-01")];
    expect(factsOf(twice).opinions).toEqual([
      { date: "2027-01-10", served: "2027-01-12" },
      { date: "2027-03-01", served: null },
    ]);
    expect(factsOf([...twice, served("opinion", "2027-03-03")]).opinions[1]).toEqual({
      date: "2027-03-01",
      served: "2027-03-03",
    });
  });
  it("take the served notice for a written one", () => {
    expect(factsOf([served("notice", "2026-11-28")]).notices).toEqual([
      { date: "2026-11-28", how: "written", ofReceptionOnly: true },
    ]);
  });
  it("pair a request for review with its decision and its service", () => {
    const asked: Step = ["petition.review-requested", { date: "2027-02-01", office, reasons: "" }];
    const decided: Step = [
      "petition.review-decided",
      { date: "2027-02-25", office, number: "清复查〔2027〕3号", result: "revoked", redoWithin: 20, text: "" },
    ];
    const found = factsOf([accepted, opinion("2027-01-10"), asked, decided, served("review", "2027-02-27")]);
    expect(found.reviews).toEqual([
      {
        requestedOn: "2027-02-01",
        office,
        decision: { date: "2027-02-25", served: "2027-02-27", result: "revoked", redoWithin: 20 },
      },
    ]);
    expect(factsOf([accepted, opinion("2027-01-10"), asked]).reviews).toEqual([
      { requestedOn: "2027-02-01", office, decision: null },
    ]);
    expect(found.reexaminations).toEqual([]);
  });
  it("know what came by bundle from its origin, signed in or not", () => {
    const handedOver = {
      ...registeredBody,
      fields: { ...fields, source: { kind: "referred", office: "清源县信访局" } },
      origin: { petition: petition.replace("5", "6"), organisation: district },
    };
    expect(factsOf([], handedOver, "2026-11-24").byBundle).toEqual({
      signedInOn: null,
      paperReceivedOn: null,
      exportedOn: "2026-11-24",
    });
    const signed: Step = ["petition.signed-in", { date: "2026-11-26", by: "林晓", paperReceivedOn: "2026-11-25" }];
    expect(factsOf([signed], handedOver).byBundle).toEqual({
      signedInOn: "2026-11-26",
      paperReceivedOn: "2026-11-25",
      exportedOn: null,
    });
    const { view } = viewOf([signed], handedOver);
    const clocks = clocksOf(view, nationalProfile, calendar, "2026-11-27").filter(hasLastDay);
    expect(clocks.map(({ rule, start, strict }) => [rule, start, strict])).toEqual([
      ["T04", "2026-11-25", "2026-12-10"],
      ["T05", "2026-11-25", "2026-12-02"],
    ]);
  });
  it("tie the sender's answer to the objection it names", () => {
    const objected: Step = ["petition.objected", { date: "2026-11-23", reason: "不属职权" }];
    const { ids } = viewOf([objected]);
    const answer = (objection: string | undefined, agreed: boolean): Step => [
      "petition.objection-answered",
      { date: "2026-11-25", objection: objection ?? "", agreed, reason: "核实" },
    ];
    expect(factsOf([objected, answer(ids[1], true)]).objections).toEqual([
      { date: "2026-11-23", answer: { date: "2026-11-25", agreed: true } },
    ]);
    expect(factsOf([objected, answer(hash("another"), true)]).objections).toEqual([{ date: "2026-11-23", answer: null }]);
  });
  it("do not count a report that was sent back", () => {
    const report: Step = ["petition.reported-back", { date: "2026-12-10", documentNumber: "", text: "已办结" }];
    const { ids } = viewOf([report]);
    const back: Step = [
      "petition.report-answered",
      { date: "2026-12-12", report: ids[1], accepted: false, reason: "未附送达回证" },
    ];
    expect(factsOf([report]).reportedBackOn).toBe("2026-12-10");
    expect(factsOf([report, back]).reportedBackOn).toBeNull();
    expect(
      factsOf([report, back, ["petition.reported-back", { date: "2026-12-14", documentNumber: "", text: "补报" }]])
        .reportedBackOn,
    ).toBe("2026-12-14");
  });
  it("follow the days that a unit, a supervised office and a plan were set", () => {
    const dispatched: Step = [
      "petition.dispatched",
      { date: "2026-11-24", unit: "农业农村办", handler: "", due: "2026-12-01", requirement: "" },
    ];
    const { ids } = viewOf([dispatched]);
    const answered: Step = ["petition.dispatch-answered", { date: "2026-11-30", dispatch: ids[1], by: "王青", text: "已核" }];
    const urged: Step = [
      "petition.urged",
      { date: "2026-11-28", unit: "农业农村办", person: "", reason: "临期", replyBy: "2026-11-29" },
    ];
    const plan: Step = [
      "petition.plan-set",
      { date: "2026-12-02", plan: [{ measure: "走访核实", owner: "周明", due: "2026-12-09", done: null }] },
    ];
    expect(factsOf([dispatched, urged, answered, plan]).ownDates).toEqual([
      { kind: "dispatch", who: "农业农村办", what: "分办回复", date: "2026-11-24", due: "2026-12-01", done: "2026-11-30" },
      { kind: "urging", who: "农业农村办", what: "催办回复", date: "2026-11-28", due: "2026-11-29", done: "2026-11-30" },
      { kind: "plan", who: "周明", what: "走访核实", date: "2026-12-02", due: "2026-12-09", done: null },
    ]);
  });
});
