import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { makeCalendar } from "../../../shared/regulation/calendar.ts";
import { dateOf, dayNumber } from "../../../shared/regulation/date.ts";
import { type Deadline, type DeadlineRequest, deadline } from "../../../shared/regulation/deadline.ts";
import { holidayTables } from "../../../shared/regulation/holidays.ts";
import { nationalProfile } from "../../../shared/regulation/national-profile.ts";
import type { RuleId } from "../../../shared/regulation/profile.ts";

const calendar = makeCalendar(holidayTables);
const ask = (request: DeadlineRequest, on = calendar) => deadline(request, nationalProfile, on);
function answer(request: DeadlineRequest, on = calendar): Deadline {
  const found = ask(request, on);
  if ("refused" in found) throw new Error(found.message);
  return found;
}

interface Example {
  readonly rule: RuleId;
  readonly start: string;
  readonly days?: number;
  readonly strict: string;
  readonly latest: string;
  readonly rolled: string;
  readonly why: string;
}
const examples: readonly Example[] = JSON.parse(readFileSync(new URL("deadline-examples.json", import.meta.url), "utf8"));

describe("a deadline", () => {
  it.each(examples)("$rule from $start: $why", ({ rule, start, days, strict, latest, rolled }) => {
    expect(answer(days === undefined ? { rule, start } : { rule, start, days })).toMatchObject({
      rule,
      start,
      strict,
      latest,
      rolled,
    });
  });
  // 事实表 1.2: further examples under the notice for 2026.
  it.each([
    ["T03", "2026-06-04", "2026-06-19", "2026-06-18", "2026-06-22"],
    ["T05", "2026-09-24", "2026-10-09", "2026-10-09", "2026-10-09"],
  ] as const)("%s from %s ends on %s", (rule, start, strict, latest, rolled) => {
    expect(answer({ rule, start })).toMatchObject({ strict, latest, rolled });
  });
  it("names its article and start", () => {
    expect(answer({ rule: "T03", start: "2026-11-20" })).toEqual({
      rule: "T03",
      article: "第23条第2款",
      start: "2026-11-20",
      strict: "2026-12-05",
      latest: "2026-12-04",
      rolled: "2026-12-07",
      warnings: [],
    });
  });
  it("of the petitioner uses the later day, of an office the earlier one", () => {
    const request = { start: "2026-08-26" } as const;
    expect(answer({ rule: "T09", ...request })).toMatchObject({ strict: "2026-09-25", latest: "2026-09-28" });
    expect(answer({ rule: "T10", ...request })).toMatchObject({ strict: "2026-09-25", latest: "2026-09-24" });
  });
  it("warns when the year's holiday notice is missing, and still counts fixed holidays", () => {
    const found = answer({ rule: "T05", start: "2027-09-29" });
    expect(found.strict).toBe("2027-10-07");
    expect(found.warnings).toEqual(["未导入 2027 年放假安排，只按周末和固定日期的节日推算，请核对"]);
    expect(answer({ rule: "T03", start: "2026-12-20" }).warnings).toHaveLength(1);
  });
});

describe("a hearing", () => {
  it("stops the clock of a re-examination for its days", () => {
    expect(answer({ rule: "T12", start: "2026-03-02" }).strict).toBe("2026-04-01");
    expect(answer({ rule: "T12", start: "2026-03-02", pauses: [{ from: "2026-03-10", to: "2026-03-14" }] }).strict).toBe(
      "2026-04-06",
    );
    expect(
      answer({
        rule: "T12",
        start: "2026-03-02",
        pauses: [
          { from: "2026-03-10", to: "2026-03-14" },
          { from: "2026-03-13", to: "2026-03-15" },
        ],
      }).strict,
    ).toBe("2026-04-07");
    expect(answer({ rule: "T12", start: "2026-03-02", pauses: [{ from: "2026-05-10", to: "2026-05-14" }] }).strict).toBe(
      "2026-04-01",
    );
  });
  it.each(["T02", "T03", "T05", "T07", "T10"] as const)("never stops %s", (rule) => {
    expect(ask({ rule, start: "2026-03-02", pauses: [{ from: "2026-03-03", to: "2026-03-04" }] })).toMatchObject({
      refused: "pause-not-allowed",
    });
  });
});

