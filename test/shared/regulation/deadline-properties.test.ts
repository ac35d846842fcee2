import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { makeCalendar } from "../../../shared/regulation/calendar.ts";
import { dateOf, dayNumber } from "../../../shared/regulation/date.ts";
import { type Deadline, type DeadlineRequest, deadline, type Pause } from "../../../shared/regulation/deadline.ts";
import { type HolidayTables, holidayTables } from "../../../shared/regulation/holidays.ts";
import { nationalProfile } from "../../../shared/regulation/national-profile.ts";
import type { Profile, Rule, RuleId } from "../../../shared/regulation/profile.ts";

const calendar = makeCalendar(holidayTables);

function answer(request: DeadlineRequest, profile: Profile = nationalProfile, on = calendar): Deadline {
  const found = deadline(request, profile, on);
  if ("refused" in found) throw new Error(found.message);
  return found;
}

/** The national rules with one of them changed, as a local profile would. */
function withRule(id: RuleId, change: Partial<Rule>): Profile {
  const rules = { ...nationalProfile.rules, [id]: { ...nationalProfile.rules[id], ...change } };
  return { ...nationalProfile, rules };
}

/** JavaScript's own calendar, as an independent count. */
function addDays(date: string, days: number): string {
  const at = new Date(`${date}T12:00:00Z`);
  at.setUTCDate(at.getUTCDate() + days);
  return at.toISOString().slice(0, 10);
}

/** 《民法典》第202条 by JavaScript's own calendar: the day of the same number, or the last of a month that has none. */
function addMonths(date: string, months: number): string {
  const [year, month, day] = date.split("-").map(Number) as [number, number, number];
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0, 12));
  last.setUTCDate(Math.min(day, last.getUTCDate()));
  return last.toISOString().slice(0, 10);
}

const day = fc.integer({ min: dayNumber("1990-01-01"), max: dayNumber("2060-12-31") }).map(dateOf);
/** Days around which a count by one goes wrong: ends of months and years, and the days beside 29 February. */
const edge = fc
  .tuple(
    fc.integer({ min: 1999, max: 2044 }),
    fc.constantFrom("01-01", "01-30", "01-31", "02-28", "03-01", "04-30", "10-31", "12-30", "12-31"),
    fc.integer({ min: -1, max: 1 }),
  )
  .map(([year, rest, beside]) => addDays(`${year}-${rest}`, beside));
const start = fc.oneof(day, edge);
const runs = { numRuns: 300 };

/** What holds of every answer, whatever the rule. */
function inOrder({ strict, latest, rolled }: Deadline, who: Rule["who"]): void {
  expect(rolled >= strict).toBe(true);
  if (who === "petitioner") expect(latest).toBe(rolled);
  else expect(latest <= strict).toBe(true);
  for (const date of [latest, rolled]) expect(calendar.isWorkingDay(dayNumber(date))).toBe(true);
  for (let at = addDays(strict, 1); at < rolled; at = addDays(at, 1)) expect(calendar.isWorkingDay(dayNumber(at))).toBe(false);
  for (let at = addDays(latest, 1); at < strict; at = addDays(at, 1)) expect(calendar.isWorkingDay(dayNumber(at))).toBe(false);
}

