import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { type Alliance, createAlliance, exportTo, stage } from "../../../cli/alliance.ts";
import { type TestDesk, townshipDesk } from "../desk-fixture.ts";
import { granted, passphrase } from "../engine-words.ts";

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
    const { path } = await exportTo(township, "990127", scratch);
    granted(await district.engine.applyImport({ token: await stage(district, path) }));
    const rows = await district.engine.officeRecords({ kind });
    expect(rows).toMatchObject([{ id: record, organisation: "990127001", data: screening }]);
    expect(await district.engine.keepRecord({ record, kind, data: screening, base: rows[0]?.version ?? null })).toMatchObject({
      refused: "other-office",
    });
  }, 60_000);
});
