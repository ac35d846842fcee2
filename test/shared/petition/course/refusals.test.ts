import { describe, expect, it } from "vitest";
import { decide, isRefusal } from "../../../../shared/petition/decide.ts";
import type { PetitionFields } from "../../../../shared/petition/intake.ts";
import { context, district, fields } from "../fixtures.ts";
import { bodies, reexamination, review, Story } from "./story.ts";

/** A claim on route 6 that was accepted on 2026-01-12 and investigated. */
function handled(changes: Partial<PetitionFields> = {}): Story {
  const story = new Story({ receiptDate: "2026-01-05", ...changes });
  story.take("petition.examined", bodies.examined);
  story.take("petition.classified", bodies.ours(6));
  story.on("2026-01-12").take("petition.notice-given");
  story.take("petition.accepted", bodies.accepted);
  story.on("2026-02-10").take("petition.investigated", bodies.investigated);
  return story;
}
/** … with its opinion served on 2026-03-02. */
function served(): Story {
  const story = handled();
  const opinion = story.on("2026-03-01").take("petition.opinion-issued", bodies.opinion);
  story.on("2026-03-02").take("petition.served", bodies.served("opinion", opinion));
  return story;
}
function concluded(): Story {
  const story = served();
  story.on("2026-03-05").take("petition.concluded", { way: "opinion", by: "林晓" });
  return story;
}
const accused = { complainedOf: "青溪镇上坞村村主任何水土" };
const verdict = { office: review, number: "清府复查〔2026〕1号", result: "upheld", redoWithin: null, text: "" };

describe("days that cannot be", () => {
  it("accepted before received, on a day that does not exist, or after today", () => {
    const story = new Story({ receiptDate: "2026-01-05" });
    story.take("petition.classified", bodies.ours(6));
    const at = (date: string) => story.refusal("petition.accepted", { ...bodies.accepted, date });
    expect(at("2026-01-04")).toMatchObject({ refused: "before-receipt", field: "date" });
    expect(at("2026-02-30")).toMatchObject({ refused: "no-such-day", field: "date" });
    expect(at("2026-01-06")).toMatchObject({ refused: "after-today", field: "date" });
  });
  it("served before issued, an opinion before acceptance, a review decided before it was requested", () => {
    const story = handled();
    expect(story.on("2026-03-01").refusal("petition.opinion-issued", { ...bodies.opinion, date: "2026-01-11" })).toMatchObject({
      refused: "out-of-order",
      field: "date",
    });
    const opinion = story.take("petition.opinion-issued", bodies.opinion);
    const early = { ...bodies.served("opinion", opinion), date: "2026-02-28" };
    expect(story.on("2026-03-20").refusal("petition.served", early)).toMatchObject({
      refused: "out-of-order",
      message: expect.stringContaining("处理意见书出具日期 2026-03-01"),
    });
    story.take("petition.served", bodies.served("opinion", opinion));
    story.take("petition.review-requested", { office: review, reasons: "" });
    expect(story.refusal("petition.review-decided", { ...verdict, date: "2026-03-19" })).toMatchObject({
      refused: "out-of-order",
    });
  });
  it("deadlines in the past, and an archive before the end", () => {
    const story = handled();
    expect(story.refusal("petition.dispatched", { ...bodies.dispatched, due: "2026-01-01" })).toMatchObject({
      refused: "due-before-step",
      field: "due",
    });
    const archive = { fileNumber: "1", retention: "10-years", by: "林晓" };
    expect(story.refusal("petition.archived", archive)).toMatchObject({ refused: "still-open" });
    expect(concluded().refusal("petition.archived", { ...archive, date: "2026-03-04" })).toMatchObject({
      refused: "out-of-order",
    });
  });
});

