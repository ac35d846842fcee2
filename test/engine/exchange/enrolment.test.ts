import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { bundlesIn, createWorld, granted, type Office, refusalOf, type World } from "./world.ts";

let world: World;
let district: Office;
let township: Office;

beforeEach(async () => {
  world = await createWorld();
  district = await world.office("990127", "青川区");
  township = await world.office("990127001", "柳溪镇");
});
afterEach(() => world.close());

async function answered(at = township): Promise<{ readonly token: string; readonly rootWords: readonly string[] }> {
  const request = await granted(at.exchange.createRequest({ folder: world.stick }));
  const arrived = await district.stage(request.path);
  const answer = await granted(district.exchange.issueEnrolment({ token: arrived, folder: world.stick }));
  return { token: await at.stage(answer.path), rootWords: await granted(district.exchange.rootWords()) };
}

test("the district sees the same eight words as the township, and whether it knows the device", async () => {
  const request = await granted(township.exchange.createRequest({ folder: world.stick }));
  expect(request.words).toHaveLength(8);
  expect(township.ledger.trust.state().enrolment).toBe("requested");
  const token = await district.stage(request.path);
  const seen = await granted(district.exchange.reviewRequest({ token }));
  expect(seen).toMatchObject({ organisation: "990127001", level: "township", words: request.words, known: false });
  await granted(district.exchange.issueEnrolment({ token, folder: world.stick }));
  expect(await district.exchange.reviewRequest({ token })).toMatchObject({ known: true });
});

test("the words of a request that waits stay to be compared, until it is answered", async () => {
  expect(await township.exchange.pendingRequest()).toBeNull();
  const { words, fingerprint } = await granted(township.exchange.createRequest({ folder: world.stick }));
  expect(await township.exchange.pendingRequest()).toMatchObject({ words, fingerprint });
  const { token, rootWords } = await answered();
  await granted(township.exchange.importEnrolment({ token, rootWords }));
  expect(await township.exchange.pendingRequest()).toBeNull();
});

test("an enrolled township knows its superior, and the district its member", async () => {
  const petition = await township.register("接入前登记的一件");
  expect(await refusalOf(township.exchange.export({ to: "990127", folder: world.stick }))).toBe("not-enrolled");
  const { token, rootWords } = await answered();
  expect(await granted(township.exchange.importEnrolment({ token, rootWords }))).toEqual({ superior: "青川区信访站" });
  expect(township.ledger.trust.state()).toMatchObject({ enrolment: "enrolled", superior: { organisation: "990127" } });
  expect(await township.exchange.rootWords()).toEqual(rootWords);
  expect(await district.exchange.members()).toMatchObject([
    { organisation: "990127001", petitions: 0, lastImport: null, devices: [{ deviceCode: "A", revoked: false }] },
  ]);
  const out = await granted(township.exchange.export({ to: "990127", folder: world.stick }));
  await granted(district.exchange.applyImport({ token: await district.stage(out.path) }));
  expect((await district.petitions()).has(petition)).toBe(true);
  expect((await district.exchange.members())[0]).toMatchObject({ petitions: 1 });
});

test("wrong words change nothing", async () => {
  const { token, rootWords } = await answered();
  const before = township.ledger.trust.state();
  const swapped = [rootWords[1] ?? "", rootWords[0] ?? "", ...rootWords.slice(2)];
  expect(await refusalOf(township.exchange.importEnrolment({ token, rootWords: swapped }))).toBe("wrong-words");
  expect(await refusalOf(township.exchange.importEnrolment({ token, rootWords: rootWords.slice(0, 7) }))).toBe("wrong-words");
  expect(township.ledger.trust.state()).toEqual(before);
  await granted(township.exchange.importEnrolment({ token, rootWords }));
});

test("only the answer to this desk's own last request is taken", async () => {
  const first = await answered();
  await granted(township.exchange.createRequest({ folder: world.stick }));
  expect(await refusalOf(township.exchange.importEnrolment(first))).toBe("other-request");
  const other = await world.office("990127002", "石桥镇");
  const theirs = await answered(other);
  const token = await township.stage(join(world.stick, (await lastAnswerOf("990127002")) ?? ""));
  expect(await refusalOf(township.exchange.importEnrolment({ ...theirs, token }))).toBe("other-request");
  expect(township.ledger.trust.state().enrolment).toBe("requested");
});

