import { afterEach, beforeEach, expect, test } from "vitest";
import { createExchange } from "../../../renderer/engine/exchange/exchange.ts";
import { restoreDesk } from "../../../renderer/engine/exchange/restore.ts";
import { hashLinesWith } from "../../../shared/bundle/hashed-lines.ts";
import { toHex } from "../../../shared/crypto/bytes.ts";
import { cut, ownRanges, packedFile } from "./bad-files.ts";
import {
  bundlesIn,
  bytesOf,
  comparable,
  contextOf,
  createWorld,
  founderOf,
  granted,
  type Office,
  passphrase,
  type World,
} from "./world.ts";

let world: World;
let township: Office;

beforeEach(async () => {
  world = await createWorld();
  township = await world.office("990127001", "柳溪镇");
});
afterEach(() => world.close());

async function refusedRestore(path: string, identity: string): Promise<string> {
  const { desk, services } = await world.blank(`空机-${Math.random().toString(36).slice(2)}`);
  const answer = await restoreDesk(
    {
      suite: world.suite,
      desktop: services.desktop,
      jobs: desk.jobs,
      founder: founderOf(desk),
      contextOf: (ledger) => contextOf(desk, ledger, services.desktop, world.clock),
    },
    {
      token: (await services.desktop.call("incoming.stage", { path })).token,
      identity,
      user: { name: "李恢复", passphrase },
      lastPrintedNumber: "",
    },
  );
  expect(desk.vault).toBeNull();
  return "refused" in answer ? answer.refused : "granted";
}

test("a desk that was never enrolled comes back from its backup with every petition and attachment", async () => {
  const photo = await township.attach("水渠.jpg", new Uint8Array(1_500_000).fill(4));
  const petition = await township.register("水渠年久失修", [photo]);
  await township.note(petition, "已电话联系");
  const backup = await granted(township.exchange.backup({ folder: world.stick }));
  const again = await world.restored("新机", backup.path, township.recovery);
  expect(comparable(await again.petitions())).toEqual(comparable(await township.petitions()));
  expect(await bytesOf(await again.ledger.attachments.open(photo.hash))).toHaveLength(1_500_000);
  expect(again.ledger.office).toEqual(township.ledger.office);
  expect(again.ledger.epoch).not.toBe(township.ledger.epoch);
  expect(again.recovery).not.toBe(township.recovery);
  expect(await again.exchange.planImport({ token: await again.stage(backup.path) })).toMatchObject({
    kind: "backup",
    outcome: "known",
  });
});

test("a large backup's lines are hashed where an import's are, and a hash that is not theirs restores nothing", async () => {
  const petition = await township.register("水渠年久失修");
  for (let n = 0; n < 80; n += 1) await township.note(petition, "电".repeat(10_000));
  const backup = await granted(township.exchange.backup({ folder: world.stick }));
  const lines: string[] = [];
  const again = await world.restored("新机", backup.path, township.recovery, async (block) => {
    const hashed = hashLinesWith(world.suite.hash, block);
    for (let at = 0; at < hashed.digests.length; at += 64) lines.push(toHex(hashed.digests.subarray(at, at + 64)));
    return hashed;
  });
  expect(new Set(lines).size).toBeGreaterThan(80);
  expect(comparable(await again.petitions())).toEqual(comparable(await township.petitions()));

  const wrong = world.restored("另一台", backup.path, township.recovery, async (block) => {
    const hashed = hashLinesWith(world.suite.hash, block);
    hashed.digests.fill(7, -32);
    return hashed;
  });
  await expect(wrong).rejects.toThrow(/bad-hash/);
});

test("a restored township goes on exporting: nothing is lost, nothing is registered twice, the receipts still fit", async () => {
  const district = await world.office("990127", "青川区");
  await world.enrol(district, township);
  const first = await township.register("第一件");
  const before = await granted(township.exchange.export({ to: "990127", folder: world.stick }));
  await granted(district.exchange.applyImport({ token: await district.stage(before.path) }));
  const backup = await granted(township.exchange.backup({ folder: world.stick }));
  const lost = await township.register("备份后登记，电脑坏前上报");
  const last = await granted(township.exchange.export({ to: "990127", folder: world.stick }));
  await granted(district.exchange.applyImport({ token: await district.stage(last.path) }));

  const again = await world.restored("新机", backup.path, township.recovery);
  expect([...(await again.petitions()).keys()]).toEqual([first]);
  const fresh = await again.register("新机上的第一件");
  const out = await granted(again.exchange.export({ to: "990127", folder: world.stick }));
  await granted(district.exchange.applyImport({ token: await district.stage(out.path) }));
  expect([...(await district.petitions()).keys()].sort()).toEqual([first, lost, fresh].sort());

  // What the district still holds of the lost machine comes back to its office.
  const back = await granted(district.exchange.export({ to: "990127001", folder: world.stick }));
  const plan = await again.exchange.planImport({ token: await again.stage(back.path) });
  expect(plan).toMatchObject({ outcome: "ready", counts: { newPetitions: 1 } });
  await granted(again.exchange.applyImport({ token: plan.file.token }));
  expect(comparable(await again.petitions())).toEqual(comparable(await district.petitions()));
  for (const id of [first, lost, fresh]) expect(await again.sync(id)).toBe("acknowledged");
});

