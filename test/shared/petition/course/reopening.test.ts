import { describe, expect, it } from "vitest";
import { clocksOf } from "../../../../shared/petition/duties.ts";
import { hasLastDay } from "../../../../shared/regulation/clock.ts";
import { context } from "../fixtures.ts";
import { stages } from "./stages.ts";
import { bodies, Story } from "./story.ts";

const clocks = ({ view, today }: Story) =>
  clocksOf(view, context.profile, context.calendar, today).flatMap((clock) =>
    hasLastDay(clock) ? [[clock.rule, clock.start, clock.strict, clock.state] as const] : [],
  );
const handling = (story: Story) => clocks(story).filter(([rule]) => rule === "T07" || rule === "T08");
function reopened(): Story {
  const story = stages["reopened"]?.();
  if (story === undefined) throw new Error("no such stage");
  return story;
}

describe("a petition that was extended, answered and opened again", () => {
  it("keeps what its first sixty days came to until it is accepted anew", () => {
    expect(handling(reopened())).toEqual([
      ["T07", "2026-01-12", "2026-03-13", "ended"],
      ["T08", "2026-03-13", "2026-04-12", "done"],
    ]);
  });
  it("has sixty days from its new acceptance: the extension of the first period lengthens no second one", () => {
    const story = reopened().on("2026-04-12");
    story.take("petition.accepted", bodies.accepted);
    expect(handling(story)).toEqual([["T07", "2026-04-12", "2026-06-11", "running"]]);
  });
  it("may be extended once in each period, before that period's own last day", () => {
    const story = reopened().on("2026-04-12");
    expect(story.refusal("petition.extended", bodies.extended)).toMatchObject({ refused: "extended-already" });
    story.take("petition.accepted", bodies.accepted);
    const again = { ...bodies.extended, notifiedOn: "2026-06-11" };
    expect(story.on("2026-06-12").refusal("petition.extended", again)).toMatchObject({ refused: "extension-too-late" });
    story.on("2026-06-11").take("petition.extended", again);
    expect(handling(story)).toEqual([
      ["T07", "2026-04-12", "2026-06-11", "ended"],
      ["T08", "2026-06-11", "2026-07-11", "running"],
    ]);
    expect(story.refusal("petition.extended", again)).toMatchObject({ refused: "extended-already", article: "第34条" });
  });
});

describe("a petition that was turned down and opened again", () => {
  it("owes its opinion within sixty days of its acceptance, though it was turned down before", () => {
    const story = new Story({ receiptDate: "2026-01-05" });
    story.take("petition.duplicate-checked", { result: "repeat", other: "ab".repeat(16), by: "林晓" });
    const end = { reexaminationNumber: "市复核1号", reexaminationDate: "2025-12-01", approvedBy: "沈洁" };
    story.on("2026-01-12").take("petition.no-longer-accepted", end);
    story.take("petition.reopened", { reason: "并非同一事实", approvedBy: "沈洁" }, "leader");
    story.take("petition.classified", bodies.ours(6));
    story.take("petition.accepted", bodies.accepted);
    expect(handling(story)).toEqual([["T07", "2026-01-12", "2026-03-13", "running"]]);
  });
  it("owes none while it is turned down, though it was accepted before", () => {
    const story = new Story({ receiptDate: "2026-01-05" });
    story.take("petition.classified", bodies.ours(6));
    story.on("2026-01-12").take("petition.accepted", bodies.accepted);
    story.on("2026-01-20").take("petition.duplicate-checked", { result: "repeat", other: "ab".repeat(16), by: "林晓" });
    const end = { reexaminationNumber: "市复核1号", reexaminationDate: "2025-12-01", approvedBy: "沈洁" };
    story.take("petition.no-longer-accepted", end);
    expect(handling(story)).toEqual([["T07", "2026-01-12", "2026-03-13", "ended"]]);
  });
});
