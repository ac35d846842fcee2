import { describe, expect, it } from "vitest";
import { ruleOf } from "../../../../shared/petition/course/step-rules.ts";
import type { StepType } from "../../../../shared/petition/course/step-types.ts";
import { stepWords } from "../../../../shared/petition/course/step-words.ts";
import { isRefusal } from "../../../../shared/petition/decide.ts";
import { district } from "../fixtures.ts";
import { sensible } from "./sensible.ts";
import { bodies, reexamination, review, Story, type Who } from "./story.ts";

/** The person who has to keep out, by the complaint or by a decision; and one who need not. */
const kept = "何水土";
const other = "韩素琴";

type Ground = "complained of" | "recused";
const grounds: readonly Ground[] = ["complained of", "recused"];

/** A matter from which that person keeps out, for one of the two reasons. */
function begun(ground: Ground, custody?: string): Story {
  const story = new Story(
    { receiptDate: "2026-01-05", complainedOf: ground === "complained of" ? `上坞村村主任${kept}` : "" },
    ...(custody === undefined ? [] : [custody]),
  );
  const body = { person: kept, ground: "与信访人系亲属", recused: true, decidedBy: custody === district ? "吴局" : "沈洁" };
  if (ground === "recused") story.take("petition.recusal-decided", body, custody === district ? "district" : "leader");
  return story;
}
function classified(ground: Ground): Story {
  const story = begun(ground);
  story.take("petition.examined", bodies.examined);
  story.take("petition.classified", bodies.ours(6));
  return story;
}
function handled(ground: Ground): Story {
  const story = classified(ground);
  story.on("2026-01-12").take("petition.notice-given");
  story.take("petition.accepted", bodies.accepted);
  story.on("2026-02-10").take("petition.investigated", bodies.investigated);
  return story;
}
function served(ground: Ground): Story {
  const story = handled(ground);
  const opinion = story.on("2026-03-01").take("petition.opinion-issued", bodies.opinion);
  story.on("2026-03-02").take("petition.served", bodies.served("opinion", opinion));
  return story;
}
function concluded(ground: Ground): Story {
  const story = served(ground);
  story.on("2026-03-05").take("petition.concluded", { way: "opinion", by: "林晓" });
  return story;
}
function reexamined(ground: Ground): Story {
  const story = served(ground).on("2026-03-20");
  const verdict = { office: review, number: "清府复查〔2026〕1号", result: "upheld", redoWithin: null, text: "" };
  story.take("petition.review-requested", { office: review, reasons: "" });
  story.take("petition.review-decided", verdict);
  story.take("petition.reexamination-requested", { office: reexamination, reasons: "" });
  story.take("petition.reexamination-decided", { ...verdict, office: reexamination, number: "清市府复核〔2026〕1号" });
  return story;
}
/** … after one more sensible step. */
function after(make: (ground: Ground) => Story, type: StepType): (ground: Ground) => Story {
  return (ground) => {
    const story = make(ground);
    story.take(type, sensible(type, story, "leader"), "leader");
    return story;
  };
}
function repeated(ground: Ground): Story {
  const story = begun(ground);
  story.take("petition.duplicate-checked", { result: "repeat", other: "cd".repeat(16), by: "林晓" });
  return story;
}
function handledBelow(ground: Ground): Story {
  const story = begun(ground, district);
  story.take("petition.classified", { ...bodies.ours(6), competence: "handled-below", route: null }, "district");
  return story;
}

