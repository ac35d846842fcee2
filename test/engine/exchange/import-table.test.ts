import { readFile } from "node:fs/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { EventRange } from "../../../shared/log/event.ts";
import { asJson, asLines } from "../../shared/bundle/forge.ts";
import { cut, forgedFile, ownRanges, packedFile, saved, signed, stateOf, written } from "./bad-files.ts";
import { createWorld, granted, type Office, refusalOf, type World } from "./world.ts";

let world: World;
let district: Office;
let township: Office;
let neighbour: Office;
/** A sound bundle of the township with an attachment, not imported yet. */
let sound: string;

beforeAll(async () => {
  world = await createWorld();
  district = await world.office("990127", "青川区");
  township = await world.office("990127001", "柳溪镇");
  neighbour = await world.office("990127002", "石桥镇");
  await world.enrol(district, township);
  await world.enrol(district, neighbour);
  const photo = await township.attach("水渠.jpg", new Uint8Array(200_000).fill(3));
  for (let i = 0; i < 4; i += 1) await township.register(`第${i}件`, i === 0 ? [photo] : []);
  sound = (await granted(township.exchange.export({ to: "990127", folder: world.stick }))).path;
});
afterAll(() => world.close());

/** Nothing is merged, the file is kept, and plan and apply say the same sentence under the same code. */
async function refused(path: string, code: string, at: Office = district): Promise<void> {
  const before = await stateOf(at);
  const token = await at.stage(path);
  const plan = await at.exchange.planImport({ token });
  expect(plan).toMatchObject({ outcome: "refused", refusal: { code } });
  expect(plan.refusal?.message).toMatch(/^[^\n]{10,120}。$/);
  const answer = await at.exchange.applyImport({ token });
  expect(answer).toMatchObject({ refused: code, message: plan.refusal?.message });
  expect(await stateOf(at)).toEqual(before);
  const { files } = await at.desktop.call("incoming.list", {});
  expect(files.map((file) => file.token)).toContain(token);
}

test("a bundle cut anywhere is truncated", async () => {
  const bytes = await readFile(sound);
  for (const share of [0.02, 0.3, 0.6, 0.9, 0.99]) {
    await refused(await saved(world, bytes.subarray(0, Math.floor(bytes.length * share))), "truncated");
  }
});

test("a file that is no bundle at all is said to be none", async () => {
  await refused(await saved(world, new TextEncoder().encode("信访登记表".repeat(500))), "not-a-bundle");
});

test("one altered byte in the encrypted events, in an attachment or in the signature refuses everything", async () => {
  const bytes = await readFile(sound);
  const codes = new Set<string>();
  for (const share of [0.05, 0.2, 0.5, 0.8]) {
    const altered = Uint8Array.from(bytes);
    const at = Math.floor(bytes.length * share);
    altered[at] = (altered[at] ?? 0) ^ 1;
    const path = await saved(world, altered);
    const token = await district.stage(path);
    const before = await stateOf(district);
    const plan = await district.exchange.planImport({ token });
    expect(plan.outcome).toBe("refused");
    codes.add(plan.refusal?.code ?? "");
    expect(await refusalOf(district.exchange.applyImport({ token }))).toBe(plan.refusal?.code);
    expect(await stateOf(district)).toEqual(before);
  }
  expect([...codes].every((code) => ["bad-hash", "altered", "bad-signature"].includes(code))).toBe(true);
});

test("a hash made wrong below a valid signature is a bad hash", async () => {
  const path = await forgedFile(world, sound, township, district, {
    manifest: (manifest) => ({
      ...manifest,
      entries: manifest.entries.map((entry, i) => (i === 1 ? { ...entry, sha256: "0".repeat(64) } : entry)),
    }),
  });
  await refused(path, "bad-hash");
});

test("an event rewritten below a valid signature of the bundle is refused", async () => {
  const path = await forgedFile(world, sound, township, district, {
    events: asLines((lines) => lines.map((line) => line.replace("水渠", "道路"))),
  });
  await refused(path, "bad-hash");
});

test("an attachment exchanged below a valid signature is refused", async () => {
  await refused(await forgedFile(world, sound, township, district, { blob: (bytes) => bytes.fill(9) }), "bad-hash");
});

test("a bundle for the district is of no use to a neighbour", async () => {
  await refused(sound, "other-recipient", neighbour);
});

test("a desk that was never enrolled is an unknown signer", async () => {
  const stranger = await world.office("990127003", "无名镇");
  await refused(await packedFile(world, stranger, district, await ownRanges(stranger)), "unknown-signer");
});

