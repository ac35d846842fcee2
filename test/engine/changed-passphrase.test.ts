import { afterEach, beforeEach, expect, test } from "vitest";
import { createMemoryStore } from "../../renderer/engine/store/store-memory.ts";
import {
  createVault,
  openWithPassphrase,
  openWithRecovery,
  type VaultContents,
  withPassphrase,
} from "../../renderer/engine/vault/vault.ts";
import { createInternationalSuite } from "../../shared/crypto/international.ts";
import { freshDesk, townshipDesk } from "./desk-fixture.ts";
import { draftId, granted, intake, passphrase } from "./engine-words.ts";

const cost = { memory: 64, passes: 1 };
const user = { id: "u-1", name: "王登记", role: "administrator" as const };
const newestKey = ({ keys }: VaultContents) => keys.at(-1)?.raw;

test("who copied the disk and later learns the old passphrase opens nothing that is written after the change", async () => {
  const suite = await createInternationalSuite();
  const device = { signingSecret: "00", signingPublic: "00", identities: ["AGE"] };
  const made = await createVault(suite, { user, passphrase: "旧口令旧口令旧口", device, root: null, madeAt: "", cost });
  const changed = await withPassphrase(suite, made.file, made.contents, user, "旧口令旧口令旧口", "新口令新口令新口", cost);
  if (!changed) throw new Error("the right passphrase was refused");
  const opened = await openWithPassphrase(suite, changed.file, user.id, "新口令新口令新口");
  expect(opened).toEqual(changed.contents);
  expect(await openWithRecovery(suite, changed.file, made.sheets.recovery.identity)).toEqual(changed.contents);

  const [copied] = made.file.slots;
  const [present] = changed.file.slots;
  if (!copied || !present) throw new Error("a vault without slots");
  const { salt, identity } = copied;
  const thief = { ...changed.file, slots: [{ ...present, salt, identity }] };
  const found = await openWithPassphrase(suite, thief, user.id, "旧口令旧口令旧口").catch(() => null);
  expect(found).toBeNull();
  const old = await openWithPassphrase(suite, made.file, user.id, "旧口令旧口令旧口");
  expect(old?.keys.map(({ raw }) => raw)).not.toContainEqual(newestKey(changed.contents));
});

let desk: Awaited<ReturnType<typeof townshipDesk>>;
beforeEach(async () => {
  desk = await townshipDesk();
});
afterEach(() => desk.close().catch(() => undefined));

test("a changed passphrase opens the desk with all that was registered before and after; the old one does not", async () => {
  const { engine, user: id } = desk;
  granted(await engine.register({ draft: draftId(), intake: intake() }));
  expect(await engine.changePassphrase({ old: "不是这个口令", fresh: "全新的一个口令八字" })).toMatchObject({
    refused: "wrong-passphrase",
  });
  expect(await engine.changePassphrase({ old: passphrase, fresh: "短" })).toMatchObject({ refused: "weak-passphrase" });
  granted(await engine.changePassphrase({ old: passphrase, fresh: "全新的一个口令八字" }));
  granted(await engine.register({ draft: draftId(), intake: intake() }));
  const again = await desk.reopen(createMemoryStore());
  expect(await again.engine.unlock({ user: id, passphrase })).toMatchObject({ refused: "wrong-passphrase" });
  granted(await again.engine.unlock({ user: id, passphrase: "全新的一个口令八字" }));
  const all = { filter: {}, sort: { by: "number", reverse: false }, offset: 0, limit: 50 } as const;
  expect((await again.engine.list(all)).rows).toHaveLength(2);
  await again.close();
});

test("a forgotten passphrase is replaced with the recovery sheet, by nobody without it, and nothing is lost", async () => {
  const request = { level: "township", organisation: "990127001", officeName: "青禾镇信访站" } as const;
  const first = await freshDesk();
  const { recovery } = granted(await first.engine.setUp({ ...request, user: { name: "周敏", passphrase } }));
  const [admin] = (await first.engine.status()).users;
  const id = admin?.id ?? "";
  granted(await first.engine.register({ draft: draftId(), intake: intake() }));
  expect(await first.engine.resetPassphrase({ user: id, fresh: "全新的一个口令八字" })).toMatchObject({
    refused: "sheet-needed",
  });
  expect(await first.engine.unlock({ user: id, passphrase: "忘记了忘记了忘记了" })).toMatchObject({
    refused: "wrong-passphrase",
  });

  const found = await first.reopen(createMemoryStore());
  granted(await found.engine.unlockWithRecovery({ identity: recovery.identity }));
  expect(await found.engine.resetPassphrase({ user: "u-none", fresh: "全新的一个口令八字" })).toMatchObject({
    refused: "unknown-user",
  });
  expect(await found.engine.resetPassphrase({ user: id, fresh: "短" })).toMatchObject({ refused: "weak-passphrase" });
  granted(await found.engine.resetPassphrase({ user: id, fresh: "全新的一个口令八字" }));

  const again = await found.reopen(createMemoryStore());
  expect(await again.engine.unlock({ user: id, passphrase })).toMatchObject({ refused: "wrong-passphrase" });
  granted(await again.engine.unlock({ user: id, passphrase: "全新的一个口令八字" }));
  expect((await again.engine.status()).user).toMatchObject({ name: "周敏", role: "administrator" });
  const all = { filter: {}, sort: { by: "number", reverse: false }, offset: 0, limit: 50 } as const;
  expect((await again.engine.list(all)).rows).toHaveLength(1);
  granted(await again.engine.unlockWithRecovery({ identity: recovery.identity }));
  await again.close();
});