describe("a closed petition", () => {
  it("is not amended, and no step follows but those of the aftermath", () => {
    const story = concluded();
    const amend = decide(story.view, { do: "amend", changes: { title: "另一概况" }, base: {} }, story.contextOf("clerk"));
    expect(amend).toMatchObject({ refused: "closed", message: expect.stringContaining("已办结") });
    expect(story.refusal("petition.dispatched", bodies.dispatched)).toMatchObject({ refused: "closed" });
    expect(story.refusal("petition.notice-given")).toMatchObject({ refused: "closed" });
    story.take("petition.helped", { kind: "relief", by: "林晓", amount: 300, content: "临时救助" });
    story.take("petition.review-requested", { office: review, reasons: "" });
    expect(story.course.stage).toBe("review");
  });
  it("is reopened with a reason and an approver, by who is no clerk, and then amended and handled again", () => {
    const story = concluded();
    const body = { reason: "发现新的档案", approvedBy: "沈洁" };
    expect(story.refusal("petition.reopened", body)).toMatchObject({ refused: "role" });
    story.take("petition.reopened", body, "leader");
    expect(
      isRefusal(decide(story.view, { do: "amend", changes: { title: "另一概况" }, base: {} }, story.contextOf("clerk"))),
    ).toBe(false);
    story.take("petition.opinion-issued", { ...bodies.opinion, number: "青信处〔2026〕2号" });
  });
  it("is concluded only with notice, opinion and service; what is missing is named", () => {
    const story = handled();
    expect(story.refusal("petition.concluded", { way: "opinion", by: "林晓" })).toMatchObject({
      refused: "not-complete",
      message: expect.stringMatching(/信访处理意见书.*送达记录/),
    });
    story.take("petition.opinion-issued", bodies.opinion);
    const message = story.refusal("petition.concluded", { way: "opinion", by: "林晓" }).message;
    expect(message).toContain("送达记录");
    expect(message).not.toContain("意见书（第32条）");
  });
});

describe("an extension", () => {
  const extend = (changes: object, story = handled(), today = "2026-03-10") =>
    story.on(today).refusal("petition.extended", { ...bodies.extended, ...changes });
  it.each<[string, object, string, string]>([
    ["of more than 30 days", { days: 31 }, "too-long", "days"],
    ["without an approver", { approvedBy: "" }, "invalid-input", "approvedBy"],
    ["approved by the clerk who enters it", { approvedBy: "林晓" }, "own-approval", "approvedBy"],
    ["without a reason", { reason: "" }, "invalid-input", "reason"],
    ["told after the original day", { notifiedOn: "2026-03-14" }, "notified-too-late", "notifiedOn"],
    ["told before it was approved", { notifiedOn: "2026-03-09" }, "out-of-order", "notifiedOn"],
  ])("%s is refused", (_, changes, refused, field) => {
    expect(extend(changes)).toMatchObject({ refused, field });
  });
  it("is taken on the original day, not on the day after it, and only once", () => {
    expect(extend({}, handled(), "2026-03-14")).toMatchObject({ refused: "extension-too-late", article: "第34条" });
    const story = handled().on("2026-03-13");
    expect(story.warnings("petition.extended", bodies.extended)).toEqual(["not-notified"]);
    story.take("petition.extended", bodies.extended);
    expect(story.refusal("petition.extended", bodies.extended)).toMatchObject({ refused: "extended-already" });
  });
  it("where a local rule grants it twice, is 30 days in all, the second before the day to which the first led", () => {
    const story = handled().on("2026-03-13");
    story.take("petition.extended", { ...bodies.extended, days: 20 });
    const local = { ...context.profile, extensions: 2 };
    const again = (today: string, changes: object) =>
      decide(
        story.view,
        { do: "take-step", type: "petition.extended", body: { ...bodies.extended, date: today, ...changes } },
        { ...story.contextOf("clerk"), today, profile: local },
      );
    expect(again("2026-03-30", { days: 11 })).toMatchObject({ refused: "too-long", field: "days" });
    expect(isRefusal(again("2026-03-30", { days: 10 }))).toBe(false);
    expect(again("2026-04-03", { days: 10 })).toMatchObject({ refused: "extension-too-late" });
  });
});

describe("an opinion", () => {
  it("names one conclusion for each examined claim and none besides", () => {
    const story = handled();
    const opine = (conclusions: readonly object[]) =>
      story.refusal("petition.opinion-issued", { ...bodies.opinion, conclusions });
    const [own] = bodies.opinion.conclusions;
    expect(opine([{ ...own, claim: "另一诉求" }])).toMatchObject({ refused: "claim-without-conclusion", article: "第32条第1款" });
    expect(opine([own, { ...own, claim: "另一诉求" }])).toMatchObject({ refused: "claim-not-examined" });
    expect(opine([own, own])).toMatchObject({ refused: "claim-twice" });
  });
  it.each<[string, object, string]>([
    ["without a number", { number: "" }, "no-number"],
    ["without the office of review", { reviewBy: "" }, "no-review-office"],
    ["that names itself for review", { reviewBy: "青溪镇信访站" }, "reviews-itself"],
    ["signed off by the clerk", { signedOffBy: "林晓" }, "own-approval"],
  ])("%s is refused", (_, changes, refused) => {
    expect(handled().refusal("petition.opinion-issued", { ...bodies.opinion, ...changes })).toMatchObject({ refused });
  });
  it("is not for the district: it must not decide what the handling office decides", () => {
    const refusal = handled().refusal("petition.opinion-issued", bodies.opinion, "district");
    expect(refusal).toMatchObject({ refused: "another-office" });
    const own = new Story({}, district);
    expect(own.refusal("petition.opinion-issued", bodies.opinion, "district")).toMatchObject({
      refused: "not-the-handling-office",
    });
  });
  it("that a review revoked is made anew; one that was upheld is not", () => {
    const revoked = served();
    revoked.on("2026-03-20").take("petition.review-requested", { office: review, reasons: "" });
    revoked.take("petition.review-decided", { ...verdict, result: "revoked", redoWithin: 30 });
    revoked.take("petition.opinion-issued", { ...bodies.opinion, number: "青信处〔2026〕2号" });
    const upheld = served();
    upheld.on("2026-03-20").take("petition.review-requested", { office: review, reasons: "" });
    upheld.take("petition.review-decided", verdict);
    expect(upheld.refusal("petition.opinion-issued", bodies.opinion)).toMatchObject({ refused: "done-already" });
  });
});

