import { cp } from "node:fs/promises";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type Desktop, ServiceFailure } from "../../../shared/desktop.ts";
import { ownRanges, packedFile, signed, stateOf, written } from "./bad-files.ts";
import { comparable, countyWithTownship, granted, type Office, type World } from "./world.ts";

let world: World;
let district: Office;
let township: Office;

beforeEach(async () => {
  ({ world, district, township } = await countyWithTownship());
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

/** The district holds two histories of the township, the second with an attachment; answers the second one's events. */
async function forkedDistrict() {
  await township.register("水渠年久失修");
  await take(district, (await up()).path);
  const [range] = await ownRanges(township);
  if (range === undefined) throw new Error("nothing written");
  const photo = await district.attach("照片.jpg", new Uint8Array(3000).fill(7));
  const first = range.events[0] ?? null;
  const noted = written(township, range.chain, first, 3);
  const attached = written(township, range.chain, noted.at(-1) ?? null, 1, "petition.attached", () => ({ attachments: [photo] }));
  const clone = [...noted, ...attached];
  const path = await packedFile(world, township, district, [
    await signed(township, range.chain, [...range.events.slice(0, 1), ...clone]),
  ]);
  await take(district, path);
  return { main: range, clone, photo, path };
}

const subjectsOf = async (at: Office) => new Set((await at.petitions()).keys());

test("a backup brings both histories of a fork back with their attachments, and is known when it comes again", async () => {
  const { main, clone, photo } = await forkedDistrict();
  const backup = await granted(district.exchange.backup({ folder: world.stick }));
  const again = await world.restored("区新机", backup.path, district.recovery);
  const subjects = await subjectsOf(again);
  expect(clone.every((event) => subjects.has(event.header.subject))).toBe(true);
  expect(comparable(await again.petitions())).toEqual(comparable(await district.petitions()));
  const chain = (await again.ledger.chains()).find((each) => each.device === township.ledger.office.device);
  expect(chain).toMatchObject({ seq: 2, id: main.events[1]?.id, forked: true });
  expect(await again.ledger.attachments.holds([photo.hash])).toEqual([true]);

  for (const at of [again, district]) {
    const before = await stateOf(at);
    const token = await at.stage(backup.path);
    expect(await at.exchange.planImport({ token })).toMatchObject({ outcome: "known", counts: { events: 0 } });
    expect(await granted(at.exchange.applyImport({ token }))).toMatchObject({ events: 0 });
    expect((await stateOf(at)) as object).toMatchObject({ vector: (before as { vector: unknown }).vector });
  }
  // Out of the second desk it goes on into a third.
  const next = await granted(again.exchange.backup({ folder: world.stick }));
  const third = await world.restored("区第三机", next.path, again.recovery);
  expect(comparable(await third.petitions())).toEqual(comparable(await district.petitions()));
});

test("a piece out of the midst of a second history that is held is known, and no gap, though the first one ends before", async () => {
  const { main, clone } = await forkedDistrict();
  const preview = district.ledger.preview({ writerOrganisation: () => "990127001" });
  await preview.add([await signed(township, main.chain, clone.slice(2, 3))]);
  expect(await preview.result()).toMatchObject({ events: 0, known: 1, gaps: [] });
});

test("a second history that is held stays held when its writer has been revoked: it does not go into quarantine as well", async () => {
  const { path } = await forkedDistrict();
  await granted(district.exchange.revoke({ device: township.ledger.office.device, reason: "磁盘被复制" }));
  const plan = await district.exchange.planImport({ token: await district.stage(path) });
  expect(plan).toMatchObject({ outcome: "known", counts: { events: 0, quarantined: 0 } });
});

test("an export relays both histories, each time, and neither counts as more of the first one sent or receipted", async () => {
  const { clone, photo } = await forkedDistrict();
  const down = () => granted(district.exchange.export({ to: "990127001", folder: world.stick }));
  await take(township, (await down()).path);
  const subjects = await subjectsOf(township);
  expect(clone.every((event) => subjects.has(event.header.subject))).toBe(true);
  expect(await township.ledger.attachments.holds([photo.hash])).toEqual([true]);
  expect((await township.ledger.chains()).find((chain) => chain.id === clone.at(-1)?.id)).toBeUndefined();

  // The first history is settled between the two by now, and still the second one goes along, with what is new.
  await take(district, (await up()).path);
  const told = await granted(township.exchange.exportPlan({ to: "990127" }));
  expect(told.events).toBeGreaterThanOrEqual(clone.length);
  const next = await down();
  const token = await township.stage(next.path);
  expect(await township.exchange.planImport({ token })).toMatchObject({ counts: { events: 0, newPetitions: 0 } });
  await granted(township.exchange.applyImport({ token }));
  expect(await township.exchange.planImport({ token })).toMatchObject({ outcome: "known" });
  expect(await subjectsOf(township)).toEqual(subjects);
  const outgoing = (await district.exchange.exchanges()).filter((each) => each.direction === "out" && each.kind === "sync");
  await take(district, (await up()).path);
  expect(outgoing.length).toBe(2);
  const receipted = (await district.exchange.exchanges()).filter((each) => outgoing.some((one) => one.id === each.id));
  expect(receipted.every((each) => each.acknowledgedAt !== null)).toBe(true);
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
