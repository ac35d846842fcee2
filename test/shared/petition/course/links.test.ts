import { describe, expect, it } from "vitest";
import { courseOf } from "../../../../shared/petition/course/course.ts";
import { linksOf } from "../../../../shared/petition/course/links.ts";
import { sameMattersOf } from "../../../../shared/petition/course/same-matter.ts";
import { linkRelations } from "../../../../shared/petition/course/step-bodies.ts";
import { decide, isRefusal } from "../../../../shared/petition/decide.ts";
import { merge } from "../../../../shared/petition/merge.ts";
import { contestedPairs } from "../../../../shared/petition/steps.ts";
import { context, type Delivered, delivered, district, mergeAll, registered, township } from "../fixtures.ts";
import { people, Story } from "./story.ts";

const other = "ab".repeat(16);
const date = "2026-11-20";
const joint = { other, relation: "joint" } as const;
const linked = (list: readonly Delivered[]) => {
  const view = mergeAll(list);
  return linksOf(view, courseOf(view)).map((one) => [one.other, one.relation]);
};
/** A link that an office made without knowing of the others' steps. */
const blind = (relation: string, organisation: string, count = 2, to = other) =>
  delivered(
    "petition.linked",
    { date, other: to, relation, after: [] },
    { count, device: `desk of ${organisation}`, organisation },
  );

describe("a joint petition, as its petitioners made it", () => {
  it("is linked for the handler: neither merged, nor a repeat, nor kept out", () => {
    const story = new Story();
    const before = story.view;
    const link = story.take("petition.linked", joint);
    expect(linksOf(story.view, story.course)).toEqual([{ link, ...joint }]);
    expect(sameMattersOf(story.view, story.course)).toEqual([]);
    expect(story.refusal("petition.no-longer-accepted", {})).toMatchObject({ refused: "not-reexamined" });
    for (const kept of ["fields", "statement", "number", "supplements"] as const) expect(story.view[kept]).toEqual(before[kept]);
    expect(story.course.stage).toBe("registered");
  });
  it("may be linked by any office that handles it, before and after its end, and by no auditor", () => {
    for (const who of ["clerk", "leader", "district"] as const) new Story().take("petition.linked", joint, who);
    const ended = new Story();
    ended.take("petition.withdrawn", { reason: "已协商解决", signed: true, approvedBy: "" });
    ended.take("petition.linked", joint);
    expect(new Story().refusal("petition.linked", joint, "auditor")).toMatchObject({ refused: "role" });
  });
  it("is undone with a reason, by whoever handles it, and stays told in the timeline; then it may be made again", () => {
    const story = new Story();
    const link = story.take("petition.linked", joint);
    expect(story.refusal("petition.linked", joint)).toMatchObject({ refused: "nothing-changed", field: "other" });
    expect(story.refusal("petition.unlinked", { link, reason: "" })).toMatchObject({ refused: "invalid-input", field: "reason" });
    story.take("petition.unlinked", { link, reason: "不是信访人共同提出" }, "district");
    expect(linksOf(story.view, story.course)).toEqual([]);
    expect(story.refusal("petition.unlinked", { link, reason: "-" })).toMatchObject({ refused: "nothing-pending" });
    expect(story.view.timeline.map(({ type }) => type)).toEqual(["petition.registered", "petition.linked", "petition.unlinked"]);
    story.take("petition.linked", joint);
    expect(linksOf(story.view, story.course)).toHaveLength(1);
  });
  it("stands beside other petitions of the same group, each link undone for itself", () => {
    const story = new Story();
    const first = story.take("petition.linked", joint);
    story.take("petition.linked", { other: "cd".repeat(16), relation: "joint" });
    story.take("petition.unlinked", { link: first, reason: "各自提出" });
    expect(linksOf(story.view, story.course).map((one) => one.other)).toEqual(["cd".repeat(16)]);
  });
});

