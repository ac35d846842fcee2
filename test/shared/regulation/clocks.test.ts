import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { makeCalendar } from "../../../shared/regulation/calendar.ts";
import { type Clock, type ClockRule, hasLastDay } from "../../../shared/regulation/clock.ts";
import { type ClockFacts, nothingHappened, type Review } from "../../../shared/regulation/clock-facts.ts";
import { clockNature } from "../../../shared/regulation/clock-words.ts";
import { dateOf, dayNumber } from "../../../shared/regulation/date.ts";
import { clocksFrom, earliestDue, owedHere } from "../../../shared/regulation/duties.ts";
import { holidayTables } from "../../../shared/regulation/holidays.ts";
import { nationalProfile } from "../../../shared/regulation/national-profile.ts";
import type { Profile } from "../../../shared/regulation/profile.ts";
import { anyFacts } from "./any-facts.ts";

const calendar = makeCalendar(holidayTables);
const received: ClockFacts = {
  ...nothingHappened,
  office: "other",
  category: "claim",
  receiptDate: "2026-01-05",
  registrationDate: "2026-01-05",
  sourceKind: "direct",
  sourceDeadline: null,
  unclear: false,
};
const noticed = [{ date: "2026-01-05", how: "on-the-spot" }] as const;
const accepted: Partial<ClockFacts> = {
  notices: noticed,
  route: 6,
  competence: "ours",
  accepted: { date: "2026-01-05", simplified: false },
};
const office = { organisation: "990127", name: "清源县人民政府" };
const review = (requestedOn: string, decision: Review["decision"] = null): Review => ({ requestedOn, office, decision });
const clocks = (changes: Partial<ClockFacts>, today = "2026-03-01", profile: Profile = nationalProfile) =>
  clocksFrom({ ...received, ...changes }, profile, calendar, today);
/** One clock in short: its state and its strict day, or its start where it has none. */
const brief = (clock: Clock | undefined) =>
  clock === undefined ? null : [clock.state, hasLastDay(clock) ? clock.strict : clock.start];
const one = (rule: Clock["rule"], changes: Partial<ClockFacts>, today?: string, profile?: Profile) =>
  brief(clocks(changes, today, profile).find((clock) => clock.rule === rule));
const rules = (changes: Partial<ClockFacts>, today?: string) => clocks(changes, today).map((clock) => clock.rule);
const warningsOf = (rule: Clock["rule"], changes: Partial<ClockFacts>, today?: string) =>
  clocks(changes, today).find((clock) => clock.rule === rule)?.warnings ?? [];

describe("the 60 days of Art. 34", () => {
  it("run from acceptance, for a claim on route 6", () => {
    expect(one("T07", accepted)).toEqual(["running", "2026-03-06"]);
  });
  it.each([1, 2, 3, 4, 5] as const)("never run on route %i", (route) => {
    expect(rules({ ...accepted, route })).not.toContain("T07");
  });
  it("never run for a suggestion, nor before a route is determined, which is said", () => {
    expect(rules({ ...accepted, category: "suggestion" })).not.toContain("T07");
    expect(one("T07", { ...accepted, route: null })).toEqual(["unplaced", "2026-01-05"]);
    expect(warningsOf("T07", { ...accepted, route: null })[0]).toContain("第31条第6项");
  });
  it("are kept by an opinion on the last day, and missed a day later", () => {
    const opinion = (date: string) => ({ ...accepted, opinions: [{ date, served: null }] });
    expect(one("T07", opinion("2026-03-06"), "2026-04-01")).toEqual(["done", "2026-03-06"]);
    expect(one("T07", opinion("2026-03-07"), "2026-04-01")).toEqual(["late-done", "2026-03-06"]);
    expect(one("T07", { ...accepted, concludedOn: "2026-02-02" })).toEqual(["done", "2026-03-06"]);
    expect(one("T07", { ...accepted, withdrawnOn: "2026-02-02" })).toEqual(["ended", "2026-03-06"]);
    expect(one("T07", { ...accepted, voided: true })).toEqual(["ended", "2026-03-06"]);
  });
  it("go on while overdue: nothing but an end stops them, no hearing either", () => {
    const hearings = [{ level: "handling", from: "2026-02-01", to: "2026-02-10" }] as const;
    expect(one("T07", { ...accepted, hearings }, "2026-05-01")).toEqual(["running", "2026-03-06"]);
  });
});

