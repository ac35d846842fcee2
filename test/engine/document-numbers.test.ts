import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { noProfile } from "../../shared/documents/paper/office.ts";
import { freshDesk, type TestDesk } from "./desk-fixture.ts";
import { draftId, granted, intake, passphrase } from "./engine-words.ts";

const date = "2026-11-20";
const entered = { 办理途径和程序: "适用信访程序。", 承办人: "林晓" };
let stick: string;
let desks: TestDesk[];
beforeEach(async () => {
  stick = await mkdtemp(join(tmpdir(), "petition-desk-numbers-"));
  desks = [];
});
afterEach(async () => {
  for (const desk of desks) await desk.close();
  await rm(stick, { recursive: true, force: true });
});

async function office(organisation: "990127" | "990127001"): Promise<TestDesk> {
  const desk = await freshDesk();
  desks.push(desk);
  const level = organisation === "990127" ? "district" : "township";
  granted(await desk.engine.setUp({ level, organisation, officeName: `${level}信访站`, user: { name: "周敏", passphrase } }));
  granted(await desk.engine.saveOfficeProfile({ profile: { ...noProfile, prefix: "青" } }));
  return desk;
}

async function stage(desk: TestDesk, path: string): Promise<string> {
  return (await desk.services.desktop.call("incoming.stage", { path })).token;
}

async function enrol(district: TestDesk, township: TestDesk): Promise<void> {
  const request = granted(await township.engine.createRequest({ folder: stick }));
  const answer = granted(await district.engine.issueEnrolment({ token: await stage(district, request.path), folder: stick }));
  const rootWords = granted(await district.engine.rootWords());
  granted(await township.engine.importEnrolment({ token: await stage(township, answer.path), rootWords }));
}

async function carry(from: TestDesk, to: TestDesk, organisation: string): Promise<void> {
  const done = granted(await from.engine.export({ to: organisation, folder: stick }));
  granted(await to.engine.applyImport({ token: await stage(to, done.path) }));
}

async function petitionAt(desk: TestDesk): Promise<string> {
  return granted(await desk.engine.register({ draft: draftId(), intake: intake() })).petition;
}

function issue(desk: TestDesk, petition: string, more: { readonly lastUsed?: number } = {}) {
  return desk.engine.issuePaper({ petition, kind: "notice-received", entered, date, ...more });
}

it("two devices of an office never give out the same number, and each sees the numbers of the other", async () => {
  const district = await office("990127");
  const first = await office("990127001");
  const second = await office("990127001");
  await enrol(district, first);
  await enrol(district, second);
  const numbers = [
    granted(await issue(first, await petitionAt(first))).number,
    granted(await issue(second, await petitionAt(second))).number,
    granted(await issue(second, await petitionAt(second))).number,
  ];
  expect(numbers).toEqual(["青信告〔2026〕1号", "青信告B〔2026〕1号", "青信告B〔2026〕2号"]);
  await carry(first, district, "990127");
  await carry(second, district, "990127");
  await carry(district, first, "990127001");
  const register = await first.engine.paperNumbers();
  expect(register.map(({ word, last, gaps }) => ({ word, last, gaps }))).toEqual([
    { word: "青信告", last: 1, gaps: [] },
    { word: "青信告B", last: 2, gaps: [] },
  ]);
  // What another office issues is none of the district's own numbers.
  expect(await district.engine.paperNumbers()).toEqual([]);
});

it("a number that two machines gave out before either was enrolled is named at merge, and settled by voiding one", async () => {
  const district = await office("990127");
  const first = await office("990127001");
  const second = await office("990127001");
  const theirs = await petitionAt(second);
  granted(await issue(first, await petitionAt(first)));
  granted(await issue(second, theirs));
  granted(await issue(second, theirs));
  await enrol(district, first);
  await enrol(district, second);
  await carry(first, district, "990127");
  await carry(second, district, "990127");
  await carry(district, first, "990127001");
  const [series] = await first.engine.paperNumbers();
  expect(series?.numbers.map(({ number, twice }) => [number, twice])).toEqual([
    ["青信告〔2026〕2号", false],
    ["青信告〔2026〕1号", true],
    ["青信告〔2026〕1号", true],
  ]);
  const clashes = await first.engine.numberClashes();
  expect(clashes.map(({ number, petitions }) => [number, petitions.length])).toEqual([["青信告〔2026〕1号", 2]]);
  // The next one stands above all that is known, also above the other machine's.
  expect(granted(await issue(first, await petitionAt(first))).number).toBe("青信告〔2026〕3号");
  const document = series?.numbers.find(({ petition, ordinal }) => petition === theirs && ordinal === 1)?.event;
  const body = { date, document, reason: "与另一份文书重号" };
  expect(await second.engine.takeStep({ petition: theirs, type: "petition.document-voided", body })).toBeNull();
  await carry(second, district, "990127");
  await carry(district, first, "990127001");
  const [settled] = await first.engine.paperNumbers();
  expect(settled?.numbers.some(({ twice }) => twice)).toBe(false);
  expect(await first.engine.numberClashes()).toEqual([]);
  expect(settled?.numbers.filter(({ voided }) => voided !== null)).toMatchObject([{ voided: "与另一份文书重号" }]);
});

it("a restored desk asks once for the last number of each series, and numbers on above it", async () => {
  const desk = await office("990127001");
  const petition = await petitionAt(desk);
  granted(await issue(desk, petition));
  const sheet = granted(await desk.engine.renewRecoverySheet());
  const backup = granted(await desk.engine.backup({ folder: stick }));
  granted(await issue(desk, petition));
  granted(await issue(desk, petition));

  const again = await freshDesk();
  desks.push(again);
  const token = await stage(again, backup.path);
  const user = { name: "新机", passphrase };
  granted(await again.engine.restore({ token, identity: sheet.identity, user, lastPrintedNumber: "" }));
  const asked = await issue(again, petition);
  expect(asked).toMatchObject({ refused: "last-number", field: "lastUsed" });
  expect("message" in asked && asked.message).toContain("青信告〔2026〕1号");
  expect(await issue(again, petition, { lastUsed: 0 })).toMatchObject({ refused: "bad-last-number" });
  expect(granted(await issue(again, petition, { lastUsed: 3 })).number).toBe("青信告〔2026〕4号");
  expect(granted(await issue(again, petition)).number).toBe("青信告〔2026〕5号");
  const [series] = await again.engine.paperNumbers();
  expect(series).toMatchObject({ last: 5, gaps: [{ from: 2, to: 3, lost: true }] });
  // A year that began after the restore has lost nothing.
  again.now = new Date("2027-01-05T02:00:00Z");
  const next = await again.engine.issuePaper({ petition, kind: "notice-received", entered, date: "2027-01-05" });
  expect(granted(next).number).toBe("青信告〔2027〕1号");
});
