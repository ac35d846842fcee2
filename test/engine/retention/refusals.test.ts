import { afterEach, beforeEach, expect, it } from "vitest";
import type { Engine } from "../../../renderer/engine/engine.ts";
import { type TestDesk, townshipDesk } from "../desk-fixture.ts";
import { granted, intake, passphrase } from "../engine-words.ts";
import { approvedList, archived, list, registered, taken, versionOf, witnesses } from "./archived.ts";

let desk: TestDesk & { readonly user: string };
let engine: Engine;
let leader = "";
beforeEach(async () => {
  desk = await townshipDesk();
  engine = desk.engine;
  leader = granted(await engine.addUser({ name: "高远", passphrase, role: "leader" })).id;
  await become(leader);
});
afterEach(() => desk.close());

async function become(user: string): Promise<void> {
  await engine.lock();
  granted(await engine.unlock({ user, passphrase }));
}

async function oldFile(draft: string, fileNumber: string): Promise<string> {
  const { petition } = await registered(engine, {}, draft);
  await archived(engine, petition, fileNumber);
  return petition;
}

it("lets a clerk list, and the leader alone approve and destroy; a list is no record to be kept by anybody", async () => {
  const petition = await oldFile("d1", "2014-001");
  const administrator = desk.user;
  await become(administrator);
  const added = granted(await engine.addUser({ name: "小王", passphrase, role: "clerk" })).id;
  await become(added);
  const { record } = granted(await engine.listForDestruction({ petitions: [petition], ...list }));
  const base = await versionOf(engine, record);
  const approve = { record, base, by: "高远", date: "2026-11-20" };
  const destroy = { record, base, date: "2026-11-20", witnesses };
  for (const user of [added, administrator]) {
    await become(user);
    expect(await engine.approveDestruction(approve)).toMatchObject({ refused: "not-allowed" });
    expect(await engine.destroyFiles(destroy)).toMatchObject({ refused: "not-allowed" });
  }
  const [row] = await engine.officeRecords({ kind: "destruction-list" });
  const data = { ...row?.data, approved: { by: "高远", date: "2026-11-20" } };
  expect(await engine.keepRecord({ record, kind: "destruction-list", data, base })).toMatchObject({
    refused: "destruction-list",
  });
  expect(await engine.keepRecord({ record: null, kind: "destruction-list", data, base: null })).toMatchObject({
    refused: "destruction-list",
  });
  await become(leader);
  expect(await engine.destroyFiles(destroy)).toMatchObject({ refused: "list-not-approved" });
  expect((await engine.petition({ petition }))?.row.stage).toBe("archived");
}, 60_000);

it("refuses an approver who is none, a list that was changed meanwhile, and witnesses who are not two others", async () => {
  const petition = await oldFile("d1", "2014-001");
  const { record } = granted(await engine.listForDestruction({ petitions: [petition], ...list }));
  const base = await versionOf(engine, record);
  const approve = { record, base, by: "高远", date: "2026-11-20" };
  expect(await engine.approveDestruction({ ...approve, by: " " })).toMatchObject({ refused: "no-approver", field: "by" });
  expect(await engine.approveDestruction({ ...approve, date: "2026-11-19" })).toMatchObject({ refused: "impossible-date" });
  expect(await engine.approveDestruction({ ...approve, date: "2026-11-21" })).toMatchObject({ refused: "future-date" });
  granted(await engine.approveDestruction(approve));
  expect(await engine.approveDestruction(approve)).toMatchObject({ refused: "list-changed" });
  const destroy = { record, base: await versionOf(engine, record), date: "2026-11-20", witnesses };
  expect(await engine.approveDestruction({ ...approve, base: destroy.base })).toMatchObject({ refused: "list-approved" });
  expect(await engine.destroyFiles({ ...destroy, base })).toMatchObject({ refused: "list-changed" });
  expect(await engine.destroyFiles({ ...destroy, witnesses: ["赵强"] })).toMatchObject({ refused: "two-witnesses" });
  expect(await engine.destroyFiles({ ...destroy, witnesses: ["赵强", "高远"] })).toMatchObject({ refused: "same-person" });
  expect((await engine.petition({ petition }))?.view.statement?.text).toContain("渠道工程款");

  // Taken back, the file waits to be appraised as before.
  expect(granted(await engine.withdrawDestruction(destroy))).toEqual({ record });
  expect(await engine.destroyFiles(destroy)).toMatchObject({ refused: "unknown-record" });
  expect((await engine.expiredFiles()).files).toMatchObject([{ row: { id: petition }, list: null }]);
}, 60_000);

