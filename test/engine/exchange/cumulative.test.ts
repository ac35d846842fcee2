import { readdir } from "node:fs/promises";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createExchange } from "../../../renderer/engine/exchange/exchange.ts";
import { bytesOf, comparable, countyWithTownship, granted, type Office, refusalOf, type World } from "./world.ts";

let world: World;
let district: Office;
let township: Office;

beforeEach(async () => {
  ({ world, district, township } = await countyWithTownship());
});
afterEach(() => world.close());

const up = (at = township) => granted(at.exchange.export({ to: "990127", folder: world.stick }));
const down = (receiptOnly = false) => granted(district.exchange.export({ to: "990127001", folder: world.stick, receiptOnly }));
const take = async (at: Office, path: string) => granted(at.exchange.applyImport({ token: await at.stage(path) }));

test("a lost bundle costs nothing: the next one carries everything again", async () => {
  const first = await township.register("第一件");
  await up();
  const second = await township.register("第二件");
  const next = await up();
  await take(district, next.path);
  expect([...(await district.petitions()).keys()].sort()).toEqual([first, second].sort());
});

test("after an acknowledgement only what is new is sent, and nothing leaves twice", async () => {
  await township.register("第一件");
  await take(district, (await up()).path);
  await take(township, (await down(true)).path);
  expect(await township.exchange.exportPlan({ to: "990127" })).toMatchObject({ petitions: 0, events: 0 });
  await township.register("第二件");
  const next = await up();
  expect(next).toMatchObject({ petitions: 1, events: 1 });
  await take(district, next.path);
  expect(comparable(await district.petitions())).toEqual(comparable(await township.petitions()));
});

test("an older bundle replayed after newer ones changes nothing and does not bring old acknowledgements back", async () => {
  const petition = await township.register("第一件");
  const old = await up();
  await take(district, old.path);
  const oldReceipt = await down(true);
  await township.register("第二件");
  await take(district, (await up()).path);
  const newReceipt = await down(true);
  await take(township, newReceipt.path);
  const token = await township.stage(oldReceipt.path);
  expect(await township.exchange.planImport({ token })).toMatchObject({ outcome: "known", acknowledges: 0 });
  await granted(township.exchange.applyImport({ token }));
  expect(await township.exchange.exportPlan({ to: "990127" })).toMatchObject({ events: 0 });
  expect(await township.sync(petition)).toBe("acknowledged");
  expect(await district.exchange.planImport({ token: await district.stage(old.path) })).toMatchObject({ outcome: "known" });
});

test("what the district writes into a township's scope comes down to it, and nothing of the neighbour's", async () => {
  const neighbour = await world.office("990127002", "石桥镇");
  await world.enrol(district, neighbour);
  const petition = await township.register("水渠年久失修");
  const theirs = await neighbour.register("道路塌陷");
  await take(district, (await up()).path);
  await take(district, (await up(neighbour)).path);
  await district.note(petition, "请柳溪镇十日内答复");
  await take(township, (await down()).path);
  const views = await township.petitions();
  expect(views.get(petition)?.notes.map((note) => note.text)).toEqual(["请柳溪镇十日内答复"]);
  expect(views.has(theirs)).toBe(false);
  const scopes = new Set((await township.ledger.chains()).map((chain) => chain.scope));
  expect([...scopes]).toEqual(["990127001/general"]);
  expect(comparable(views)).toEqual(comparable(new Map([...(await district.petitions())].filter(([id]) => id === petition))));
});

test("two desks that amend the same field without knowing of each other leave a conflict on both sides", async () => {
  const petition = await township.register("水渠年久失修");
  await take(district, (await up()).path);
  await township.amend(petition, "镇里的摘要");
  await district.amend(petition, "区里的摘要");
  const token = await district.stage((await up()).path);
  expect(await district.exchange.planImport({ token })).toMatchObject({ counts: { updated: 1, conflicts: 1, newPetitions: 0 } });
  expect(await granted(district.exchange.applyImport({ token }))).toMatchObject({ conflicts: 1 });
  await take(township, (await down()).path);
  expect(comparable(await township.petitions())).toEqual(comparable(await district.petitions()));
});