describe("an extension", () => {
  const extended = (...extensions: ClockFacts["extensions"]) => ({ ...accepted, extensions });
  const good = { date: "2026-03-02", days: 30, notifiedOn: "2026-03-03" };
  it("counts from the original day, once, and the original clock ends", () => {
    expect(one("T07", extended(good))).toEqual(["ended", "2026-03-06"]);
    expect(one("T08", extended(good))).toEqual(["running", "2026-04-05"]);
    expect(warningsOf("T08", extended(good))).toEqual([]);
  });
  it.each([
    ["after the original day", { ...good, date: "2026-03-07" }, "届满之前"],
    ["by 31 days", { ...good, days: 31 }, "不得超过 30 日"],
    ["on a day that does not exist", { ...good, date: "2026-02-30" }, "届满之前"],
  ])("%s changes nothing and is said", (_, extension, words) => {
    expect(one("T07", extended(extension))).toEqual(["running", "2026-03-06"]);
    expect(rules(extended(extension))).not.toContain("T08");
    expect(warningsOf("T07", extended(extension))).toEqual([expect.stringContaining(words)]);
  });
  it("is granted once by default; a second changes nothing", () => {
    const short = { ...good, days: 20 };
    const twice = extended(short, { date: "2026-03-20", days: 10, notifiedOn: "2026-03-20" });
    expect(
      clocks(twice)
        .filter((clock) => clock.rule === "T08")
        .map(brief),
    ).toEqual([["running", "2026-03-26"]]);
    expect(warningsOf("T08", twice)).toEqual([expect.stringContaining("只能延长规定的次数")]);
    const generous = { ...nationalProfile, extensions: 2 };
    expect(
      clocks(twice, "2026-03-01", generous)
        .filter((clock) => clock.rule === "T08")
        .map(brief),
    ).toEqual([
      ["ended", "2026-03-26"],
      ["running", "2026-04-05"],
    ]);
  });
  it("is 30 days in all, however often a local rule lets it be granted (Art. 34)", () => {
    const generous = { ...nationalProfile, extensions: 2 };
    const found = clocks(
      extended({ ...good, days: 20 }, { date: "2026-03-20", days: 11, notifiedOn: "2026-03-20" }),
      "2026-03-01",
      generous,
    ).filter(({ rule }) => rule === "T08");
    expect(found.map(brief)).toEqual([["running", "2026-03-26"]]);
    expect(found[0]?.warnings.join()).toContain("不得超过 30 日");
  });
  it("of which the petitioner was not told, or too late, says so", () => {
    expect(warningsOf("T08", extended({ ...good, notifiedOn: null }))).toEqual([expect.stringContaining("没有告知")]);
    expect(warningsOf("T08", extended({ ...good, notifiedOn: "2026-03-07" }))).toEqual([expect.stringContaining("届满之后")]);
  });
  it("that was never needed leaves the original clock as it was kept", () => {
    const kept = { ...extended(good), opinions: [{ date: "2026-03-05", served: null }] };
    expect(one("T07", kept)).toEqual(["done", "2026-03-06"]);
    expect(one("T08", kept)).toEqual(["ended", "2026-04-05"]);
    const used = { ...extended(good), opinions: [{ date: "2026-03-20", served: null }] };
    expect(one("T08", used)).toEqual(["done", "2026-04-05"]);
    expect(one("T08", { ...used, opinions: [{ date: "2026-04-06", served: null }] })).toEqual(["late-done", "2026-04-05"]);
  });
});

