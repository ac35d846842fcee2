import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { type Alliance, createAlliance, exportTo, stage } from "../../../cli/alliance.ts";
import { type TestDesk, townshipDesk } from "../desk-fixture.ts";
import { draftId, granted, intake, passphrase } from "../engine-words.ts";

const screening = {
  how: "regular",
  date: "2026-11-25",
  place: "石桥村",
  matter: "三组与四组用水先后",
  unit: "农业农村办",
  measure: "现场协商",
  settled: null,
  petition: null,
} as const;
const kind = "screening" as const;

let desk: TestDesk | null = null;
let alliance: Alliance | null = null;
let scratch = "";
afterEach(async () => {
  await desk?.close();
  for (const office of alliance ? [alliance.district, ...alliance.townships] : []) await office.close();
  if (scratch !== "") rmSync(scratch, { recursive: true, force: true });
  [desk, alliance, scratch] = [null, null, ""];
});

describe("the records of an office", () => {
  it("are kept, changed upon what was seen, struck out, and made again from the journal", async () => {
    const opened = await townshipDesk();
    desk = opened;
    const { engine, user } = opened;
    const { record } = granted(await engine.keepRecord({ record: null, kind, data: screening, base: null }));
    const [first] = await engine.officeRecords({ kind });
    expect(first).toMatchObject({ id: record, organisation: expect.any(String), kind, data: screening, versions: 1, rivals: [] });
    const base = first?.version ?? null;
    granted(await engine.keepRecord({ record, kind, data: { ...screening, settled: "2026-11-25" }, base }));
    expect(await engine.keepRecord({ record, kind, data: screening, base })).toMatchObject({ refused: "record-changed" });
    expect(await engine.keepRecord({ record: "0".repeat(32), kind, data: screening, base })).toMatchObject({
      refused: "unknown-record",
    });
    const [second] = await engine.officeRecords({});
    granted(await engine.keepRecord({ record, kind, data: screening, removed: true, base: second?.version ?? null }));
    expect(await engine.officeRecords({ kind: "meeting" })).toEqual([]);
    const before = await engine.officeRecords({});
    expect(before).toMatchObject([{ removed: true, versions: 3 }]);
    // The fixture's store is memory: all that is known after opening anew comes from the journal.
    const next = await opened.reopen();
    desk = next;
    expect(await next.engine.officeRecords({})).toEqual([]);
    granted(await next.engine.unlock({ user, passphrase }));
    await next.engine.settled();
    expect(await next.engine.officeRecords({})).toEqual(before);
  });
  it("name the petition that a found dispute became, written with its registration in one transaction", async () => {
    const opened = await townshipDesk();
    desk = opened;
    const { engine } = opened;
    const { record } = granted(await engine.keepRecord({ record: null, kind, data: screening, base: null }));
    const source = { kind: "dispute-screening" } as const;
    const refusal = await engine.register({ draft: draftId(), intake: intake({ source, title: "" }), screening: record });
    expect(refusal).toHaveProperty("refused");
    expect(await engine.officeRecords({})).toMatchObject([{ data: { petition: null }, versions: 1 }]);
    const draft = draftId();
    const first = granted(await engine.register({ draft, intake: intake({ source }), screening: record }));
    expect(await engine.officeRecords({})).toMatchObject([{ data: { ...screening, petition: first.petition }, versions: 2 }]);
    expect(opened.notices).toContainEqual({ notice: "changed", topics: ["records"] });
    // Again with the same draft, and with another: the record stays with what it became.
    expect(granted(await engine.register({ draft, intake: intake({ source }), screening: record }))).toEqual(first);
    granted(await engine.register({ draft: draftId(), intake: intake({ source, title: "道路" }), screening: record }));
    granted(await engine.register({ draft: draftId(), intake: intake({ source, title: "桥" }), screening: "0".repeat(32) }));
    expect(await engine.officeRecords({})).toMatchObject([{ data: { petition: first.petition }, versions: 2 }]);
  });
  it("find petitions by number and title, never by who brought them", async () => {
    desk = await townshipDesk();
    const { engine } = desk;
    await engine.settled();
    const title = "陈桂兰家门前水渠损坏";
    const { petition, number } = granted(await engine.register({ draft: draftId(), intake: intake({ title }) }));
    const line = { petition, number, title: "陈*兰家门前水渠损坏" };
    expect(await engine.findMatters({ text: "水渠 损坏" })).toEqual([line]);
    expect(await engine.findMatters({ text: number.slice(-12) })).toEqual([line]);
    for (const text of ["陈桂兰", "5521", "", "道路"]) expect(await engine.findMatters({ text })).toEqual([]);
    expect(await engine.petitionLines({ petitions: ["0".repeat(32), petition] })).toEqual([line]);
    await engine.lock();
    expect(await engine.petitionLines({ petitions: [petition] })).toEqual([]);
    expect(await engine.findMatters({ text: "水渠" })).toEqual([]);
    expect(await engine.openMatters()).toEqual([]);
  });
  it("hand over every open matter with whoever handles it and the clocks that run here", async () => {
    desk = await townshipDesk();
    const { engine } = desk;
    await engine.settled();
    const register = async (title: string) =>
      granted(await engine.register({ draft: draftId(), intake: intake({ title }) })).petition;
    const [canal, road, closed] = [await register("水渠"), await register("道路"), await register("桥")];
    const date = "2026-11-20";
    const dispatched = { date, unit: "农业农村办", handler: "周明", due: null, requirement: "" };
    granted(await engine.takeStep({ petition: road, type: "petition.dispatched", body: dispatched }));
    granted(await engine.void({ petition: closed, reason: "重复登记", approvedBy: "高远" }));
    const matters = await engine.openMatters();
    expect(matters.map(({ petition }) => petition)).toEqual([canal, road]);
    expect(matters[0]).toMatchObject({ person: "周敏", title: "水渠" });
    expect(matters[0]?.clocks.length).toBeGreaterThan(0);
    expect(matters[1]?.person).toBe("周明");
    const days = matters[0]?.clocks.map(({ strict }) => strict) ?? [];
    expect(days).toEqual([...days].sort());
  });
  it("are nothing that an auditor keeps", async () => {
    desk = await townshipDesk();
    const { engine } = desk;
    const auditor = granted(await engine.addUser({ name: "许静", role: "auditor", passphrase: `${passphrase}乙` }));
    await engine.lock();
    granted(await engine.unlock({ user: auditor.id, passphrase: `${passphrase}乙` }));
    expect(await engine.keepRecord({ record: null, kind, data: screening, base: null })).toMatchObject({
      refused: "not-allowed",
    });
    expect(await engine.officeRecords({})).toEqual([]);
  });
  it("travel to the district, which reads them and changes none", async () => {
    scratch = mkdtempSync(join(tmpdir(), "petition-desk-records-"));
    alliance = await createAlliance(
      scratch,
      {
        district: { organisation: "990127", name: "清源县信访局" },
        townships: [{ organisation: "990127001", name: "青溪镇信访站" }],
      },
      new Date("2026-11-25T02:00:00Z"),
    );
    const { district, townships } = alliance;
    const [township] = townships;
    if (!township) throw new Error("no township");
    const { record } = granted(await township.engine.keepRecord({ record: null, kind, data: screening, base: null }));
    const decision = { text: "核对名册", owner: "周明", unit: "", due: "2026-11-30", done: null };
    const meeting = {
      ...{ form: "weekly", date: "2026-11-25", place: "", chair: "高远", attendees: [], petitions: [], minutes: "" },
      decisions: [decision],
    };
    granted(await township.engine.keepRecord({ record: null, kind: "meeting", data: meeting, base: null }));
    const { path } = await exportTo(township, "990127", scratch);
    granted(await district.engine.applyImport({ token: await stage(district, path) }));
    expect(await district.engine.officeRecords({})).toHaveLength(2);
    expect(await township.engine.tasks()).toMatchObject([{ kind: "meeting", text: "核对名册" }]);
    expect(await district.engine.tasks()).toEqual([]);
    const rows = await district.engine.officeRecords({ kind });
    expect(rows).toMatchObject([{ id: record, organisation: "990127001", data: screening }]);
    expect(await district.engine.keepRecord({ record, kind, data: screening, base: rows[0]?.version ?? null })).toMatchObject({
      refused: "other-office",
    });
  }, 60_000);
});
