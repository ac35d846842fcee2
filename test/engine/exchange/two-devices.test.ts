import { afterAll, beforeAll, expect, test } from "vitest";
import { openMatters } from "../../../renderer/engine/records/record-matters.ts";
import { packedFile } from "./bad-files.ts";
import { comparable, countyWithTwoDevices, granted, type Office, refusalOf, type World } from "./world.ts";

let world: World;
let district: Office;
let first: Office;
let second: Office;

beforeAll(async () => {
  ({ world, district, first, second } = await countyWithTwoDevices());
});
afterAll(() => world.close());

async function carried(from: Office, to: Office): Promise<string> {
  const out = await granted(from.exchange.export({ to: to.organisation, folder: world.stick }));
  await granted(to.exchange.applyImport({ token: await to.stage(out.path) }));
  return out.path;
}

test("two machines of one township and the district converge, each petition under its own number, all receipted", async () => {
  const mine = await first.register("甲机登记");
  const theirs = await second.register("乙机登记");
  await carried(first, district);
  await carried(second, district);
  await district.note(theirs, "请两机都看到");
  await carried(district, first);
  await carried(district, second);
  expect(comparable(await first.petitions())).toEqual(comparable(await district.petitions()));
  expect(comparable(await second.petitions())).toEqual(comparable(await district.petitions()));
  const numbers = [...(await district.petitions()).values()].map((view) => view.number?.slice(0, 21));
  expect(new Set(numbers).size).toBe(2);
  expect(await first.sync(mine)).toBe("acknowledged");
  expect(await second.sync(theirs)).toBe("acknowledged");
});

test("what one machine sends up is read by the other, whatever the order, and comes back as nothing new", async () => {
  const mine = await first.register("甲机又一件");
  const up = await granted(first.exchange.export({ to: "990127", folder: world.stick }));
  await granted(second.exchange.applyImport({ token: await second.stage(up.path) }));
  expect((await second.petitions()).has(mine)).toBe(true);
  await second.amend(mine, "乙机补充的摘要");
  await first.amend(mine, "甲机补充的摘要");
  const both = await granted(second.exchange.export({ to: "990127", folder: world.stick }));
  await granted(district.exchange.applyImport({ token: await district.stage(both.path) }));
  await granted(district.exchange.applyImport({ token: await district.stage(up.path) }));
  await carried(first, district);
  await carried(district, second);
  await carried(district, first);
  expect(comparable(await first.petitions())).toEqual(comparable(await district.petitions()));
  expect(comparable(await second.petitions())).toEqual(comparable(await district.petitions()));
  expect((await district.petitions()).get(mine)?.fields.summary?.rivals).toHaveLength(1);
  const again = await granted(first.exchange.export({ to: "990127", folder: world.stick }));
  expect(again.events).toBe(0);
});

test("what is handed over names who took each petition on, also of those that the other machine registered", async () => {
  const theirs = await first.register("甲机接的");
  await carried(first, district);
  await carried(district, second);
  const { session } = second.desk;
  if (session === null) throw new Error("locked");
  const matters = await openMatters(second.desk, session);
  const actor = (await second.petitions()).get(theirs)?.registered?.actor;
  expect(session.contents.users.map(({ id }) => id)).not.toContain(actor);
  expect(matters.find(({ petition }) => petition === theirs)?.person).toBe("王登记");
});

test("an attachment that one machine never had reaches the district from the other", async () => {
  const photo = await first.attach("照片", new Uint8Array(120_000).fill(8));
  const petition = await first.register("有照片的一件", [photo]);
  const bare = await packedFile(world, first, second, await rangesOf(first), {
    to: { organisation: "990127001", recipients: [second.ledger.keys().recipient] },
  });
  await granted(second.exchange.applyImport({ token: await second.stage(bare) }));
  await carried(second, district);
  expect(await district.ledger.attachments.holds([photo.hash])).toEqual([false]);
  await carried(district, first);
  expect(await first.sync(petition)).not.toBe("acknowledged");
  await carried(first, district);
  expect(await district.ledger.attachments.holds([photo.hash])).toEqual([true]);
  await carried(district, first);
  expect(await first.sync(petition)).toBe("acknowledged");
});

async function rangesOf(office: Office) {
  const ranges = [];
  for await (const range of office.ledger.ranges((chain) => chain.own, new Map())) ranges.push(range);
  return ranges;
}

test("an older acknowledgement replayed, in whatever order, takes nothing back and gives nothing", async () => {
  const early = await granted(district.exchange.export({ to: "990127001", folder: world.stick, receiptOnly: true }));
  const petition = await first.register("回执之后的一件");
  await carried(first, district);
  await carried(district, first);
  expect(await first.sync(petition)).toBe("acknowledged");
  const token = await first.stage(early.path);
  expect(await first.exchange.planImport({ token })).toMatchObject({ outcome: "known", acknowledges: 0 });
  await granted(first.exchange.applyImport({ token }));
  expect(await first.sync(petition)).toBe("acknowledged");
});

test("a telephone receipt acknowledges its own bundle and no other", async () => {
  const one = await first.register("电话回执一");
  const sent = await granted(first.exchange.export({ to: "990127", folder: world.stick }));
  const done = await granted(district.exchange.applyImport({ token: await district.stage(sent.path) }));
  const code = done.receiptCode ?? "";
  expect(code).toHaveLength(10);
  expect(await refusalOf(second.exchange.applyReceiptCode({ code }))).toBe("wrong-code");
  const two = await first.register("电话回执二");
  await granted(first.exchange.export({ to: "990127", folder: world.stick }));
  expect(await granted(first.exchange.applyReceiptCode({ code }))).toEqual({ petitions: 1 });
  expect(await first.sync(one)).toBe("acknowledged");
  expect(await first.sync(two)).toBe("exported");
  expect(await granted(first.exchange.applyReceiptCode({ code }))).toEqual({ petitions: 0 });
});
