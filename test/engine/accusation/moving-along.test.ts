import { afterEach, beforeEach, expect, it } from "vitest";
import type { Engine } from "../../../renderer/engine/engine.ts";
import { granted, intake, passphrase } from "../engine-words.ts";
import { clear, type Offices, officerPassphrase, secretWords, twoOffices } from "./offices.ts";
import { openedWith, placesOf } from "./opened-desk.ts";

let offices: Offices;
beforeEach(async () => {
  offices = await twoOffices();
}, 60_000);
afterEach(() => offices.close());

const complainedOf = { name: "石桥村会计钱某", unit: "石桥村村民委员会" };
const date = "2026-11-20";

/** A petition that is an accusation, from its intake on full of words to search for. */
const secret = () =>
  intake({
    petitioners: [
      { kind: "person", name: "魏长河", address: "青禾镇石桥村二组", identityKind: "resident", phone: "13900007731" },
    ],
    title: "反映虚报渠道工程款",
    statement: "石桥村会计钱某虚报渠道工程款，有账本复印件。",
    complainedOf: "石桥村会计钱某",
  });

const screening = {
  ...{ how: "dynamic", date, place: "石桥村", matter: "石桥村会计钱某虚报渠道工程款，群众议论", unit: "" },
  ...{ measure: "先看账本复印件", settled: null, petition: null },
};
const meeting = (petitions: readonly string[], minutes: string) => ({
  ...{ form: "consultation", date, place: "", chair: "徐建国", attendees: [], petitions, minutes },
  decisions: [{ text: `核对${minutes}`, owner: "周明", unit: "", due: "2026-11-30", done: null }],
});
const reception = (petitions: readonly string[], summary: string) => ({
  ...{ date, place: "", leader: "高远", post: "镇长" },
  record: { petitions, summary },
});

async function keep(engine: Engine, kind: "screening" | "meeting" | "reception", data: unknown): Promise<string> {
  return granted(await engine.keepRecord({ record: null, kind, data, base: null })).record;
}
async function change(engine: Engine, record: string, data: unknown) {
  const row = (await engine.officeRecords({})).find(({ id }) => id === record);
  if (!row) throw new Error("no such record");
  return engine.keepRecord({ record, kind: row.kind, data, base: row.version });
}
const standing = async (engine: Engine) => (await engine.officeRecords({})).map(({ id }) => id).sort();

async function found(desk: Offices["township"]): Promise<readonly string[]> {
  const user = (await desk.engine.status()).user?.id ?? "";
  return placesOf(await openedWith(desk, { user, passphrase }), secretWords);
}

it("takes along the office records about it and leaves the others to a person; the district drops the same", async () => {
  const { township, district } = offices;
  const { engine } = township;
  await clear(offices);
  const found1 = await keep(engine, "screening", screening);
  const { petition, number } = granted(await engine.register({ draft: "d1", intake: secret(), screening: found1 }));
  const other = granted(await engine.register({ draft: "d2", intake: intake() })).petition;
  const met = await keep(engine, "meeting", meeting([petition], "虚报渠道工程款一事"));
  const received = await keep(engine, "reception", reception([petition, other], "魏长河谈账本复印件；另谈水渠"));
  const plain = await keep(engine, "meeting", meeting([other], "水渠一事"));
  await offices.carry(engine, district.engine, "990127");
  expect((await found(district)).length).toBeGreaterThan(8);

  const fates = async () => (await engine.movePlan({ petition }))?.records.map(({ record, fate }) => [record, fate]).sort();
  expect(await fates()).toEqual(
    [
      [found1, "goes"],
      [met, "goes"],
      [received, "shared"],
    ].sort(),
  );
  const move = () => engine.moveToAccusations({ petition, complainedOf });
  expect(await move()).toMatchObject({ refused: "records-shared" });
  expect((await engine.petition({ petition }))?.view.sealed).toBeUndefined();
  granted(await change(engine, received, reception([other], "另谈水渠")));
  expect(await fates()).toEqual(
    [
      [found1, "goes"],
      [met, "goes"],
      [received, "earlier"],
    ].sort(),
  );

  expect(granted(await move()).cleared).toBe(true);
  expect(await found(township)).toEqual([]);
  expect(await standing(engine)).toEqual([received, plain].sort());
  expect((await engine.officeRecords({ kind: "reception" }))[0]).toMatchObject({ data: { record: { summary: "另谈水渠" } } });
  expect((await engine.tasks()).map(({ text }) => text)).toEqual(["核对水渠一事"]);
  expect((await engine.workTable()).parked).toBe(0);
  expect((await engine.movePlan({ petition }))?.records).toEqual([]);
  // Nothing is written about it any more.
  expect(await change(engine, plain, meeting([other, petition], "水渠一事"))).toMatchObject({ refused: "names-moved" });

  await offices.carry(engine, district.engine, "990127");
  expect(await found(district)).toEqual([]);
  expect(await standing(district.engine)).toEqual([received, plain].sort());
  expect((await district.engine.workTable()).parked).toBe(0);

  // The same again when all is made from the journal.
  const key = { user: (await engine.status()).user?.id ?? "", passphrase };
  offices.township = await township.reopen();
  granted(await offices.township.engine.unlock(key));
  await offices.township.engine.settled();
  expect(await standing(offices.township.engine)).toEqual([received, plain].sort());
  expect((await offices.township.engine.workTable()).parked).toBe(0);
  expect(number).not.toBe("");
}, 120_000);