describe("what cannot be computed", () => {
  it.each<[string, DeadlineRequest, string]>([
    ["a start that does not exist", { rule: "T03", start: "2026-02-30" }, "no-such-day"],
    ["an own length where the law sets one", { rule: "T03", start: "2026-03-02", days: 20 }, "days-not-allowed"],
    ["an extension of 31 days", { rule: "T08", start: "2026-03-02", days: 31 }, "too-long"],
    ["an assignment without its length", { rule: "T06", start: "2026-03-02" }, "no-length"],
    ["a rule without a clock", { rule: "T15", start: "2026-03-02" }, "no-length"],
    ["half a day", { rule: "T06", start: "2026-03-02", days: 1.5 }, "too-long"],
    [
      "a hearing that ends before it begins",
      { rule: "T12", start: "2026-03-02", pauses: [{ from: "2026-03-05", to: "2026-03-04" }] },
      "bad-pause",
    ],
  ])("%s is refused", (_, request, code) => {
    expect(ask(request)).toMatchObject({ refused: code });
  });
});

/** JavaScript's own calendar, as an independent count. */
function addDays(date: string, days: number): string {
  const at = new Date(`${date}T12:00:00Z`);
  at.setUTCDate(at.getUTCDate() + days);
  return at.toISOString().slice(0, 10);
}

describe("over all days from 1990 to 2060", () => {
  const day = fc.integer({ min: dayNumber("1990-01-01"), max: dayNumber("2060-12-31") }).map(dateOf);
  const calendarRules = ["T02", "T03", "T04", "T07", "T09", "T10", "T11", "T12"] as const;
  const lengths = { T02: 15, T03: 15, T04: 15, T07: 60, T09: 30, T10: 30, T11: 30, T12: 30 };
  it("the start day is not counted, over leap years and year ends", () => {
    fc.assert(
      fc.property(day, fc.constantFrom(...calendarRules), (start, rule) => {
        expect(answer({ rule, start }).strict).toBe(addDays(start, lengths[rule]));
      }),
    );
    expect(answer({ rule: "T03", start: "2028-02-15" }).strict).toBe("2028-03-01");
    expect(answer({ rule: "T03", start: "2027-02-15" }).strict).toBe("2027-03-02");
    expect(answer({ rule: "T07", start: "2027-12-31" }).strict).toBe("2028-02-29");
  });
  it("a later start never ends earlier, and the three days stand in order", () => {
    fc.assert(
      fc.property(
        day,
        fc.integer({ min: 1, max: 40 }),
        fc.constantFrom(...calendarRules, "T05" as const),
        (start, later, rule) => {
          const first = answer({ rule, start });
          const second = answer({ rule, start: addDays(start, later) });
          for (const key of ["strict", "latest", "rolled"] as const) expect(first[key] <= second[key]).toBe(true);
          expect(first.strict <= first.rolled).toBe(true);
          expect(calendar.isWorkingDay(dayNumber(first.latest))).toBe(true);
          expect(calendar.isWorkingDay(dayNumber(first.rolled))).toBe(true);
          if (rule !== "T09" && rule !== "T11") expect(first.latest <= first.strict).toBe(true);
        },
      ),
    );
  });
  it("five working days are exactly the five that are worked after the start", () => {
    fc.assert(
      fc.property(day, (start) => {
        const { strict, latest, rolled } = answer({ rule: "T05", start });
        let worked = 0;
        for (let at = addDays(start, 1); at <= strict; at = addDays(at, 1))
          worked += Number(calendar.isWorkingDay(dayNumber(at)));
        expect(worked).toBe(5);
        expect([latest, rolled]).toEqual([strict, strict]);
      }),
    );
  });
});
