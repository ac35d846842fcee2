import { describe, expect, test } from "vitest";
import { countOf, grouped, groupsOfCard } from "../../../renderer/features/desk/due-groups.ts";
import { dueGroups } from "../../../shared/regulation/due-group.ts";
import { dutyOf, rows } from "../fake-data.ts";

describe("what is due", () => {
  test("of three days includes today but not what is overdue, of seven both", () => {
    expect(groupsOfCard("three")).toEqual(["today", "three"]);
    expect(groupsOfCard("seven")).toEqual(["today", "three", "seven"]);
    const groups = { overdue: 1, today: 2, three: 4, seven: 8, later: 16 };
    expect((["overdue", "today", "three", "seven"] as const).map((card) => countOf(card, groups))).toEqual([1, 2, 6, 14]);
  });

  test("is grouped with the most urgent first, and loses no line", () => {
    const lines = rows.map((row, index) => ({ row, duty: dutyOf(index) })).reverse();
    const groups = grouped(lines);
    expect(groups.map(([group]) => group)).toEqual(dueGroups.filter((group) => group !== "later"));
    expect(groups.flatMap(([, part]) => part)).toHaveLength(lines.length);
  });
});