describe("acceptance, guidance and answers", () => {
  it("a suggestion is answered, not accepted; a claim is not answered like a suggestion", () => {
    const story = new Story({ category: "suggestion" });
    expect(story.refusal("petition.accepted", bodies.accepted)).toMatchObject({ refused: "suggestion", article: "第29条第1款" });
    const reply = { result: "adopted", reply: "采纳", how: "written" };
    expect(new Story().refusal("petition.suggestion-answered", reply)).toMatchObject({ refused: "claim", article: "第31条" });
  });
  it("what is ours is not sent away, and what is on route 6 is not guided away (Art. 44)", () => {
    const story = new Story();
    story.take("petition.classified", bodies.ours(6));
    expect(story.refusal("petition.notice-given", { kind: "where-to-turn" })).toMatchObject({
      refused: "ours",
      article: "第44条第2项",
    });
    const guide = { route: 6, organ: "法院", procedure: "起诉" };
    expect(story.refusal("petition.guided", guide)).toMatchObject({ refused: "petition-route", article: "第31条、第44条第2项" });
    expect(story.refusal("petition.not-accepted", {})).toMatchObject({ refused: "not-accepted-elsewhere" });
  });
  it("simplified handling is refused for what a superior assigned, for groups and for repeat petitions", () => {
    const simplified = { ...bodies.accepted, simplified: true };
    const of = (changes: Partial<PetitionFields>, result = "first") => {
      const story = new Story(changes);
      story.take("petition.duplicate-checked", { result, other: result === "first" ? null : "ab".repeat(16), by: "林晓" });
      story.take("petition.classified", bodies.ours(6));
      return story;
    };
    const assigned = of({ source: { kind: "assigned", office: "清源县信访局" } });
    expect(assigned.refusal("petition.accepted", simplified)).toMatchObject({ refused: "assigned-not-simplified" });
    expect(of({ groupSize: 6, representatives: ["徐国根"] }).refusal("petition.accepted", simplified)).toMatchObject({
      refused: "group-not-simplified",
    });
    expect(of({}, "repeat").refusal("petition.accepted", simplified)).toMatchObject({ refused: "repeat-not-simplified" });
    expect(of({}).warnings("petition.accepted", simplified)).toEqual(["simplified"]);
  });
  it("不予受理 is the superior's while the matter is handled below, 不再受理 only after re-examination with its number", () => {
    const story = new Story({}, district);
    const body = { handlingOffice: { organisation: "990127001", name: "青溪镇" }, handlingNumber: "", approvedBy: "吴局" };
    expect(story.refusal("petition.not-accepted", body, "district")).toMatchObject({ refused: "not-handled-below" });
    story.take("petition.classified", { ...bodies.ours(6), competence: "handled-below", route: null }, "district");
    const other = { ...body, handlingOffice: { organisation: "990128001", name: "邻县某镇" } };
    expect(story.refusal("petition.not-accepted", other, "district")).toMatchObject({
      refused: "not-below",
      article: "第19条第3款",
    });
    story.take("petition.not-accepted", body, "district");
    const again = { reexaminationNumber: "", reexaminationDate: "2026-01-01", approvedBy: "沈洁" };
    const repeat = new Story();
    expect(repeat.refusal("petition.no-longer-accepted", again)).toMatchObject({ refused: "not-reexamined" });
    repeat.take("petition.duplicate-checked", { result: "repeat", other: "ab".repeat(16), by: "林晓" });
    expect(repeat.refusal("petition.no-longer-accepted", again)).toMatchObject({ refused: "no-number" });
    const later = { ...again, reexaminationNumber: "市复核1号", reexaminationDate: "2026-11-21" };
    expect(repeat.refusal("petition.no-longer-accepted", later)).toMatchObject({ refused: "out-of-order" });
  });
});

