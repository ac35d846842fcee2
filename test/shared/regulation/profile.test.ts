import { describe, expect, it } from "vitest";
import { sourceKinds } from "../../../shared/petition/intake.ts";
import { parseLocalProfile, printLocalProfile, withLocalProfile } from "../../../shared/regulation/local-profile.ts";
import { nationalProfile } from "../../../shared/regulation/national-profile.ts";
import { profileAt, profileSchema, ruleIds } from "../../../shared/regulation/profile.ts";
import { changesBetween } from "../../../shared/regulation/profile-changes.ts";
import { profileThroughTime } from "../../../shared/regulation/profile-history.ts";

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
  it("sets no figure that the regulation does not set", () => {
    expect(nationalProfile.parameters).toEqual({});
    expect(nationalProfile.finality).toEqual([]);
    expect(nationalProfile.extensions).toBe(1);
    expect(nationalProfile.routeFive).toMatchObject({ article: "行政诉讼法第47条", unit: "month", length: 2 });
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
    expect(profile.rules.T03).toEqual({ ...nationalProfile.rules.T03, article: "本县规定第3条", length: 10, local: true });
    expect(profile.reception).toEqual({ ...nationalProfile.reception, "hotline-12345": "transferred" });
    expect(changesBetween(nationalProfile, profile)).toEqual([
      {
        key: "T03",
        what: "书面告知",
        before: "收到信访事项之日起15日",
        after: "收到信访事项之日起10日",
        basis: "本县规定第3条",
      },
      {
        key: "reception.hotline-12345",
        what: "来源的接收方式",
        before: "按直接提出办理",
        after: "按转送、交办办理",
        basis: "县信访局〔2026〕1号",
      },
    ]);
    expect(profile.oralNoticeSuffices).toBe(false);
  });
  it.each([
    ["no JSON", "{", "JSON"],
    ["no name", local({ name: "" }), "名称"],
    ["a rule without its basis", local({ rules: { T03: { length: 10 } } }), "规则·T03·依据"],
    ["a rule that does not exist", local({ rules: { T99: { article: "第3条" } } }), "T99"],
    ["a negative length", local({ rules: { T03: { article: "第3条", length: -1 } } }), "规则·T03·天数"],
    ["a change that calls itself national", local({ rules: { T03: { article: "第3条", local: true } } }), "local"],
    ["something unknown", local({ scores: {} }), "scores"],
    ["an effective date that does not exist", local({ effectiveFrom: "2026-02-30" }), "施行日期"],
    ["a target without its basis", local({ parameters: { passingOn: { value: 1, unit: "workday" } } }), "参数·快转·依据"],
    ["a target of no days", local({ parameters: { passingOn: { value: 0, unit: "workday", basis: "本站" } } }), "快转"],
    ["thresholds that nobody ordered", local({ parameters: { groupVisits: { thresholds: [] } } }), "集体访现场处置提示"],
  ])("with %s is refused in one sentence that names the field", (_, text, field) => {
    expect(parseLocalProfile(text)).toMatchObject({ refused: "invalid-profile", message: expect.stringContaining(field) });
    expect((parseLocalProfile(text) as { message: string }).message).toMatch(/^[^。；]*[\u4e00-\u9fff][^。；]*$/);
  });
  it("comes back from its file as it was", () => {
    const text = local({
      rules: { T07: { article: "本省规定第23条", length: 30 } },
      finality: [{ ground: "逾期未申请复查", basis: "本省规定第46条" }],
    });
    const read = parseLocalProfile(text);
    if ("refused" in read) throw new Error(read.message);
    expect(parseLocalProfile(printLocalProfile(read))).toEqual(read);
  });
  it("that takes a counted rule its length is refused", () => {
    expect(merged({ rules: { T03: { article: "第3条", length: null } } })).toMatchObject({ refused: "invalid-profile" });
  });
});

describe("the rules through time", () => {
  const adopted = (more: object) => {
    const parsed = parseLocalProfile(local(more));
    if ("refused" in parsed) throw new Error(parsed.message);
    return parsed;
  };
  const t03 = (length: number, article = "第3条") => ({ rules: { T03: { article, length } } });
  const district = [adopted({ effectiveFrom: "2026-01-01", ...t03(10) }), adopted({ effectiveFrom: "2026-07-01", ...t03(7) })];
  const own = [
    adopted({
      id: "own",
      effectiveFrom: "2026-03-01",
      parameters: { passingOn: { value: 1, unit: "workday", basis: "本站内部目标" } },
    }),
  ];
  it("keeps for each day what was in force on it, national before the first local one", () => {
    const rules = profileThroughTime(nationalProfile, [district, own]);
    const lengthOn = (date: string) => profileAt(rules, date).rules.T03.length;
    expect(["2021-01-01", "2025-12-31", "2026-01-01", "2026-06-30", "2026-07-01", "2030-01-01"].map(lengthOn)).toEqual([
      15, 15, 10, 10, 7, 7,
    ]);
    expect(profileAt(rules, "2026-02-28").parameters.passingOn).toBeUndefined();
    expect(profileAt(rules, "2026-08-01").parameters.passingOn?.value).toBe(1);
  });
  it("puts the office's own above the district's, and the last adopted above an earlier one of the same day", () => {
    const rules = profileThroughTime(nationalProfile, [district, [adopted({ effectiveFrom: "2026-05-01", ...t03(5) })]]);
    expect(profileAt(rules, "2026-08-01").rules.T03.length).toBe(5);
    const twice = profileThroughTime(nationalProfile, [[adopted(t03(10)), adopted(t03(12))]]);
    expect(profileAt(twice, "2026-08-01").rules.T03.length).toBe(12);
  });
  it("are national again after an adopted profile that changes nothing", () => {
    const rules = profileThroughTime(nationalProfile, [[...district, adopted({ effectiveFrom: "2026-10-01" })]]);
    expect(profileAt(rules, "2026-10-01").rules.T03).toEqual(nationalProfile.rules.T03);
    expect(profileAt(rules, "2026-09-30").rules.T03.length).toBe(7);
  });
});
