import { describe, expect, it } from "vitest";
import { emptyValue, startValues } from "../../../renderer/features/petition/forms/body-of.ts";
import { firstInRows, firstToFill } from "../../../renderer/features/petition/forms/first-to-fill.ts";
import type { Field, FormFacts, Value } from "../../../renderer/features/petition/forms/form-fields.ts";
import { fieldsOf } from "../../../renderer/features/petition/forms/step-descriptions.ts";

/** Of the desk only what the fields here ask: nobody to approve, no earlier step, and a number that comes next. */
const facts = {
  today: "2026-11-20",
  me: "林晓",
  approvers: [],
  offices: [],
  superior: null,
  course: { all: [] },
  nextNumber: () => "青信交〔2026〕4号",
} as unknown as FormFacts;
const unnumbered: FormFacts = { ...facts, nextNumber: () => "" };
const to: Value = { organisation: "990127101", name: "青溪镇信访站" };

describe("交办 begins", () => {
  const fields = fieldsOf("petition.assigned");
  it.each([
    ["with the office, which nobody has named, before the empty 文号", unnumbered, {}, "to"],
    ["with the office where the 文号 is given", facts, {}, "to"],
    ["with the 文号 where the office is known and no number is", unnumbered, { to }, "documentNumber"],
    ["with the period where office and 文号 are known", facts, { to }, "deadline"],
    ["after the day where nothing is wanting", facts, { to, deadline: "2026-12-20" }, "to"],
    ["with the day itself where it was taken out", facts, { date: "" }, "date"],
  ])("%s", (_, at, more, key) => {
    expect(firstToFill(fields, { ...startValues(fields, at), ...more }, at)?.key).toBe(key);
  });
});

describe("a field waits", () => {
  const last: Field = { kind: "line", key: "last" };
  const row: Field = { kind: "rows", key: "own", add: "", fields: [last, { kind: "line", key: "more", optional: true }] };
  it.each<[string, Field, Value | undefined, boolean]>([
    ["a decision that nobody made", { kind: "decision", key: "own", yes: "", no: "" }, undefined, true],
    ["a decision that was made", { kind: "decision", key: "own", yes: "", no: "" }, "no", false],
    ["ways of which none is ticked", { kind: "many", key: "own", options: [] }, undefined, true],
    ["a list with an empty line", { kind: "list", key: "own", add: "" }, ["一", " "], true],
    ["a list that is written", { kind: "list", key: "own", add: "" }, ["一"], false],
    ["a row that wants a word", row, [{ last: "一" }, { last: "" }], true],
    ["rows that want none", row, [{ last: "一", more: "" }], false],
    ["a tick", { kind: "flag", key: "own" }, undefined, false],
    ["what may stay empty", { kind: "line", key: "own", optional: true }, undefined, false],
  ])("%s", (_, field, value, waits) => {
    const values = { own: value ?? emptyValue(field), last: "" };
    expect(firstToFill([field, last], values, facts)?.key).toBe(waits ? "own" : "last");
  });
  it("in the row that wants it, else in the first", () => {
    if (row.kind !== "rows") throw new TypeError("no rows");
    expect(firstInRows(row.fields, [{ last: "一" }, { last: "" }], facts)).toEqual({ at: 1, field: last });
    expect(firstInRows(row.fields, [{ last: "一" }], facts)).toEqual({ at: 0, field: last });
    expect(firstInRows(row.fields, [], facts)).toBeUndefined();
  });
});