describe("what an opinion has decided", () => {
  it.each<[string, Parameters<Story["ask"]>]>([
    ["claims", ["petition.examined", bodies.examined]],
    ["competence and route", ["petition.classified", bodies.ours(2)]],
    ["one matter into two", ["petition.split", { reason: "另一件事" }]],
    ["the petition taken back", ["petition.withdrawn", { reason: "-", signed: true, approvedBy: "" }]],
    ["the registration made void", ["petition.voided"]],
  ])("is not changed beneath it: %s", (_, ask) => {
    expect(served().refusal(...ask)).toMatchObject({ refused: "opinion-issued", article: "第32条" });
    const [type] = ask;
    expect(
      served()
        .offers()
        .find((one) => one.type === type)?.allowed ?? false,
    ).toBe(false);
  });
  it("is open again once it was revoked, or while its review may be taken back", () => {
    const story = served();
    story.on("2026-03-20").take("petition.review-requested", { office: review, reasons: "" });
    expect(story.offers().find(({ type }) => type === "petition.withdrawn")?.allowed).toBe(true);
    expect(story.refusal("petition.classified", bodies.ours(2))).toMatchObject({ refused: "opinion-issued" });
    story.take("petition.review-decided", { ...verdict, result: "revoked", redoWithin: 30 });
    story.take("petition.examined", bodies.examined);
    story.take("petition.classified", bodies.ours(6));
  });
  it("is asked about only after it was served; a hearing of the handling comes before it", () => {
    const story = handled();
    story.on("2026-03-01").take("petition.opinion-issued", bodies.opinion);
    const visit = { by: "沈洁", how: "phone", fulfilment: "fulfilled", content: "-" };
    expect(story.refusal("petition.return-visited", visit)).toMatchObject({ refused: "no-result" });
    const hearing = { level: "handling", from: "2026-03-01", to: "2026-03-01", chair: "沈洁", result: "" };
    expect(story.refusal("petition.hearing-held", hearing)).toMatchObject({ article: "第31条第6项" });
  });
});

describe("an office that neither holds the petition nor stands above it", () => {
  it("takes no step in it, whatever the step", () => {
    const own = new Story({}, district);
    for (const type of ["petition.supervised", "petition.proposed", "petition.contacted"] as const) {
      expect(own.refusal(type, {}, "leader")).toMatchObject({ refused: "another-office" });
    }
    expect(own.offers("leader").some(({ allowed }) => allowed)).toBe(false);
  });
});

