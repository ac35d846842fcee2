import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { courseOf } from "../../../../shared/petition/course/course.ts";
import { retentions } from "../../../../shared/petition/course/step-bodies.ts";
import { fileOf, hasExpired, retainedUntil } from "../../../../shared/petition/retention/retention.ts";
import { Story } from "../course/story.ts";

const period = fc.record({ retention: fc.constantFrom(...retentions), year: fc.integer({ min: 1950, max: 2100 }) });
const limited = period.filter(({ retention }) => retention !== "permanent");
const day = fc
  .date({ min: new Date("1950-01-01"), max: new Date("2200-12-31"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const lengths = { "30-years": 30, "10-years": 10 } as const;

/** Whole calendar years from 1 January of the year after the file's up to and including a day. */
function fullYears(year: number, today: string): number {
  const [thisYear = 0] = today.split("-").map(Number);
  const isLastDay = today.endsWith("-12-31");
  return Math.max(0, thisYear - (year + 1) + (isLastDay ? 1 : 0));
}

describe("the retention of a file", () => {
  it.each([
    ["10-years", 2014, "2024-12-31"],
    ["30-years", 2014, "2044-12-31"],
    ["permanent", 2014, null],
    ["10-years", 1999, "2009-12-31"],
  ] as const)("of %s for %i ends on %s", (retention, year, last) => {
    expect(retainedUntil({ retention, year })).toBe(last);
  });

  it("never runs out where it is permanent", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1950, max: 2100 }), day, (year, today) => {
        expect(hasExpired({ retention: "permanent", year }, today)).toBe(false);
      }),
    );
  });

  it("runs out exactly after so many whole years from 1 January of the year after the file's", () => {
    fc.assert(
      fc.property(limited, day, ({ retention, year }, today) => {
        const before = new Date(Date.parse(`${today}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
        const full = fullYears(year, before) >= lengths[retention as keyof typeof lengths];
        expect(hasExpired({ retention, year }, today)).toBe(full);
      }),
    );
  });

  it("stays run out, and runs out later for a longer period or a later year", () => {
    fc.assert(
      fc.property(limited, day, day, fc.nat(40), (one, a, b, more) => {
        const [earlier, later] = a < b ? [a, b] : [b, a];
        if (hasExpired(one, earlier)) expect(hasExpired(one, later)).toBe(true);
        if (hasExpired({ ...one, year: one.year + more }, a)) expect(hasExpired(one, a)).toBe(true);
        if (hasExpired({ ...one, retention: "30-years" }, a)) expect(hasExpired({ ...one, retention: "10-years" }, a)).toBe(true);
      }),
    );
  });
});

/** A petition of 2014, withdrawn and archived in it. */
function archivedIn2014(more: object = {}): Story {
  const story = new Story({ receiptDate: "2014-03-03" });
  story.on("2014-04-01").take("petition.withdrawn", { reason: "已协商", signed: true, approvedBy: "" });
  story.on("2015-01-08").take("petition.archived", { fileNumber: "2014-001", retention: "10-years", by: "林晓", ...more });
  return story;
}

const appraisal = { retention: "10-years", year: 2025, reason: "仍有查考价值", appraisers: ["林晓", "沈洁"] };

describe("the file of a petition", () => {
  it("is of the year that was entered, or else of that in which the matter ended", () => {
    expect(fileOf(archivedIn2014().course)).toMatchObject({ year: 2014, until: "2024-12-31", date: "2015-01-08" });
    expect(fileOf(archivedIn2014({ year: 2015 }).course)).toMatchObject({ year: 2015, until: "2025-12-31" });
    expect(fileOf(new Story().course)).toBeNull();
  });

  it("is refused a year before it was received or after it was archived", () => {
    const story = new Story({ receiptDate: "2014-03-03" });
    story.on("2014-04-01").take("petition.withdrawn", { reason: "已协商", signed: true, approvedBy: "" });
    const archive = { fileNumber: "1", retention: "10-years", by: "林晓" };
    for (const year of [2013, 2016]) {
      expect(story.on("2015-01-08").refusal("petition.archived", { ...archive, year })).toMatchObject({
        refused: "bad-year",
        field: "year",
      });
    }
  });

  it("is appraised once it ran out, and then kept longer from the year that was named", () => {
    const story = archivedIn2014();
    expect(story.on("2024-12-31").refusal("petition.appraised", appraisal)).toMatchObject({ refused: "nothing-pending" });
    story.on("2025-02-01");
    expect(story.offers().map(({ type }) => type)).toContain("petition.appraised");
    expect(story.refusal("petition.appraised", { ...appraisal, year: 2014 })).toMatchObject({ refused: "still-expired" });
    expect(story.refusal("petition.appraised", { ...appraisal, year: 2026 })).toMatchObject({ refused: "bad-year" });
    story.take("petition.appraised", appraisal);
    expect(fileOf(story.course)).toMatchObject({
      ...{ retention: "10-years", year: 2025, until: "2035-12-31", fileNumber: "2014-001" },
      first: { retention: "10-years", year: 2014 },
    });
    expect(story.course.stage).toBe("archived");
  });

  it("may be kept longer by the office above for its copy too, and the longest period counts", () => {
    const story = archivedIn2014();
    story.on("2025-02-01").take("petition.appraised", { ...appraisal, retention: "permanent" }, "district");
    expect(fileOf(story.course)).toMatchObject({ retention: "permanent", until: null });
    expect(story.refusal("petition.appraised", appraisal)).toMatchObject({ refused: "nothing-pending" });
  });

  it("begins anew when the petition was handled again and archived again", () => {
    const story = archivedIn2014();
    story.on("2025-02-01").take("petition.appraised", { ...appraisal, retention: "30-years" });
    story.on("2026-02-01").take("petition.reopened", { reason: "发现新的证据", approvedBy: "沈洁" }, "leader");
    expect(fileOf(story.course)).toBeNull();
    story.take("petition.withdrawn", { reason: "已协商", signed: true, approvedBy: "" });
    story.take("petition.archived", { fileNumber: "2026-003", retention: "10-years", by: "林晓" });
    expect(fileOf(courseOf(story.view))).toMatchObject({ year: 2026, until: "2036-12-31", fileNumber: "2026-003" });
  });
});
