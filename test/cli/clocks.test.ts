import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createInternationalSuite } from "../../shared/crypto/international.ts";
import type { Clock } from "../../shared/regulation/clock.ts";
import { bundledProgram } from "../bundled-program.ts";
import { bodies, reexamination, review, Story } from "../shared/petition/course/story.ts";
import { eventLines } from "./events-file.ts";

const scratch = mkdtempSync(join(tmpdir(), "petition-desk-clocks-"));
const events = join(scratch, "events.ndjson");
const heard = "ab".repeat(16);
const withdrawn = "cd".repeat(16);
let program: string;

/** A claim on route 6: extended, answered, reviewed and before re-examination, where a hearing is held. */
function heardClaim(): Story {
  const story = new Story({ receiptDate: "2026-01-05" });
  story.take("petition.examined", bodies.examined);
  story.take("petition.classified", bodies.ours(6));
  story.on("2026-01-12").take("petition.notice-given");
  story.take("petition.accepted", bodies.accepted);
  story.on("2026-02-10").take("petition.investigated", bodies.investigated);
  story.on("2026-03-10").take("petition.extended", { ...bodies.extended, notifiedOn: "2026-03-10" });
  const opinion = story.on("2026-03-30").take("petition.opinion-issued", bodies.opinion);
  story.on("2026-04-01").take("petition.served", bodies.served("opinion", opinion));
  story.on("2026-04-20").take("petition.review-requested", { office: review, reasons: "" });
  const verdict = { office: review, number: "清府复查〔2026〕1号", result: "upheld", redoWithin: null, text: "" };
  const decided = story.on("2026-05-15").take("petition.review-decided", verdict);
  story.on("2026-05-18").take("petition.served", bodies.served("review", decided));
  story.on("2026-06-01").take("petition.reexamination-requested", { office: reexamination, reasons: "" });
  const hearing = { level: "re-examination", from: "2026-06-10", to: "2026-06-14", chair: "吴主持", result: "" };
  story.on("2026-06-14").take("petition.hearing-held", hearing);
  return story;
}

/** A claim that was accepted and taken back a month later. */
function withdrawnClaim(): Story {
  const story = new Story({ receiptDate: "2026-05-06" });
  story.take("petition.classified", bodies.ours(6));
  story.on("2026-05-25").take("petition.notice-given");
  story.take("petition.accepted", bodies.accepted);
  story.on("2026-06-05").take("petition.withdrawn", { reason: "已协商解决", signed: true, approvedBy: "" });
  return story;
}

function desk(...words: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...words], { encoding: "utf8" });
  expect([status, stderr]).toEqual([0, ""]);
  return stdout;
}

/** The clocks of one petition on a day, by rule. */
function clocksOf(petition: string, today: string): Record<string, Partial<Clock>> {
  const found: { petition: string; clocks: Clock[] }[] = JSON.parse(
    desk("clocks", "--events", events, "--today", today, "--json"),
  );
  const clocks = found.find((one) => one.petition === petition)?.clocks ?? [];
  expect(new Set(clocks.map(({ rule }) => rule)).size).toBe(clocks.length);
  return Object.fromEntries(clocks.map((clock) => [clock.rule, clock]));
}

beforeAll(async () => {
  program = await bundledProgram("cli/desk.ts");
  const suite = await createInternationalSuite();
  writeFileSync(events, eventLines(suite, heardClaim().events, heard) + eventLines(suite, withdrawnClaim().events, withdrawn));
}, 180_000);
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

it("tells of an extended claim under re-examination what was done in time, what an extension ended, and what a hearing stops", () => {
  const clocks = clocksOf(heard, "2026-06-12");
  expect(clocks).toMatchObject({
    T03: { state: "done", start: "2026-01-05", strict: "2026-01-20", done: "2026-01-12", daysLeft: 8 },
    T07: { state: "ended", start: "2026-01-12", strict: "2026-03-13", done: null },
    T08: { state: "done", start: "2026-03-13", strict: "2026-04-12", done: "2026-03-30", article: "第34条", statutory: true },
    T09: {
      state: "done",
      whose: "petitioner",
      start: "2026-04-01",
      strict: "2026-05-01",
      rolled: "2026-05-06",
      done: "2026-04-20",
    },
    T10: { state: "done", whose: "superior", who: review.name, strict: "2026-05-20", done: "2026-05-15" },
    T11: { state: "done", whose: "petitioner", start: "2026-05-18", strict: "2026-06-17", done: "2026-06-01" },
    // 30 days from 2026-06-01 end on 2026-07-01; the five days of the hearing are not counted.
    T12: { state: "paused", whose: "superior", start: "2026-06-01", strict: "2026-07-06", daysLeft: 24, done: null },
  });
  expect(Object.keys(clocks)).toEqual(["T03", "T07", "T08", "T09", "T10", "T11", "T12", "T14"]);
  expect(clocks.T14).toMatchObject({ state: "in-force", start: "2026-01-12" });
});

it("lets the stopped clock run on from the day after the hearing, and never counts the petitioner's own period as stopped", () => {
  expect(clocksOf(heard, "2026-06-14").T12).toMatchObject({ state: "paused" });
  expect(clocksOf(heard, "2026-06-15").T12).toMatchObject({ state: "running", strict: "2026-07-06", daysLeft: 21 });
  expect(clocksOf(heard, "2026-07-07").T12).toMatchObject({ state: "running", daysLeft: -1 });
});

it("tells of a withdrawn claim that what ran is ended, though its day lies ahead, and what was late stays late", () => {
  const clocks = clocksOf(withdrawn, "2026-06-12");
  expect(clocks).toMatchObject({
    // Received on 2026-05-06: the notice was due on 2026-05-21 and given four days later.
    T03: { state: "late-done", strict: "2026-05-21", done: "2026-05-25", daysLeft: -4 },
    T07: { state: "ended", start: "2026-05-25", strict: "2026-07-24", done: null },
  });
  expect(Object.keys(clocks)).toEqual(["T03", "T07"]);
});

it("prints the same states in words, one line for each clock", () => {
  const table = desk("clocks", "--events", events, "--today", "2026-06-12");
  for (const line of [
    /T12 .*第36条.*2026-07-06.*24\s+听证，暂停计算/,
    /T07 .*第34条.*2026-03-13.*已终止/,
    /T03 .*2026-05-21.*逾期办理/,
  ]) {
    expect(table).toMatch(line);
  }
});
