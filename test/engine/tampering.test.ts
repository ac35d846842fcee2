import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, expect, it } from "vitest";
import { type TestDesk, townshipDesk } from "./desk-fixture.ts";
import { draftId, granted, intake, passphrase } from "./engine-words.ts";

let desk: TestDesk | null = null;
afterEach(async () => {
  await desk?.close();
  desk = null;
});

async function flip(path: string, at: number): Promise<void> {
  const bytes = await readFile(path);
  bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at);
  await writeFile(path, bytes);
}

it("says that an attachment is damaged when its file was altered, cut or put in another's place", async () => {
  const made = await townshipDesk();
  desk = made;
  const folder = join(made.folder, "attachments");
  const add = async (bytes: Uint8Array<ArrayBuffer>) =>
    granted(await made.engine.addAttachment({ file: new Blob([bytes]), name: "照片.jpg", mediaType: "image/jpeg" }));
  const big = await add(new Uint8Array(2_500_000).fill(7));
  const [bigFile = ""] = (await readdir(folder)).filter((name) => !name.startsWith("."));
  expect(bigFile).not.toContain(big.hash.slice(0, 8));
  const whole = await readFile(join(folder, bigFile));

  await flip(join(folder, bigFile), 1_500_000);
  expect(await made.engine.openAttachment({ hash: big.hash })).toMatchObject({ refused: "attachment-damaged" });
  // Cut at the end of a chunk: what is left is sound in itself, but it does not say that it is the end.
  await writeFile(join(folder, bigFile), whole.subarray(0, 16 + 1_048_576 + 30));
  expect(await made.engine.openAttachment({ hash: big.hash })).toMatchObject({ refused: "attachment-damaged" });
  await writeFile(join(folder, bigFile), whole);
  expect(granted(await made.engine.openAttachment({ hash: big.hash })).size).toBe(2_500_000);
  const small = await add(new Uint8Array([1]));
  const smallFile = (await readdir(folder)).find((name) => !name.startsWith(".") && name !== bigFile) ?? "";
  await writeFile(join(folder, smallFile), whole);
  const swapped = await made.engine.openAttachment({ hash: small.hash });
  expect(swapped).toMatchObject({ refused: "attachment-damaged" });
});

it("takes no role and no user from a vault file that was edited", async () => {
  const made = await townshipDesk();
  desk = made;
  const clerk = granted(await made.engine.addUser({ name: "林峰", role: "clerk", passphrase: "白日依山尽黄河入" }));
  const again = await made.reopen(made.store);
  desk = again;
  const path = join(again.folder, "vault.json");
  const vault = JSON.parse(await readFile(path, "utf8"));
  for (const slot of vault.slots) if (slot.user === clerk.id) slot.role = "administrator";
  await writeFile(path, JSON.stringify(vault));
  granted(await again.engine.unlock({ user: clerk.id, passphrase: "白日依山尽黄河入" }));
  expect((await again.engine.status()).user?.role).toBe("clerk");
  expect(await again.engine.addUser({ name: "甲", role: "administrator", passphrase })).toMatchObject({ refused: "not-allowed" });
});

it("asks for a backup when the vault is gone or broken, and never starts anew over a journal", async () => {
  const made = await townshipDesk();
  granted(await made.engine.register({ draft: draftId(), intake: intake() }));
  const again = await made.reopen(made.store);
  desk = again;
  await writeFile(join(again.folder, "vault.json"), "{");
  const status = await again.engine.status();
  expect(status).toMatchObject({ phase: "recovery" });
  expect(status.recoveryReason).toContain("备份");
  expect(
    await again.engine.setUp({
      level: "township",
      organisation: "990127001",
      officeName: "新",
      user: { name: "乙", passphrase },
    }),
  ).toMatchObject({ refused: "restore-first" });
});

it("shows a petition's row only under its own id: a value moved to another row does not open", async () => {
  const made = await townshipDesk();
  desk = made;
  const one = granted(await made.engine.register({ draft: draftId(), intake: intake() }));
  const other = granted(await made.engine.register({ draft: draftId(), intake: intake({ title: "另一件" }) }));
  const [from, to] = [await made.store.get("petitions", one.petition), await made.store.get("petitions", other.petition)];
  if (!from || !to) throw new Error("both are there");
  await made.store.commit([{ table: "petitions", put: { ...to, value: from.value } }]);
  await expect(made.engine.petition({ petition: other.petition })).rejects.toThrow();
});
