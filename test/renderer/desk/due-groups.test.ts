import { describe, expect, test } from "vitest";
import { grouped, groupOf, isCounted } from "../../../renderer/features/desk/due-groups.ts";
import { dutyOf, rows } from "../fake-data.ts";

describe("what is due", () => {
  test.each([
    [-1, "overdue"],
    [0, "today"],
    [1, "three"],
    [3, "three"],
    [4, "seven"],
    [7, "seven"],
    [8, "later"],
  ] as const)("with %i days left stands under %s", (left, group) => {
    expect(groupOf(left)).toBe(group);
  });

  test("of three days includes today but not what is overdue", () => {
    expect([-1, 0, 3, 4].map((left) => isCounted("three", left))).toEqual([false, true, true, false]);
    expect([-1, 0, 7, 8].map((left) => isCounted("seven", left))).toEqual([false, true, true, false]);
  });

  test("is grouped with the most urgent first, and loses no line", () => {
    const lines = rows.map((row, index) => ({ row, duty: dutyOf(index) })).reverse();
    const groups = grouped(lines);
    expect(groups.map(([group]) => group)).toEqual(["overdue", "today", "three", "seven"]);
    expect(groups.flatMap(([, part]) => part)).toHaveLength(lines.length);
  });
});
