import { describe, expect, it } from "vitest";
import { courseOf } from "../../../../shared/petition/course/course.ts";
import { excludeEachOther, isDecisive } from "../../../../shared/petition/course/exclusion.ts";
import type { StepBody, StepType } from "../../../../shared/petition/course/step-types.ts";
import { stepWords } from "../../../../shared/petition/course/step-words.ts";
import { delivered, district, mergeAll, registered, township } from "../fixtures.ts";
import { bodies, review } from "./story.ts";

const allTypes = Object.keys(stepWords) as readonly StepType[];
const placed = (type: StepType, organisation = township) => ({ type, stamp: { organisation }, body: {} as StepBody });

describe("steps that exclude each other", () => {
  it("do so whichever is asked first, and none does that is not decisive", () => {
    for (const one of allTypes) {
      for (const other of allTypes) {
        for (const office of [township, district]) {
          const answer = excludeEachOther(placed(one), placed(other, office));
          expect([one, other, answer]).toEqual([one, other, excludeEachOther(placed(other, office), placed(one))]);
          if (answer) expect([one, other, isDecisive(one) && isDecisive(other)]).toEqual([one, other, true]);
        }
      }
    }
  });
});

const date = "2026-11-20";
const verdict = { date, office: review, number: "清府复查〔2026〕1号", result: "upheld", redoWithin: null, text: "" };
/** Two steps by authors who did not know of each other. */
const at = (type: string, body: object, organisation: string) =>
  delivered(`petition.${type}`, { date, ...body, after: [] }, { count: 2, device: `desk of ${organisation}`, organisation });

describe("what two offices wrote without knowing of each other", () => {
  it.each<[string, readonly [string, object], readonly [string, object], readonly string[]]>([
    ["the same review, written down twice", ["review-decided", verdict], ["review-decided", verdict], []],
    [
      "two different reviews",
      ["review-decided", verdict],
      ["review-decided", { ...verdict, result: "revoked" }],
      ["review-decided/review-decided"],
    ],
    [
      "an acceptance, and a referral to another office",
      ["accepted", bodies.accepted],
      ["referred", { to: { organisation: "990127002", name: "云岭乡" }, documentNumber: "", child: null }],
      ["accepted/referred"],
    ],
    [
      "an archive, and a reopening",
      ["archived", { fileNumber: "1", retention: "permanent", by: "林晓" }],
      ["reopened", { reason: "新证据", approvedBy: "沈洁" }],
      ["archived/reopened"],
    ],
    [
      "two talks with the petitioner",
      ["contacted", { by: "林晓", how: "phone", content: "甲" }],
      ["contacted", { by: "周明", how: "phone", content: "乙" }],
      [],
    ],
  ])("%s", (_, first, second, codes) => {
    const list = [registered, at(...first, township), at(...second, district)];
    const [start, one, other] = list;
    if (!start || !one || !other) throw new Error("three events");
    const view = mergeAll(list);
    expect(view.contested.map((code) => code.split("/").sort().join("/"))).toEqual(codes);
    expect(mergeAll([other, start, one])).toEqual(view);
    expect(courseOf(view).all).toHaveLength(2);
  });

  it("is contested within one office too, where two machines each issued an opinion or an extension", () => {
    const extended = { ...bodies.extended, date };
    const own = (days: number, device: string) =>
      delivered("petition.extended", { ...extended, days, after: [] }, { count: 2, device });
    expect(mergeAll([registered, own(30, "A"), own(15, "B")]).contested).toEqual(["extended/extended"]);
    expect(mergeAll([registered, own(30, "A"), own(30, "B")]).contested).toEqual([]);
  });

  it("is no longer contested once a link shows that one author knew of the other's step", () => {
    const accepted = at("accepted", bodies.accepted, township);
    const talk = delivered(
      "petition.contacted",
      { date, by: "林晓", how: "phone", content: "甲", after: [accepted.event.id] },
      { count: 3, device: "desk of another" },
    );
    const withdrawn = delivered(
      "petition.withdrawn",
      { date, reason: "已解决", signed: true, approvedBy: "", after: [talk.event.id] },
      { count: 4, device: "desk of a third" },
    );
    // The talk arrives last: until then nobody can see that the withdrawal came after the acceptance.
    expect(mergeAll([registered, accepted, withdrawn]).contested).toEqual(["accepted/withdrawn"]);
    for (const order of [
      [registered, accepted, withdrawn, talk],
      [talk, withdrawn, accepted, registered],
    ]) {
      const view = mergeAll(order);
      expect(view.contested).toEqual([]);
      expect(courseOf(view).stage).toBe("withdrawn");
    }
  });
});
