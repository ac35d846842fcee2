import { describe, expect, it } from "vitest";
import {
  type Answers,
  answered,
  answersOf,
  asksRoute,
  needsOrgan,
  questionsToAsk,
  routeFound,
} from "../../../renderer/features/petition/forms/classification.ts";
import type { Route } from "../../../shared/regulation/routes.ts";
import { sampleSteps } from "./sample-steps.ts";

const ours: Answers = { competence: "ours", said: [] };

describe("the conversation about competence and route (Art. 31)", () => {
  it("asks one item after another until the first yes", () => {
    expect(questionsToAsk(ours)).toEqual([1]);
    const second = answered(ours, 1, false);
    expect(questionsToAsk(second)).toEqual([1, 2]);
    const yes = answered(second, 2, true);
    expect(questionsToAsk(yes)).toEqual([1, 2]);
    expect(routeFound(yes)).toBe(2);
  });

  it("leaves item 6 only when all five are no", () => {
    let answers = ours;
    for (const route of [1, 2, 3, 4, 5] as const) {
      expect(routeFound(answers)).toBeNull();
      answers = answered(answers, route, false);
    }
    expect(routeFound(answers)).toBe(6);
    expect(questionsToAsk(answers)).toEqual([1, 2, 3, 4, 5]);
  });

  it("forgets later answers when an earlier one is changed", () => {
    const six = answersOf({ ...sampleSteps["petition.classified"], route: 6 });
    expect(routeFound(answered(six, 3, true))).toBe(3);
    expect(routeFound(answered(answered(six, 3, true), 3, false))).toBeNull();
  });

  it.each([1, 2, 3, 4, 5, 6] as const)("begins again with the answers behind route %i", (route: Route) => {
    expect(routeFound(answersOf({ ...sampleSteps["petition.classified"], route }))).toBe(route);
  });

  it("asks no route of a suggestion, nor of what is not ours, but then for the organ that has the power", () => {
    expect([asksRoute(ours, "claim"), asksRoute(ours, "suggestion")]).toEqual([true, false]);
    expect(asksRoute({ competence: "not-ours", said: [] }, "claim")).toBe(false);
    expect(needsOrgan({ competence: "not-ours", said: [] }, "claim")).toBe(true);
    expect(needsOrgan({ competence: "ours", said: [false, true] }, "claim")).toBe(true);
    expect(needsOrgan({ competence: "ours", said: [false, false, false, false, false] }, "claim")).toBe(false);
  });
});