describe("an assignment's own deadline and an extension", () => {
  const own = fc.oneof(
    fc.record({ rule: fc.constant("T06" as const), days: fc.integer({ min: 1, max: 3660 }) }),
    fc.record({ rule: fc.constant("T08" as const), days: fc.integer({ min: 1, max: 30 }) }),
  );
  it("end that many days after the start day, which is not counted, and their three days stand in order", () => {
    fc.assert(
      fc.property(start, own, (from, { rule, days }) => {
        const found = answer({ rule, start: from, days });
        expect(found.strict).toBe(addDays(from, days));
        inOrder(found, "office");
      }),
      runs,
    );
  });
  it("never end earlier when they are longer or begin later", () => {
    fc.assert(
      fc.property(start, own, fc.nat(30), (from, { rule, days }, less) => {
        const whole = answer({ rule, start: from, days });
        const shorter = answer({ rule, start: from, days: Math.max(1, days - less) });
        const later = answer({ rule, start: addDays(from, less), days });
        for (const key of ["strict", "latest", "rolled"] as const) {
          expect(shorter[key] <= whole[key]).toBe(true);
          expect(whole[key] <= later[key]).toBe(true);
        }
      }),
      runs,
    );
  });
  it("are refused outside what may be given, with the article and never with a day", () => {
    const wrong = fc.oneof(
      fc.record({ rule: fc.constant("T08" as const), days: fc.integer({ min: 31, max: 100_000 }) }),
      fc.record({ rule: fc.constant("T06" as const), days: fc.integer({ min: 3661, max: 1e9 }) }),
      fc.record({ rule: fc.constantFrom("T06" as const, "T08" as const), days: fc.integer({ min: -40, max: 0 }) }),
      fc.record({ rule: fc.constantFrom("T06" as const, "T08" as const), days: fc.constantFrom(0.5, Number.NaN, 1e300) }),
    );
    fc.assert(
      fc.property(start, wrong, (from, { rule, days }) => {
        const found = deadline({ rule, start: from, days }, nationalProfile, calendar);
        expect(found).toMatchObject({ refused: "too-long", article: nationalProfile.rules[rule].article });
        expect(found).not.toHaveProperty("strict");
      }),
      runs,
    );
  });
  it("may be given for no other rule", () => {
    for (const rule of ["T02", "T03", "T04", "T05", "T07", "T09", "T10", "T11", "T12"] as const) {
      const { length } = nationalProfile.rules[rule];
      expect(deadline({ rule, start: "2026-03-02", days: length ?? 1 }, nationalProfile, calendar)).toMatchObject({
        refused: "days-not-allowed",
      });
    }
  });
});

