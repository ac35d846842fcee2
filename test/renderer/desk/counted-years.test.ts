import { describe, expect, it } from "vitest";
import { countedYears } from "../../../renderer/features/desk/counted-years.ts";

describe("the desk's word of a holiday notice that is missing", () => {
  it.each<[string, number[], number[]]>([
    ["2026-09-30", [2027], []],
    ["2026-10-01", [2027], [2027]],
    ["2026-12-31", [2027], [2027]],
    ["2027-01-01", [2027, 2028], [2027]],
    ["2027-10-01", [2027, 2028], [2027, 2028]],
    ["2027-03-01", [], []],
  ])("is said of this year always and of the next from October on: %s, missing %j", (today, missing, said) => {
    expect(countedYears(missing, today)).toEqual(said);
  });
});
