import { afterAll, expect, test } from "vitest";
import { addUser, changePassphrase, removeUser } from "../../renderer/engine/vault/accounts.ts";
import { renewRecoverySheet } from "../../renderer/engine/vault/sheets.ts";
import { fromHex, toBase64, utf8 } from "../../shared/crypto/bytes.ts";
import type { Desktop } from "../../shared/desktop.ts";
import { createWorld, granted, type Office, passphrase, type World } from "./exchange/world.ts";

let world: World;
afterAll(() => world.close());

/** Everything that went from an engine to its shell: requests as JSON, and bytes. */
const crossed: Buffer[] = [];
const watched = (shell: Desktop): Desktop => ({
  call(channel, request, bytes) {
    crossed.push(Buffer.from(JSON.stringify({ channel, request })));
    if (bytes !== undefined) crossed.push(Buffer.from(bytes));
    return shell.call(channel, request, bytes);
  },
});

/** Names of the secrets that are found in any of the pieces: as text, as bytes, in hex and in Base64. */
function foundIn(pieces: readonly Buffer[], secrets: ReadonlyMap<string, Uint8Array>): string[] {
  return [...secrets].flatMap(([name, bytes]) => {
    const plain = Buffer.from(bytes);
    const forms = [plain, Buffer.from(plain.toString("hex")), Buffer.from(toBase64(new Uint8Array(plain)).replace(/=+$/, ""))];
    return forms.some((form) => pieces.some((piece) => piece.includes(form))) ? [name] : [];
  });
}

/** All that opens something at an office, by what it is. */
function secretsOf(office: Office): Map<string, Uint8Array> {
  const contents = office.desk.session?.contents;
  if (contents === undefined) throw new Error("the desk is locked");
  const { device, keys, sheets } = contents;
  return new Map([
    ...keys.map(({ generation, raw }) => [`${office.organisation} vault key ${generation}`, raw] as const),
    [`${office.organisation} signing key`, fromHex(device.signingSecret)],
    ...device.identities.map((identity, i) => [`${office.organisation} identity ${i}`, utf8(identity)] as const),
    ...(sheets === undefined ? [] : ([[`${office.organisation} recovery identity`, utf8(sheets.recovery.identity)]] as const)),
    ...(sheets?.root ? ([[`${office.organisation} root key`, fromHex(sheets.root.secret)]] as const) : []),
  ]);
}

test("no key, passphrase or sheet ever crosses from the engine to the shell, whatever is done", async () => {
  world = await createWorld(watched);
  const district = await world.office("990127", "青川区");
  const township = await world.office("990127001", "柳溪镇");
  const secrets = new Map([...secretsOf(district), ...secretsOf(township), ["the passphrase", utf8(passphrase)]]);
  await world.enrol(district, township);
  const photo = await township.attach("水渠.jpg", new Uint8Array(200_000).fill(3));
  const petition = await township.register("水渠损坏", [photo]);
  await township.note(petition, "已电话联系");
  const sent = await granted(township.exchange.export({ to: "990127", folder: world.stick }));
  await granted(district.exchange.applyImport({ token: await district.stage(sent.path) }));
  const backup = await granted(township.exchange.backup({ folder: world.stick }));
  const added = await granted(addUser(township.desk, { name: "林峰", role: "clerk", passphrase: "白日依山尽黄河入" }));
  await granted(changePassphrase(township.desk, passphrase, "更上一层楼更上一"));
  await granted(removeUser(township.desk, added.id));
  const sheet = await granted(renewRecoverySheet(township.desk));
  for (const [name, secret] of secretsOf(township)) secrets.set(name, secret);
  for (const one of ["白日依山尽黄河入", "更上一层楼更上一", sheet.identity]) secrets.set(one, utf8(one));
  const restored = await world.restored("柳溪镇新机", backup.path, township.recovery);
  for (const [name, secret] of secretsOf(restored)) secrets.set(`restored ${name}`, secret);

  expect(secrets.size).toBeGreaterThan(15);
  expect(crossed.length).toBeGreaterThan(100);
  expect(foundIn(crossed, secrets)).toEqual([]);
  // The same search finds each of them where it is.
  const planted = [...secrets.values()].map((secret, i) =>
    Buffer.from(i % 2 === 0 ? secret : utf8(Buffer.from(secret).toString("hex"))),
  );
  expect(foundIn(planted, secrets)).toEqual([...secrets.keys()]);
});
