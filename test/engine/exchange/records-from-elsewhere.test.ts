import { afterAll, beforeAll, expect, test } from "vitest";
import type { OfficeRecordRow } from "../../../renderer/engine/api/record-api.ts";
import { recordMethods } from "../../../renderer/engine/records/record-methods.ts";
import { toHex } from "../../../shared/crypto/bytes.ts";
import { createEvent } from "../../../shared/log/create.ts";
import type { ChainKey, Scope } from "../../../shared/log/event.ts";
import { packedFile, signed } from "./bad-files.ts";
import { createWorld, granted, type Office, type World } from "./world.ts";

let world: World;
let district: Office;
let township: Office;
let neighbour: Office;

beforeAll(async () => {
  world = await createWorld();
  district = await world.office("990127", "青川区");
  township = await world.office("990127001", "柳溪镇");
  neighbour = await world.office("990127002", "石桥镇");
  await world.enrol(district, township);
  await world.enrol(district, neighbour);
});
afterAll(() => world.close());

const kind = "screening" as const;
const screening = {
  ...{ how: "regular", date: "2026-11-20", place: "石桥村", matter: "用水先后", unit: "", measure: "" },
  ...{ settled: null, petition: null },
} as const;

function records(office: Office) {
  return recordMethods(office.desk);
}

async function kept(office: Office): Promise<OfficeRecordRow> {
  const { record } = await granted(records(office).keepRecord({ record: null, kind, data: screening, base: null }));
  const row = (await records(office).officeRecords({ kind })).find(({ id }) => id === record);
  if (row === undefined) throw new Error("not kept");
  return row;
}

/** A version that another desk signs into this scope by itself: its own program would not have done so. */
async function forged(writer: Office, receiver: Office, scope: Scope, row: OfficeRecordRow): Promise<string> {
  const { suite, office } = writer.ledger;
  const chain: ChainKey = { scope, device: office.device, epoch: toHex(suite.randomBytes(16)) };
  const event = createEvent(suite, chain, null, 99, {
    type: "record.kept",
    subject: row.id,
    actor: "u-1",
    wall: "2026-11-20T03:00:00.000Z",
    body: { kind, data: { ...screening, measure: "由外单位写入" } },
    base: { record: row.version },
  });
  return receiver.stage(await packedFile(world, writer, receiver, [await signed(writer, chain, [event])]));
}

async function carriedToDistrict(office: Office): Promise<void> {
  const plan = await granted(office.exchange.export({ to: "990127", folder: world.stick }));
  await granted(district.exchange.applyImport({ token: await district.stage(plan.path) }));
}

test("a district shows a township's record, and its own desk changes nothing of it", async () => {
  const row = await kept(township);
  await carriedToDistrict(township);
  const shown = (await records(district).officeRecords({ kind })).find(({ id }) => id === row.id);
  expect(shown).toMatchObject({ organisation: "990127001", writtenAt: "990127001", data: screening });
  const change = { record: row.id, kind, data: { ...screening, measure: "改" }, base: shown?.version ?? null };
  expect(await records(district).keepRecord(change)).toMatchObject({ refused: "other-office" });
  expect(await records(district).keepRecord({ ...change, removed: true })).toMatchObject({ refused: "other-office" });
});

test("what a district signed into a township's scope is let in, as the table of rights says, and says whose desk wrote it", async () => {
  const row = await kept(township);
  const token = await forged(district, township, "990127001/general", row);
  expect(await township.exchange.planImport({ token })).toMatchObject({ outcome: "ready" });
  await granted(township.exchange.applyImport({ token }));
  const after = (await records(township).officeRecords({ kind })).find(({ id }) => id === row.id);
  expect(after).toMatchObject({ organisation: "990127001", writtenAt: "990127", data: { measure: "由外单位写入" }, versions: 2 });
  // It stays the township's: nothing of what it wrote is lost, and it may go on.
  const base = after?.version ?? null;
  await granted(records(township).keepRecord({ record: row.id, kind, data: screening, base }));
  const next = (await records(township).officeRecords({ kind })).find(({ id }) => id === row.id);
  expect(next).toMatchObject({ writtenAt: "990127001", data: screening, versions: 3 });
});

test.each([
  ["its neighbour's scope", () => kept(neighbour), "990127002/general"],
  ["the district's scope", () => kept(district), "990127/general"],
] as const)("what a township signed into %s is refused whole, and changes no record", async (_, make, scope) => {
  const row = await make();
  if (scope === "990127002/general") await carriedToDistrict(neighbour);
  const before = await records(district).officeRecords({});
  const token = await forged(township, district, scope, row);
  expect(await district.exchange.planImport({ token })).toMatchObject({ outcome: "refused" });
  expect(await district.exchange.applyImport({ token })).toHaveProperty("refused");
  expect(await records(district).officeRecords({})).toEqual(before);
});

test("another office's record under a township's own scope waits apart and changes nothing", async () => {
  const row = await kept(neighbour);
  await carriedToDistrict(neighbour);
  const before = await records(district).officeRecords({});
  const token = await forged(township, district, "990127001/general", row);
  expect(await district.exchange.planImport({ token })).toMatchObject({ outcome: "ready", counts: { parked: 1 } });
  await granted(district.exchange.applyImport({ token }));
  expect(await records(district).officeRecords({})).toEqual(before);
});