describe("review and re-examination (Art. 35, 36)", () => {
  const opinion = (served: string | null) => ({ ...accepted, opinions: [{ date: "2026-03-02", served }] });
  it("the petitioner's 30 days run from proven service; without it nothing ever expires", () => {
    expect(one("T09", opinion(null), "2031-01-01")).toEqual(["unserved", null]);
    expect(one("T09", opinion("2026-03-06"), "2026-04-07")).toEqual(["running", "2026-04-05"]);
    // 2026-04-05 is 清明: for the petitioner the rolled day, the 7th, is the last one.
    expect(one("T09", opinion("2026-03-06"), "2026-04-08")).toEqual(["lapsed", "2026-04-05"]);
    expect(clocks(opinion("2026-03-06")).find((clock) => clock.rule === "T09")).toMatchObject({
      latest: "2026-04-07",
      whose: "petitioner",
    });
  });
  it("a request on the rolled day is in time, a later one is late and is not hidden", () => {
    const asked = (date: string) => ({ ...opinion("2026-03-06"), reviews: [review(date)] });
    expect(one("T09", asked("2026-04-07"), "2026-05-01")).toEqual(["done", "2026-04-05"]);
    expect(one("T09", asked("2026-04-08"), "2026-05-01")).toEqual(["late-done", "2026-04-05"]);
  });
  it("the office above owes its answer, not the township; it is due at the desk that decides it", () => {
    const asked = { ...opinion("2026-03-06"), reviews: [review("2026-03-10")] };
    const found = clocks(asked).filter(hasLastDay);
    const answer = found.find((duty) => duty.rule === "T10");
    expect(answer).toMatchObject({ whose: "superior", who: office.name, strict: "2026-04-09", state: "running" });
    if (answer === undefined) throw new Error("no T10");
    expect([owedHere(answer), owedHere(answer, "990127001"), owedHere(answer, "990127")]).toEqual([false, false, true]);
    expect(earliestDue(found)).toBe("9999-12-31");
    expect(earliestDue(found, "990127")).toBe("2026-04-09");
  });
  const decision = { date: "2026-04-02", served: "2026-04-03", result: "upheld", redoWithin: null } as const;
  const reviewed = (more: Partial<Review["decision"] & object> = {}) => ({
    ...opinion("2026-03-06"),
    reviews: [review("2026-03-10", { ...decision, ...more })],
  });
  it("after review the same again, where a hearing's days do not count", () => {
    expect(one("T10", reviewed())).toEqual(["done", "2026-04-09"]);
    expect(one("T11", reviewed(), "2026-04-20")).toEqual(["running", "2026-05-03"]);
    expect(one("T11", reviewed({ served: null }), "2030-01-01")).toEqual(["unserved", null]);
    const asked = { ...reviewed(), reexaminations: [review("2026-04-10")] };
    expect(one("T12", asked, "2026-04-20")).toEqual(["running", "2026-05-10"]);
    const heard = { ...asked, hearings: [{ level: "re-examination", from: "2026-04-20", to: "2026-04-22" }] as const };
    expect(one("T12", heard, "2026-04-21")).toEqual(["paused", "2026-05-13"]);
    expect(one("T12", heard, "2026-04-23")).toEqual(["running", "2026-05-13"]);
  });
  it("a hearing at review or handling stops neither T10 nor T12", () => {
    const asked = { ...reviewed({}), reexaminations: [review("2026-04-10")] };
    for (const level of ["handling", "review"] as const) {
      const heard = { ...asked, hearings: [{ level, from: "2026-03-12", to: "2026-04-22" }] };
      expect(one("T10", heard)).toEqual(["done", "2026-04-09"]);
      expect(one("T12", heard, "2026-04-21")).toEqual(["running", "2026-05-10"]);
    }
  });
  it("a revoked opinion is made again within the days that were set; then a new round begins", () => {
    const again = reviewed({ result: "revoked", redoWithin: 20 });
    expect(one("redo", again, "2026-04-10")).toEqual(["running", "2026-04-22"]);
    expect(rules(again)).not.toContain("T11");
    const made = { ...again, opinions: [...(again.opinions ?? []), { date: "2026-04-20", served: "2026-04-21" }] };
    expect(one("redo", made, "2026-05-01")).toEqual(["done", "2026-04-22"]);
    expect(
      clocks(made, "2026-05-01")
        .filter((clock) => clock.rule === "T09")
        .map(brief),
    ).toEqual([
      ["done", "2026-04-05"],
      ["running", "2026-05-21"],
    ]);
    expect(one("redo", reviewed({ result: "revoked" }), "2026-04-10")).toEqual(["no-day", "2026-04-02"]);
    expect(clocks(again).find((clock) => clock.rule === "redo")).toMatchObject({ statutory: false, article: "复查意见要求" });
  });
  it("bars the same matter above while it is handled (T14), and everywhere after re-examination (T13)", () => {
    expect(one("T14", accepted)).toEqual(["in-force", "2026-01-05"]);
    expect(rules({})).not.toContain("T14");
    expect(rules(opinion("2026-03-06"))).not.toContain("T14");
    expect(one("T14", { ...opinion("2026-03-06"), reviews: [review("2026-03-10")] })).toEqual(["in-force", "2026-01-05"]);
    const final = { ...reviewed(), reexaminations: [review("2026-04-10", { ...decision, date: "2026-05-06" })] };
    expect(one("T13", final, "2026-06-01")).toEqual(["in-force", "2026-05-06"]);
    expect(rules(final)).not.toContain("T14");
    const sentBack = {
      ...final,
      reexaminations: [review("2026-04-10", { ...decision, date: "2026-05-06", result: "revoked", redoWithin: 30 })],
    };
    expect(rules(sentBack)).not.toContain("T13");
    expect(one("redo", sentBack, "2026-05-10")).toEqual(["running", "2026-06-05"]);
  });
});

