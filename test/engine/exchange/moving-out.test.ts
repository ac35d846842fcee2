import { afterEach, beforeEach, expect, test } from "vitest";
import type { StoredEvent } from "../../../shared/log/event.ts";
import { countyWithTownship, granted, type Office, type World } from "./world.ts";

let world: World;
let district: Office;
let township: Office;

beforeEach(async () => {
  ({ world, district, township } = await countyWithTownship());
});
afterEach(() => world.close());

/** The move as far as it is told, on a desk where nobody is cleared: what is held waits to be sealed. */
async function tellOfMove({ desk, ledger, organisation }: Office, petition: string): Promise<void> {
  const { session } = desk;
  if (session === null) throw new Error("locked");
  await session.core.write((work) =>
    session.core.appendOwn(work, [
      {
        scope: `${organisation}/general`,
        type: "petition.sealed",
        subject: petition,
        actor: "u1",
        wall: "2026-11-20T02:00:00.000Z",
        body: { date: "2026-11-20", number: null, registrationDate: "2026-11-20" },
      },
    ]),
  );
  expect(await ledger.records("moving")).toHaveLength(1);
}

async function eventsOf({ ledger }: Office, petition: string, whole?: boolean): Promise<readonly StoredEvent[]> {
  const found: StoredEvent[] = [];
  for await (const { events } of ledger.ranges(() => true, new Map(), whole)) {
    found.push(...events.filter(({ header }) => header.subject === petition));
  }
  return found;
}

const said = (events: readonly StoredEvent[]) => events.map(({ header, bodyBytes }) => [header.type, bodyBytes !== null]);

test("only headers of a petition on the move go to another office, and none of its files; the file is taken there", async () => {
  const file = await township.attach("账页.txt", new TextEncoder().encode("账本复印件，第一页"));
  const shared = await township.attach("图.txt", new TextEncoder().encode("水渠图"));
  const petition = await township.register("反映虚报渠道工程款", [file, shared]);
  const other = await township.register("反映水渠损坏", [shared]);
  await township.note(petition, "已联系");
  await tellOfMove(township, petition);

  const out = await granted(township.exchange.export({ to: "990127", folder: world.stick }));
  const plan = await district.exchange.planImport({ token: await district.stage(out.path) });
  expect(plan.refusal).toBeNull();
  await granted(district.exchange.applyImport({ token: await district.stage(out.path) }));
  expect(said(await eventsOf(district, petition, true))).toEqual([
    ["petition.registered", false],
    ["petition.noted", false],
    ["petition.sealed", true],
  ]);
  const views = await district.petitions();
  expect(views.get(petition)).toMatchObject({ sealed: { date: "2026-11-20" }, statement: null, attachments: [] });
  expect(views.get(other)?.attachments).toHaveLength(1);
  expect(await district.ledger.attachments.holds([file.hash, shared.hash])).toEqual([false, true]);
  expect(await district.ledger.records("lacking")).toEqual([]);
  expect(await district.desk.session?.core.books.counters.parked).toBe(0);
  // What it took without bodies it passes on and acknowledges like anything else.
  const back = await granted(district.exchange.export({ to: "990127001", folder: world.stick }));
  await granted(township.exchange.applyImport({ token: await township.stage(back.path) }));
  expect(await township.sync(other)).toBe("acknowledged");
});

test("a backup has all of it while nobody has sealed it, and a desk restored from it as well", async () => {
  const file = await township.attach("账页.txt", new TextEncoder().encode("账本复印件，第一页"));
  const petition = await township.register("反映虚报渠道工程款", [file]);
  await tellOfMove(township, petition);
  const out = await granted(township.exchange.backup({ folder: world.stick }));
  const restored = await world.restored("restored", out.path, township.recovery);
  expect(said(await eventsOf(restored, petition, true))).toEqual([
    ["petition.registered", true],
    ["petition.sealed", true],
  ]);
  expect(said(await eventsOf(restored, petition))).toEqual([
    ["petition.registered", false],
    ["petition.sealed", true],
  ]);
  expect(await restored.ledger.attachments.holds([file.hash])).toEqual([true]);
  expect((await restored.petitions()).get(petition)?.sealed).toBeDefined();
});