test("a backup of several files comes back whole, in whatever order the further ones are taken", async () => {
  const content = (n: number) => new Uint8Array(400_000).map((_, i) => (i * n) % 251);
  const attachments = [
    await township.attach("一", content(3)),
    await township.attach("二", content(5)),
    await township.attach("三", content(7)),
  ];
  await township.register("附件很多", attachments);
  const small = createExchange({ ...township.context, partLimit: 1_600_000 });
  const backup = await granted(small.backup({ folder: world.stick }));
  expect(backup.parts).toBe(3);
  const again = await world.restored("新机", backup.path, township.recovery);
  const others = (await bundlesIn(world.stick)).filter((name) => !backup.path.endsWith(name)).reverse();
  for (const name of others) {
    const token = await again.stage(`${world.stick}/${name}`);
    expect(await again.exchange.planImport({ token })).toMatchObject({ kind: "backup", outcome: "ready" });
    await granted(again.exchange.applyImport({ token }));
  }
  expect(await again.ledger.attachments.holds(attachments.map((each) => each.hash))).toEqual([true, true, true]);
});

test("a restored district learns from its townships whom it had enrolled and revoked, even after announcing anew", async () => {
  const district = await world.office("990127", "青川区");
  await world.enrol(district, township);
  const stolen = await world.office("990127001", "柳溪镇二");
  await world.enrol(district, stolen);
  const backup = await granted(district.exchange.backup({ folder: world.stick }));
  const late = await world.office("990127002", "石桥镇");
  await world.enrol(district, late);
  await granted(district.exchange.revoke({ device: stolen.ledger.office.device, reason: "电脑被盗" }));
  const told = await granted(district.exchange.export({ to: "990127001", folder: world.stick }));
  await granted(township.exchange.applyImport({ token: await township.stage(told.path) }));

  const again = await world.restored("区新机", backup.path, district.recovery);
  const newcomer = await world.office("990127003", "云岭乡");
  await world.enrol(again, newcomer);
  expect((await again.exchange.members()).map((member) => member.organisation)).toEqual(["990127001", "990127003"]);

  const out = await granted(township.exchange.export({ to: "990127", folder: world.stick }));
  await granted(again.exchange.applyImport({ token: await again.stage(out.path) }));
  const members = await again.exchange.members();
  expect(members.map((member) => member.organisation)).toEqual(["990127001", "990127002", "990127003"]);
  expect(members[0]?.devices.filter((device) => device.revoked).map((device) => device.device)).toEqual([
    stolen.ledger.office.device,
  ]);
  const down = await granted(again.exchange.export({ to: "990127001", folder: world.stick }));
  await granted(township.exchange.applyImport({ token: await township.stage(down.path) }));
  expect(township.ledger.trust.state().trustList).toEqual(again.ledger.trust.state().trustList);
});

test("what a supervisor let in behind a gap is in the backup, with its files: nobody else may have it any more", async () => {
  const district = await world.office("990127", "青川区");
  await world.enrol(district, township);
  for (let i = 0; i < 3; i += 1) await township.register(`第${i}件`);
  const photo = await township.attach("水渠.jpg", new Uint8Array(70_000).fill(4));
  const last = await township.register("断档后的一件", [photo]);
  const [all] = await ownRanges(township);
  if (all === undefined) throw new Error("nothing written");
  const blob = { hash: photo.hash, size: photo.size, open: () => township.ledger.attachments.open(photo.hash) };
  const end = all.events.length;
  const early = await packedFile(world, township, district, [await cut(township, all, 1, 2)]);
  const late = await packedFile(world, township, district, [await cut(township, all, end, end)], { blobs: [blob] });
  await granted(district.exchange.applyImport({ token: await district.stage(early) }));
  await granted(district.exchange.applyImport({ token: await district.stage(late), forceGap: true }));
  const backup = await granted(district.exchange.backup({ folder: world.stick }));

  // Its own desk has nothing to learn from it, and nobody is asked again about the gap.
  expect(await district.exchange.planImport({ token: await district.stage(backup.path) })).toMatchObject({ outcome: "known" });
  const again = await world.restored("区新机", backup.path, district.recovery);
  expect([...(await again.petitions()).keys()]).toContain(last);
  expect(comparable(await again.petitions())).toEqual(comparable(await district.petitions()));
  expect(await bytesOf(await again.ledger.attachments.open(photo.hash))).toHaveLength(70_000);
  expect(await again.exchange.planImport({ token: await again.stage(backup.path) })).toMatchObject({ outcome: "known" });

  // The gap itself stays open: what is missing is asked for, and closes it.
  const receipt = await granted(again.exchange.export({ to: "990127001", folder: world.stick, receiptOnly: true }));
  await granted(township.exchange.applyImport({ token: await township.stage(receipt.path) }));
  expect(await township.sync(last)).not.toBe("acknowledged");
  const whole = await granted(township.exchange.export({ to: "990127", folder: world.stick }));
  await granted(again.exchange.applyImport({ token: await again.stage(whole.path) }));
  expect(comparable(await again.petitions())).toEqual(comparable(await township.petitions()));
});

test("another sheet, a mistyped one, a bundle that is no backup: nothing is set up", async () => {
  const district = await world.office("990127", "青川区");
  await world.enrol(district, township);
  await township.register("一件");
  const backup = await granted(township.exchange.backup({ folder: world.stick }));
  const out = await granted(township.exchange.export({ to: "990127", folder: world.stick }));
  expect(await refusedRestore(backup.path, district.recovery)).toBe("wrong-identity");
  expect(await refusedRestore(backup.path, township.recovery.slice(0, -2))).toBe("bad-identity");
  expect(await refusedRestore(out.path, township.recovery)).toBe("wrong-kind");
});