test("a bundle under another district's root is refused", async () => {
  const elsewhere = await world.office("990128", "另一区");
  const theirs = await world.office("990128001", "另一镇");
  await world.enrol(elsewhere, theirs);
  await refused(await packedFile(world, theirs, district, await ownRanges(theirs)), "wrong-root");
});

test("no township writes into a neighbour's scope, though it signs what it writes", async () => {
  const chain = { scope: "990127002/general" as const, device: township.ledger.office.device, epoch: township.ledger.epoch };
  const range = await signed(township, chain, written(township, chain, null, 2));
  await refused(await packedFile(world, township, district, [range]), "not-authorised");
});

test("no township forges the district's assignments", async () => {
  const [own] = await ownRanges(township);
  if (own === undefined) throw new Error("nothing written");
  const events = written(township, own.chain, own.events.at(-1) ?? null, 1, "assignment.made");
  await refused(await packedFile(world, township, district, [await signed(township, own.chain, events)]), "not-authorised");
});

test("a township does not acknowledge in another device's name", async () => {
  const acknowledgement = {
    organisation: neighbour.organisation,
    device: neighbour.ledger.office.device,
    epoch: neighbour.ledger.epoch,
    number: 900,
    chains: [],
    lacking: [],
  };
  const path = await forgedFile(world, sound, township, district, { manifest: (manifest) => ({ ...manifest, acknowledgement }) });
  await refused(path, "altered");
});

test("a format for newer readers asks for an upgrade", async () => {
  const path = await forgedFile(world, sound, township, district, {
    manifestBytes: asJson((value) => ({ ...value, minReader: 2 })),
  });
  await refused(path, "newer-format");
});

test("an enrolment bundle and another office's backup are not imported here", async () => {
  const stranger = await world.office("990127004", "新来镇");
  const request = await granted(stranger.exchange.createRequest({ folder: world.stick }));
  const token = await district.stage(request.path);
  const answer = await granted(district.exchange.issueEnrolment({ token, folder: world.stick }));
  await refused(answer.path, "wrong-kind", stranger);
  await refused(await packedFile(world, neighbour, district, [], { kind: "backup" }), "wrong-kind");
});

test("a certificate that has run out is told, and stops nothing", async () => {
  const old = await world.office("990127007", "旧证镇");
  await world.enrol(district, old);
  const petition = await old.register("旧证一件");
  const path = await packedFile(world, old, district, await ownRanges(old), { createdAt: "2036-01-01T00:00:00.000Z" });
  const token = await district.stage(path);
  expect(await district.exchange.planImport({ token })).toMatchObject({
    outcome: "ready",
    refusal: null,
    counts: { expired: 1 },
  });
  await granted(district.exchange.applyImport({ token }));
  expect((await district.petitions()).has(petition)).toBe(true);
});

test("a gap is held, names the missing numbers, merges nothing, and is filled by the bundle that was missing", async () => {
  for (let i = 0; i < 4; i += 1) await neighbour.register(`石桥第${i}件`);
  const [all] = await ownRanges(neighbour);
  if (all === undefined) throw new Error("nothing written");
  const early = await packedFile(world, neighbour, district, [await cut(neighbour, all, 1, 2)]);
  const late = await packedFile(world, neighbour, district, [await cut(neighbour, all, 4, 5)]);

  const token = await district.stage(late);
  const before = await stateOf(district);
  const plan = await district.exchange.planImport({ token });
  expect(plan).toMatchObject({ outcome: "gap", refusal: { code: "gap" }, missing: [{ fromSeq: 1, toSeq: 3 }] });
  expect(plan.refusal?.message).toContain("第 1 至 3 号");
  expect(await refusalOf(district.exchange.applyImport({ token }))).toBe("gap");
  expect(await stateOf(district)).toEqual(before);

  await granted(district.exchange.applyImport({ token: await district.stage(early) }));
  expect(await district.exchange.planImport({ token })).toMatchObject({ outcome: "gap", missing: [{ fromSeq: 3, toSeq: 3 }] });

  const whole = await packedFile(world, neighbour, district, [all]);
  await granted(district.exchange.applyImport({ token: await district.stage(whole) }));
  expect(await district.exchange.planImport({ token })).toMatchObject({ outcome: "known" });
});

