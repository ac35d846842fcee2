import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { isRefused } from "../../renderer/engine/api/answer.ts";
import { fromHex } from "../../shared/crypto/bytes.ts";
import { createInternationalSuite } from "../../shared/crypto/international.ts";
import { establishTrust } from "../../shared/registry/trust.ts";
import { freshDesk, type TestDesk, townshipDesk } from "./desk-fixture.ts";
import { granted, passphrase } from "./engine-words.ts";

let desk: TestDesk | null = null;
afterEach(async () => {
  await desk?.close();
  desk = null;
});

const township = {
  level: "township",
  organisation: "990127001",
  officeName: "青禾镇信访站",
  user: { name: "周敏", passphrase },
} as const;

describe("a first start", () => {
  it("makes a township desk that is open at once, with its own provisional certificate", async () => {
    desk = await freshDesk();
    expect((await desk.engine.status()).phase).toBe("fresh");
    const { recovery, root } = granted(await desk.engine.setUp(township));
    expect(root).toBeNull();
    expect(recovery.identity).toMatch(/^AGE-SECRET-KEY-1/);
    const status = await desk.engine.status();
    expect(status).toMatchObject({ phase: "open", enrolment: "none", user: { name: "周敏", role: "administrator" } });
    expect(status.office).toMatchObject({ organisation: "990127001", deviceCode: "A", level: "township" });
  });

  it("makes a district whose root is printed, verifies its chain, and lies nowhere on disk", async () => {
    desk = await freshDesk();
    const { root } = granted(
      await desk.engine.setUp({ ...township, level: "district", organisation: "990127", officeName: "青川区信访局" }),
    );
    if (!root) throw new Error("a district has a root");
    expect(root.words).toHaveLength(8);
    const trust = JSON.parse(await readFile(join(desk.folder, "certificates.json"), "utf8"));
    const suite = await createInternationalSuite();
    const verified = await establishTrust(suite, fromHex(root.publicKey), trust.own, null);
    expect(verified).toHaveProperty("certificates");
    for (const name of ["certificates.json", "vault.json"]) {
      expect(await readFile(join(desk.folder, name), "utf8")).not.toContain(root.secret);
    }
    expect(granted(await desk.engine.rootWords())).toEqual(root.words);
  });

  it("refuses a second set-up, a code of the other level and a short passphrase, and says which field", async () => {
    desk = await freshDesk();
    expect(await desk.engine.setUp({ ...township, organisation: "990127" })).toMatchObject({ field: "organisation" });
    expect(await desk.engine.setUp({ ...township, user: { name: "周敏", passphrase: "1234567" } })).toMatchObject({
      refused: "weak-passphrase",
      field: "passphrase",
    });
    granted(await desk.engine.setUp(township));
    expect(await desk.engine.setUp(township)).toMatchObject({ refused: "not-fresh" });
  });
});

describe("opening", () => {
  it("asks for the passphrase after a new start, and gives the desk to whoever knows it", async () => {
    const first = await townshipDesk();
    desk = await first.reopen(first.store);
    const status = await desk.engine.status();
    expect(status.phase).toBe("locked");
    expect(status.users).toEqual([{ id: first.user, name: "周敏", role: "administrator" }]);
    expect(isRefused(await desk.engine.note({ petition: "0".repeat(32), text: "x" }))).toBe(true);
    expect(granted(await desk.engine.unlock({ user: first.user, passphrase })).phase).toBe("open");
  });

  it("slows down after wrong passphrases, also across a new start, and forgives after the right one", async () => {
    const first = await townshipDesk();
    desk = first;
    await desk.engine.lock();
    for (let i = 0; i < 3; i += 1) {
      expect(await desk.engine.unlock({ user: first.user, passphrase: "错误的口令错误的" })).toMatchObject({
        refused: "wrong-passphrase",
      });
    }
    desk = await first.reopen(first.store);
    expect(await desk.engine.unlock({ user: first.user, passphrase })).toMatchObject({ refused: "wait" });
    expect((await desk.engine.status()).waitSeconds).toBeGreaterThan(0);
    desk.now = new Date(desk.now.getTime() + 6_000);
    granted(await desk.engine.unlock({ user: first.user, passphrase }));
    expect((await desk.engine.status()).waitSeconds).toBe(0);
  });

  it("opens with the recovery sheet when every passphrase is forgotten, and gives out a new one", async () => {
    desk = await freshDesk();
    const { recovery } = granted(await desk.engine.setUp(township));
    await desk.engine.lock();
    expect(await desk.engine.unlockWithRecovery({ identity: "AGE-SECRET-KEY-1" })).toMatchObject({ refused: "wrong-recovery" });
    granted(await desk.engine.unlockWithRecovery({ identity: recovery.identity }));
    const added = granted(await desk.engine.addUser({ name: "林峰", role: "administrator", passphrase: "千山鸟飞绝人踪灭" }));
    await desk.engine.lock();
    granted(await desk.engine.unlock({ user: added.id, passphrase: "千山鸟飞绝人踪灭" }));
    expect((await desk.engine.status()).user?.name).toBe("林峰");
  });
});
