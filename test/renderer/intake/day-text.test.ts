import { describe, expect, it } from "vitest";
import { dayHint, parseDay } from "../../../renderer/ui/day-text.ts";

const today = "2026-03-02";

describe("a typed date", () => {
  it.each([
    ["2026-11-20", "2026-11-20"],
    ["2026年2月3日", "2026-02-03"],
    ["20260301", "2026-03-01"],
    ["３-1", "2026-03-01"],
    ["0301", "2026-03-01"],
    ["今天", "2026-03-02"],
    ["昨天", "2026-03-01"],
    ["前天", "2026-02-28"],
  ])("%s is %s", (typed, day) => {
    expect(parseDay(typed, today)).toBe(day);
  });

  it("without a year lies in the past: in March, 12-30 is last year's", () => {
    expect(parseDay("12-30", today)).toBe("2025-12-30");
  });

  it.each(["2026-02-29", "2026-13-01", "0230", "明后天", "", "3"])("%s is no day", (typed) => {
    expect(parseDay(typed, today)).toBeNull();
  });

  it("shows its weekday, so that a slip is seen", () => {
    expect([
      dayHint("2026-03-02", today),
      dayHint("2026-03-01", today),
      dayHint("2026-02-27", today),
      dayHint("x", today),
    ]).toEqual(["今天", "昨天", "周五", ""]);
  });
});