describe("hearing time", () => {
  const from = start;
  /** Hearings from two months before the start to half a year after it, some of one day, some of many. */
  const offsets = fc.array(fc.tuple(fc.integer({ min: -60, max: 180 }), fc.nat(25)), { maxLength: 5 });
  const pausesOf = (begin: string, list: readonly (readonly [number, number])[]): Pause[] =>
    list.map(([at, long]) => ({ from: addDays(begin, at), to: addDays(begin, at + long) }));
  const heard = (begin: string, pauses: readonly Pause[]) => answer({ rule: "T12", start: begin, pauses });
  const paused = (pauses: readonly Pause[], date: string) => pauses.some((one) => one.from <= date && date <= one.to);

  it("leaves exactly thirty days that count, the last of them the strict day", () => {
    fc.assert(
      fc.property(from, offsets, (begin, list) => {
        const pauses = pausesOf(begin, list);
        const found = heard(begin, pauses);
        let counted = 0;
        for (let at = addDays(begin, 1); at <= found.strict; at = addDays(at, 1)) counted += paused(pauses, at) ? 0 : 1;
        expect(counted).toBe(30);
        expect(paused(pauses, found.strict)).toBe(false);
        inOrder(found, "office");
      }),
      runs,
    );
  });
  it("counts a day once, however hearings overlap or adjoin, and in whatever order they are named", () => {
    fc.assert(
      fc.property(from, offsets, fc.nat(24), (begin, list, cut) => {
        const whole = pausesOf(begin, list);
        const parts = list.flatMap(([at, long]) =>
          cut < long
            ? pausesOf(begin, [
                [at, cut],
                [at + cut + 1, long - cut - 1],
              ])
            : pausesOf(begin, [[at, long]]),
        );
        expect(heard(begin, [...parts].reverse())).toEqual(heard(begin, whole));
        expect(heard(begin, [...whole, ...parts])).toEqual(heard(begin, whole));
      }),
      runs,
    );
  });
  it("only ever moves the end on, and not at all where it lies before the period or after its end", () => {
    fc.assert(
      fc.property(from, offsets, fc.nat(25), (begin, list, long) => {
        const pauses = pausesOf(begin, list);
        const found = heard(begin, pauses);
        const [first] = pauses;
        if (first !== undefined) expect(heard(begin, pauses.slice(1)).strict <= found.strict).toBe(true);
        const before = { from: addDays(begin, -long), to: begin };
        const after = { from: addDays(found.strict, 1), to: addDays(found.strict, 1 + long) };
        expect(heard(begin, [...pauses, before, after])).toEqual(found);
        const last = { from: found.strict, to: found.strict };
        expect(heard(begin, [...pauses, last]).strict > found.strict).toBe(true);
      }),
      runs,
    );
  });
  it("that ends before it begins is refused, whatever stands beside it", () => {
    fc.assert(
      fc.property(from, offsets, fc.integer({ min: 1, max: 60 }), fc.nat(5), (begin, list, back, at) => {
        const pauses = pausesOf(begin, list);
        pauses.splice(at, 0, { from: addDays(begin, 20), to: addDays(begin, 20 - back) });
        const found = deadline({ rule: "T12", start: begin, pauses }, nationalProfile, calendar);
        expect(found).toMatchObject({ refused: "bad-pause", message: expect.stringContaining(addDays(begin, 20)) });
      }),
      { numRuns: 100 },
    );
  });
  it("stops no other rule: every one that has a length refuses it with the article that knows one", () => {
    fc.assert(
      fc.property(from, offsets, (begin, list) => {
        const pauses = pausesOf(begin, [...list, [3, 2]]);
        for (const rule of ["T02", "T03", "T04", "T05", "T07", "T08", "T09", "T10", "T11"] as const) {
          expect(deadline({ rule, start: begin, pauses }, nationalProfile, calendar)).toMatchObject({
            refused: "pause-not-allowed",
            message: expect.stringContaining("第36条第2款"),
          });
        }
        expect(deadline({ rule: "T06", start: begin, days: 20, pauses }, nationalProfile, calendar)).toMatchObject({
          refused: "pause-not-allowed",
        });
      }),
      { numRuns: 50 },
    );
  });
  it("moves a period that a local rule counts in months or working days by the days that it takes out of it", () => {
    const months = withRule("T12", { unit: "month", length: 1 });
    const worked = withRule("T12", { unit: "workday", length: 20 });
    fc.assert(
      fc.property(from, offsets, (begin, list) => {
        const pauses = pausesOf(begin, list);
        const found = answer({ rule: "T12", start: begin, pauses }, months);
        const plain = addMonths(begin, 1);
        let counted = 0;
        for (let at = addDays(begin, 1); at <= found.strict; at = addDays(at, 1)) counted += paused(pauses, at) ? 0 : 1;
        expect(addDays(begin, counted)).toBe(plain);
        expect(paused(pauses, found.strict)).toBe(false);
        const days = answer({ rule: "T12", start: begin, pauses }, worked);
        let working = 0;
        for (let at = addDays(begin, 1); at <= days.strict; at = addDays(at, 1)) {
          working += !paused(pauses, at) && calendar.isWorkingDay(dayNumber(at)) ? 1 : 0;
        }
        expect(working).toBe(20);
      }),
      runs,
    );
  });
});

describe("a period of months", () => {
  const ofMonths = (length: number) => withRule("T07", { unit: "month", length });
  it("ends on the day of the same number, or on the last day of a month that has none", () => {
    fc.assert(
      fc.property(start, fc.integer({ min: 1, max: 60 }), (from, length) => {
        const found = answer({ rule: "T07", start: from }, ofMonths(length));
        expect(found.strict).toBe(addMonths(from, length));
        inOrder(found, "office");
      }),
      runs,
    );
  });
  it.each([
    ["2026-12-31", 2, "2027-02-28"],
    ["2027-12-31", 2, "2028-02-29"],
    ["2028-02-29", 12, "2029-02-28"],
    ["2028-02-29", 48, "2032-02-29"],
    ["2026-10-31", 1, "2026-11-30"],
    ["2026-02-28", 1, "2026-03-28"],
    ["2026-11-30", 3, "2027-02-28"],
  ] as const)("from %s, %i months long, ends on %s", (from, length, strict) => {
    expect(answer({ rule: "T07", start: from }, ofMonths(length)).strict).toBe(strict);
  });
});