describe("不再受理 (Art. 36 para. 3)", () => {
  const end = { reexaminationNumber: "清市府复核〔2026〕1号", reexaminationDate: "2026-06-20", approvedBy: "沈洁" };
  const upheld = { office: review, number: "清府复查〔2026〕1号", result: "upheld", redoWithin: null, text: "" };
  /** A matter whose opinion was served on 2026-03-02, reviewed, and served again on 2026-04-20. */
  function reviewed(): Story {
    const story = served();
    story.on("2026-03-20").take("petition.review-requested", { office: review, reasons: "" });
    const decided = story.on("2026-04-18").take("petition.review-decided", upheld);
    story.on("2026-04-20").take("petition.served", bodies.served("review", decided));
    return story;
  }
  function reexamined(result = "upheld"): Story {
    const story = reviewed();
    story.on("2026-05-10").take("petition.reexamination-requested", { office: reexamination, reasons: "" });
    const body = { ...upheld, office: reexamination, number: end.reexaminationNumber, result };
    story.on("2026-06-20").take("petition.reexamination-decided", body);
    return story;
  }
  /** The same facts brought again on 2026-08-01. */
  function repeated(earlier: Story, how: "checked" | "linked" | "related" = "checked"): Story {
    const story = new Story({ receiptDate: "2026-08-01" });
    story.beside = [earlier.view];
    const other = earlier.view.id.replace(/./, "f");
    story.beside = [{ ...earlier.view, id: other }];
    if (how === "checked") story.take("petition.duplicate-checked", { result: "repeat", other, by: "林晓" });
    else story.take("petition.linked", { other, relation: how === "linked" ? "same-matter" : "related" });
    return story;
  }
  const offer = (story: Story) => story.offers().find(({ type }) => type === "petition.no-longer-accepted");

  it.each<[string, () => Story, string]>([
    ["the re-examined matter itself", () => reexamined(), "own-matter"],
    ["a matter whose opinion the re-examination revoked", () => reexamined("revoked"), "revoked"],
    ["a first petition", () => new Story(), "not-reexamined"],
    ["one that is only related to the ended matter", () => repeated(reexamined(), "related"), "not-reexamined"],
    ["one whose matter is still handled", () => repeated(handled()), "not-ended"],
    ["one whose matter may still be reviewed", () => repeated(served().on("2026-03-10")).on("2026-08-01"), "only-local"],
    ["one whose review was never served", () => repeated(unservedReview()), "not-ended"],
    ["one whose matter was revoked on re-examination", () => repeated(reexamined("revoked")), "not-ended"],
    ["one whose periods ran out, without a local rule", () => repeated(reviewed()), "only-local"],
  ])("%s is not offered it, and is refused with the article", (_, make, refused) => {
    const story = make();
    expect(offer(story)).toMatchObject({ allowed: false, article: "第36条第3款" });
    expect(story.refusal("petition.no-longer-accepted", end)).toMatchObject({ refused, article: "第36条第3款" });
  });
  function unservedReview(): Story {
    const story = served();
    story.on("2026-03-20").take("petition.review-requested", { office: review, reasons: "" });
    story.on("2026-04-18").take("petition.review-decided", upheld);
    return story;
  }

  it.each(["checked", "linked"] as const)(
    "is offered to one that is %s as the same matter, with that re-examination's number",
    (how) => {
      const story = repeated(reexamined(), how);
      expect(offer(story)).toMatchObject({ allowed: true });
      expect(
        story.refusal("petition.no-longer-accepted", { ...end, reexaminationNumber: "清市府复核〔2026〕9号" }),
      ).toMatchObject({
        refused: "another-reexamination",
        message: expect.stringContaining(end.reexaminationNumber),
      });
      expect(story.refusal("petition.no-longer-accepted", { ...end, basis: "某省条例第46条" })).toMatchObject({
        refused: "two-grounds",
      });
      story.take("petition.no-longer-accepted", end);
      expect(story.course.stage).toBe("not-accepted");
    },
  );

  it("goes by the paper where the earlier matter is not held at this desk", () => {
    const story = new Story({ receiptDate: "2026-08-01" });
    story.take("petition.duplicate-checked", { result: "repeat", other: "cd".repeat(16), by: "林晓" });
    expect(offer(story)).toMatchObject({ allowed: true });
    expect(story.refusal("petition.no-longer-accepted", { ...end, reexaminationNumber: "" })).toMatchObject({
      refused: "no-number",
    });
    story.take("petition.no-longer-accepted", end);
  });

  it("rests on run-out periods only where the local profile names its rule, and names that rule", () => {
    const story = repeated(reviewed());
    const basis = "某省信访条例第46条";
    const finality = [{ ...(context.profile.finality[0] ?? {}), basis }] as typeof context.profile.finality;
    const local = { ...story.contextOf("clerk"), profile: { ...context.profile, finality } };
    const ask = (body: object) =>
      decide(
        story.view,
        { do: "take-step", type: "petition.no-longer-accepted", body: { date: story.today, ...end, ...body } },
        local,
      );
    expect(ask({ reexaminationNumber: "", reexaminationDate: "2026-05-20" })).toMatchObject({ refused: "no-number" });
    expect(ask({ reexaminationNumber: "", reexaminationDate: "2026-05-20", basis: "别的规定" })).toMatchObject({
      refused: "no-local-rule",
    });
    expect(isRefusal(ask({ reexaminationNumber: "", reexaminationDate: "2026-05-20", basis }))).toBe(false);
  });
});

