import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { type Alliance, createAlliance, enrol, exportTo, stage } from "../../cli/alliance.ts";
import { type RunningOffice, runOffice } from "../../cli/office.ts";
import { isRefused } from "../../renderer/engine/api/answer.ts";
import type { RulesInfo } from "../../renderer/engine/api/rules-api.ts";
import type { Engine } from "../../renderer/engine/engine.ts";
import { type TestDesk, townshipDesk } from "./desk-fixture.ts";
import { draftId, granted, intake, passphrase } from "./engine-words.ts";

const now = new Date("2026-11-25T02:00:00Z");
const file = (more: object) =>
  JSON.stringify({ id: "qingyuan", name: "本县规定", source: "县信访局〔2026〕1号", effectiveFrom: "2026-11-01", ...more });
const tenDays = file({ rules: { T03: { article: "本县规定第3条", length: 10 } } });
const holidays2027 = '{"source":"invented","2027":{"off":["2027-01-01..2027-01-03"],"work":[]}}';

let desk: TestDesk | null = null;
let scratch = "";
let alliance: Alliance | null = null;
afterEach(async () => {
  await desk?.close();
  for (const office of alliance ? [alliance.district, ...alliance.townships] : []) await office.close();
  if (scratch !== "") rmSync(scratch, { recursive: true, force: true });
  [desk, alliance, scratch] = [null, null, ""];
});

async function rulesOf(engine: Pick<Engine, "rules">): Promise<RulesInfo> {
  const rules = await engine.rules();
  if (rules === null) throw new Error("locked");
  return rules;
}
/** Strict day and nature of the first clock of the only petition, in the list and on its page. */
async function firstClock(engine: Engine | RunningOffice["engine"], petition: string) {
  const detail = await engine.petition({ petition });
  const [clock] = detail?.clocks ?? [];
  return { due: detail?.row.due, clock };
}

describe("adopted rules of one office", () => {
  async function opened() {
    const fresh = await townshipDesk();
    desk = fresh;
    const { petition } = granted(await fresh.engine.register({ draft: draftId(), intake: intake() }));
    return { desk: fresh, petition };
  }
  it("count its petitions anew, on the page, in the list and after a new start", async () => {
    const { desk: first, petition } = await opened();
    expect((await firstClock(first.engine, petition)).due).toBe("2026-12-05");
    expect(granted(await first.engine.adoptProfile({ text: tenDays }))).toEqual({ effectiveFrom: "2026-11-01" });
    const after = await firstClock(first.engine, petition);
    expect(after).toMatchObject({
      due: "2026-11-30",
      clock: { strict: "2026-11-30", article: "本县规定第3条", statutory: false },
    });
    expect((await first.engine.workTable()).due[0]?.duty.strict).toBe("2026-11-30");
    const { rows } = await first.engine.duties({ offset: 0, limit: 10 });
    expect(rows[0]?.duty).toMatchObject({ strict: "2026-11-30", article: "本县规定第3条", statutory: false });
    expect((await first.engine.workTable()).sevenDays).toBe(0);
    const { user } = first;
    const next = Object.assign(await first.reopen(), { user });
    desk = next;
    granted(await next.engine.unlock({ user, passphrase }));
    await next.engine.settled();
    expect((await firstClock(next.engine, petition)).due).toBe("2026-11-30");
    expect((await rulesOf(next.engine)).changes.map(({ key, before, after: now_ }) => [key, before, now_])).toEqual([
      ["T03", "收到信访事项之日起15日", "收到信访事项之日起10日"],
    ]);
  });
  it("leave alone what began before they came into force", async () => {
    const {
      desk: { engine },
      petition,
    } = await opened();
    granted(
      await engine.adoptProfile({
        text: file({ effectiveFrom: "2026-11-21", rules: { T03: { article: "第3条", length: 10 } } }),
      }),
    );
    expect((await firstClock(engine, petition)).due).toBe("2026-12-05");
  });
  it("are written out as the file that they came from, and refused in a sentence when they are none", async () => {
    const {
      desk: { engine, folder },
    } = await opened();
    expect(await engine.exportProfile({ folder })).toMatchObject({ refused: "no-local-profile" });
    expect(await engine.adoptProfile({ text: file({ rules: { T03: { length: 10 } } }) })).toMatchObject({
      refused: "invalid-profile",
      message: expect.stringContaining("依据"),
    });
    expect(await engine.adoptProfile({ text: file({ rules: { T03: { article: "第3条", length: null } } }) })).toMatchObject({
      refused: "invalid-profile",
    });
    expect((await rulesOf(engine)).adoptions).toEqual([]);
    granted(await engine.adoptProfile({ text: tenDays }));
    const { path } = granted(await engine.exportProfile({ folder }));
    expect(JSON.parse(readFileSync(path, "utf8"))).toEqual(JSON.parse(tenDays));
  });
  it("say which year's holiday notice is missing until it is imported", async () => {
    const {
      desk: { engine },
    } = await opened();
    expect((await rulesOf(engine)).missingYears).toEqual([2027]);
    expect((await engine.workTable()).missingYears).toEqual([2027]);
    const before = await rulesOf(engine);
    for (const text of ['{"2027":{"off":["2027-02-30"],"work":[]}}', '{"2027":{"off":["2026-01-01"],"work":[]}}', "{"]) {
      expect(await engine.adoptCalendar({ text })).toMatchObject({ refused: "invalid-holidays" });
    }
    // Nothing of a refused file is kept: neither a table nor an adoption.
    const after = await rulesOf(engine);
    expect([after.tables, after.adoptions, after.missingYears]).toEqual([before.tables, [], [2027]]);
    expect(granted(await engine.adoptCalendar({ text: holidays2027 }))).toEqual({ years: ["2027"] });
    const rules = await rulesOf(engine);
    expect(rules.missingYears).toEqual([]);
    expect((await engine.workTable()).missingYears).toEqual([]);
    expect(rules.adoptions.map(({ years }) => years)).toEqual([["2027"]]);
    expect(Object.keys(rules.tables)).toEqual(["2025", "2026", "2027"]);
  });
  it("are nothing that a clerk adopts", async () => {
    const {
      desk: { engine },
    } = await opened();
    const clerk = granted(await engine.addUser({ name: "林晓", role: "clerk", passphrase: `${passphrase}甲` }));
    await engine.lock();
    granted(await engine.unlock({ user: clerk.id, passphrase: `${passphrase}甲` }));
    expect((await rulesOf(engine)).mayAdopt).toBe(false);
    expect(await engine.adoptProfile({ text: tenDays })).toMatchObject({ refused: "not-allowed" });
    await engine.lock();
    expect(await engine.rules()).toBeNull();
  });
});