describe("every counted rule", () => {
  const units = fc.constantFrom("calendar" as const, "workday" as const, "month" as const);
  const who = fc.constantFrom("office" as const, "petitioner" as const);
  it("never ends earlier when it is longer or begins later, and its three days stand in order", () => {
    fc.assert(
      fc.property(start, units, who, fc.integer({ min: 1, max: 90 }), fc.nat(40), (from, unit, whose, length, more) => {
        const rule = { unit, who: whose, length };
        const found = answer({ rule: "T07", start: from }, withRule("T07", rule));
        const longer = answer({ rule: "T07", start: from }, withRule("T07", { ...rule, length: length + more }));
        const later = answer({ rule: "T07", start: addDays(from, more) }, withRule("T07", rule));
        inOrder(found, whose);
        for (const key of ["strict", "latest", "rolled"] as const) {
          expect(found[key] <= longer[key]).toBe(true);
          expect(found[key] <= later[key]).toBe(true);
        }
        expect(found.strict > from).toBe(true);
      }),
      runs,
    );
  });
});

describe("a year without its holiday notice", () => {
  const years = [2027, 2028, 2029] as const;
  /** Tables with a made-up holiday of a week and two worked weekend days somewhere in the year. */
  const table = (year: number) =>
    fc.tuple(fc.nat(350), fc.nat(350)).map(([off, work]) => {
      const first = addDays(`${year}-01-01`, off);
      const last = addDays(first, 6) > `${year}-12-31` ? `${year}-12-31` : addDays(first, 6);
      const worked = [addDays(`${year}-01-01`, work)].filter((date) => date < first || date > last);
      return { off: [`${first}..${last}`], work: worked };
    });
  const tables = fc
    .tuple(...years.map((year) => fc.option(table(year), { nil: null })))
    .map(
      (list): HolidayTables => Object.fromEntries(list.flatMap((one, at) => (one === null ? [] : [[String(years[at]), one]]))),
    );
  const missing = fc.tuple(...years.map(table));
  const asked = fc.oneof(
    fc.constantFrom("T02", "T03", "T05", "T07", "T09", "T10", "T11", "T12").map((rule) => ({ rule: rule as RuleId })),
    fc.integer({ min: 1, max: 400 }).map((days) => ({ rule: "T06" as const, days })),
  );
  const within = fc.integer({ min: dayNumber("2027-01-01"), max: dayNumber("2028-12-01") }).map(dateOf);
  /** A period somewhere in these years, or one that ends about the turn of a year. */
  const request = fc.oneof(
    fc.tuple(within, asked).map(([from, one]) => ({ start: from, ...one })),
    fc.tuple(fc.constantFrom("2028-01-01", "2029-01-01"), fc.integer({ min: -6, max: 6 }), asked).map(([turn, beside, one]) => {
      const length = "days" in one ? one.days : (nationalProfile.rules[one.rule].length ?? 0);
      const from = addDays(turn, beside - length);
      return { start: from < "2027-01-01" ? "2027-01-01" : from, ...one };
    }),
  );

  it("is warned of once for each such year that the counting touches, and for no other", () => {
    fc.assert(
      fc.property(request, tables, (one, known) => {
        const from = one.start;
        const found = answer(one, nationalProfile, makeCalendar(known));
        for (const warning of found.warnings) expect(warning).toMatch(/^未导入 \d{4} 年放假安排/);
        const named = found.warnings.map((warning) => Number(/\d{4}/.exec(warning)?.[0]));
        expect(new Set(named).size).toBe(named.length);
        for (const year of named) {
          expect(known[year]).toBeUndefined();
          expect(year).toBeGreaterThanOrEqual(Number(from.slice(0, 4)));
          expect(year).toBeLessThanOrEqual(Number(found.rolled.slice(0, 4)));
        }
      }),
      runs,
    );
  });
  it("changes nothing where nobody was warned: whatever its notice will say, the days stay", () => {
    let silent = 0;
    fc.assert(
      fc.property(request, tables, missing, (one, known, others) => {
        const found = answer(one, nationalProfile, makeCalendar(known));
        const all = { ...Object.fromEntries(others.map((table, at) => [String(years[at]), table])), ...known };
        if (found.warnings.length > 0) return;
        silent += 1;
        expect(answer(one, nationalProfile, makeCalendar(all))).toEqual(found);
      }),
      { numRuns: 1200 },
    );
    expect(silent).toBeGreaterThan(50);
  });
});