it("lists only what may be destroyed, and nothing twice", async () => {
  const petition = await oldFile("d1", "2014-001");
  const open = granted(await engine.register({ draft: "d2", intake: intake() })).petition;
  const ask = (petitions: readonly string[], more: object = {}) => engine.listForDestruction({ petitions, ...list, ...more });
  expect(await ask([])).toMatchObject({ refused: "empty-list" });
  expect(await ask([petition, open])).toMatchObject({ refused: "not-archived" });
  expect(await ask(["0".repeat(32)])).toMatchObject({ refused: "unknown-petition" });
  expect(await ask([petition], { reason: " " })).toMatchObject({ refused: "bad-list", field: "reason" });
  expect(await ask([petition], { appraisers: [] })).toMatchObject({ refused: "bad-list", field: "appraisers" });
  expect(await ask([petition], { date: "2026-11-21" })).toMatchObject({ refused: "future-date" });
  granted(await ask([petition]));
  expect(await ask([petition])).toMatchObject({ refused: "on-another-list" });
}, 60_000);

it("keeps a file upon which an open petition rests, whichever of them names the other, until that is closed", async () => {
  const petition = await oldFile("d1", "2014-001");
  const later = granted(await engine.register({ draft: "d2", intake: intake({ sameMatterAs: petition }) }));
  const ask = () => engine.listForDestruction({ petitions: [petition], ...list });
  expect(await ask()).toMatchObject({ refused: "linked-open", message: expect.stringContaining(later.number) });
  const withdrawal = { date: "2026-11-20", reason: "已协商", signed: true, approvedBy: "" };
  await taken(engine, later.petition, "petition.withdrawn", withdrawal);
  granted(await ask());
}, 60_000);

it("asks again when the list is carried out: what was prolonged or taken up again is not destroyed, and none of the list is", async () => {
  const first = await oldFile("d1", "2014-001");
  const second = await oldFile("d2", "2014-002");
  const request = await approvedList(engine, [first, second]);
  const longer = { date: "2026-11-20", retention: "30-years", year: 2014, reason: "仍有查考价值", appraisers: ["周敏"] };
  await taken(engine, second, "petition.appraised", longer);
  expect(await engine.destroyFiles(request)).toMatchObject({
    refused: "not-expired",
    message: expect.stringContaining("2044-12-31"),
  });
  for (const petition of [first, second]) {
    expect((await engine.petition({ petition }))?.view.statement?.text).toContain("渠道工程款");
  }
  expect((await engine.expiredFiles()).files).toMatchObject([{ row: { id: first } }]);
}, 60_000);

it("names the records that tell of other matters besides, and takes along what tells of these files alone", async () => {
  const first = await oldFile("d1", "2014-001");
  const second = await oldFile("d2", "2014-002");
  const other = granted(await engine.register({ draft: "d3", intake: intake() })).petition;
  const meeting = (petitions: readonly string[], minutes: string) => ({
    ...{ form: "panel", date: "2014-03-20", place: "", chair: "高远", attendees: [], petitions, minutes, decisions: [] },
  });
  const keep = async (data: object) =>
    granted(await engine.keepRecord({ record: null, kind: "meeting", data, base: null })).record;
  const shared = await keep(meeting([first, other], "渠道工程款、水渠"));
  const both = await keep(meeting([first, second], "鱼塘承包"));
  const request = await approvedList(engine, [first, second]);
  expect(await engine.destroyFiles(request)).toMatchObject({
    refused: "records-shared",
    records: [{ record: shared, kind: "meeting" }],
  });
  const rows = await engine.officeRecords({ kind: "meeting" });
  const base = rows.find(({ id }) => id === shared)?.version ?? "";
  granted(await engine.keepRecord({ record: shared, kind: "meeting", data: meeting([other], "水渠"), base }));
  expect(granted(await engine.destroyFiles(request))).toEqual({ destroyed: 2, cleared: true });
  const left = await engine.officeRecords({ kind: "meeting" });
  expect(left.map(({ id }) => id)).toEqual([shared]);
  expect(left.some(({ id }) => id === both)).toBe(false);
  expect(JSON.stringify(left)).not.toContain("工程款");
  expect(await engine.keepRecord({ record: null, kind: "meeting", data: meeting([first], "再议"), base: null })).toMatchObject({
    refused: "names-moved",
  });
}, 60_000);