describe("what another office sent", () => {
  const referred: Partial<ClockFacts> = { sourceKind: "referred" };
  const bundle = (signedInOn: string | null, more: Partial<NonNullable<ClockFacts["byBundle"]>> = {}) => ({
    ...referred,
    byBundle: { signedInOn, paperReceivedOn: null, exportedOn: null, ...more },
  });
  it("by bundle runs from signing in, or from an earlier paper letter", () => {
    expect(one("T04", bundle("2026-01-12"), "2026-01-12")).toEqual(["running", "2026-01-27"]);
    expect(one("T05", bundle("2026-01-12"), "2026-01-12")).toEqual(["running", "2026-01-19"]);
    expect(one("T04", bundle("2026-01-12", { paperReceivedOn: "2026-01-07" }), "2026-01-12")).toEqual(["running", "2026-01-22"]);
    expect(one("T04", bundle("2026-01-12", { paperReceivedOn: "2026-01-15" }), "2026-01-12")).toEqual(["running", "2026-01-27"]);
    expect(one("T04", bundle(null, { paperReceivedOn: "2026-01-07" }), "2026-01-12")).toEqual(["running", "2026-01-22"]);
  });
  it("stands unsigned until then, for the sender from the day of export", () => {
    expect(one("T04", bundle(null))).toEqual(["unsigned", null]);
    expect(one("T05", bundle(null, { exportedOn: "2026-01-08" }))).toEqual(["unsigned", "2026-01-08"]);
    expect(warningsOf("T04", bundle(null, { exportedOn: "2026-01-08" }))[0]).toContain("未签收：2026-01-08");
    expect(one("T04", bundle("2026-02-30"))).toEqual(["unsigned", null]);
  });
  it("on paper runs from receipt", () => {
    expect(one("T04", referred, "2026-01-06")).toEqual(["running", "2026-01-20"]);
  });
  const objected = (answer: ClockFacts["objections"][number]["answer"]) => ({
    sourceKind: "assigned",
    sourceDeadline: "2026-02-27",
    objections: [{ date: "2026-01-08", answer }],
  });
  it("ends only when the sender agrees that it goes back", () => {
    const states = (answer: Parameters<typeof objected>[0]) =>
      clocks(objected(answer), "2026-01-14").map((clock) => [clock.rule, clock.state]);
    expect(states(null)).toEqual([
      ["T04", "running"],
      ["T05", "done"],
      ["T06", "running"],
    ]);
    expect(states({ date: "2026-01-10", agreed: false })).toEqual([
      ["T04", "running"],
      ["T05", "done"],
      ["T06", "running"],
    ]);
    expect(states({ date: "2026-01-10", agreed: true })).toEqual([
      ["T04", "ended"],
      ["T05", "done"],
      ["T06", "ended"],
    ]);
    expect(warningsOf("T04", objected(null), "2026-01-14")).toEqual([expect.stringContaining("照常计算")]);
    expect(warningsOf("T04", objected({ date: "2026-01-10", agreed: false }), "2026-01-14")).toEqual([]);
  });
  it("with a report in time has kept the sender's day", () => {
    const assigned = { sourceKind: "assigned", sourceDeadline: "2026-02-27" };
    expect(one("T06", { ...assigned, reportedBackOn: "2026-02-27" }, "2026-04-01")).toEqual(["done", "2026-02-27"]);
    expect(one("T06", { ...assigned, reportedBackOn: "2026-02-28" }, "2026-04-01")).toEqual(["late-done", "2026-02-27"]);
    expect(one("T06", { ...assigned, concludedOn: "2026-02-20" }, "2026-04-01")).toEqual(["running", "2026-02-27"]);
  });
  it("at a petition office is sent on within 15 days; telling the petitioner that it arrived is not enough", () => {
    const district: Partial<ClockFacts> = { office: "petition-office" };
    expect(one("T02", district)).toEqual(["running", "2026-01-20"]);
    expect(one("T02", { ...district, notices: [{ date: "2026-01-06", how: "written", ofReceptionOnly: true }] })).toEqual([
      "running",
      "2026-01-20",
    ]);
    expect(one("T02", { ...district, sentOn: ["2026-01-19"] })).toEqual(["done", "2026-01-20"]);
    expect(one("T02", { ...district, guidedOn: "2026-01-21" })).toEqual(["late-done", "2026-01-20"]);
  });
});