describe("a district's rules", () => {
  const plan = {
    district: { organisation: "990127", name: "清源县信访局" },
    townships: [
      { organisation: "990127001", name: "青溪镇信访站" },
      { organisation: "990127002", name: "白石乡信访站" },
    ],
  };
  async function carry(from: RunningOffice, to: RunningOffice) {
    const { path } = await exportTo(from, to.organisation, scratch);
    const token = await stage(to, path);
    const planned = await to.engine.planImport({ token });
    expect(planned.outcome).toBe("ready");
    granted(await to.engine.applyImport({ token }));
  }
  it("travel in the bundle to every office beneath it; a township's own stay its own", async () => {
    scratch = mkdtempSync(join(tmpdir(), "petition-desk-rules-"));
    alliance = await createAlliance(scratch, plan, now);
    const {
      district,
      townships: [first, second],
    } = alliance;
    if (!first || !second) throw new Error("no townships");
    const { petition } = granted(await first.engine.register({ draft: "a".repeat(32), intake: intake() }));
    granted(await district.engine.adoptProfile({ text: tenDays }));
    granted(await district.engine.adoptCalendar({ text: holidays2027 }));
    expect((await firstClock(first.engine, petition)).due).toBe("2026-12-05");
    await carry(district, first);
    await expect.poll(async () => (await firstClock(first.engine, petition)).due).toBe("2026-11-30");
    const there = await first.engine.rules();
    expect(there?.missingYears).toEqual([]);
    expect(there?.adoptions.map(({ own, years, profile }) => [own, years, profile?.name ?? null])).toEqual([
      [false, ["2027"], null],
      [false, [], "本县规定"],
    ]);
    // The township's own: over the district's, for itself; the district counts its petitions by it, and nobody else's.
    granted(
      await first.engine.adoptProfile({
        text: file({ id: "own", name: "本镇规定", rules: { T03: { article: "本镇规定第1条", length: 7 } } }),
      }),
    );
    expect((await firstClock(first.engine, petition)).due).toBe("2026-11-27");
    await carry(first, district);
    await expect.poll(async () => (await firstClock(district.engine, petition)).due).toBe("2026-11-27");
    expect((await district.engine.rules())?.present.rules.T03.length).toBe(10);
    await carry(district, second);
    await expect.poll(async () => (await second.engine.rules())?.present.rules.T03.length).toBe(10);
  }, 60_000);
  it("reach an office that is enrolled only afterwards", async () => {
    scratch = mkdtempSync(join(tmpdir(), "petition-desk-rules-"));
    alliance = await createAlliance(scratch, { ...plan, townships: [] }, now);
    const { district } = alliance;
    granted(await district.engine.adoptProfile({ text: tenDays }));
    const late = await runOffice(join(scratch, "late"), "990127003", "沙河镇信访站", now);
    alliance = { ...alliance, townships: [late] };
    granted(
      await late.engine.setUp({
        level: "township",
        organisation: "990127003",
        officeName: late.name,
        user: { name: "周敏", passphrase },
      }),
    );
    granted(await late.engine.confirmSheets());
    await enrol(scratch, district, late);
    expect(isRefused(await late.engine.adoptProfile({ text: "{" }))).toBe(true);
    await carry(district, late);
    await expect.poll(async () => (await late.engine.rules())?.present.rules.T03.length).toBe(10);
  }, 60_000);
});
