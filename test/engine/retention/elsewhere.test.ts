import { afterEach, beforeEach, expect, test } from "vitest";
import { settleMoves } from "../../../renderer/engine/leaving/settle-moves.ts";
import type { StoredEvent } from "../../../shared/log/event.ts";
import { countyWithTwoDevices, granted, type Office, type World } from "../exchange/world.ts";

let world: World;
let district: Office;
let first: Office;
let second: Office;

beforeEach(async () => {
  ({ world, district, first, second } = await countyWithTwoDevices());
  // Each has told the district what it holds, so the district knows what it lacks.
  await carried(first, district);
  await carried(second, district);
});
afterEach(() => world.close());

const body = {
  ...{ date: "2026-11-20", number: null, registrationDate: "2026-11-20", receiptDate: "2014-03-03" },
  file: { fileNumber: "2014-001", date: "2014-12-01", year: 2014, retention: "10-years", until: "2024-12-31" },
  ...{ reason: "保管期满", approvedBy: "高远", approvedOn: "2026-11-20", witnesses: ["赵强", "钱进"], list: "f".repeat(32) },
};

/** The destruction as far as it is told: what is held has still to leave. */
async function tell({ desk, organisation }: Office, petition: string): Promise<void> {
  const { session } = desk;
  if (session === null) throw new Error("locked");
  const event = { type: "petition.destroyed", subject: petition, actor: "u1", wall: "2026-11-20T02:00:00.000Z", body };
  await session.core.write((work) => session.core.appendOwn(work, [{ ...event, scope: `${organisation}/general` }]));
}

async function settled({ desk }: Office): Promise<boolean> {
  const { session } = desk;
  return session !== null && settleMoves(desk, session);
}

async function carried(from: Office, to: Office): Promise<string> {
  const out = await granted(from.exchange.export({ to: to.organisation, folder: world.stick }));
  await granted(to.exchange.applyImport({ token: await to.stage(out.path) }));
  return out.path;
}

async function said({ ledger }: Office, petition: string, whole = true): Promise<readonly (readonly [string, boolean])[]> {
  const found: StoredEvent[] = [];
  for await (const { events } of ledger.ranges(() => true, new Map(), whole)) {
    found.push(...events.filter(({ header }) => header.subject === petition));
  }
  return found.map(({ header, bodyBytes }) => [header.type, bodyBytes !== null] as const);
}

test("only headers of what is on its way out go to another office, and a backup has all of it until it is gone", async () => {
  const file = await first.attach("账页.txt", new TextEncoder().encode("账本复印件"));
  const petition = await first.register("反映渠道工程款", [file]);
  await tell(first, petition);
  const backup = await granted(first.exchange.backup({ folder: world.stick }));
  const restored = await world.restored("restored", backup.path, first.recovery);
  expect(await said(first, petition, false)).toEqual([
    ["petition.registered", false],
    ["petition.destroyed", true],
  ]);
  expect(await said(restored, petition)).toEqual([
    ["petition.registered", true],
    ["petition.destroyed", true],
  ]);
  // Whoever restores it brings the destruction to its end.
  expect(await settled(restored)).toBe(true);
  expect(await said(restored, petition)).toEqual([
    ["petition.registered", false],
    ["petition.destroyed", true],
  ]);
  expect(await restored.ledger.attachments.holds([file.hash])).toEqual([false]);
  expect((await restored.petitions()).get(petition)).toMatchObject({ destroyed: { date: "2026-11-20" }, statement: null });
});

test("another machine of the same office destroys the same when it hears of it; the district keeps its copy", async () => {
  const file = await first.attach("账页.txt", new TextEncoder().encode("账本复印件"));
  const petition = await first.register("反映渠道工程款", [file]);
  await carried(first, district);
  await carried(district, second);
  expect((await second.petitions()).get(petition)?.statement).not.toBeNull();
  await tell(first, petition);
  expect(await settled(first)).toBe(true);
  await carried(first, district);
  expect((await district.petitions()).get(petition)?.statement).not.toBeNull();
  expect(await district.ledger.records("moving")).toEqual([]);
  await carried(district, second);
  expect(await second.ledger.records("moving")).toEqual([
    { key: petition, value: { scope: "990127001/general", destroyed: true } },
  ]);
  expect(await settled(second)).toBe(true);
  for (const office of [first, second]) {
    expect(await said(office, petition)).toEqual([
      ["petition.registered", false],
      ["petition.destroyed", true],
    ]);
    expect(await office.ledger.attachments.holds([file.hash])).toEqual([false]);
    expect(await office.ledger.records("moving")).toEqual([]);
    expect(await office.ledger.records("leaving-files")).toEqual([]);
  }
  expect(await district.ledger.attachments.holds([file.hash])).toEqual([true]);
});

test("a desk restored from a backup of before learns from the district that its office destroyed it, and does so again", async () => {
  const petition = await first.register("反映渠道工程款");
  const backup = await granted(first.exchange.backup({ folder: world.stick }));
  await tell(first, petition);
  expect(await settled(first)).toBe(true);
  await carried(first, district);
  const restored = await world.restored("restored", backup.path, first.recovery);
  expect((await restored.petitions()).get(petition)?.statement).not.toBeNull();
  await carried(restored, district);
  await carried(district, restored);
  expect(await settled(restored)).toBe(true);
  expect(await said(restored, petition)).toEqual([
    ["petition.registered", false],
    ["petition.destroyed", true],
  ]);
  expect((await restored.petitions()).get(petition)?.destroyed).toBeDefined();
});

test("an office that never had the content takes the headers for what they are, in whatever order they come", async () => {
  const petition = await first.register("反映渠道工程款");
  await tell(first, petition);
  expect(await settled(first)).toBe(true);
  await carried(first, district);
  expect(await said(district, petition)).toEqual([
    ["petition.registered", false],
    ["petition.destroyed", true],
  ]);
  expect(await district.desk.session?.core.books.counters.parked).toBe(0);
  const back = await granted(district.exchange.export({ to: "990127001", folder: world.stick }));
  await granted(second.exchange.applyImport({ token: await second.stage(back.path) }));
  expect((await second.petitions()).get(petition)).toMatchObject({ destroyed: { date: "2026-11-20" } });
  expect(await second.desk.session?.core.books.counters.parked).toBe(0);
});
