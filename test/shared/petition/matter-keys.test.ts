import { describe, expect, it } from "vitest";
import type { PetitionFields } from "../../../shared/petition/intake.ts";
import { matterKeys, queryKeys, sameMatterReasons, titleSimilarity } from "../../../shared/petition/matter-keys.ts";
import { delivered, fields, mergeAll, registeredBody } from "./fixtures.ts";

const known = (changes: Partial<PetitionFields>) =>
  mergeAll([delivered("petition.registered", { ...registeredBody, fields: { ...fields, ...changes } }, { count: 1 })]);
const person = {
  kind: "person" as const,
  name: "徐国根",
  address: "",
  phone: "138 0000 5521",
  identityNumber: "110105491231002",
};
const view = known({ petitioners: [person], representatives: ["何水土"], title: "要求落实原农田水利修建民工补助" });
const title = "农田水利民工补助一直没有落实";

describe("look-up keys", () => {
  it("are the same however name, phone and identity number are written", () => {
    const query = { name: "徐 国根", place: fields.place, phone: "+86 13800005521", identityNumber: "11010519491231002x" };
    const keys = new Set(matterKeys({ petitioners: [person], place: fields.place }).map((key) => key.value));
    expect(queryKeys(query).map((key) => [key.kind, keys.has(key.value)])).toEqual([
      ["identity", true],
      ["phone", true],
      ["name-and-place", true],
    ]);
  });
  it("include representatives, leave out agents, and are none for the anonymous", () => {
    const values = matterKeys({ ...fields, representatives: ["何水土"], agent: { name: "郑军", authorised: true } }).map(
      (key) => key.value,
    );
    expect(values.some((value) => value.includes("何水土"))).toBe(true);
    expect(values.some((value) => value.includes("郑军"))).toBe(false);
    expect(matterKeys({ ...fields, petitioners: [] })).toEqual([]);
  });
});

describe("the same matter", () => {
  it("needs the same person and a similar title", () => {
    expect(sameMatterReasons({ phone: "13800005521", title }, view)).toEqual(["phone", "words"]);
    expect(sameMatterReasons({ name: "何水土", place: fields.place, title }, view)).toEqual(["name-and-place", "words"]);
    expect(sameMatterReasons({ phone: "13900005521", title }, view)).toBeNull();
    expect(sameMatterReasons({ phone: "13800005521", title: "反映夜间施工噪声扰民" }, view)).toBeNull();
  });
  it("is never found by the person alone: that would be a list about a person", () => {
    expect(sameMatterReasons({ phone: "13800005521", identityNumber: "11010519491231002X" }, view)).toBeNull();
    expect(sameMatterReasons({ phone: "13800005521", title: "" }, view)).toBeNull();
  });
  it("is not found through a namesake in another village", () => {
    expect(sameMatterReasons({ name: "徐国根", place: "990127002200", title }, view)).toBeNull();
  });
});

describe("how alike two titles are", () => {
  it.each([
    ["要求落实原农田水利修建民工补助", "要求落实原农田水利修建民工补助", 1, 1],
    ["拖欠农民工工资46800元", "反映工地拖欠农民工工资", 0.4, 1],
    ["反映宅基地确权登记长期未办", "宅基地确权登记未办", 0.5, 1],
    ["要求落实低保", "反映夜间施工噪声", 0, 0.1],
    ["", "要求落实低保", 0, 0],
  ])("%j and %j", (a, b, least, most) => {
    expect(titleSimilarity(a, b)).toBeGreaterThanOrEqual(least);
    expect(titleSimilarity(a, b)).toBeLessThanOrEqual(most);
    expect(titleSimilarity(b, a)).toBe(titleSimilarity(a, b));
  });
});