test("a forced gap is merged and marked, never acknowledged, and closes when the missing numbers come", async () => {
  const forcing = await world.office("990127005", "断档镇");
  await world.enrol(district, forcing);
  for (let i = 0; i < 3; i += 1) await forcing.register(`断档第${i}件`);
  const [all] = await ownRanges(forcing);
  if (all === undefined) throw new Error("nothing written");
  const token = await district.stage(await packedFile(world, forcing, district, [await cut(forcing, all, 3, 4)]));
  expect(await refusalOf(district.exchange.applyImport({ token }))).toBe("gap");
  const done = await granted(district.exchange.applyImport({ token, forceGap: true }));
  expect(done).toMatchObject({ petitions: 2, receiptCode: null });
  const last = all.events.at(-1)?.header.subject ?? "";
  expect((await district.petitions()).has(last)).toBe(true);

  const receipt = await granted(district.exchange.export({ to: "990127005", folder: world.stick, receiptOnly: true }));
  await granted(forcing.exchange.applyImport({ token: await forcing.stage(receipt.path) }));
  expect(await forcing.sync(last)).toBe("local");
  expect(await forcing.exchange.exportPlan({ to: "990127" })).toMatchObject({ events: 4, petitions: 3 });
  expect(await district.exchange.planImport({ token })).toMatchObject({ outcome: "gap" });

  const whole = await granted(forcing.exchange.export({ to: "990127", folder: world.stick }));
  await granted(district.exchange.applyImport({ token: await district.stage(whole.path) }));
  const answer = await granted(district.exchange.export({ to: "990127005", folder: world.stick, receiptOnly: true }));
  await granted(forcing.exchange.applyImport({ token: await forcing.stage(answer.path) }));
  expect(await forcing.sync(last)).toBe("acknowledged");
  expect(await district.exchange.planImport({ token })).toMatchObject({ outcome: "known" });
});

test("what is let in behind a gap is kept in whatever order and pieces it comes, another history of the same numbers too", async () => {
  const forcing = await world.office("990127006", "错序镇");
  await world.enrol(district, forcing);
  for (let i = 0; i < 7; i += 1) await forcing.register(`错序第${i}件`);
  const [all] = await ownRanges(forcing);
  if (all === undefined) throw new Error("nothing written");
  const force = async (range: EventRange) => {
    const token = await district.stage(await packedFile(world, forcing, district, [range]));
    return (await granted(district.exchange.applyImport({ token, forceGap: true }))).events;
  };
  const titles = async () => {
    const held = await district.petitions();
    return all.events.filter(({ header }) => held.has(header.subject)).map(({ header }) => header.seq);
  };
  expect(await force(await cut(forcing, all, 5, 6))).toBe(2);
  expect(await force(await cut(forcing, all, 3, 3))).toBe(1);
  expect(await force(await cut(forcing, all, 3, 6))).toBe(3);
  expect(await force(await cut(forcing, all, 5, 7))).toBe(1);
  expect(await force(await cut(forcing, all, 3, 6))).toBe(0);
  expect(await titles()).toEqual([3, 5, 6, 4, 7].sort());
  const rival = written(forcing, all.chain, all.events[4] ?? null, 2);
  expect(await force(await signed(forcing, all.chain, rival))).toBe(2);
  expect(await force(await signed(forcing, all.chain, rival))).toBe(0);

  const backup = await granted(district.exchange.backup({ folder: world.stick }));
  const again = await world.restored("错序区新机", backup.path, district.recovery);
  expect([...(await again.petitions()).keys()].sort()).toEqual([...(await district.petitions()).keys()].sort());
  expect(await again.exchange.planImport({ token: await again.stage(backup.path) })).toMatchObject({ outcome: "known" });
});

test("a sound bundle is taken, then known; every part of it that is held already is skipped", async () => {
  const token = await district.stage(sound);
  expect(await district.exchange.planImport({ token })).toMatchObject({
    outcome: "ready",
    counts: { newPetitions: 4, events: 5 },
  });
  await granted(district.exchange.applyImport({ token }));
  const held = await stateOf(district);

  const again = await district.stage(sound);
  expect(await district.exchange.planImport({ token: again })).toMatchObject({ outcome: "known", refusal: null });
  expect(await granted(district.exchange.applyImport({ token: again }))).toMatchObject({ petitions: 0, events: 0 });
  expect(await stateOf(district)).toEqual(held);

  const petition = await township.register("又一件");
  const overlapping = await granted(township.exchange.export({ to: "990127", folder: world.stick }));
  const next = await district.stage(overlapping.path);
  expect(overlapping.events).toBe(6);
  expect(await district.exchange.planImport({ token: next })).toMatchObject({
    outcome: "ready",
    counts: { newPetitions: 1, events: 1, attachments: 0 },
  });
  expect(await granted(district.exchange.applyImport({ token: next }))).toMatchObject({ petitions: 1, events: 1 });
  expect((await district.petitions()).has(petition)).toBe(true);
});