describe("review and re-examination", () => {
  it("asked for late are warned of with the rule, never refused; without proof of service nothing is late", () => {
    const story = served();
    const ask = { office: review, reasons: "" };
    // 30 days from 2026-03-02 end on 2026-04-01, a Wednesday.
    expect(story.on("2026-04-01").warnings("petition.review-requested", ask)).toEqual([]);
    expect(story.on("2026-04-02").warnings("petition.review-requested", ask)).toEqual(["requested-late"]);
    const unserved = handled();
    unserved.on("2026-03-01").take("petition.opinion-issued", bodies.opinion);
    expect(unserved.on("2027-03-01").warnings("petition.review-requested", ask)).toEqual(["not-served"]);
  });
  it("are never the township's own, nor the petition office's in its own name, nor both by one office", () => {
    const story = served().on("2026-03-20");
    const ask = (office: object, who: "clerk" | "district" = "clerk") =>
      story.refusal("petition.review-requested", { office, reasons: "" }, who);
    expect(ask({ organisation: "990127001", name: "青溪镇" })).toMatchObject({
      refused: "township-never-reviews",
      article: "第35条",
    });
    expect(ask({ organisation: "", name: "青溪镇信访站" })).toMatchObject({ refused: "township-never-reviews" });
    expect(ask({ organisation: "", name: "青溪镇人民政府" })).toMatchObject({ refused: "township-never-reviews" });
    expect(ask({ organisation: "990127", name: "清源县信访局" }, "district")).toMatchObject({ refused: "only-prepares" });
    story.take("petition.review-requested", { office: review, reasons: "" });
    story.take("petition.review-decided", verdict);
    expect(story.refusal("petition.reexamination-requested", { office: review, reasons: "" })).toMatchObject({
      refused: "same-office",
      article: "第36条第1款",
    });
  });
  it("come one after the other: no decision without a request, no second request on one opinion", () => {
    const story = served().on("2026-03-20");
    expect(story.refusal("petition.review-decided", verdict)).toMatchObject({ refused: "no-request" });
    expect(story.refusal("petition.reexamination-requested", { office: reexamination, reasons: "" })).toMatchObject({
      refused: "nothing-to-challenge",
    });
    story.take("petition.review-requested", { office: review, reasons: "" });
    expect(story.refusal("petition.review-requested", { office: review, reasons: "" })).toMatchObject({
      refused: "requested-already",
    });
    story.take("petition.review-decided", verdict);
    expect(story.refusal("petition.review-requested", { office: review, reasons: "" })).toMatchObject({
      refused: "requested-already",
    });
  });
  it("answered late are warned of, but a hearing's time does not count at re-examination", () => {
    const story = served().on("2026-03-20");
    story.take("petition.review-requested", { office: review, reasons: "" });
    expect(story.on("2026-04-20").warnings("petition.review-decided", verdict)).toEqual(["decided-late"]);
  });
});

describe("what came by bundle", () => {
  const arrived = () =>
    new Story({ receiptDate: "2026-11-10", source: { kind: "referred", office: "清源县信访局" } }, "990127001", {
      origin: { petition: "ef".repeat(16), organisation: district },
    });
  it("is signed in by a named person before anything else is done here; the sender may go on", () => {
    const story = arrived();
    expect(story.refusal("petition.examined", bodies.examined)).toMatchObject({
      refused: "sign-in-first",
      article: "第23条第3款",
    });
    expect(
      story
        .offers()
        .filter(({ allowed }) => allowed)
        .map(({ type }) => type),
    ).toEqual(["petition.signed-in"]);
    story.take("petition.tagged", { tags: ["水利"] }, "district");
    story.take("petition.signed-in", { by: "林晓" });
    story.take("petition.examined", bodies.examined);
  });
  it("is objected to within five working days of the signing in, or of an earlier paper letter", () => {
    const story = arrived().on("2026-11-16");
    // Five working days from Monday 2026-11-16 end on Monday 2026-11-23; from the letter of 2026-11-11 on 2026-11-18.
    const signed = (body: object, today: string) => {
      const own = arrived().on("2026-11-16");
      own.take("petition.signed-in", { by: "林晓", ...body });
      return own.on(today).warnings("petition.objected");
    };
    expect(story.refusal("petition.signed-in", { by: "林晓", paperReceivedOn: "2026-11-17" })).toMatchObject({
      refused: "out-of-order",
    });
    expect(signed({}, "2026-11-23")).toEqual([]);
    expect(signed({}, "2026-11-24")).toEqual(["objection-late"]);
    expect(signed({ paperReceivedOn: "2026-11-11" }, "2026-11-18")).toEqual([]);
    expect(signed({ paperReceivedOn: "2026-11-11" }, "2026-11-19")).toEqual(["objection-late"]);
  });
  it("is answered by its sender's desk, while the paper of a sender without a desk is written down here", () => {
    const story = arrived();
    story.take("petition.signed-in", { by: "林晓" });
    const objection = story.take("petition.objected");
    const answer = { objection, agreed: true, reason: "属实" };
    expect(story.refusal("petition.objection-answered", answer, "leader")).toMatchObject({ refused: "sender-only" });
    story.take("petition.objection-answered", answer, "district");
    const onPaper = new Story({ source: { kind: "referred", office: "清源县信访局" } });
    const other = onPaper.take("petition.objected");
    onPaper.take("petition.objection-answered", { ...answer, objection: other }, "leader");
  });
});

