import { describe, expect, it } from "vitest";
import { dutiesOf } from "../../../shared/petition/duties.ts";
import type { PetitionFields } from "../../../shared/petition/intake.ts";
import { indexOf } from "../../../shared/petition/rows.ts";
import { nationalProfile } from "../../../shared/regulation/national-profile.ts";
import { calendar, type Delivered, delivered, fields, mergeAll, registeredBody } from "./fixtures.ts";

const viewOf = (changes: Partial<PetitionFields>, ...more: Delivered[]) =>
  mergeAll([delivered("petition.registered", { ...registeredBody, fields: { ...fields, ...changes } }, { count: 1 }), ...more]);
const duties = (view: ReturnType<typeof viewOf>, today = "2026-11-25", profile = nationalProfile) =>
  dutiesOf(view, profile, calendar, today);
const notice = (how: string, date = "2026-11-24") => delivered("petition.notice-given", { date, how, after: [] }, { count: 2 });
const objection = delivered("petition.objected", { date: "2026-11-23", reason: "不属职权", after: [] }, { count: 2 });
const referred = { source: { kind: "referred", office: "清源县信访局" } } as const;
const assigned = { source: { kind: "assigned", office: "清源县信访局", deadline: "2026-12-18" } } as const;

describe("the clocks of a petition", () => {
  it("spoken to the township itself: written notice within 15 days", () => {
    expect(duties(viewOf({}))).toEqual([
      {
        rule: "T03",
        step: "书面告知",
        article: "第23条第2款",
        start: "2026-11-20",
        strict: "2026-12-05",
        latest: "2026-12-04",
        rolled: "2026-12-07",
        daysLeft: 10,
        warnings: [],
        done: null,
        state: "running",
        statutory: true,
        whose: "office",
        who: "",
        organisation: "",
      },
    ]);
  });
  it("end with the written notice, not with an oral one", () => {
    expect(duties(viewOf({}, notice("written")))).toMatchObject([{ state: "done", done: "2026-11-24", daysLeft: 11 }]);
    expect(duties(viewOf({}, notice("oral")))).toMatchObject([{ state: "running", warnings: [expect.stringContaining("口头")] }]);
    expect(duties(viewOf({}, notice("oral")), "2026-11-25", { ...nationalProfile, oralNoticeSuffices: true })).toMatchObject([
      { state: "done" },
    ]);
  });
  it("do not run towards who cannot be reached, when spoken directly", () => {
    const nobody = { petitioners: [], anonymous: true };
    expect(duties(viewOf(nobody))).toMatchObject([{ rule: "T03", state: "exempt" }]);
    const noAddress = { petitioners: [{ kind: "person" as const, name: "徐国根", address: "不详" }] };
    expect(duties(viewOf(noAddress))).toMatchObject([{ rule: "T03", state: "exempt" }]);
    expect(duties(viewOf({ ...noAddress, ...referred })).map(({ rule, state }) => [rule, state])).toEqual([
      ["T04", "running"],
      ["T05", "running"],
    ]);
  });
  it("of a referred petition: notice, or objection within five working days, which is lost afterwards", () => {
    const at = (today: string) => duties(viewOf(referred), today).map(({ rule, state, strict }) => [rule, state, strict]);
    expect(at("2026-11-27")).toEqual([
      ["T04", "running", "2026-12-05"],
      ["T05", "running", "2026-11-27"],
    ]);
    expect(at("2026-11-28")[1]).toEqual(["T05", "lapsed", "2026-11-27"]);
    expect(duties(viewOf(referred, notice("written"))).map(({ state }) => state)).toEqual(["done", "ended"]);
    expect(duties(viewOf(referred, objection)).map(({ state, done }) => [state, done])).toEqual([
      ["running", null],
      ["done", "2026-11-23"],
    ]);
  });
  it("of an assigned one also the sender's own deadline, which an objection alone does not end", () => {
    const found = duties(viewOf(assigned, objection)).at(-1);
    expect(found).toMatchObject({ rule: "T06", strict: "2026-12-18", state: "running", article: "第22条第1款第3项" });
    expect(found?.warnings).toHaveLength(1);
  });
  it("name a deadline without a basis in law as the sender's", () => {
    const hotline = { source: { kind: "hotline-12345", deadline: "2026-11-22" } } as const;
    expect(duties(viewOf(hotline)).at(-1)).toMatchObject({ rule: "sender", article: "来文要求", daysLeft: -3 });
  });
  it("at a petition office: refer, report or assign within 15 days", () => {
    const district = delivered("petition.registered", registeredBody, { count: 1 });
    const event = { ...district.event, header: { ...district.event.header, scope: "990127/general" as const } };
    expect(duties(mergeAll([{ ...district, event }]))).toMatchObject([{ rule: "T02", article: "第22条第1款" }]);
  });
  it("all end when the petition is voided", () => {
    const voided = delivered("petition.voided", { reason: "误登", approvedBy: "周明", after: [] }, { count: 3 });
    expect(duties(viewOf(assigned, voided)).map(({ state }) => state)).toEqual(["ended", "ended", "ended"]);
  });
});

describe("the due column", () => {
  it("is the earliest strict day of what is still owed", () => {
    const due = (view: ReturnType<typeof viewOf>, today?: string) => indexOf(view, duties(view, today)).due;
    expect(due(viewOf(assigned))).toBe("2026-11-27");
    expect(due(viewOf(assigned), "2026-11-30")).toBe("2026-12-05");
    expect(due(viewOf({}, notice("written")))).toBe("9999-12-31");
  });
});