describe("how two petitions stand to each other", () => {
  const standing = ["joint", "parent", "child"] as const;
  it.each(standing.flatMap((one) => standing.filter((two) => two !== one).map((two) => [one, two] as const)))(
    "is one thing: what is linked as %s is not linked as %s besides, until that is undone",
    (one, two) => {
      const story = new Story();
      const link = story.take("petition.linked", { other, relation: one });
      expect(story.refusal("petition.linked", { other, relation: two })).toMatchObject({
        refused: "linked-otherwise",
        field: "relation",
        message: expect.stringMatching(/^[^。A-Za-z]*先解除[^。A-Za-z]*$/),
      });
      story.take("petition.linked", { other: "cd".repeat(16), relation: two });
      story.take("petition.unlinked", { link, reason: "更正" });
      story.take("petition.linked", { other, relation: two });
    },
  );
  it("is not denied by being the same or a related matter", () => {
    for (const one of standing) {
      const story = new Story();
      story.take("petition.linked", { other, relation: one });
      story.take("petition.linked", { other, relation: "same-matter" });
      story.take("petition.linked", { other, relation: "related" });
    }
  });
  it("is fixed where it follows from what was done: what was split off is not brought jointly", () => {
    const story = new Story();
    const part = { title: "反映路灯", category: "claim", contentClass: "L-01", complainedOf: "", place: "", purpose: "resolve" };
    const split = decide(
      story.view,
      { do: "take-step", type: "petition.split", body: { date, reason: "两件事", parts: [part] } },
      { ...story.contextOf("clerk"), newPetitions: [other] },
    );
    if (isRefusal(split)) throw new Error(split.message);
    const own = split.events.find(({ type }) => type === "petition.split");
    const event = delivered("petition.split", own?.body ?? {}, { count: 2 });
    const view = merge(story.view, event.event, event.organisation);
    const asked = { do: "take-step", type: "petition.linked", body: { date, ...joint } } as const;
    expect(decide(view, asked, { ...context, ...people.clerk })).toMatchObject({
      refused: "linked-otherwise",
      field: "relation",
      message: expect.stringContaining("拆分"),
    });
  });
});

describe("links that two offices made without knowing of each other", () => {
  it("stand both where they agree or say different things that can both be, whatever came first", () => {
    for (const [one, two] of [
      ["joint", "joint"],
      ["joint", "related"],
      ["joint", "same-matter"],
    ] as const) {
      const pair = [blind(one, township), blind(two, district)];
      const view = mergeAll([registered, ...pair]);
      expect(view.contested).toEqual([]);
      expect(mergeAll([...pair].reverse().concat(registered))).toEqual(view);
      expect(
        linked([registered, ...pair])
          .map(([, relation]) => relation)
          .sort(),
      ).toEqual([one, two].sort());
    }
  });
  it("are both kept and marked where they contradict, until a person chooses; the other then stands no longer", () => {
    for (const [one, two] of [
      ["joint", "parent"],
      ["joint", "child"],
      ["parent", "child"],
    ] as const) {
      const list = [registered, blind(one, township), blind(two, district)];
      const view = mergeAll(list);
      expect(view.contested).toEqual(["linked/linked"]);
      expect(mergeAll([...list].reverse())).toEqual(view);
      expect(linked(list)).toHaveLength(2);
      const [pair] = contestedPairs(view);
      const chosen = pair?.steps.find((stamp) => stamp.organisation === township)?.event ?? "";
      const answer = decide(view, { do: "settle-conflict", field: "step", event: chosen }, { ...context, ...people.leader });
      if (isRefusal(answer)) throw new Error(answer.message);
      const [settlement] = answer.events;
      const settled = [...list, delivered("petition.conflict-settled", settlement?.body ?? {}, { count: 3 })];
      expect(mergeAll(settled).contested).toEqual([]);
      expect(linked(settled)).toEqual([[other, one]]);
    }
  });
  it("do not contradict where they speak of different petitions", () => {
    const list = [registered, blind("joint", township), blind("parent", district, 2, "cd".repeat(16))];
    expect(mergeAll(list).contested).toEqual([]);
  });
  it("every pair of relations is either both kept in peace or marked, the same in either order", () => {
    for (const one of linkRelations) {
      for (const two of linkRelations) {
        const contested = (first: string, second: string) =>
          mergeAll([registered, blind(first, township), blind(second, district)]).contested.length;
        expect([one, two, contested(one, two)]).toEqual([one, two, contested(two, one)]);
      }
    }
  });
});
