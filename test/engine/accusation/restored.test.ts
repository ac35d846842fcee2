import { afterEach, beforeEach, expect, it } from "vitest";
import { freshDesk, type TestDesk } from "../desk-fixture.ts";
import { granted, passphrase } from "../engine-words.ts";
import { accusation, clear, type Offices, officerPassphrase, secretWords, twoOffices } from "./offices.ts";
import { openedWith, placesOf } from "./opened-desk.ts";

let offices: Offices;
const restored: TestDesk[] = [];
beforeEach(async () => {
  offices = await twoOffices();
});
afterEach(async () => {
  for (const desk of restored.splice(0)) await desk.close();
  await offices.close();
});

const file = { file: new Blob(["账本复印件，第一页"]), name: "账本复印件.txt", mediaType: "text/plain" };

async function restore(from: TestDesk): Promise<TestDesk> {
  const sheet = granted(await from.engine.renewRecoverySheet());
  const backup = granted(await from.engine.backup({ folder: offices.stick }));
  const desk = await freshDesk();
  restored.push(desk);
  const { token } = await desk.services.desktop.call("incoming.stage", { path: backup.path });
  const user = { name: "新机", passphrase };
  granted(await desk.engine.restore({ token, identity: sheet.identity, user, lastPrintedNumber: "" }));
  return desk;
}

it("a restored district still holds what was sealed, opened or not, and only the officer reads it", async () => {
  const { district, township } = offices;
  const sheet = await clear(offices);
  granted(await township.engine.takeAccusation({ id: "x1", accusation: accusation(), files: [file] }));
  await offices.carry(township.engine, district.engine, "990127");
  granted(await district.engine.openAccusations({ recipient: sheet.recipient, passphrase: officerPassphrase }));
  expect(granted(await district.engine.accusations()).rows).toHaveLength(1);
  granted(await township.engine.takeAccusation({ id: "x2", accusation: accusation({ accuser: null }), files: [] }));
  await offices.carry(township.engine, district.engine, "990127");

  const again = await restore(district);
  const user = (await again.engine.status()).user?.id ?? "";
  expect(placesOf(await openedWith(again, { user, passphrase }), secretWords)).toEqual([]);
  expect((await again.engine.accusationDesk()).unopened).toBe(1);
  granted(await again.engine.openAccusations({ recipient: sheet.recipient, passphrase: officerPassphrase }));
  const { rows, problems } = granted(await again.engine.accusations());
  expect(problems).toEqual([]);
  expect(rows).toHaveLength(2);
  for (const row of rows) {
    const found = granted(await again.engine.accusation({ id: row.id }));
    for (const { hash } of found.taken?.attachments ?? []) {
      expect(await granted(await again.engine.openAccusationFile({ id: row.id, hash })).text()).toBe("账本复印件，第一页");
    }
  }
});

it("a restored township still knows its receipts, and sends up what was not taken in", async () => {
  const { district, township } = offices;
  const sheet = await clear(offices);
  const { number } = granted(await township.engine.takeAccusation({ id: "x1", accusation: accusation(), files: [file] }));
  const again = await restore(township);
  const user = (await again.engine.status()).user?.id ?? "";
  expect(placesOf(await openedWith(again, { user, passphrase }), secretWords)).toEqual([]);
  const next = granted(await again.engine.takeAccusation({ id: "x2", accusation: accusation(), files: [] }));
  expect(next.number).toContain("-0002-");
  await offices.merge(district, granted(await again.engine.export({ to: "990127", folder: offices.stick })).path);
  granted(await district.engine.openAccusations({ recipient: sheet.recipient, passphrase: officerPassphrase }));
  const { rows } = granted(await district.engine.accusations());
  expect(rows.map((row) => row.number).sort()).toEqual([number, next.number].sort());
});
