import { describe, expect, it } from "vitest";
import type { StepType } from "../../../../shared/petition/course/step-types.ts";
import type { Stage } from "../../../../shared/petition/view.ts";
import { bodies, review, Story } from "./story.ts";

type Step = readonly [StepType, object?, ("clerk" | "leader" | "district")?];

const opened: readonly Step[] = [
  ["petition.examined", bodies.examined],
  ["petition.classified", bodies.ours(6)],
  ["petition.notice-given"],
  ["petition.accepted", bodies.accepted],
  ["petition.investigated", bodies.investigated],
  ["petition.opinion-issued", bodies.opinion],
];
const ask: Step = ["petition.review-requested", { office: review, reasons: "" }];
const decided = (result: string): Step => [
  "petition.review-decided",
  { office: review, number: "清府复查〔2026〕1号", result, redoWithin: null, text: "" },
];

function storyOf(steps: readonly Step[]): Story {
  const story = new Story();
  for (const [type, body, who] of steps) story.take(type, body, who);
  return story;
}

describe("the stage of a petition", () => {
  it.each<[string, readonly Step[], Stage]>([
    ["an oral notice is none", [["petition.notice-given", { how: "oral" }]], "registered"],
    [
      "a second notice does not lead back",
      [...opened.slice(0, 4), ["petition.notice-given", { kind: "received", how: "oral" }]],
      "accepted",
    ],
    ["a dispatch before acceptance is handling", [["petition.dispatched", bodies.dispatched]], "handling"],
    ["an inquiry after the opinion changes nothing", [...opened, ["petition.mediated", mediated()]], "opinion"],
    ["a review asked for", [...opened, ask], "review"],
    ["a request for review that is not accepted leaves all as it was", [...opened, ask, decided("not-accepted")], "opinion"],
    ["a review that upheld", [...opened, ask, decided("upheld")], "review"],
  ])("%s", (_, steps, stage) => {
    expect(storyOf(steps).course.stage).toBe(stage);
  });

  it("stays concluded when service is recorded later", () => {
    const story = storyOf(opened);
    story.take("petition.mediated", mediated());
    const opinion = story.course.steps["petition.opinion-issued"]?.[0]?.event ?? "";
    story.take("petition.concluded", { way: "agreement", by: "林晓" });
    story.take("petition.served", bodies.served("opinion", opinion));
    expect(story.course.stage).toBe("concluded");
  });

  it("goes back to registered when an objection was not agreed to, and is closed as sent on when it was", () => {
    const object = (agreed: boolean) => {
      const story = new Story({ source: { kind: "referred", office: "清源县信访局" } });
      const objection = story.take("petition.objected");
      expect(story.course.stage).toBe("objected");
      story.take("petition.objection-answered", { objection, agreed, reason: "核实" }, "district");
      return story;
    };
    const refused = object(false);
    expect(refused.course.stage).toBe("registered");
    expect(refused.refusal("petition.objected")).toMatchObject({ refused: "objected-already" });
    const agreed = object(true);
    agreed.take("petition.concluded", { way: "sent-on", by: "林晓" });
    expect(agreed.course.stage).toBe("concluded");
  });
});

function mediated(): object {
  return { by: "王调解", parties: "双方", result: "settlement-agreement", agreement: "达成和解" };
}