async function lastAnswerOf(organisation: string): Promise<string | undefined> {
  return (await bundlesIn(world.stick)).findLast((name) => name.includes(organisation));
}

test("a district certifies nobody outside its territory, and nobody but a district certifies", async () => {
  const stranger = await world.office("990128001", "外区镇");
  const request = await granted(stranger.exchange.createRequest({ folder: world.stick }));
  const token = await district.stage(request.path);
  expect(await refusalOf(district.exchange.issueEnrolment({ token, folder: world.stick }))).toBe("outside-territory");
  expect(district.ledger.trust.state().trustList).toBeNull();
  const here = await township.stage(request.path);
  expect(await refusalOf(township.exchange.issueEnrolment({ token: here, folder: world.stick }))).toBe("district-only");
  expect(await refusalOf(district.exchange.createRequest({ folder: world.stick }))).toBe("township-only");
});

test("a request altered on its way is refused", async () => {
  const request = await granted(township.exchange.createRequest({ folder: world.stick }));
  const text = await readFile(request.path, "utf8");
  const altered = join(world.stick, "altered.xfreq");
  await writeFile(altered, text.replace("990127001", "990127009"));
  expect(await refusalOf(district.exchange.reviewRequest({ token: await district.stage(altered) }))).toBe("bad-signature");
});

test("a certificate is renewed by the same steps, under the same device, and nothing that waits is lost", async () => {
  await world.enrol(district, township);
  const before = township.ledger.trust.state().own[0]?.certificate;
  const petition = await township.register("换发前登记");
  await world.enrol(district, township);
  const renewed = township.ledger.trust.state().own[0]?.certificate;
  expect(renewed).toMatchObject({ device: before?.device, deviceCode: before?.deviceCode, serial: (before?.serial ?? 0) + 1 });
  expect(Date.parse(renewed?.expiresAt ?? "")).toBeGreaterThan(Date.parse(before?.expiresAt ?? ""));
  expect((await district.exchange.members())[0]?.devices).toMatchObject([{ expiresAt: renewed?.expiresAt }]);
  const sent = await granted(township.exchange.export({ to: "990127", folder: world.stick }));
  await granted(district.exchange.applyImport({ token: await district.stage(sent.path) }));
  expect((await district.petitions()).has(petition)).toBe(true);
});

test("a second machine of the same office gets a device code of its own", async () => {
  await world.enrol(district, township);
  const second = await world.office("990127001", "柳溪镇二");
  await world.enrol(district, second);
  expect(township.ledger.office.deviceCode).toBe("A");
  expect(second.ledger.office.deviceCode).toBe("B");
  expect((await district.exchange.members())[0]?.devices).toHaveLength(2);
});

test("a revoked machine's later work waits in quarantine, what was held before stays, and nothing is dropped", async () => {
  await world.enrol(district, township);
  await township.register("吊销前的一件");
  const before = await granted(township.exchange.export({ to: "990127", folder: world.stick }));
  await granted(district.exchange.applyImport({ token: await district.stage(before.path) }));
  const device = township.ledger.office.device;
  expect(await refusalOf(district.exchange.revoke({ device: district.ledger.office.device, reason: "误" }))).toBe("own-device");
  expect(await refusalOf(district.exchange.revoke({ device, reason: " " }))).toBe("reason-needed");
  await granted(district.exchange.revoke({ device, reason: "电脑被盗" }));
  expect(await refusalOf(district.exchange.revoke({ device, reason: "再次" }))).toBe("already-revoked");

  await township.register("吊销后的一件");
  const after = await granted(township.exchange.export({ to: "990127", folder: world.stick }));
  const token = await district.stage(after.path);
  const plan = await district.exchange.planImport({ token });
  expect(plan).toMatchObject({ outcome: "ready", counts: { newPetitions: 0, events: 0, quarantined: 1 } });
  expect(await granted(district.exchange.applyImport({ token }))).toMatchObject({ petitions: 0, receiptCode: null });
  expect((await district.petitions()).size).toBe(1);
  const kept = await district.ledger.records("quarantine");
  expect(kept).toHaveLength(1);
  expect(JSON.stringify(kept)).toContain("吊销后的一件");
  const chains = await district.ledger.chains();
  expect(chains.find((chain) => chain.device === device)?.seq).toBe(2);
});
