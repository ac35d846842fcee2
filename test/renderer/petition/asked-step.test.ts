import { describe, expect, test } from "vitest";
import { askedStep, presetOf } from "../../../renderer/features/petition/asked-step.ts";
import { paths } from "../../../renderer/ui/paths.ts";
import { bodies, Story } from "../../shared/petition/course/story.ts";

const event = "ab".repeat(32);

describe("an address that asks for a step", () => {
  test("is read as it was written", () => {
    const search = (path: string) => path.split("?")[1] ?? "";
    expect(askedStep(search(paths.step("x", "petition.urged")))).toEqual({ step: "petition.urged", of: "" });
    expect(askedStep(search(paths.step("x", "petition.supervision-answered", event)))).toEqual({
      step: "petition.supervision-answered",
      of: event,
    });
  });

  test.each(["", "step=", "step=nonsense", "step=__proto__", "of=abc"])("asks for nothing with %s", (search) => {
    expect(askedStep(search)).toBeNull();
  });

  test("hands on no event that is none", () => {
    expect(askedStep("step=urged&of=周明")).toEqual({ step: "petition.urged", of: "" });
  });
});

describe("a form that an address opens", () => {
  test("begins with the step that is answered", () => {
    const { course } = new Story();
    expect(presetOf({ step: "petition.supervision-answered", of: event }, course)).toEqual({ supervision: event });
    expect(presetOf({ step: "petition.dispatch-answered", of: event }, course)).toEqual({ dispatch: event });
  });

  test("urges the unit and the person of the dispatch", () => {
    const story = new Story();
    const first = story.take("petition.dispatched", { ...bodies.dispatched, unit: "农业农村办", handler: "周明" });
    story.take("petition.dispatched", { ...bodies.dispatched, unit: "财政所", handler: "" });
    expect(presetOf({ step: "petition.urged", of: first }, story.course)).toEqual({ unit: "农业农村办", person: "周明" });
    expect(presetOf({ step: "petition.urged", of: "" }, story.course)).toEqual({});
  });
});
