import { describe, expect, it } from "vitest";
import type { Role } from "../../../../shared/log/role.ts";
import { decide, isRefusal } from "../../../../shared/petition/decide.ts";
import { district } from "../fixtures.ts";
import { bodies, Story } from "./story.ts";

const township = { organisation: "990127001", name: "青溪镇信访站" };
const bureau = { organisation: "", name: "县农业农村局" };
const letter = {
  to: township,
  ground: "shirking",
  means: "letter",
  requirement: "限期办结",
  replyBy: "2026-12-05",
  documentNumber: "清信督〔2026〕1号",
} as const;
const proposal = { to: township, kind: "improve-work", text: "公开补助名册", documentNumber: "清信建〔2026〕1号" } as const;

/** A petition of the district's own, sent on to an office without a desk. */
function sentOn(how: "referred" | "assigned" = "referred"): Story {
  const story = new Story({}, district);
  const more = how === "assigned" ? { deadline: "2026-12-20", requirement: "" } : {};
  story.take(`petition.${how}`, { to: bureau, documentNumber: "清信转1号", child: null, ...more }, "district");
  return story;
}
const asRole = (story: Story, role: Role, type: "petition.supervised" | "petition.proposed", body: object) =>
  decide(
    story.view,
    { do: "take-step", type, body: { date: story.today, ...body } },
    { ...story.contextOf("district"), actor: { id: "u9", name: "某人", role } },
  );

describe("urging inside an office", () => {
  const urge = { unit: "农业农村办", person: "", reason: "期限将到", replyBy: null };
  it("warns of a unit to which nothing was dispatched, and names it", () => {
    const story = new Story();
    const warned = (body: object) => story.warnings("petition.urged", body);
    expect(warned(urge)).toEqual(["not-dispatched"]);
    const answer = story.ask("petition.urged", urge);
    expect(isRefusal(answer) ? [] : answer.warnings).toEqual([
      { code: "not-dispatched", message: "本件没有分办给农业农村办，请核对", field: "unit" },
    ]);
    story.take("petition.dispatched", bodies.dispatched);
    expect(warned(urge)).toEqual([]);
    expect(warned({ ...urge, unit: "财政所" })).toEqual(["not-dispatched"]);
    story.take("petition.units-set", { lead: "农业农村办", coHandling: ["财政所"] });
    expect(warned({ ...urge, unit: "财政所" })).toEqual([]);
  });
  it("is not the office above's: that one supervises", () => {
    expect(new Story().refusal("petition.urged", urge, "district")).toMatchObject({
      refused: "another-office",
      article: "第40条第1款",
      message: expect.stringContaining("督办"),
    });
  });
  it("asks for an answer on a day that exists and does not lie before it", () => {
    const story = new Story();
    const by = (replyBy: string) => story.refusal("petition.urged", { ...urge, replyBy });
    expect(by("2026-11-19")).toMatchObject({ refused: "due-before-step", field: "replyBy" });
    expect(by("2026-11-31")).toMatchObject({ refused: "no-such-day", field: "replyBy" });
  });
});

