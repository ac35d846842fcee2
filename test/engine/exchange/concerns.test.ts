import { afterEach, beforeEach, expect, test } from "vitest";
import { createExchange } from "../../../renderer/engine/exchange/exchange.ts";
import { createEngineExchange } from "../../../renderer/engine/exchange/exchange-methods.ts";
import type { LedgerPort } from "../../../renderer/engine/ledger/ledger.ts";
import { ownRanges, packedFile, signed, written } from "./bad-files.ts";
import { comparable, createWorld, granted, type Office, refusalOf, type World } from "./world.ts";

let world: World;
let district: Office;
let township: Office;
/** Another machine of the township's office, which stays enrolled. */
let second: Office;

beforeEach(async () => {
  world = await createWorld();
  district = await world.office("990127", "青川区");
  township = await world.office("990127001", "柳溪镇");
  second = await world.office("990127001", "柳溪镇二");
  await world.enrol(district, township);
  await world.enrol(district, second);
});
afterEach(() => world.close());

const up = (at: Office) => granted(at.exchange.export({ to: "990127", folder: world.stick }));
const down = (at: Office) => granted(at.exchange.export({ to: "990127001", folder: world.stick }));
const take = async (at: Office, path: string) => granted(at.exchange.applyImport({ token: await at.stage(path) }));
const deviceOf = (office: Office) => office.ledger.office.device;

/** The township's machine is revoked after its first petition; what it writes afterwards is carried to the district. */
async function revokedWithLaterWork(later: readonly string[]): Promise<readonly string[]> {
  await township.register("吊销前的一件");
  await take(district, (await up(township)).path);
  await granted(district.exchange.revoke({ device: deviceOf(township), reason: "电脑被盗" }));
  const ids: string[] = [];
  for (const title of later) ids.push(await township.register(title));
  await take(district, (await up(township)).path);
  return ids;
}
const quarantineId = () => `quarantine|${deviceOf(township)}`;

test("what waits in quarantine is told with office, station, count and sentences, and nothing is merged meanwhile", async () => {
  await revokedWithLaterWork(["吊销后的一件", "吊销后的又一件"]);
  const [concern, ...more] = await district.exchange.concerns();
  expect(more).toEqual([]);
  expect(concern).toMatchObject({
    id: quarantineId(),
    kind: "quarantine",
    office: { organisation: "990127001", name: "柳溪镇信访站" },
    deviceCode: "A",
    events: 2,
    decisions: ["accept", "keep-apart"],
    settled: null,
  });
  for (const sentence of [concern?.happened, concern?.safe, concern?.todo]) expect(sentence).toMatch(/^[^\n]{10,90}。$/);
  expect((await district.petitions()).size).toBe(1);
});

test("accepting merges the quarantined records, acknowledges them, and keeps who decided and why", async () => {
  await revokedWithLaterWork(["吊销后的一件", "吊销后的又一件"]);
  const accept = (reason: string) => district.exchange.settleConcern({ id: quarantineId(), decision: "accept", reason });
  expect(await refusalOf(accept("  "))).toBe("reason-needed");
  await granted(accept("已电话核实，由周敏登记"));
  expect(comparable(await district.petitions())).toEqual(comparable(await township.petitions()));
  expect(await district.ledger.records("quarantine")).toEqual([]);
  expect(await district.exchange.concerns()).toMatchObject([
    { events: 2, decisions: [], settled: { decision: "accept", by: "王登记", reason: "已电话核实，由周敏登记" } },
  ]);
  expect(await refusalOf(accept("再来一次"))).not.toBe("granted");
  const chain = (await district.ledger.chains()).find(({ device }) => device === deviceOf(township));
  expect(chain?.seq).toBe(4);
  // The very same file brings nothing more, and nothing goes back into quarantine.
  expect(await district.exchange.planImport({ token: await district.stage((await up(township)).path) })).toMatchObject({
    counts: { events: 0, quarantined: 0 },
  });
});