describe("service", () => {
  it("refused or left behind needs a witness, and without its receipt it is pointed out", () => {
    const story = handled();
    const opinion = story.on("2026-03-01").take("petition.opinion-issued", bodies.opinion);
    const serve = { ...bodies.served("opinion", opinion), refused: "不认可" };
    expect(story.refusal("petition.served", serve)).toMatchObject({ refused: "no-witness", field: "witness" });
    expect(story.warnings("petition.served", { ...serve, witness: "村干部郑明" })).toEqual([]);
    expect(story.warnings("petition.served", { ...bodies.served("opinion", opinion), attachments: [] })).toEqual(["no-proof"]);
    expect(story.refusal("petition.served", bodies.served("review", opinion))).toMatchObject({ refused: "no-such-paper" });
  });
});

describe("recusal (Art. 28)", () => {
  it("keeps out who was recused, who is complained of and who bears a petitioner's name, in every role", () => {
    const story = handled(accused);
    const inquire = (by: readonly string[]) => story.refusal("petition.investigated", { ...bodies.investigated, by });
    expect(inquire(["何水土", "王建平"])).toMatchObject({ refused: "complained-of-person", article: "第28条第3款", field: "by" });
    expect(inquire(["徐国根"])).toMatchObject({ refused: "petitioner-himself" });
    expect(story.refusal("petition.opinion-issued", { ...bodies.opinion, signedOffBy: "何水土" })).toMatchObject({
      refused: "complained-of-person",
      field: "signedOffBy",
    });
    const lead = { official: "何水土", position: "", assisting: [], due: null };
    expect(story.refusal("petition.lead-official-set", lead)).toMatchObject({ refused: "complained-of-person" });
    story.take(
      "petition.recusal-decided",
      { person: "王建平", ground: "与信访人系亲属", recused: true, decidedBy: "沈洁" },
      "leader",
    );
    expect(inquire(["王建平"])).toMatchObject({ refused: "recused" });
  });
  it("frees a namesake by a decision, which nobody takes on himself", () => {
    const story = handled();
    const self = { person: "沈洁", ground: "同名", recused: false, decidedBy: "沈洁" };
    expect(story.refusal("petition.recusal-decided", self, "leader")).toMatchObject({ refused: "decides-on-himself" });
    story.take(
      "petition.recusal-decided",
      { person: "徐国根", ground: "同名不同人", recused: false, decidedBy: "沈洁" },
      "leader",
    );
    story.take("petition.investigated", { ...bodies.investigated, by: ["徐国根", "王建平"] });
  });
  it("sends nobody on a return visit who handled the matter or is complained of", () => {
    const story = concluded();
    const visit = (by: string) =>
      story.refusal("petition.return-visited", { by, how: "phone", fulfilment: "fulfilled", content: "-" });
    expect(visit("郑卫国")).toMatchObject({ refused: "handler-visits", field: "by" });
    const complained = new Story({ ...accused, category: "suggestion" });
    complained.take("petition.suggestion-answered", { result: "adopted", reply: "采纳", how: "written" });
    expect(
      complained.refusal("petition.return-visited", { by: "何水土", how: "phone", fulfilment: "fulfilled", content: "-" }),
    ).toMatchObject({ refused: "complained-of-visits" });
  });
});

describe("what goes towards who is complained of", () => {
  it("asks first: a dispatch to the unit, a referral to the office; confirmed, it goes", () => {
    const story = handled({ complainedOf: "上坞村村委会" });
    const dispatch = { ...bodies.dispatched, unit: "上坞村" };
    expect(story.refusal("petition.dispatched", dispatch)).toMatchObject({ refused: "complained-of", field: "unit" });
    story.take("petition.dispatched", { ...dispatch, confirmed: ["complained-of"] });
    const own = new Story({ complainedOf: "青溪镇政府" }, district);
    const refer = { to: { organisation: "990127001", name: "青溪镇信访站" }, documentNumber: "信转1号", child: null };
    expect(own.refusal("petition.referred", refer, "district")).toMatchObject({ refused: "complained-of", field: "to" });
    own.take("petition.referred", { ...refer, confirmed: ["complained-of"] }, "district");
  });
  it("asks first: a proposal to the office, by another of its names", () => {
    const own = new Story({ complainedOf: "青溪镇政府" }, district);
    const to = { organisation: "990127001", name: "青溪镇信访站" };
    const propose = { to, kind: "improve-work", text: "公开补助名册", documentNumber: "信建1号" };
    expect(own.refusal("petition.proposed", propose, "district")).toMatchObject({ refused: "complained-of", field: "to" });
    own.take("petition.proposed", { ...propose, to: { organisation: "", name: "区民政局" } }, "district");
    own.take("petition.proposed", { ...propose, documentNumber: "信建2号", confirmed: ["complained-of"] }, "district");
  });
});

