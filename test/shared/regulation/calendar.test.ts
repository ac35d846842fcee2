import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import {
  makeCalendar,
  missingYearsNotice,
  missingYearsOfDays,
  missingYearsSentence,
  warningsBetween,
} from "../../../shared/regulation/calendar.ts";
import { dateOf, dayNumber, isDate, shanghaiDate, weekday } from "../../../shared/regulation/date.ts";
import { holidayTables, isBuiltIn, parseHolidays } from "../../../shared/regulation/holidays.ts";

const works = (date: string, calendar = makeCalendar(holidayTables)) => calendar.isWorkingDay(dayNumber(date));

describe("dates", () => {
  it.each(["2028-02-29", "2000-02-29", "2026-12-31", "1880-01-01"])("%s exists", (date) => {
    expect(isDate(date)).toBe(true);
    expect(dateOf(dayNumber(date))).toBe(date);
  });
  it.each(["2026-02-29", "1900-02-29", "2026-13-01", "2026-04-31", "2026-00-10", "2026-1-1", "2026-11-20T00:00", ""])(
    "%j does not",
    (date) => {
      expect(isDate(date)).toBe(false);
      expect(() => dayNumber(date)).toThrow(RangeError);
    },
  );
  it("know their weekday and their day in China", () => {
    expect(weekday(dayNumber("2026-11-20"))).toBe(5);
    expect(weekday(dayNumber("1969-12-31"))).toBe(3);
    expect(shanghaiDate("2026-11-19T15:59:59.999Z")).toBe("2026-11-19");
    expect(shanghaiDate("2026-11-19T16:00:00.000Z")).toBe("2026-11-20");
    expect(shanghaiDate("no clock")).toBeNull();
  });
});

describe("the calendar", () => {
  it("gives 2025 and 2026 the working days that the notices leave", () => {
    const count = (year: number) => {
      const calendar = makeCalendar(holidayTables);
      let days = 0;
      for (let day = dayNumber(`${year}-01-01`); day <= dayNumber(`${year}-12-31`); day += 1)
        days += Number(calendar.isWorkingDay(day));
      return days;
    };
    // 全体公民放假 13 天: 365 days − 104 days of weekend − 13 days of holiday, the rest being shifted.
    expect([count(2025), count(2026)]).toEqual([248, 248]);
  });
  it.each([
    ["2026-02-14", true],
    ["2026-02-16", false],
    ["2026-09-20", true],
    ["2026-09-26", false],
    ["2025-02-04", false],
    ["2025-02-05", true],
    ["2026-11-21", false],
    ["2026-11-20", true],
  ])("%s is worked: %s", (date, expected) => {
    expect(works(date)).toBe(expected);
  });
  it("falls back to weekends and fixed holidays in a year it does not know", () => {
    expect(works("2027-01-01")).toBe(false);
    expect(works("2027-10-01")).toBe(false);
    expect(works("2027-10-04")).toBe(true);
    expect(works("2027-02-08")).toBe(true);
    expect(makeCalendar(holidayTables).covers(2027)).toBe(false);
  });
});

describe("the holiday tables that the program came with", () => {
  it("are known as such in a copy, and no other table is", () => {
    const [year, table] = ["2026", holidayTables[2026]];
    if (!table) throw new Error("no table");
    expect(isBuiltIn(year, structuredClone(table))).toBe(true);
    expect(isBuiltIn(year, { ...table, work: [] })).toBe(false);
    expect(isBuiltIn("2031", table)).toBe(false);
  });
});

describe("a holiday file", () => {
  const good = readFileSync(new URL("holidays-2027-invented.json", import.meta.url), "utf8");
  it("adds a year", () => {
    const read = parseHolidays(good);
    if ("refused" in read) throw new Error(read.message);
    expect(works("2027-02-08", makeCalendar({ ...holidayTables, ...read.tables }))).toBe(false);
  });
  it.each([
    ["no JSON", "{", "JSON"],
    ["no year", "{}", "没有任何年份"],
    ["a day that does not exist", '{"2027":{"off":["2027-02-29"],"work":[]}}', "2027-02-29"],
    ["a range backwards", '{"2027":{"off":["2027-02-10..2027-02-01"],"work":[]}}', "2027-02-10..2027-02-01"],
    ["a day of another year", '{"2027":{"off":["2026-12-31"],"work":[]}}', "别年"],
    ["a day both off and worked", '{"2027":{"off":["2027-02-10"],"work":["2027-02-10"]}}', "既写作放假又写作上班"],
    ["a missing list", '{"2027":{"off":[]}}', "off"],
    ["something that is no year", '{"next":{"off":[],"work":[]}}', "不是年份"],
  ])("with %s is refused", (_, text, words) => {
    expect(parseHolidays(text)).toMatchObject({ refused: "invalid-holidays", message: expect.stringContaining(words) });
  });
});

describe("a missing holiday notice", () => {
  const calendar = makeCalendar(holidayTables);
  const sentence = "未导入 2027、2028 年放假安排，只按周末和固定日期的节日推算，请核对";
  it("is told once for all clocks of a page, whatever else they warn of", () => {
    const over = (from: string, to: string) => ({ warnings: warningsBetween(calendar, dayNumber(from), dayNumber(to)) });
    const clocks = [over("2028-01-01", "2028-01-02"), over("2026-12-30", "2027-01-05"), { warnings: ["延期没有批准"] }];
    expect(missingYearsNotice([...clocks, ...clocks])).toBe(sentence);
    expect(missingYearsNotice([over("2026-01-01", "2026-12-31"), { warnings: ["延期没有批准"] }])).toBeNull();
  });
  it("is told of the last days of a list, and of years by themselves, in the same words", () => {
    expect(missingYearsOfDays(calendar, ["2026-12-31", "2028-02-29", "2027-01-01", "不详"])).toBe(sentence);
    expect(missingYearsOfDays(calendar, ["2026-12-31"])).toBeNull();
    expect(missingYearsSentence([2028, 2027])).toBe(sentence);
    expect(missingYearsSentence([])).toBeNull();
  });
});