describe("route 5", () => {
  it("has two months under another law, named as that law's, where the duty is this office's own", () => {
    const own: Partial<ClockFacts> = { receiptDate: "2026-06-30", route: 5, competence: "ours" };
    expect(clocks(own, "2026-07-01").find((clock) => clock.rule === "route-five")).toMatchObject({
      article: "行政诉讼法第47条",
      strict: "2026-08-30",
      state: "running",
    });
    expect(rules({ ...own, competence: "not-ours" })).not.toContain("route-five");
    expect(one("route-five", { ...own, guidedOn: "2026-07-02" }, "2026-07-03")).toEqual(["ended", "2026-08-30"]);
    expect(one("route-five", { ...own, performedOn: "2026-08-31" }, "2026-09-03")).toEqual(["late-done", "2026-08-30"]);
    expect(one("route-five", { ...own, concludedOn: "2026-08-30" }, "2026-09-03")).toEqual(["done", "2026-08-30"]);
  });
  it.each([
    ["2026-12-31", "2027-02-28"],
    ["2027-12-29", "2028-02-29"],
    ["2026-01-31", "2026-03-31"],
    ["2026-11-15", "2027-01-15"],
  ])("from %s it ends on %s: the corresponding day, or the month's last", (start, strict) => {
    expect(one("route-five", { receiptDate: start, route: 5, competence: "ours" }, start)).toEqual(["running", strict]);
  });
});

