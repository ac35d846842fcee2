import { describe, expect, it } from "vitest";
import { flowOf } from "../../../../renderer/features/petition/charts/flow.ts";
import { courseOf } from "../../../../shared/petition/course/course.ts";
import { linksOf } from "../../../../shared/petition/course/links.ts";
import { decide, isRefusal } from "../../../../shared/petition/decide.ts";
import { clocksOf } from "../../../../shared/petition/duties.ts";
import { context, delivered, mergeAll } from "../fixtures.ts";
import { bodies, claim, reexamination, review, Story } from "./story.ts";

describe("former irrigation workers ask for a subsidy (route 6)", () => {
  it("goes from the first sentence to the archive, with extension, review, a hearing at re-examination and 不再受理", () => {
    const story = new Story({ receiptDate: "2026-01-05", title: claim });
    expect(story.next()).toBe("petition.duplicate-checked");
    story.take("petition.duplicate-checked", bodies.first);
    expect(story.next()).toBe("petition.examined");
    story.take("petition.examined", bodies.examined);
    expect(story.next()).toBe("petition.classified");
    expect(story.refusal("petition.accepted", bodies.accepted)).toMatchObject({ refused: "not-classified", article: "第31条" });
    story.take("petition.classified", bodies.ours(6));
    expect(story.next()).toBe("petition.notice-given");
    story.on("2026-01-12").take("petition.notice-given");
    expect(story.next()).toBe("petition.accepted");
    story.take("petition.accepted", bodies.accepted);
    story.take("petition.dispatched", bodies.dispatched);
    expect(story.refusal("petition.opinion-issued", bodies.opinion)).toMatchObject({ refused: "not-investigated" });
    story.on("2026-02-10").take("petition.investigated", bodies.investigated);
    story.on("2026-03-10").take("petition.extended", { ...bodies.extended, notifiedOn: "2026-03-10" });
    expect(story.refusal("petition.extended", bodies.extended)).toMatchObject({ refused: "extended-already", article: "第34条" });
    expect(story.next()).toBe("petition.opinion-issued");
    const opinion = story.on("2026-03-30").take("petition.opinion-issued", bodies.opinion);
    expect(story.next()).toBe("petition.served");
    story.on("2026-04-01").take("petition.served", bodies.served("opinion", opinion));
    story.on("2026-04-20").take("petition.review-requested", { office: review, reasons: "" });
    story.on("2026-05-15").take("petition.review-decided", {
      ...{ office: review, number: "清府复查〔2026〕1号", result: "upheld", redoWithin: null, text: "" },
    });
    const decided = story.course.steps["petition.review-decided"]?.[0]?.event ?? "";
    story.on("2026-05-18").take("petition.served", bodies.served("review", decided));
    story.on("2026-06-01").take("petition.reexamination-requested", { office: reexamination, reasons: "" });
    story.on("2026-06-20").take("petition.hearing-held", {
      ...{ level: "re-examination", from: "2026-06-10", to: "2026-06-20", chair: "吴主持", result: "" },
    });
    story.on("2026-07-10").take("petition.reexamination-decided", {
      ...{ office: reexamination, number: "市府复核〔2026〕1号", result: "upheld", redoWithin: null, text: "" },
    });
    expect(story.next()).toBe("petition.served");
    const end = story.course.steps["petition.reexamination-decided"]?.[0]?.event ?? "";
    story.on("2026-07-12").take("petition.served", bodies.served("re-examination", end));
    expect(story.next("leader")).toBe("petition.finalised");
    // Never of the matter itself: only of the one that brings it again, and with this very re-examination.
    expect(story.offers("leader").find(({ type }) => type === "petition.no-longer-accepted")).toMatchObject({
      allowed: false,
      article: "第36条第3款",
      reason: expect.stringContaining("另行登记"),
    });
    story.take("petition.finalised", { ground: "re-examined", basis: "第36条第3款", approvedBy: "沈洁" }, "leader");
    story.take("petition.return-visited", { by: "林晓", how: "visit", fulfilment: "nothing-to-fulfil", content: "已说明" });
    story.take("petition.archived", { fileNumber: "2026-信-001", retention: "30-years", by: "林晓" });
    expect(story.course.stage).toBe("archived");

    const again = new Story({ receiptDate: "2026-08-01", title: claim });
    const earlier = { ...story.view, id: "ab".repeat(16) };
    again.beside = [earlier];
    again.take("petition.duplicate-checked", { result: "repeat", other: earlier.id, by: "林晓" });
    again.take("petition.no-longer-accepted", {
      ...{ reexaminationNumber: "市府复核〔2026〕1号", reexaminationDate: "2026-07-10", approvedBy: "沈洁" },
    });
    expect(again.course.stage).toBe("not-accepted");
  });
});

