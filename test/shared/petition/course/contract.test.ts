import { describe, expect, it } from "vitest";
import { courseOf, lastStep } from "../../../../shared/petition/course/course.ts";
import { ledgerStateOf } from "../../../../shared/petition/course/stage.ts";
import { newStepTypes } from "../../../../shared/petition/course/step-bodies.ts";
import { stepWords } from "../../../../shared/petition/course/step-words.ts";
import { decide, isRefusal } from "../../../../shared/petition/decide.ts";
import { packView, unpackView } from "../../../../shared/petition/pack-view.ts";
import { eventRights } from "../../../../shared/registry/event-rights.ts";
import { context, delivered, district, mergeAll, registered } from "../fixtures.ts";

const accepted = { date: "2026-11-20", approvedBy: "沈洁", simplified: false };
const opinion = {
  date: "2026-11-20",
  number: "青信处〔2026〕1号",
  conclusions: [{ claim: "补助", conclusion: "explained", reason: "缺乏政策依据" }],
  fourWays: ["educated"],
  reviewBy: "清源县人民政府",
  signedOffBy: "沈洁",
};

describe("the steps of the procedure", () => {
  it("have each a word and a row in the table of rights", () => {
    for (const type of newStepTypes) {
      expect(stepWords[type].name).not.toBe("");
      expect(eventRights[type]).toBeDefined();
    }
  });

  it("lead from stage to stage, in whatever order their events arrive", () => {
    const take = delivered("petition.accepted", { ...accepted, after: [] }, { count: 2 });
    const issue = delivered("petition.opinion-issued", { ...opinion, after: [take.event.id] }, { count: 3 });
    const served = {
      ...{ date: "2026-11-20", paper: "opinion", of: issue.event.id, how: "direct", receiver: "徐国根", relation: "本人" },
      ...{ refused: null, servers: ["林晓"], witness: "", after: [issue.event.id] },
    };
    const serve = delivered("petition.served", served, { count: 4 });
    const stages = [[], [take], [take, issue], [serve, issue, take]].map(
      (steps) => courseOf(mergeAll([registered, ...steps])).stage,
    );
    expect(stages).toEqual(["registered", "accepted", "opinion", "served"]);
    const view = mergeAll([serve, registered, issue, take]);
    expect(unpackView(packView(view))).toEqual(view);
    expect(lastStep(courseOf(view), "petition.opinion-issued")?.body.number).toBe("青信处〔2026〕1号");
  });

  it("fall into the three parts of the ledger", () => {
    const parts = (["registered", "noticed", "accepted", "review", "concluded", "voided"] as const).map(ledgerStateOf);
    expect(parts).toEqual(["entered", "entered", "handled", "handled", "closed", "closed"]);
  });

  it("are contested when two offices end the handling without knowing of each other", () => {
    const body = { date: "2026-11-20", way: "opinion", by: "沈洁", after: [] };
    const ours = delivered("petition.concluded", body, { count: 2 });
    const theirs = delivered("petition.concluded", body, { count: 2, device: "district desk", organisation: district });
    expect(mergeAll([registered, ours, theirs]).contested).toEqual(["concluded/concluded"]);
    expect(mergeAll([registered, ours]).contested).toEqual([]);
  });

  it("are taken with what their author knew, and refused where the body does not fit", () => {
    const view = mergeAll([registered]);
    const body = { date: "2026-11-20", by: "林晓" };
    const answer = decide(
      view,
      { do: "take-step", type: "petition.duplicate-checked", body: { ...body, result: "first", other: null } },
      context,
    );
    if (isRefusal(answer)) throw new Error(answer.message);
    expect(answer.events).toMatchObject([{ type: "petition.duplicate-checked", body: { ...body, after: [] } }]);
    const bad = decide(view, { do: "take-step", type: "petition.duplicate-checked", body }, context);
    expect(bad).toMatchObject({ refused: "invalid-input", field: "result", message: expect.stringContaining("结果") });
  });
});