test("what the district accepted reaches the office's other machine with the next bundle, out of its own quarantine", async () => {
  const later = await revokedWithLaterWork(["吊销后的一件"]);
  await take(second, (await down(district)).path);
  // The other machine met the same records before anyone had decided.
  const ranges = await ownRanges(township);
  await take(second, await packedFile(world, district, second, ranges, { trustList: null }));
  expect(await second.exchange.concerns()).toMatchObject([{ kind: "quarantine", decisions: [], settled: null }]);
  const own = { id: quarantineId(), decision: "accept", reason: "我们自己定" } as const;
  expect(await refusalOf(second.exchange.settleConcern(own))).toBe("district-only");

  await granted(district.exchange.settleConcern({ id: quarantineId(), decision: "accept", reason: "已核实" }));
  await take(second, (await down(district)).path);
  expect((await second.petitions()).has(later[0] ?? "")).toBe(true);
  expect(await second.exchange.concerns()).toEqual([]);
});

test("what is kept apart stays in quarantine and marked; newer records ask again; it may still be accepted later", async () => {
  await revokedWithLaterWork(["吊销后的一件"]);
  await granted(district.exchange.settleConcern({ id: quarantineId(), decision: "keep-apart", reason: "非本单位所写" }));
  expect((await district.petitions()).size).toBe(1);
  expect(await district.ledger.records("quarantine")).toHaveLength(1);
  expect(await district.exchange.concerns()).toMatchObject([{ settled: { decision: "keep-apart" }, decisions: ["accept"] }]);

  await township.register("更晚的一件");
  await take(district, (await up(township)).path);
  expect(await district.exchange.concerns()).toMatchObject([
    { events: 2, settled: null, decisions: ["accept", "keep-apart"] },
    { events: 1, settled: { decision: "keep-apart" }, decisions: [] },
  ]);
  await granted(district.exchange.settleConcern({ id: quarantineId(), decision: "keep-apart", reason: "仍不属实" }));
  await granted(district.exchange.settleConcern({ id: quarantineId(), decision: "accept", reason: "查明属实" }));
  expect(comparable(await district.petitions())).toEqual(comparable(await township.petitions()));
  expect(await district.exchange.concerns()).toHaveLength(3);
});

test("records kept apart wait again after the same file came a second time, and still count from their first day", async () => {
  await revokedWithLaterWork(["吊销后的一件"]);
  const before = await district.exchange.concerns();
  const again = await up(township);
  const plan = await district.exchange.planImport({ token: await district.stage(again.path) });
  expect(plan.counts.quarantined).toBe(0);
  expect(await take(district, again.path)).toMatchObject({ receiptCode: null });
  expect(await district.exchange.concerns()).toEqual(before);
});

test("quarantined records behind a gap are not merged over it", async () => {
  await township.register("吊销前的一件");
  await take(district, (await up(township)).path);
  await granted(district.exchange.revoke({ device: deviceOf(township), reason: "电脑被盗" }));
  for (const title of ["二", "三", "四"]) await township.register(title);
  const [range] = await ownRanges(township);
  if (range === undefined) throw new Error("nothing written");
  const late = await signed(township, range.chain, range.events.slice(-1));
  await take(district, await packedFile(world, township, district, [late]));
  const accept = { id: quarantineId(), decision: "accept", reason: "已核实" } as const;
  expect(await refusalOf(district.exchange.settleConcern(accept))).toBe("gap");
  expect(await district.ledger.records("quarantine")).toHaveLength(1);
  await take(district, (await up(township)).path);
  await granted(district.exchange.settleConcern(accept));
  expect(comparable(await district.petitions())).toEqual(comparable(await township.petitions()));
});

test("a rival history that was accepted is kept beside the other and does not wait again", async () => {
  await township.register("水渠年久失修");
  await take(district, (await up(township)).path);
  const [range] = await ownRanges(township);
  if (range === undefined) throw new Error("nothing written");
  await granted(district.exchange.revoke({ device: deviceOf(township), reason: "硬盘被复制" }));
  const first = range.events.slice(0, 1);
  const clone = written(township, range.chain, first[0] ?? null, 2);
  const other = await packedFile(world, township, district, [await signed(township, range.chain, [...first, ...clone])]);
  await take(district, other);
  await granted(district.exchange.settleConcern({ id: quarantineId(), decision: "accept", reason: "申诉仍应受理" }));
  const views = await district.petitions();
  expect(clone.every(({ header }) => views.has(header.subject))).toBe(true);
  expect(views.size).toBe(3);
  expect((await district.exchange.concerns()).map(({ kind, settled }) => [kind, settled?.decision ?? null])).toEqual([
    ["fork", null],
    ["quarantine", "accept"],
  ]);
  expect(await district.exchange.planImport({ token: await district.stage(other) })).toMatchObject({ outcome: "known" });
  await take(district, other);
  expect(await district.ledger.records("quarantine")).toEqual([]);
});

