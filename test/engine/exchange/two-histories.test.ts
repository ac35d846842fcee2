import { cp } from "node:fs/promises";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type Desktop, ServiceFailure } from "../../../shared/desktop.ts";
import { ownRanges, packedFile, signed, written } from "./bad-files.ts";
import { comparable, createWorld, granted, type Office, type World } from "./world.ts";

let world: World;
let district: Office;
let township: Office;

beforeEach(async () => {
  world = await createWorld();
  district = await world.office("990127", "青川区");
  township = await world.office("990127001", "柳溪镇");
  await world.enrol(district, township);
});
afterEach(() => world.close());

const up = (at = township) => granted(at.exchange.export({ to: "990127", folder: world.stick }));
const take = async (at: Office, path: string) => granted(at.exchange.applyImport({ token: await at.stage(path) }));

test("two histories under one number are both kept and marked, a person is told, and neither is acknowledged over the other", async () => {
  const petition = await township.register("水渠年久失修");
  await take(district, (await up()).path);
  const [range] = await ownRanges(township);
  if (range === undefined) throw new Error("nothing written");
  // The clone of the township's disk writes on from the first event.
  const first = range.events[0] ?? null;
  const clone = written(township, range.chain, first, 2);
  const other = await packedFile(world, township, district, [
    await signed(township, range.chain, [...range.events.slice(0, 1), ...clone]),
  ]);
  const token = await district.stage(other);
  const plan = await district.exchange.planImport({ token });
  expect(plan).toMatchObject({ outcome: "ready", counts: { events: 2 } });
  await granted(district.exchange.applyImport({ token }));

  const chain = (await district.ledger.chains()).find((each) => each.device === township.ledger.office.device);
  expect(chain).toMatchObject({ seq: 2, id: range.events[1]?.id, forked: true });
  const views = await district.petitions();
  expect(views.has(petition)).toBe(true);
  expect(clone.every((event) => views.has(event.header.subject))).toBe(true);
  expect(await district.ledger.records("alarm")).toMatchObject([
    { value: { kind: "fork", device: township.ledger.office.device } },
  ]);
  expect(await district.exchange.planImport({ token: await district.stage(other) })).toMatchObject({ outcome: "known" });
});

test("an acknowledgement that names another event under our number is an alarm and acknowledges nothing of that chain", async () => {
  await township.register("水渠年久失修");
  const [range] = await ownRanges(township);
  if (range === undefined) throw new Error("nothing written");
  const { device } = district.ledger.office;
  const acknowledgement = {
    organisation: "990127",
    device,
    epoch: district.ledger.epoch,
    number: 1,
    chains: [{ ...range.chain, seq: 2, id: "f".repeat(64) }],
    lacking: [],
  };
  const path = await packedFile(world, district, township, [], { kind: "receipt", acknowledgement });
  await take(township, path);
  expect(await township.ledger.records("alarm")).toMatchObject([{ value: { kind: "foreign-head" } }]);
  expect(await township.exchange.exportPlan({ to: "990127" })).toMatchObject({ events: 2 });
});

test("a machine set back to an older state takes its own events back and opens a new epoch", async () => {
  const first = await township.register("第一件");
  await take(district, (await up()).path);
  // The disk image of this moment is put back later, without anyone saying so.
  await township.close();
  await cp(township.folder, `${township.folder}-image`, { recursive: true });
  const aged = await world.reopened("柳溪镇-image", township);
  const running = await world.reopened("柳溪镇", township);
  const lost = await running.register("设回之前登记的一件");
  await take(district, (await up(running)).path);

  // The district's receipt names events that the machine no longer has; its next bundle says so, and they come back.
  const down = () => granted(district.exchange.export({ to: "990127001", folder: world.stick }));
  const before = aged.ledger.epoch;
  await take(aged, (await down()).path);
  expect(aged.ledger.epoch).not.toBe(before);
  expect(await aged.ledger.records("alarm")).toMatchObject([{ value: { kind: "restored" } }]);
  await take(district, (await up(aged)).path);
  await take(aged, (await down()).path);
  expect([...(await aged.petitions()).keys()].sort()).toEqual([first, lost].sort());
  const fresh = await aged.register("设回之后登记的一件");
  await take(district, (await up(aged)).path);
  expect([...(await district.petitions()).keys()].sort()).toEqual([first, lost, fresh].sort());
  expect((await district.ledger.chains()).some((chain) => chain.forked)).toBe(false);
  expect(comparable(await aged.petitions())).toEqual(comparable(await district.petitions()));
});

test("own events that come back bring the new epoch with them, even when the power goes with the first write", async () => {
  await township.register("第一件");
  await township.close();
  await cp(township.folder, `${township.folder}-image`, { recursive: true });
  const running = await world.reopened("柳溪镇", township);
  const lost = await running.register("设回之前登记的一件");
  const ranges = await ownRanges(running);

  const aged = await world.reopened("柳溪镇-image", township);
  const before = aged.ledger.epoch;
  const { call } = aged.desktop;
  let dead = false;
  const dying: Desktop["call"] = async (channel, request, bytes) => {
    if (dead) throw new ServiceFailure("io", "the power is gone");
    const answer = await call.call(aged.desktop, channel, request as never, bytes);
    dead = channel === "journal.append";
    return answer as never;
  };
  Object.assign(aged.desktop, { call: dying });
  await aged.ledger.receive(ranges, { writerOrganisation: () => "990127001" }).catch(() => undefined);
  expect(dead).toBe(true);
  Object.assign(aged.desktop, { call });
  await aged.close();

  const again = await world.reopened("柳溪镇-image", township);
  expect((await again.petitions()).has(lost)).toBe(true);
  expect(again.ledger.epoch).not.toBe(before);
});