/** Every key of every step that names who handles, approves, leads, inquires or speaks, and a matter in which it may be taken. */
const named: readonly [StepType, string, (ground: Ground) => Story, (name: string) => object, Who?][] = [
  ["petition.examined", "by", begun, (by) => ({ by })],
  ["petition.duplicate-checked", "by", begun, (by) => ({ by })],
  ["petition.classified", "by", begun, (by) => ({ by })],
  ["petition.accepted", "approvedBy", classified, (approvedBy) => ({ approvedBy })],
  ["petition.not-accepted", "approvedBy", handledBelow, (approvedBy) => ({ approvedBy }), "district"],
  ["petition.no-longer-accepted", "approvedBy", repeated, (approvedBy) => ({ approvedBy, reexaminationDate: "2025-06-01" })],
  ["petition.dispatched", "handler", handled, (handler) => ({ handler })],
  ["petition.dispatch-answered", "by", after(handled, "petition.dispatched"), (by) => ({ by })],
  ["petition.approval-recorded", "by", handled, (by) => ({ by })],
  ["petition.extended", "approvedBy", handled, (approvedBy) => ({ approvedBy })],
  ["petition.contacted", "by", handled, (by) => ({ by })],
  ["petition.investigated", "by", handled, (name) => ({ by: ["王建平", name] })],
  ["petition.mediated", "by", handled, (by) => ({ by })],
  ["petition.helped", "by", handled, (by) => ({ by })],
  ["petition.hearing-held", "chair", handled, (chair) => ({ chair })],
  ["petition.opinion-issued", "signedOffBy", handled, (signedOffBy) => ({ signedOffBy })],
  ["petition.concluded", "by", served, (by) => ({ by })],
  ["petition.resolved", "by", served, (by) => ({ by })],
  ["petition.return-visited", "by", served, (by) => ({ by })],
  ["petition.evaluated", "proxy", served, (proxy) => ({ proxy })],
  ["petition.withdrawn", "approvedBy", handled, (approvedBy) => ({ signed: false, approvedBy })],
  ["petition.reopened", "approvedBy", concluded, (approvedBy) => ({ approvedBy })],
  ["petition.finalised", "approvedBy", reexamined, (approvedBy) => ({ approvedBy })],
  ["petition.recusal-decided", "decidedBy", handled, (decidedBy) => ({ decidedBy })],
  ["petition.lead-official-set", "official", handled, (official) => ({ official })],
  ["petition.lead-official-set", "assisting", handled, (name) => ({ assisting: ["吴副镇长", name] })],
  ["petition.lead-official-acted", "official", after(handled, "petition.lead-official-set"), (official) => ({ official })],
  ["petition.plan-set", "plan", handled, (owner) => ({ plan: [{ measure: "查档", owner, due: "2027-12-31", done: null }] })],
  ["petition.backlog-set", "owner", handled, (owner) => ({ owner })],
  ["petition.backlog-cleared", "by", after(handled, "petition.backlog-set"), (by) => ({ by })],
];

describe("who keeps out of a matter (Art. 28 para. 3)", () => {
  it("is asked of every step whose rule names people", () => {
    const asking = (Object.keys(stepWords) as readonly StepType[]).filter((type) => ruleOf(type).people !== undefined);
    const tested = new Set(named.map(([type]) => type));
    expect(asking.filter((type) => !tested.has(type))).toEqual([]);
  });
  for (const ground of grounds) {
    it.each(named)(`is not taken into %s as %s when he is ${ground}`, (type, field, make, changes, who = "leader") => {
      const story = make(ground);
      const body = (name: string) => ({ ...sensible(type, story, who), ...changes(name) });
      expect(story.refusal(type, body(kept), who)).toMatchObject({
        refused: ground === "recused" ? "recused" : expect.stringMatching(/^complained-of-/),
        article: "第28条第3款",
        field,
        message: expect.stringContaining(kept),
      });
      const free = story.ask(type, body(type === "petition.lead-official-acted" ? "高书记" : other), who);
      expect(isRefusal(free) ? free : "taken").toBe("taken");
    });
  }
  it("approves no voiding either", () => {
    expect(begun("recused").refusal("petition.voided", { approvedBy: kept })).toMatchObject({
      refused: "recused",
      field: "approvedBy",
    });
  });
  it("keeps in a plan the measures that he did before, beside those that others do now", () => {
    const story = handled("recused");
    const plan = [
      { measure: "查档", owner: kept, due: "2026-02-20", done: "2026-02-08" },
      { measure: "约谈", owner: other, due: "2026-03-20", done: null },
    ];
    story.take("petition.plan-set", { plan });
  });
});