describe("other steps", () => {
  const story = handled();
  it.each<[string, Parameters<Story["ask"]>, string]>([
    ["a supervision by a township", ["petition.supervised", {}], "petition-office-only"],
    ["a referral by a township", ["petition.referred", {}], "not-a-superior"],
    [
      "a withdrawal without signature or leader",
      ["petition.withdrawn", { reason: "-", signed: false, approvedBy: "" }],
      "no-signature",
    ],
    [
      "a withdrawal approved by the clerk himself",
      ["petition.withdrawn", { reason: "-", signed: false, approvedBy: "林晓" }],
      "own-approval",
    ],
    [
      "an agreement without its words",
      ["petition.mediated", { by: "王调解", parties: "双方", result: "mediation-agreement", agreement: "" }],
      "no-agreement",
    ],
    ["a follow-up without a first report", ["petition.urgent-reported", urgent(1)], "follow-up"],
    ["a tag twice", ["petition.tagged", { tags: ["水利", "水利"] }], "tag-twice"],
    ["an unlinking of what is not linked", ["petition.unlinked", { link: "ab".repeat(32), reason: "-" }], "nothing-pending"],
    ["a link to itself", ["petition.linked", { other: story.view.id, relation: "related" }], "same-petition"],
    [
      "a finality without re-examination",
      ["petition.finalised", { ground: "re-examined", basis: "-", approvedBy: "沈洁" }, "leader"],
      "not-reexamined",
    ],
    ["an unknown key", ["petition.tagged", { tags: [], whereabouts: "村口" }], "invalid-input"],
    ["anything by an auditor", ["petition.tagged", { tags: ["水利"] }, "auditor"], "role"],
  ])("%s is refused", (_, ask, refused) => {
    expect(story.refusal(...ask)).toMatchObject({ refused });
  });
  it("links are taken back, and the same link is not made twice", () => {
    const own = new Story();
    const body = { other: "ab".repeat(16), relation: "related" };
    const link = own.take("petition.linked", body);
    expect(own.refusal("petition.linked", body)).toMatchObject({ refused: "nothing-changed" });
    own.take("petition.unlinked", { link, reason: "不是同一事项" });
    own.take("petition.linked", body);
  });
  it("evaluation has two objects and one evaluator; a proxy is marked and is never the handler", () => {
    const own = concluded();
    const body = { object: "petition-office", value: "satisfied", reason: "", proxy: null };
    own.take("petition.evaluated", body);
    expect(own.refusal("petition.evaluated", body)).toMatchObject({ refused: "nothing-changed" });
    const other = { ...body, object: "responsible-unit" };
    expect(own.refusal("petition.evaluated", { ...other, proxy: "郑卫国" })).toMatchObject({ refused: "handler-evaluates" });
    expect(own.refusal("petition.evaluated", { ...other, value: "unsatisfied" })).toMatchObject({ refused: "no-reason" });
    expect(own.warnings("petition.evaluated", { ...other, proxy: "徐小明" })).toEqual(["proxy"]);
  });
  it("what was guided to a statutory route is not evaluated", () => {
    const own = new Story();
    own.take("petition.classified", bodies.ours(2));
    own.take("petition.guided", { route: 2, organ: "县劳动人事争议仲裁委员会", procedure: "申请仲裁" });
    const body = { object: "petition-office", value: "satisfied", reason: "", proxy: null };
    expect(own.refusal("petition.evaluated", body)).toMatchObject({ refused: "not-evaluated" });
  });
  it.each([
    ["after it was reported", `${fields.receiptDate}T09:01:00+08:00`, "before-known"],
    ["only tomorrow", "2999-01-01T00:00:00+08:00", "after-today"],
  ])("an urgent matter that became known %s is refused", (_, knownAt, refused) => {
    const answer = new Story().refusal("petition.urgent-reported", { ...urgent(0), knownAt });
    expect(answer).toMatchObject({ refused, field: "knownAt" });
  });
  it("an urgent report names whom Art. 25 wants informed", () => {
    expect(new Story().warnings("petition.urgent-reported", urgent(0))).toEqual(["not-informed"]);
  });
  it("a stationed branch office of the county is pointed out when something is dispatched to it", () => {
    expect(story.warnings("petition.dispatched", { ...bodies.dispatched, unit: "青溪派出所", handler: "" })).toEqual([
      "stationed",
    ]);
  });
});

function urgent(followUp: number): object {
  const informed = [{ office: "镇党委", person: "高书记", means: "phone", at: `${fields.receiptDate}T09:00:00+08:00` }];
  return { followUp, place: "镇政府", people: 12, situation: "群众聚集", measures: "", reporter: "林晓", informed };
}
