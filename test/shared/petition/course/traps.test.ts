import { describe, expect, it } from "vitest";
import { conclusionCheck } from "../../../../shared/petition/course/conclusion-check.ts";
import { clocksOf } from "../../../../shared/petition/duties.ts";
import { nationalProfile } from "../../../../shared/regulation/national-profile.ts";
import { calendar, district, hash } from "../fixtures.ts";
import { bodies, reexamination, review, Story } from "./story.ts";

/** A claim on item 5 of Art. 31 for which the township itself has the duty. */
function ownDuty(organ = "青溪镇人民政府"): Story {
  const story = new Story({ receiptDate: "2026-01-05" });
  story.take("petition.duplicate-checked", bodies.first);
  story.take("petition.examined", bodies.examined);
  story.on("2026-01-06").take("petition.classified", { competence: "ours", route: 5, organ, basis: "", by: "林晓" });
  story.take("petition.notice-given");
  return story;
}
const reply = (kind: string) => ({
  kind,
  title: "依法履职答复书",
  number: "青信履〔2026〕1号",
  file: { hash: hash(kind), size: 3, name: "答复.docx", mediaType: "application/octet-stream" },
});
const twoMonths = (story: Story, today: string) =>
  clocksOf(story.view, nationalProfile, calendar, today).find(({ rule }) => rule === "route-five");
const performed = { way: "performed", by: "林晓" };

describe("a duty of the office's own (Art. 31 item 5: 依法履行或者答复)", () => {
  const guidance = { route: 5, organ: "青溪镇人民政府", procedure: "本镇查处" };
  it("is not led away to the office itself, which would stop its two months", () => {
    const story = ownDuty();
    expect(story.refusal("petition.guided", guidance)).toMatchObject({
      refused: "own-duty",
      article: "第31条第5项",
      field: "organ",
    });
    expect(story.next()).not.toBe("petition.guided");
    expect(twoMonths(story, "2026-02-01")).toMatchObject({ state: "running", strict: "2026-03-05" });
  });
  it.each(["本单位", "本机关", "本镇"])("is its own also where it is called %s", (organ) => {
    expect(ownDuty(organ).next()).not.toBe("petition.guided");
    expect(ownDuty(organ).refusal("petition.guided", { ...guidance, organ })).toMatchObject({ refused: "own-duty" });
  });
  it("is led to another organ where that one has the duty, whose period it then is", () => {
    const story = ownDuty("清源县自然资源局");
    expect(story.next()).toBe("petition.guided");
    story.take("petition.guided", { ...guidance, organ: "清源县自然资源局" });
    expect(twoMonths(story, "2026-02-01")).toMatchObject({ state: "ended" });
  });
  it("is done on the day of its reply, and concluded with it, not before", () => {
    const story = ownDuty().on("2026-02-10");
    expect(story.refusal("petition.concluded", performed)).toMatchObject({
      refused: "not-complete",
      message: expect.stringContaining("依法履职的答复（第31条第5项）"),
    });
    expect(story.offers().find(({ type }) => type === "petition.concluded")?.reason).toContain("依法履职的答复");
    story.take("petition.document-issued", reply("performance-reply"));
    expect(twoMonths(story, "2026-04-01")).toMatchObject({ state: "done", done: "2026-02-10" });
    story.on("2026-02-20").take("petition.concluded", performed);
    expect(twoMonths(story, "2026-04-01")).toMatchObject({ state: "done", done: "2026-02-10" });
  });
  it("is owed again when the reply was voided, and is no reply to a claim on another route", () => {
    const story = ownDuty().on("2026-02-10");
    const document = story.take("petition.document-issued", reply("performance-reply"));
    story.take("petition.document-voided", { document, reason: "写错" }, "leader");
    expect(twoMonths(story, "2026-02-11")).toMatchObject({ state: "running" });
    expect(story.refusal("petition.concluded", performed).refused).toBe("not-complete");
    const other = new Story({ receiptDate: "2026-01-05" });
    other.take("petition.classified", bodies.ours(2));
    other.take("petition.notice-given");
    other.take("petition.document-issued", reply("performance-reply"));
    expect(other.refusal("petition.concluded", performed).refused).toBe("not-complete");
  });
});

