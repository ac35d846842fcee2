import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, describe, expect, it, vi } from "vitest";
import { ServiceFailure } from "../../shared/desktop.ts";
import { freshDesk, type TestDesk } from "./desk-fixture.ts";
import { granted, intake, passphrase } from "./engine-words.ts";

let desk: TestDesk | null = null;
afterEach(async () => {
  await desk?.close();
  desk = null;
});

const district = {
  level: "district",
  organisation: "990127",
  officeName: "青川区信访局",
  user: { name: "周敏", passphrase },
} as const;
const township = { ...district, level: "township", organisation: "990127001", officeName: "青禾镇信访站" } as const;

async function setUp(request: typeof district | typeof township) {
  desk = await freshDesk();
  const sheets = granted(await desk.engine.setUp(request));
  return { first: desk, sheets };
}

/** The same folder and store after the program ended. */
async function again(before: TestDesk): Promise<TestDesk> {
  desk = await before.reopen(before.store);
  return desk;
}

async function unlock(at: TestDesk) {
  const [user] = (await at.engine.status()).users;
  return granted(await at.engine.unlock({ user: user?.id ?? "", passphrase }));
}

describe("the sheets of a first start", () => {
  it("come again after a crash, the same, until they are confirmed; then never, and the desk goes on", async () => {
    const { first, sheets } = await setUp(district);
    expect(sheets.root?.secret).toMatch(/^[0-9a-f]{64}$/);
    const second = await again(first);
    expect(await second.engine.pendingSheets()).toBeNull();
    await unlock(second);
    expect(await second.engine.pendingSheets()).toEqual(sheets);
    expect(await second.engine.confirmSheets()).toBeNull();
    expect(await second.engine.pendingSheets()).toBeNull();
    const third = await again(second);
    await unlock(third);
    expect(await third.engine.pendingSheets()).toBeNull();
    granted(await third.engine.unlockWithRecovery({ identity: sheets.recovery.identity }));
    expect(await third.engine.pendingSheets()).toBeNull();
  });

  it("lie in no file in clear while they wait", async () => {
    const { first, sheets } = await setUp(district);
    const vault = await readFile(join(first.folder, "vault.json"), "utf8");
    for (const secret of [sheets.recovery.identity, sheets.root?.secret ?? "-"]) {
      expect(vault).not.toContain(secret);
      expect(vault).not.toContain(Buffer.from(secret).toString("base64").slice(0, 40));
    }
  });

  it("are shown to administrators only, and only an administrator may confirm or renew them", async () => {
    const { first } = await setUp(township);
    const word = "白日依山尽黄河入";
    const clerk = granted(await first.engine.addUser({ name: "林峰", role: "clerk", passphrase: word }));
    await first.engine.lock();
    expect(await first.engine.pendingSheets()).toBeNull();
    expect(await first.engine.confirmSheets()).toMatchObject({ refused: "locked" });
    granted(await first.engine.unlock({ user: clerk.id, passphrase: word }));
    expect(await first.engine.pendingSheets()).toBeNull();
    expect(await first.engine.confirmSheets()).toMatchObject({ refused: "not-allowed" });
    expect(await first.engine.renewRecoverySheet()).toMatchObject({ refused: "not-allowed" });
    await first.engine.lock();
    await unlock(first);
    expect(await first.engine.pendingSheets()).not.toBeNull();
  });

  it("stay pending when the disk does not take their removal", async () => {
    const { first, sheets } = await setUp(township);
    const { desktop } = first.services;
    const writing = vi.spyOn(desktop, "call").mockRejectedValueOnce(new ServiceFailure("disk-full", "planted"));
    expect(await first.engine.confirmSheets()).toMatchObject({ refused: "disk-full" });
    expect(writing).toHaveBeenCalledWith("file.write", { name: "vault.json" }, expect.anything());
    writing.mockRestore();
    expect(await first.engine.pendingSheets()).toEqual(sheets);
  });
});

/** What another machine answers to this backup and this sheet, and which sheets wait there afterwards. */
async function restoredFrom(path: string, identity: string) {
  const target = await freshDesk();
  try {
    const { token } = await target.services.desktop.call("incoming.stage", { path });
    const user = { name: "李恢复", passphrase };
    const answer = await target.engine.restore({ token, identity, user, lastPrintedNumber: "" });
    return { answer, pending: await target.engine.pendingSheets() };
  } finally {
    await target.close();
  }
}

async function backupOf(at: TestDesk): Promise<string> {
  const folder = join(at.folder, "backups");
  await mkdir(folder, { recursive: true });
  return granted(await at.engine.backup({ folder })).path;
}

describe("the sheet of a restored desk", () => {
  it("is another one, and waits for its confirmation like the first", async () => {
    const { first, sheets } = await setUp(township);
    granted(await first.engine.confirmSheets());
    const { answer, pending } = await restoredFrom(await backupOf(first), sheets.recovery.identity);
    const { recovery } = granted(answer);
    expect(recovery.identity).not.toBe(sheets.recovery.identity);
    expect(pending).toEqual({ recovery, root: null });
  });
});

describe("a renewed recovery sheet", () => {
  it("replaces the old one at once, and is pending until confirmed", async () => {
    const { first, sheets } = await setUp(township);
    granted(await first.engine.confirmSheets());
    const fresh = granted(await first.engine.renewRecoverySheet());
    expect(fresh.identity).not.toBe(sheets.recovery.identity);
    expect(await first.engine.pendingSheets()).toEqual({ recovery: fresh, root: null });
    await first.engine.lock();
    expect(await first.engine.unlockWithRecovery({ identity: sheets.recovery.identity })).toMatchObject({
      refused: "wrong-recovery",
    });
    granted(await first.engine.unlockWithRecovery({ identity: fresh.identity }));
    await first.engine.lock();
    await unlock(first);
  });

  it("leaves an old copy of the vault with the old sheet behind: it opens nothing sealed since", async () => {
    const { first, sheets } = await setUp(township);
    const path = join(first.folder, "vault.json");
    const old = await readFile(path, "utf8");
    granted(await first.engine.renewRecoverySheet());
    granted(await first.engine.register({ draft: "d1", intake: intake() }));
    await first.engine.lock();
    await writeFile(path, old);
    const copied = await again(first);
    await expect(copied.engine.unlockWithRecovery({ identity: sheets.recovery.identity })).rejects.toThrow(/generation 2/);
  });

  it("opens the backups from then on; those before still need the old one", async () => {
    const { first, sheets } = await setUp(township);
    const before = await backupOf(first);
    const { identity } = granted(await first.engine.renewRecoverySheet());
    const after = await backupOf(first);
    expect((await restoredFrom(after, sheets.recovery.identity)).answer).toMatchObject({ refused: "wrong-identity" });
    expect((await restoredFrom(before, identity)).answer).toMatchObject({ refused: "wrong-identity" });
    granted((await restoredFrom(after, identity)).answer);
    granted((await restoredFrom(before, sheets.recovery.identity)).answer);
  });

  it("leaves the root waiting that was not confirmed either, and what was written before open", async () => {
    const { first, sheets } = await setUp(district);
    granted(await first.engine.saveDraft({ id: "d1", form: { title: "水渠" }, label: "", channel: "visit" }));
    const fresh = granted(await first.engine.renewRecoverySheet());
    expect((await first.engine.pendingSheets())?.root).toEqual(sheets.root);
    const next = await again(first);
    await unlock(next);
    expect(await next.engine.pendingSheets()).toEqual({ recovery: fresh, root: sheets.root });
    expect((await next.engine.draft({ id: "d1" }))?.form).toEqual({ title: "水渠" });
  });
});
