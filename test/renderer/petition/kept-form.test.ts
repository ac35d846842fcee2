import { describe, expect, it, test } from "vitest";
import { readAnswers } from "../../../renderer/features/petition/forms/classification.ts";
import type { Field } from "../../../renderer/features/petition/forms/form-fields.ts";
import { keepable, restoredValues } from "../../../renderer/features/petition/forms/kept-form.ts";
import { isOfAnother, keptForm, typedIn } from "../../../renderer/ui/kept/kept-form.ts";

const fields: readonly Field[] = [
  { kind: "day", key: "date" },
  { kind: "text", key: "facts" },
  { kind: "list", key: "claims", add: "增加" },
  { kind: "office", key: "to" },
  { kind: "flag", key: "signed" },
  { kind: "carried", key: "link" },
  { kind: "file", key: "attachments" },
];
const start = {
  date: "2026-11-20",
  facts: "",
  claims: [""],
  to: { organisation: "", name: "" },
  signed: false,
  link: "e1",
  attachments: [],
};

it("keeps what was typed, and neither what the form offered nor files", () => {
  const now = { ...start, facts: "水渠垮塌", claims: ["修复"], link: "e2", attachments: [new File(["a"], "a.txt")] };
  const typed = typedIn(keepable(fields, now), keepable(fields, start));
  expect(typed).toEqual({ facts: "水渠垮塌", claims: ["修复"] });
  expect(typedIn(keepable(fields, start), keepable(fields, start))).toEqual({});
});

it("comes back from disk as it was typed, and offers today's day anew", () => {
  const typed = { facts: "水渠垮塌", claims: ["修复", ""], to: { organisation: "990127", name: "区水利局" }, signed: true };
  const kept = keptForm(JSON.parse(JSON.stringify({ typed, taken: 1 })) as Record<string, unknown>);
  expect(kept).toEqual({ typed, taken: 1 });
  expect({ ...start, date: "2026-11-21", ...(kept ? restoredValues(fields, kept) : {}) }).toEqual({
    ...start,
    ...typed,
    date: "2026-11-21",
  });
});

test.each([
  ["a field that is no more", { gone: "旧字段" }],
  ["a text that became a list", { claims: "修复" }],
  ["a list that became a text", { facts: ["水渠"] }],
  ["nothing in place of an office", { to: null }],
  ["what is never kept", { link: "e2", attachments: [{}] }],
])("leaves out %s", (_, typed) => {
  expect(restoredValues(fields, { typed, taken: 0 })).toEqual({});
});

test.each([
  ["nothing kept", null],
  ["something else", { typed: "水渠" }],
])("begins anew with %s", (_, form) => {
  expect(keptForm(form)).toBeNull();
});

describe("a form that is opened for something", () => {
  const kept = { typed: { link: "e1", reason: "不是同一事项" }, taken: 0 };
  test.each([
    ["goes on where it was begun for the same", { link: "e1" }, false],
    ["goes on where it had not come to that", { unit: "水利站" }, false],
    ["begins anew for another", { link: "e2" }, true],
  ])("%s", (_, preset, another) => {
    expect(isOfAnother(kept, preset)).toBe(another);
  });
});

test.each([
  ["answers", { competence: "ours", said: [false, true] }, true],
  ["a competence that there is not", { competence: "theirs", said: [] }, false],
  ["more answers than questions", { competence: "ours", said: Array(6).fill(false) }, false],
  ["nothing", undefined, false],
])("of the conversation about the route %s", (_, value, read) => {
  expect(readAnswers(value)).toEqual(read ? value : null);
});