describe("what no law measures", () => {
  const target = (value: number) => ({ value, unit: "workday", basis: "本站内部目标" }) as const;
  const local: Profile = {
    ...nationalProfile,
    parameters: {
      recording: target(1),
      passingOn: target(1),
      askingAfter: target(10),
      returnVisit: target(5),
      evaluation: { value: 30, unit: "calendar", basis: "本县评价办法" },
      simplifiedDecision: { value: 3, unit: "workday", basis: "国信办发〔2022〕17号" },
      simplifiedOpinion: { value: 10, unit: "workday", basis: "国信办发〔2022〕17号" },
    },
  };
  it("is never called 法定: a companion rule is one, be it national or local, and an office's own target is 内部", () => {
    const nature = (rule: ClockRule) => clockNature({ rule, statutory: false, article: "国信办发〔2022〕17号" });
    for (const rule of ["simplifiedDecision", "simplifiedOpinion", "evaluation"] as const) expect(nature(rule)).toBe("配套规定");
    for (const rule of ["recording", "passingOn", "returnVisit", "dispatch"] as const) expect(nature(rule)).toBe("内部");
    expect(nature("T03")).toBe("地方规定");
  });
  it("makes no clock nationally", () => {
    const simplified = { ...accepted, accepted: { date: "2026-01-05", simplified: true }, concludedOn: "2026-01-08" };
    expect(rules(simplified).filter((rule) => !/^T/.test(rule))).toEqual([]);
  });
  it("makes named clocks from a local profile, never statutory, with their own basis", () => {
    const simplified = { ...accepted, accepted: { date: "2026-01-07", simplified: true }, concludedOn: "2026-01-12" };
    const made = clocks(simplified, "2026-01-13", local).filter((clock) => !/^T/.test(clock.rule));
    expect(made.map((clock) => [clock.rule, clock.state, clock.article])).toEqual([
      ["recording", "done", "本站内部目标"],
      ["passingOn", "done", "本站内部目标"],
      ["simplifiedDecision", "done", "国信办发〔2022〕17号"],
      ["simplifiedOpinion", "done", "国信办发〔2022〕17号"],
      ["returnVisit", "running", "本站内部目标"],
      ["evaluation", "running", "本县评价办法"],
    ]);
    for (const clock of made) expect(clock.statutory).toBe(false);
    expect(made.find((clock) => clock.rule === "returnVisit")).toMatchObject({ strict: "2026-01-19" });
    expect(made.find((clock) => clock.rule === "evaluation")).toMatchObject({ whose: "petitioner" });
  });
  it("asks after what was dispatched, until it is answered", () => {
    const dispatched = { ...accepted, dispatchedOn: "2026-01-06" };
    expect(one("askingAfter", dispatched, "2026-01-10", local)).toEqual(["running", "2026-01-20"]);
    expect(one("askingAfter", { ...dispatched, askedAfterOn: "2026-01-09" }, "2026-01-10", local)).toEqual([
      "done",
      "2026-01-20",
    ]);
    expect(one("askingAfter", { ...dispatched, concludedOn: "2026-01-09" }, "2026-01-10", local)).toEqual([
      "ended",
      "2026-01-20",
    ]);
  });
  it("counts days that somebody set: a unit's is the office's concern, a supervised office's is not", () => {
    const set = (kind: "dispatch" | "supervision", due: string | null, done: string | null = null) => ({
      ...accepted,
      ownDates: [{ kind, who: "农业农村办", what: "分办回复", date: "2026-01-06", due, done }],
    });
    expect(one("dispatch", set("dispatch", "2026-01-16"), "2026-01-10")).toEqual(["running", "2026-01-16"]);
    expect(clocks(set("dispatch", "2026-01-16"), "2026-01-10").find((clock) => clock.rule === "dispatch")).toMatchObject({
      whose: "unit",
      who: "农业农村办",
      article: "内部",
      statutory: false,
      latest: "2026-01-16",
    });
    expect(one("dispatch", set("dispatch", "2026-01-16", "2026-01-17"))).toEqual(["late-done", "2026-01-16"]);
    expect(one("dispatch", set("dispatch", null))).toEqual(["no-day", "2026-01-06"]);
    for (const end of ["concludedOn", "withdrawnOn", "archivedOn"]) {
      const over = { ...set("dispatch", null), [end]: "2026-02-01" };
      expect(clocks(over, "2026-02-02").filter(({ rule }) => rule === "dispatch")).toEqual([]);
      expect(one("dispatch", { ...set("dispatch", "2026-01-16"), [end]: "2026-02-01" })).toEqual(["ended", "2026-01-16"]);
    }
    expect(earliestDue(clocks(set("dispatch", "2026-01-16"), "2026-01-10").filter(hasLastDay))).toBe("2026-01-16");
    expect(earliestDue(clocks(set("supervision", "2026-01-16"), "2026-01-10").filter(hasLastDay))).toBe("2026-03-06");
  });
});

describe("a petition keeps the rules of its time", () => {
  const rule = (length: number) => ({ ...nationalProfile.rules.T07, article: "本省规定第23条", length, local: true as const });
  const changed: Profile = {
    ...nationalProfile,
    effectiveFrom: "2026-02-01",
    rules: { ...nationalProfile.rules, T07: rule(30), T03: { ...nationalProfile.rules.T03, length: 5, local: true } },
    earlier: nationalProfile,
  };
  it("each clock counts under what was in force when it started", () => {
    const straddling = { ...accepted, accepted: { date: "2026-02-01", simplified: false } };
    expect(one("T03", straddling, "2026-02-02", changed)).toEqual(["done", "2026-01-20"]);
    expect(clocks(straddling, "2026-02-02", changed).find((clock) => clock.rule === "T07")).toMatchObject({
      strict: "2026-03-03",
      article: "本省规定第23条",
      statutory: false,
    });
    expect(one("T07", { ...accepted, accepted: { date: "2026-01-31", simplified: false } }, "2026-02-02", changed)).toEqual([
      "running",
      "2026-04-01",
    ]);
  });
});