test("a large export becomes whole bundles that can be imported in any order", async () => {
  const content = (n: number) => new Uint8Array(400_000).map((_, i) => (i * n) % 251);
  const attachments = [
    await township.attach("一", content(3)),
    await township.attach("二", content(5)),
    await township.attach("三", content(7)),
  ];
  const petition = await township.register("附件很多", attachments);
  const small = createExchange({ ...township.context, partLimit: 1_600_000 });
  const out = await granted(small.export({ to: "990127", folder: world.stick }));
  expect(out.parts).toBe(3);
  const files = (await readdir(world.stick)).filter((name) => name.endsWith("of3.xfb"));
  expect(files).toHaveLength(3);
  const [first = "", middle = "", last = ""] = [1, 2, 3].map((n) => files.find((name) => name.includes(`-${n}of3`)));
  await take(district, `${world.stick}/${first}`);
  const receipt = await down(true);
  await take(township, receipt.path);
  expect(await township.sync(petition)).toBe("exported");
  expect(await township.exchange.exportPlan({ to: "990127" })).toMatchObject({ events: 0, attachments: 2 });

  await take(district, `${world.stick}/${last}`);
  await take(district, `${world.stick}/${middle}`);
  for (const each of attachments) expect(await bytesOf(await district.ledger.attachments.open(each.hash))).toHaveLength(400_000);
  await take(township, (await down(true)).path);
  expect(await township.sync(petition)).toBe("acknowledged");
  expect(await township.exchange.exportPlan({ to: "990127" })).toMatchObject({ attachments: 0 });
});

test("an acknowledgement that goes lower sends the petition back to 已导出, and the next export carries it again", async () => {
  const petition = await township.register("第一件");
  const before = await district.exchange.backup({ folder: world.stick });
  const backup = await granted(Promise.resolve(before));
  await take(district, (await up()).path);
  await take(township, (await down(true)).path);
  expect(await township.sync(petition)).toBe("acknowledged");

  const again = await world.restored("青川区新机", backup.path, district.recovery);
  const receipt = await granted(again.exchange.export({ to: "990127001", folder: world.stick, receiptOnly: true }));
  await take(township, receipt.path);
  expect(await township.sync(petition)).toBe("exported");
  await take(again, (await up()).path);
  expect((await again.petitions()).has(petition)).toBe(true);
});

test("exports go to the superior or to members only, and a cancelled one leaves no file", async () => {
  await township.register("第一件");
  expect(await refusalOf(township.exchange.export({ to: "990128", folder: world.stick }))).toBe("not-superior");
  expect(await refusalOf(district.exchange.export({ to: "990127009", folder: world.stick }))).toBe("not-member");
  const before = await readdir(world.stick);
  const jobs = township.desk.jobs;
  const cancelling = createExchange({
    ...township.context,
    jobs: {
      ...jobs,
      running: 0,
      cancel: jobs.cancel,
      run: (kind, work) =>
        jobs.run(kind, (job) => {
          jobs.cancel(job.id);
          return work(job);
        }),
    },
  });
  expect(await refusalOf(cancelling.export({ to: "990127", folder: world.stick }))).toBe("cancelled");
  expect(await readdir(world.stick)).toEqual(before);
});

test("a receipt read out by telephone acknowledges exactly its bundle", async () => {
  const petition = await township.register("第一件");
  const out = await up();
  const done = await take(district, out.path);
  const code = done.receiptCode ?? "";
  expect(code).toMatch(/^[0-9A-Z]{10}$/);
  const other = await township.register("第二件");
  const wrong = `${code.slice(0, 4)}${code[4] === "7" ? "8" : "7"}${code.slice(5)}`;
  expect(await refusalOf(township.exchange.applyReceiptCode({ code: wrong }))).toBe("bad-code");
  expect(await refusalOf(township.exchange.applyReceiptCode({ code: "7777777777" }))).toMatch(/code$/);
  expect(await township.sync(petition)).toBe("exported");
  expect(
    await granted(township.exchange.applyReceiptCode({ code: `${code.slice(0, 5)}-${code.slice(5).toLowerCase()}` })),
  ).toEqual({
    petitions: 1,
  });
  expect(await township.sync(petition)).toBe("acknowledged");
  expect(await township.sync(other)).toBe("local");
  expect(await up()).toMatchObject({ events: 1, petitions: 1 });
  const history = await township.exchange.exchanges();
  expect(history.find((each) => each.id === out.bundle)).toMatchObject({ receiptCode: null });
  expect(history.find((each) => each.id === out.bundle)?.acknowledgedAt).not.toBeNull();
});

test("two machines of one office find each other's petitions through the district", async () => {
  const second = await world.office("990127001", "柳溪镇二");
  await world.enrol(district, second);
  const first = await township.register("第一台的一件");
  const other = await second.register("第二台的一件");
  for (const machine of [township, second]) await take(district, (await up(machine)).path);
  const both = await down();
  for (const machine of [township, second]) await take(machine, both.path);
  for (const machine of [township, second]) {
    expect([...(await machine.petitions()).keys()].sort()).toEqual([first, other].sort());
    await take(district, (await up(machine)).path);
  }
  expect(await district.exchange.exportPlan({ to: "990127001" })).toMatchObject({ events: 0 });
  expect(await township.sync(first)).toBe("acknowledged");
});
