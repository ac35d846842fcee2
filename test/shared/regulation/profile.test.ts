import { describe, expect, it } from "vitest";
import { sourceKinds } from "../../../shared/petition/intake.ts";
import { changedRules, parseLocalProfile, withLocalProfile } from "../../../shared/regulation/local-profile.ts";
import { nationalProfile } from "../../../shared/regulation/national-profile.ts";
import { profileSchema, ruleIds } from "../../../shared/regulation/profile.ts";

const local = (more: object) =>
  JSON.stringify({ id: "local-demo", name: "本县规定", source: "县信访局〔2026〕1号", effectiveFrom: "2026-01-01", ...more });
function merged(more: object) {
  const parsed = parseLocalProfile(local(more));
  if ("refused" in parsed) throw new Error(parsed.message);
  return withLocalProfile(nationalProfile, parsed);
}

describe("the national profile", () => {
  it("fits its schema, has all eighteen rules, and knows every source", () => {
    expect(profileSchema.parse(nationalProfile)).toEqual(nationalProfile);
    expect(Object.keys(nationalProfile.rules)).toEqual([...ruleIds]);
    expect(Object.keys(nationalProfile.reception).sort()).toEqual([...sourceKinds].sort());
  });
  it("counts working days only in one rule, and stops for a hearing only in one", () => {
    const ids = (test: (id: (typeof ruleIds)[number]) => boolean) => ruleIds.filter(test);
    expect(ids((id) => nationalProfile.rules[id].unit === "workday")).toEqual(["T05"]);
    expect(ids((id) => nationalProfile.rules[id].pause.length > 0)).toEqual(["T12"]);
    expect(ids((id) => nationalProfile.rules[id].exemptWhenUnclear)).toEqual(["T03"]);
    expect(ids((id) => nationalProfile.rules[id].who === "petitioner")).toEqual(["T09", "T11"]);
  });
  it("cites only articles that the regulation has", () => {
    for (const { article } of Object.values(nationalProfile.rules)) {
      const number = Number(/^第(\d+)条/.exec(article)?.[1]);
      expect(number).toBeGreaterThanOrEqual(19);
      expect(number).toBeLessThanOrEqual(41);
    }
  });
});

describe("a local profile", () => {
  it("changes what it names and nothing else, under its own basis", () => {
    const profile = merged({
      rules: { T03: { article: "本县规定第3条", length: 10 } },
      reception: { "hotline-12345": "transferred" },
    });
    if ("refused" in profile) throw new Error(profile.message);
    expect(profile.rules.T03).toEqual({ ...nationalProfile.rules.T03, article: "本县规定第3条", length: 10 });
    expect(profile.reception).toEqual({ ...nationalProfile.reception, "hotline-12345": "transferred" });
    expect(changedRules(nationalProfile, profile)).toEqual(["T03"]);
    expect(profile.oralNoticeSuffices).toBe(false);
  });
  it.each([
    ["no JSON", "{"],
    ["a rule without its basis", local({ rules: { T03: { length: 10 } } })],
    ["a rule that does not exist", local({ rules: { T99: { article: "第3条" } } })],
    ["a negative length", local({ rules: { T03: { article: "第3条", length: -1 } } })],
    ["something unknown", local({ scores: {} })],
    ["an effective date that does not exist", local({ effectiveFrom: "2026-02-30" })],
  ])("with %s is refused in a sentence", (_, text) => {
    expect(parseLocalProfile(text)).toMatchObject({
      refused: "invalid-profile",
      message: expect.stringMatching(/[\u4e00-\u9fff]/),
    });
  });
  it("that takes a counted rule its length is refused", () => {
    expect(merged({ rules: { T03: { article: "第3条", length: null } } })).toMatchObject({ refused: "invalid-profile" });
  });
});