describe("whatever happened", () => {
  const day = fc.integer({ min: dayNumber("2025-01-01"), max: dayNumber("2028-12-31") }).map(dateOf);
  const anything = anyFacts(day);
  it("the three days stand in order, T07 only on route 6, and hearings move T12 alone", () => {
    fc.assert(
      fc.property(anything, day, (facts, today) => {
        const found = clocksFrom(facts, nationalProfile, calendar, today);
        const quiet = clocksFrom({ ...facts, hearings: [] }, nationalProfile, calendar, today);
        expect(found.length).toBe(quiet.length);
        for (const [at, clock] of found.entries()) {
          if (!hasLastDay(clock)) continue;
          expect(clock.strict <= clock.rolled).toBe(true);
          if (clock.whose === "petitioner") expect(clock.latest).toBe(clock.rolled);
          else expect(clock.latest <= clock.strict).toBe(true);
          if (clock.rule === "T07" || clock.rule === "T08") expect([facts.category, facts.route]).toEqual(["claim", 6]);
          if (clock.state === "late-done" || clock.state === "done") expect(clock.done).not.toBeNull();
          else expect(clock.done).toBeNull();
          if (clock.rule !== "T12") expect(clock).toEqual(quiet[at]);
          else expect(clock.strict >= (quiet[at] as typeof clock).strict).toBe(true);
          if (facts.voided) expect(["running", "paused"]).not.toContain(clock.state);
        }
      }),
    );
  });
  it("an office's duty never stops running by itself, and a petitioner's never expires before the rolled day", () => {
    fc.assert(
      fc.property(anything, day, fc.integer({ min: 1, max: 400 }), (facts, today, later) => {
        const before = clocksFrom(facts, nationalProfile, calendar, today);
        const after = clocksFrom(facts, nationalProfile, calendar, dateOf(dayNumber(today) + later));
        for (const [at, clock] of before.entries()) {
          const next = after[at];
          if (next === undefined || !hasLastDay(clock) || !hasLastDay(next)) continue;
          const owed = clock.state === "running" || clock.state === "paused";
          if (owed && clock.rule !== "T05" && clock.whose !== "petitioner") expect(["running", "paused"]).toContain(next.state);
          if (clock.state === "lapsed" && clock.whose === "petitioner") expect(clock.rolled < today).toBe(true);
          expect(next.strict).toBe(clock.strict);
        }
      }),
    );
  });
  /** Days that a schema lets through and no desk could enter: they come by bundle. */
  const strange = fc.constantFrom(
    ...["2026-02-30", "2026-04-31", "2027-00-10", "2026-13-01", "0000-00-00", "9999-99-99", "9999-12-31", "1799-12-31"],
    ...["1800-01-01", "1800-01-02", "2999-12-31", "2999-11-30", "2026-01-05"],
  );
  it("days that do not exist, and the first and last that do, stop no desk from counting: they prove nothing or are counted", () => {
    const local: Profile = { ...nationalProfile, routeFive: { ...nationalProfile.routeFive, length: 120 } };
    fc.assert(
      fc.property(anyFacts(fc.oneof(strange, day)), day, fc.constantFrom(nationalProfile, local), (facts, today, profile) => {
        const found = clocksFrom(facts, profile, calendar, today);
        for (const clock of found) {
          const dates = hasLastDay(clock) ? [clock.strict, clock.latest, clock.rolled, clock.start, clock.done] : [clock.start];
          // Every list and chart counts with these.
          for (const date of dates) if (date !== null) expect(dateOf(dayNumber(date))).toBe(date);
          if (hasLastDay(clock)) expect(Number.isInteger(clock.daysLeft)).toBe(true);
        }
        expect(earliestDue(found.filter(hasLastDay))).toMatch(/^\d{4}-\d{2}-\d{2}$/);
      }),
      { numRuns: 400 },
    );
  });
});
