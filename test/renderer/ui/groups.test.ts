import { describe, expect, test } from "vitest";
import { groupsOf, sameGroup, twoPlaces } from "../../../renderer/ui/groups.ts";

describe("groups of a secret sheet", () => {
  test("hold every character in order", () => {
    expect(groupsOf("ABCDEFGHIJ")).toEqual(["ABCD", "EFGH", "IJ"]);
  });

  test("asked back are two different inner ones, in order, whatever the dice say", () => {
    for (const count of [4, 16, 19])
      for (let first = 0; first < 1; first += 0.07)
        for (let second = 0; second < 1; second += 0.07) {
          const dice = [first, second];
          const [one, two] = twoPlaces(count, () => dice.shift() ?? 0);
          expect(one).toBeGreaterThan(0);
          // AGE-SECRET-KEY-1 stands on every recovery sheet.
          if (count === 19) expect(one).toBeGreaterThan(3);
          expect(one).toBeLessThan(two);
          expect(two).toBeLessThan(count - 1);
        }
  });

  test("are recognised in any case and spacing, and nothing else is", () => {
    expect(sameGroup(" qq pz ", "QQPZ")).toBe(true);
    expect(sameGroup("QQPX", "QQPZ")).toBe(false);
    expect(sameGroup("", undefined)).toBe(false);
  });
});
