import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { channels, sourceKinds } from "../../../shared/petition/intake.ts";
import { type Route, routes, routeWords } from "../../../shared/regulation/routes.ts";
import { treatmentOf } from "../../../shared/regulation/treatment.ts";
import type { MatterKind } from "../../../shared/regulation/treatments.ts";

const claim: MatterKind = {
  category: "claim",
  route: 6,
  channel: "visit",
  source: "direct",
  received: "direct",
  office: "other",
};
const kinds = fc.record<MatterKind>({
  category: fc.constantFrom("claim", "suggestion", "accusation"),
  route: fc.constantFrom(null, 1, 2, 3, 4, 5, 6),
  channel: fc.constantFrom(...channels),
  source: fc.constantFrom(...sourceKinds),
  received: fc.constantFrom("direct", "transferred"),
  office: fc.constantFrom("petition-office", "other"),
});

describe("the six routes of Art. 31", () => {
  it("stand in order, each with its item, a question and where it goes", () => {
    expect(routes.map((one) => one.route)).toEqual([1, 2, 3, 4, 5, 6]);
    for (const one of routes) {
      expect(routeWords(one.route)).toBe(one);
      expect(one.article).toBe(`第31条第${one.route}项`);
      expect(one.question).not.toBe("");
      expect(one.goesTo).not.toBe("");
      expect(one.examples.length).toBeGreaterThan(1);
    }
  });
  it("offer names of organs that can stand in a notice, never a piece of an explanation (Art. 23 para. 1)", () => {
    const organs = routes.flatMap((one) => one.organs);
    for (const organ of organs) expect(organ).toMatch(/(院|机关|会|组织|机构)$/u);
    expect(organs.join()).not.toMatch(/依法履行|答复|本机关/);
    for (const route of [1, 2, 3, 4] as const) expect(routeWords(route).organs.length).toBeGreaterThan(0);
    // Item 5 lies with whoever has the duty, item 6 here: no name is usual.
    for (const route of [5, 6] as const) expect(routeWords(route).organs).toEqual([]);
  });
  it("know the 60 days on route 6 alone, and a lawsuit never on it", () => {
    expect(routes.filter((one) => one.sixtyDays).map((one) => one.route)).toEqual([6]);
    expect(routes.map((one) => one.remedy)).toEqual([
      "by-procedure",
      "by-procedure",
      "by-procedure",
      "by-procedure",
      "reconsideration",
      "review",
    ]);
  });
});

describe("how a matter is treated", () => {
  it.each<[string, Partial<MatterKind>, readonly string[]]>([
    ["a claim on route 6 spoken to the township", {}, ["T01", "T03", "T07", "T08", "T09", "T10", "T11", "T12", "T13", "T14"]],
    ["a wage claim", { route: 2 }, ["T01", "T03"]],
    ["a claim on route 5", { route: 5 }, ["T01", "T03", "route-five"]],
    ["a claim whose route is not determined yet", { route: null }, ["T01", "T03"]],
    [
      "an assigned suggestion",
      { category: "suggestion", route: null, source: "assigned", received: "transferred" },
      ["T01", "T04", "T05", "T06"],
    ],
    [
      "a referred suggestion",
      { category: "suggestion", route: null, source: "referred", received: "transferred" },
      ["T01", "T04", "T05"],
    ],
    ["what the district's petition office received", { office: "petition-office", route: null }, ["T01", "T02"]],
    ["an accusation", { category: "accusation", route: null }, ["T01", "T03"]],
  ])("%s", (_, kind, clocks) => {
    expect(treatmentOf({ ...claim, ...kind }).clocks).toEqual(clocks);
  });
  it("never runs the 60 days but for a claim on route 6, whatever the channel, source and office", () => {
    fc.assert(
      fc.property(kinds, (kind) => {
        const { clocks, remedy } = treatmentOf(kind);
        const sixty = kind.category === "claim" && kind.route === 6;
        expect(clocks.includes("T07")).toBe(sixty);
        expect(clocks.includes("T09")).toBe(sixty);
        expect(remedy === "review").toBe(sixty);
        expect(clocks.includes("T05")).toBe(kind.office === "other" && kind.received === "transferred");
      }),
    );
  });
  it("names the remedy of its route, and none for a suggestion", () => {
    for (const route of [1, 2, 3, 4, 5, 6] as const satisfies readonly Route[]) {
      expect(treatmentOf({ ...claim, route }).remedy).toBe(routeWords(route).remedy);
    }
    expect(treatmentOf({ ...claim, category: "suggestion", route: null }).remedy).toBeNull();
  });
  it("seals accusations and evaluates none of them", () => {
    fc.assert(
      fc.property(kinds, (kind) => {
        const { confidentiality, evaluated } = treatmentOf(kind);
        expect(confidentiality === "sealed").toBe(kind.category === "accusation");
        if (kind.category === "accusation") expect(evaluated).toBe(false);
      }),
    );
  });
  it("gives the visitor rights first, and names an article for every answer", () => {
    expect(treatmentOf(claim).documents).toContain("D11");
    expect(treatmentOf({ ...claim, channel: "letter" }).documents).not.toContain("D11");
    fc.assert(
      fc.property(kinds, (kind) => {
        for (const basis of treatmentOf(kind).basis) expect(basis).toMatch(/第\d+/);
      }),
    );
  });
});