describe("a wage claim", () => {
  it("is told of labour inspection and arbitration and helped by mediation, and its 60 days never run", () => {
    const story = new Story({ receiptDate: "2026-10-09", title: "要求支付拖欠工资" });
    story.take("petition.duplicate-checked", bodies.first);
    story.take("petition.examined", { ...bodies.examined, claims: ["支付2026年6至8月工资"] });
    story.take("petition.classified", bodies.ours(2));
    expect(story.refusal("petition.accepted", bodies.accepted)).toMatchObject({
      refused: "statutory-route",
      article: "第31条第2项",
      message: expect.stringContaining("60日期限不适用"),
    });
    story.take("petition.notice-given", { kind: "guided", how: "on-the-spot" });
    // What is missing to end it is named by its own route: an opinion it can never have.
    expect(story.refusal("petition.concluded", { way: "guided", by: "林晓" }).message).toMatch(/导入法定途径的记录/);
    expect(story.offers().find(({ type }) => type === "petition.concluded")?.reason).not.toMatch(/处理意见书/);
    expect(story.next()).toBe("petition.guided");
    const procedure = "向县劳动监察大队投诉，或者向县劳动人事争议仲裁委员会申请仲裁";
    expect(story.refusal("petition.guided", { route: 4, organ: "县人社局", procedure })).toMatchObject({
      refused: "another-route",
    });
    story.take("petition.guided", { route: 2, organ: "县劳动人事争议仲裁委员会", procedure });
    story.take("petition.mediated", {
      ...{
        by: "王调解",
        parties: "徐国根与清源县宏达建筑公司",
        result: "mediation-agreement",
        agreement: "10月31日前付清18 600元",
      },
    });
    // Agreed: there is nothing left to dispatch or to look into.
    expect(story.next()).toBe("petition.concluded");
    expect(story.refusal("petition.extended", bodies.extended)).toMatchObject({ refused: "not-accepted-yet", article: "第34条" });
    expect(story.refusal("petition.opinion-issued", bodies.opinion)).toMatchObject({ refused: "not-accepted-yet" });
    const clocks = clocksOf(story.view, context.profile, context.calendar, "2026-12-31").map(({ rule }) => rule);
    expect(clocks.filter((rule) => rule === "T07" || rule === "T08")).toEqual([]);
    story.on("2026-11-02").take("petition.concluded", { way: "agreement", by: "林晓" });
    expect(story.course.stage).toBe("concluded");
    expect(
      story.refusal("petition.evaluated", {
        ...{ object: "petition-office", value: "satisfied", reason: "", proxy: null },
      }),
    ).toMatchObject({ refused: "not-evaluated" });
    const ahead = flowOf(story.view, story.course, story.next()).filter(({ state }) => state !== "done");
    expect(ahead.map(({ name }) => name)).toEqual(["回访", "归档"]);
  });
});

describe("a visit that brings two matters", () => {
  const part = {
    ...{
      title: "反映村道路灯不亮",
      category: "suggestion",
      contentClass: "L-01",
      complainedOf: "",
      place: "",
      purpose: "suggest",
    },
  };
  it("is split: the second is registered for itself, with the same statement, and linked to the first", () => {
    const story = new Story();
    const split = (parts: readonly object[], newPetitions: readonly string[]) =>
      decide(
        story.view,
        { do: "take-step", type: "petition.split", body: { date: story.today, reason: "两件不同的事", parts } },
        { ...story.contextOf("clerk"), newPetitions },
      );
    const id = "cd".repeat(16);
    const answer = split([part], [id]);
    if (isRefusal(answer)) throw new Error(answer.message);
    expect(answer.events.map(({ type, subject }) => [type, subject])).toEqual([
      ["petition.registered", id],
      ["petition.linked", id],
      ["petition.split", story.view.id],
    ]);
    const [registered, linked, own] = answer.events.map(({ type, subject, body }, i) =>
      delivered(type, body, { count: i + 2, subject }),
    );
    if (!registered || !linked || !own) throw new Error("not three events");
    const child = mergeAll([linked, registered]);
    expect(child).toMatchObject({
      statement: { text: story.view.statement?.text },
      fields: { category: { value: "suggestion" } },
    });
    expect(linksOf(child, courseOf(child))).toMatchObject([{ other: story.view.id, relation: "parent" }]);
    const parent = mergeAll([...story.events, own]);
    expect(linksOf(parent, courseOf(parent))).toEqual([{ link: null, other: id, relation: "child" }]);
    expect(split([{ ...part, contentClass: "" }], [id])).toMatchObject({ refused: "no-content-class" });
    expect(split([{ ...part, title: "" }], [id])).toMatchObject({ refused: "invalid-input" });
  });
  it("names no other petition when the second is an accusation", () => {
    const story = new Story();
    story.take("petition.split", { reason: "另一事项按规定另行登记" });
    expect(story.view.timeline.at(-1)?.body).toMatchObject({ into: [] });
  });
});