describe("a supervision (Art. 40 para. 1)", () => {
  it("is for petition offices: a township is refused with the article, whoever asks", () => {
    for (const who of ["clerk", "leader"] as const) {
      expect(new Story().refusal("petition.supervised", letter, who)).toMatchObject({
        refused: "petition-office-only",
        article: "第40条第1款",
      });
    }
  });
  it.each<[Role, string]>([
    ["clerk", "role"],
    ["auditor", "role"],
    ["handler", "taken"],
    ["leader", "taken"],
    ["administrator", "taken"],
  ])("by a %s of the petition office: %s", (role, wanted) => {
    const answer = asRole(new Story(), role, "petition.supervised", letter);
    expect(isRefusal(answer) ? answer.refused : "taken").toBe(wanted);
  });
  it("of its own petition comes after it was sent on, however it was sent, and also once that is over", () => {
    expect(new Story({}, district).refusal("petition.supervised", letter, "district")).toMatchObject({
      refused: "nobody-to-supervise",
      article: "第40条第1款",
    });
    for (const how of ["referred", "assigned"] as const) {
      const story = sentOn(how);
      story.take("petition.notice-given", { kind: "sent-on" }, "district");
      story.take("petition.supervised", { ...letter, to: bureau }, "district");
      const closed = sentOn(how);
      closed.take("petition.notice-given", { kind: "sent-on" }, "district");
      closed.take("petition.concluded", { way: "sent-on", by: "周明" }, "district");
      // Art. 40 para. 1 item 3: an opinion that is not carried out.
      closed.take("petition.supervised", { ...letter, to: bureau, ground: "not-carried-out" }, "district");
    }
  });
  it("does not come before the day on which it was sent on", () => {
    const story = new Story({}, district).on("2026-11-24");
    story.take("petition.referred", { to: bureau, documentNumber: "清信转1号", child: null }, "district");
    const early = { ...letter, to: bureau, date: "2026-11-23" };
    expect(story.refusal("petition.supervised", early, "district")).toMatchObject({ refused: "out-of-order", field: "date" });
  });
  it.each<[string, object, string, string]>([
    ["of itself", { to: { organisation: district, name: "清源县信访局" } }, "to-itself", "to"],
    [
      "of an office that does not handle it",
      { to: { organisation: "990127002", name: "云岭乡" } },
      "not-the-handling-office",
      "to",
    ],
    ["answered before it was written", { replyBy: "2026-11-19" }, "due-before-step", "replyBy"],
    ["answered on a day that does not exist", { replyBy: "2026-11-31" }, "no-such-day", "replyBy"],
    ["by a letter without a number", { documentNumber: "" }, "no-number", "documentNumber"],
    ["on another ground than the law's", { ground: "slow" }, "invalid-input", "ground"],
    ["without what is required", { requirement: " " }, "invalid-input", "requirement"],
  ])("%s is refused", (_, changes, refused, field) => {
    expect(new Story().refusal("petition.supervised", { ...letter, ...changes }, "district")).toMatchObject({ refused, field });
  });
  it("by telephone needs no number", () => {
    new Story().take("petition.supervised", { ...letter, means: "phone", documentNumber: "" }, "district");
  });
  it("of an office to which the matter was not sent is remarked", () => {
    const story = sentOn();
    const other = { ...letter, to: { organisation: "", name: "县财政局" } };
    expect(story.warnings("petition.supervised", { ...letter, to: bureau }, "district")).toEqual([]);
    expect(story.warnings("petition.supervised", other, "district")).toEqual(["not-sent-there"]);
  });
  it("written down twice is refused; a further one on another day, ground or by other means is a second supervision", () => {
    const story = new Story();
    story.take("petition.supervised", letter, "district");
    expect(story.refusal("petition.supervised", letter, "district")).toMatchObject({ refused: "nothing-changed" });
    // One letter may rest on several grounds.
    story.take("petition.supervised", { ...letter, ground: "not-carried-out" }, "district");
    const phone = { ...letter, means: "phone", documentNumber: "" };
    story.take("petition.supervised", phone, "district");
    expect(story.refusal("petition.supervised", phone, "district")).toMatchObject({ refused: "nothing-changed" });
    story.take("petition.supervised", { ...phone, requirement: "书面说明" }, "district");
    story.on("2026-11-27");
    expect(story.refusal("petition.supervised", letter, "district")).toMatchObject({
      refused: "number-twice",
      field: "documentNumber",
    });
    story.take("petition.supervised", { ...letter, documentNumber: "清信督〔2026〕2号" }, "district");
    expect(story.course.steps["petition.supervised"]).toHaveLength(5);
  });
  it("is answered once by the office that handles it, each for itself", () => {
    const story = new Story();
    const [first, second] = ["1", "2"].map((number) =>
      story.take("petition.supervised", { ...letter, documentNumber: `清信督〔2026〕${number}号` }, "district"),
    );
    const reply = (supervision: string | undefined) => ({ supervision, text: "已整改" });
    expect(story.refusal("petition.supervision-answered", reply(first), "district")).toMatchObject({
      refused: "another-office",
      article: "第23条",
    });
    story.take("petition.supervision-answered", reply(first));
    expect(story.refusal("petition.supervision-answered", reply(first))).toMatchObject({
      refused: "nothing-changed",
      field: "supervision",
    });
    expect(story.refusal("petition.supervision-answered", reply("ab".repeat(32)))).toMatchObject({ refused: "no-such-step" });
    story.take("petition.supervision-answered", reply(second));
    expect(story.refusal("petition.supervision-answered", reply(second))).toMatchObject({ refused: "nothing-pending" });
  });
});

