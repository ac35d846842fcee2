import { describe, expect, test } from "vitest";
import { askedStep, presetOf } from "../../../renderer/features/petition/asked-step.ts";
import { paths } from "../../../renderer/ui/paths.ts";
import { clocksOf } from "../../../shared/petition/duties.ts";
import { nationalProfile } from "../../../shared/regulation/national-profile.ts";
import { bodies, Story } from "../../shared/petition/course/story.ts";
import { calendar } from "../../shared/petition/fixtures.ts";

const event = "ab".repeat(32);

describe("an address that asks for a step", () => {
  test("is read as it was written", () => {
    const search = (path: string) => path.split("?")[1] ?? "";
    expect(askedStep(search(paths.step("x", "petition.urged")))).toEqual({ step: "petition.urged", of: "", rule: "" });
    expect(askedStep(search(paths.step("x", "petition.supervision-answered", event)))).toEqual({
      step: "petition.supervision-answered",
      of: event,
      rule: "",
    });
    expect(askedStep(search(paths.urge("x", "T03")))).toEqual({ step: "petition.urged", of: "", rule: "T03" });
  });

  test.each(["", "step=", "step=nonsense", "step=__proto__", "of=abc"])("asks for nothing with %s", (search) => {
    expect(askedStep(search)).toBeNull();
  });

  test("hands on no event that is none", () => {
    expect(askedStep("step=urged&of=周明")).toEqual({ step: "petition.urged", of: "", rule: "" });
  });
});

describe("a form that an address opens", () => {
  const asked = { of: "", rule: "" };

  test("begins with the step that is answered", () => {
    const { course } = new Story();
    const supervision = { ...asked, step: "petition.supervision-answered", of: event } as const;
    expect(presetOf(supervision, course, [])).toEqual({ supervision: event });
    const proposal = { ...asked, step: "petition.proposal-answered", of: event } as const;
    expect(presetOf(proposal, course, [])).toEqual({ proposal: event });
  });

  test("urges whom the petition was dispatched to, and gives the clock as the reason", () => {
    const story = new Story();
    story.take("petition.dispatched", { ...bodies.dispatched, unit: "农业农村办", handler: "周明" });
    const clocks = clocksOf(story.view, nationalProfile, calendar, "2026-12-07");
    expect(presetOf({ ...asked, step: "petition.urged", rule: "T03" }, story.course, clocks)).toEqual({
      unit: "农业农村办",
      person: "周明",
      reason: "书面告知（第23条第2款）期限 2026-12-05，已逾期 2 天。",
    });
    expect(presetOf({ ...asked, step: "petition.urged", rule: "T99" }, story.course, clocks)).toEqual({
      unit: "农业农村办",
      person: "周明",
    });
  });

  test("begins as usual where nothing is asked besides", () => {
    expect(presetOf({ ...asked, step: "petition.urged" }, new Story().course, [])).toEqual({});
  });
});