it("a desk that never had them takes their headers for what they are, and the officer reads what was written", async () => {
  const { township, district } = offices;
  const { engine } = township;
  const sheet = await clear(offices);
  const record = await keep(engine, "screening", screening);
  const { petition } = granted(await engine.register({ draft: "d1", intake: secret(), screening: record }));
  granted(await engine.moveToAccusations({ petition, complainedOf }));
  await offices.carry(engine, district.engine, "990127");
  expect(await district.engine.officeRecords({})).toEqual([]);
  expect((await district.engine.workTable()).parked).toBe(0);
  granted(await district.engine.openAccusations({ recipient: sheet.recipient, passphrase: officerPassphrase }));
  const [row, ...more] = granted(await district.engine.accusations()).rows;
  expect(more).toEqual([]);
  const file = granted(await district.engine.accusation({ id: row?.id ?? "" }));
  const texts = await Promise.all(
    file.attachments.map(async ({ hash }) => granted(await district.engine.openAccusationFile({ id: file.id, hash })).text()),
  );
  expect(texts.join("")).toContain("record.kept");
  expect(texts.join("")).toContain("先看账本复印件");
}, 120_000);

it("takes along the parts of the same visit that the clerk names, under one number", async () => {
  const { township, district } = offices;
  const { engine } = township;
  const sheet = await clear(offices);
  const { petition } = granted(await engine.register({ draft: "d1", intake: secret() }));
  const { category, contentClass, place, purpose } = secret();
  const parts = [{ title: "要求公开账目", complainedOf: "", category, contentClass, place, purpose }];
  const split = await engine.takeStep({ petition, type: "petition.split", body: { date, parts, reason: "一访两事" } });
  expect(split).toBeNull();
  const [part] = (await engine.movePlan({ petition }))?.related ?? [];
  expect(part).toMatchObject({ title: "要求公开账目", sameWords: true, organisation: "990127001" });
  const stranger = granted(await engine.register({ draft: "d2", intake: intake() })).petition;
  const along = [part?.petition ?? ""];
  expect(await engine.moveToAccusations({ petition, complainedOf, along: [stranger] })).toMatchObject({ refused: "not-related" });
  const moved = granted(await engine.moveToAccusations({ petition, complainedOf, along }));
  expect(moved.cleared).toBe(true);
  expect(await found(township)).toEqual([]);
  for (const id of [petition, ...along]) expect((await engine.petition({ petition: id }))?.row.stage).toBe("sealed");
  expect((await engine.petition({ petition: stranger }))?.row.stage).toBe("registered");
  expect((await engine.accusationDesk()).receipts.map(({ number }) => number)).toEqual([moved.number]);
  await offices.carry(engine, district.engine, "990127");
  expect(await found(district)).toEqual([]);
  granted(await district.engine.openAccusations({ recipient: sheet.recipient, passphrase: officerPassphrase }));
  expect(granted(await district.engine.accusations()).rows).toHaveLength(1);
}, 120_000);

it("reaches the copy that was assigned to another office, which then seals what it wrote about it", async () => {
  const { township, district } = offices;
  await clear(offices);
  const { petition } = granted(await district.engine.register({ draft: "d1", intake: secret() }));
  const assigned = {
    ...{ date, to: { organisation: "990127001", name: "青禾镇信访站" }, documentNumber: "南信交〔2026〕1号" },
    ...{ deadline: "2026-12-31", requirement: "查明" },
  };
  expect(await district.engine.takeStep({ petition, type: "petition.assigned", body: assigned })).toBeNull();
  const [copy] = (await district.engine.movePlan({ petition }))?.related ?? [];
  const child = copy?.petition ?? "";
  expect(copy).toMatchObject({ organisation: "990127001", sameWords: true });
  await offices.carry(district.engine, township.engine, "990127001");
  const record = await keep(township.engine, "meeting", meeting([child], "虚报渠道工程款一事"));
  expect(await township.engine.movePlan({ petition: child })).toMatchObject({ origin: "990127", related: [] });
  expect((await found(township)).length).toBeGreaterThan(4);

  expect(granted(await district.engine.moveToAccusations({ petition, complainedOf, along: [child] })).cleared).toBe(true);
  expect(await found(district)).toEqual([]);
  await offices.carry(district.engine, township.engine, "990127001");
  expect((await township.engine.petition({ petition: child }))?.row.stage).toBe("sealed");
  // What the township wrote of its own it lets go itself.
  expect(await found(township)).not.toEqual([]);
  expect((await township.engine.movePlan({ petition: child }))?.records).toMatchObject([{ record, fate: "goes" }]);
  expect(await township.engine.officeRecords({})).toMatchObject([{ id: record, moved: child }]);
  expect(granted(await township.engine.sealRecordsOf({ petition: child }))).toEqual({ cleared: true });
  expect(await found(township)).toEqual([]);
  expect(await standing(township.engine)).toEqual([]);
  expect(granted(await township.engine.sealRecordsOf({ petition: child }))).toEqual({ cleared: true });
}, 120_000);