describe("a proposal (Art. 40)", () => {
  it("is for petition offices: a township is refused with the article, whoever asks", () => {
    for (const who of ["clerk", "leader"] as const) {
      expect(new Story().refusal("petition.proposed", proposal, who)).toMatchObject({
        refused: "petition-office-only",
        article: "第40条第1款",
      });
    }
  });
  it.each<[Role, string]>([
    ["clerk", "role"],
    ["auditor", "role"],
    ["handler", "taken"],
    ["leader", "taken"],
    ["administrator", "taken"],
  ])("by a %s of the petition office: %s", (role, wanted) => {
    const answer = asRole(new Story(), role, "petition.proposed", proposal);
    expect(isRefusal(answer) ? answer.refused : "taken").toBe(wanted);
  });
  it("may be made at any stage and of any kind, its own petition or a township's, before and after the end", () => {
    for (const kind of ["improve-work", "improve-policy", "accountability"] as const) {
      new Story().take("petition.proposed", { ...proposal, kind }, "district");
      const own = new Story({}, district);
      own.take("petition.withdrawn", { reason: "已协商解决", signed: true, approvedBy: "" }, "district");
      own.take("petition.proposed", { ...proposal, kind }, "district");
    }
  });
  it.each<[string, object, string, string]>([
    ["to itself", { to: { organisation: district, name: "清源县信访局" } }, "to-itself", "to"],
    ["without a number", { documentNumber: "" }, "no-number", "documentNumber"],
    ["of a kind that the law does not know", { kind: "praise" }, "invalid-input", "kind"],
    ["that says nothing", { text: "" }, "invalid-input", "text"],
    ["made after today", { date: "2026-11-21" }, "after-today", "date"],
  ])("%s is refused", (_, changes, refused, field) => {
    expect(new Story().refusal("petition.proposed", { ...proposal, ...changes }, "district")).toMatchObject({ refused, field });
  });
  it("written down twice, or under the number of another one, is refused; under its own it is a second proposal", () => {
    const story = new Story();
    story.take("petition.proposed", proposal, "district");
    expect(story.refusal("petition.proposed", proposal, "district")).toMatchObject({ refused: "nothing-changed" });
    expect(story.refusal("petition.proposed", { ...proposal, to: bureau }, "district")).toMatchObject({
      refused: "number-twice",
      field: "documentNumber",
    });
    story.take("petition.proposed", { ...proposal, kind: "accountability" }, "district");
    story.take("petition.proposed", { ...proposal, to: bureau, documentNumber: "清信建〔2026〕2号" }, "district");
  });
  it("is answered once, each for itself, by whoever has the answer on paper", () => {
    const story = new Story();
    const [first, second] = ["1", "2"].map((number) =>
      story.take("petition.proposed", { ...proposal, documentNumber: `清信建〔2026〕${number}号` }, "district"),
    );
    const reply = (answered: string | undefined) => ({ proposal: answered, adoption: "adopted", text: "采纳" });
    story.take("petition.proposal-answered", reply(first));
    expect(story.refusal("petition.proposal-answered", reply(first), "district")).toMatchObject({
      refused: "nothing-changed",
      article: "第40条第4款",
      field: "proposal",
    });
    expect(story.refusal("petition.proposal-answered", reply("ab".repeat(32)))).toMatchObject({ refused: "no-such-step" });
    story.take("petition.proposal-answered", reply(second), "district");
    expect(story.refusal("petition.proposal-answered", reply(second))).toMatchObject({ refused: "nothing-pending" });
  });
});