describe("a letter about a lawsuit at a petition office (Art. 22 para. 2)", () => {
  const courts = { ...bodies.ours(1), organ: "清源县人民法院" };
  const guidance = { route: 1, organ: "清源县人民法院", procedure: "申请再审" };
  const atDistrict = (channel: "letter" | "visit", route = 1) => {
    const story = new Story({ receiptDate: "2026-01-05", channel }, district);
    story.take("petition.duplicate-checked", bodies.first, "district");
    story.take("petition.classified", { ...courts, route }, "district");
    return story;
  };
  it("is referred to the judicial organ of the same level, not only answered with guidance", () => {
    const story = atDistrict("letter");
    expect(story.refusal("petition.guided", guidance, "district")).toMatchObject({
      refused: "refer-letter",
      article: "第22条第2款",
    });
    expect(story.next("district")).toBe("petition.referred");
    const to = { organisation: "", name: "清源县委政法委" };
    story.take("petition.referred", { to, documentNumber: "川信转〔2026〕1号", child: null }, "district");
    story.take("petition.guided", guidance, "district");
  });
  it("leaves who comes in person to be guided, and other routes too", () => {
    expect(atDistrict("visit").next("district")).toBe("petition.guided");
    const other = atDistrict("letter", 2);
    other.take("petition.guided", { ...guidance, route: 2 }, "district");
  });
});

describe("a petitioner who asked to be kept confidential", () => {
  it("is named as such in the question before something goes to whom he complains of", () => {
    const asked = (confidential: boolean) => {
      const story = new Story({ complainedOf: "上坞村村委会", confidential });
      return story.refusal("petition.dispatched", { ...bodies.dispatched, unit: "上坞村" });
    };
    expect(asked(true)).toMatchObject({ refused: "complained-of", message: expect.stringContaining("信访人要求保密") });
    expect(asked(false).message).not.toContain("保密");
  });
});

describe("what ends a matter, and what tells the petitioner", () => {
  const verdict = { number: "清府复查〔2026〕1号", result: "upheld", redoWithin: null, text: "" };
  function accepted(): Story {
    const story = new Story({ receiptDate: "2026-01-05" });
    story.take("petition.examined", bodies.examined);
    story.take("petition.classified", bodies.ours(6));
    const acceptance = story.on("2026-01-12").take("petition.accepted", bodies.accepted);
    story.take("petition.served", bodies.served("acceptance", acceptance));
    story.on("2026-02-10").take("petition.investigated", bodies.investigated);
    return story;
  }
  function opined(): Story {
    const story = accepted();
    const opinion = story.on("2026-03-01").take("petition.opinion-issued", bodies.opinion);
    story.on("2026-03-02").take("petition.served", bodies.served("opinion", opinion));
    return story;
  }
  it("a served notice of acceptance is the written notice of Art. 23, also after other papers were served", () => {
    expect(accepted().next()).not.toBe("petition.notice-given");
    const story = opined();
    expect(conclusionCheck(story.view, story.course, "opinion").find(({ item }) => item === "notice")?.done).toBe(true);
    story.on("2026-03-05").take("petition.concluded", { way: "opinion", by: "林晓" });
  });
  it("a request for re-examination that was not taken up is no end (Art. 36 para. 3)", () => {
    const story = opined();
    story.on("2026-03-20").take("petition.review-requested", { office: review, reasons: "" });
    const decided = story.on("2026-04-18").take("petition.review-decided", { ...verdict, office: review });
    story.on("2026-04-20").take("petition.served", bodies.served("review", decided));
    story.on("2026-05-10").take("petition.reexamination-requested", { office: reexamination, reasons: "" });
    const turned = { ...verdict, office: reexamination, number: "清市府复核〔2026〕1号", result: "not-accepted" };
    story.on("2026-06-01").take("petition.reexamination-decided", turned);
    const end = { ground: "re-examined", basis: turned.number, approvedBy: "沈洁" };
    expect(story.refusal("petition.finalised", end, "leader")).toMatchObject({
      refused: "not-reexamined",
      article: "第36条第3款",
    });
  });
  it("service by public notice names the day on which it counts as served, by the law it is borrowed from", () => {
    const story = accepted();
    const opinion = story.on("2026-03-01").take("petition.opinion-issued", bodies.opinion);
    const publicly = { ...bodies.served("opinion", opinion), how: "public" };
    expect(story.warnings("petition.served", publicly)).toContain("public-service");
    expect(story.warnings("petition.served", bodies.served("opinion", opinion))).not.toContain("public-service");
  });
  it("an opinion that supports a claim, concluded before anybody saw to it, is warned of (Art. 32 para. 2)", () => {
    const supported = {
      ...bodies.opinion,
      conclusions: bodies.opinion.conclusions.map((one) => ({ ...one, conclusion: "supported" })),
    };
    const story = accepted();
    const opinion = story.on("2026-03-01").take("petition.opinion-issued", supported);
    story.on("2026-03-02").take("petition.served", bodies.served("opinion", opinion));
    expect(story.warnings("petition.concluded", { way: "opinion", by: "林晓" })).toContain("see-to-it");
    expect(opined().warnings("petition.concluded", { way: "opinion", by: "林晓" })).not.toContain("see-to-it");
  });
});