test("accepting killed before or after its transaction leaves the records waiting undecided, or merged with the decision noted", async () => {
  await revokedWithLaterWork(["甲", "乙"]);
  const accept = { id: quarantineId(), decision: "accept", reason: "已核实" } as const;
  const killedAt = async (when: "before" | "after") => {
    const ledger: LedgerPort = Object.create(district.ledger, {
      receive: {
        value: async (...args: Parameters<LedgerPort["receive"]>) => {
          if (when === "after") await district.ledger.receive(...args);
          throw new Error("the plug was pulled");
        },
      },
    });
    await expect(createExchange({ ...district.context, ledger }).settleConcern(accept)).rejects.toThrow("plug");
  };
  await killedAt("before");
  expect((await district.petitions()).size).toBe(1);
  expect(await district.exchange.concerns()).toMatchObject([{ events: 2, settled: null }]);
  await killedAt("after");
  expect((await district.petitions()).size).toBe(3);
  expect(await district.exchange.concerns()).toMatchObject([{ events: 2, settled: { decision: "accept", reason: "已核实" } }]);
});

test("the sentence of a fork is taken note of once, however often the same fork is told", async () => {
  await township.register("水渠年久失修");
  await take(district, (await up(township)).path);
  const [range] = await ownRanges(township);
  if (range === undefined) throw new Error("nothing written");
  const first = range.events.slice(0, 1);
  const clone = written(township, range.chain, first[0] ?? null, 2);
  const rival = () => signed(township, range.chain, [...first, ...clone]);
  await take(district, await packedFile(world, township, district, [await rival()]));
  const [concern] = await district.exchange.concerns();
  expect(concern).toMatchObject({ kind: "fork", deviceCode: "A", decisions: ["seen"] });
  const settle = (decision: "accept" | "seen") =>
    district.exchange.settleConcern({ id: concern?.id ?? "", decision, reason: "" });
  expect(await refusalOf(settle("accept"))).toBe("already-settled");
  await granted(settle("seen"));
  await take(district, await packedFile(world, township, district, [await rival()]));
  expect(await district.exchange.concerns()).toMatchObject([{ kind: "fork", settled: { decision: "seen" }, decisions: [] }]);
  expect(await refusalOf(district.exchange.settleConcern({ id: "nothing", decision: "seen", reason: "" }))).toBe(
    "unknown-concern",
  );
});

test("decisions survive a backup and a restore, and so does what waits", async () => {
  await revokedWithLaterWork(["吊销后的一件"]);
  await granted(district.exchange.settleConcern({ id: quarantineId(), decision: "accept", reason: "已核实" }));
  await township.register("更晚的一件");
  await take(district, (await up(township)).path);
  const backup = await granted(district.exchange.backup({ folder: world.stick }));
  const again = await world.restored("区新机", backup.path, district.recovery);
  // What was merged before stays merged, though its writer is revoked; what waits goes on waiting.
  expect(comparable(await again.petitions())).toEqual(comparable(await district.petitions()));
  expect(await again.exchange.concerns()).toEqual(await district.exchange.concerns());
});

test("everybody at the desk sees what waits, only a leader or an administrator decides", async () => {
  await revokedWithLaterWork(["吊销后的一件"]);
  const { desk } = district;
  const { methods } = createEngineExchange(desk);
  const settle = () => methods.settleConcern({ id: quarantineId(), decision: "keep-apart", reason: "待查" });
  for (const role of ["clerk", "handler", "auditor"] as const) {
    desk.user = { id: "u-2", name: "乙", role };
    expect(await methods.concerns()).toMatchObject([{ kind: "quarantine", decisions: [] }]);
    expect(await refusalOf(settle())).toBe("not-allowed");
  }
  desk.user = { id: "u-3", name: "徐负责", role: "leader" };
  await granted(settle());
  expect(await methods.concerns()).toMatchObject([{ settled: { by: "徐负责" } }]);
  desk.user = null;
  expect(await methods.concerns()).toEqual([]);
  expect(await refusalOf(settle())).toBe("locked");
});
