import { mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { openBundle } from "../../shared/bundle/open.ts";
import { createInternationalSuite } from "../../shared/crypto/international.ts";
import type { Desktop } from "../../shared/desktop.ts";
import { demoPlaces } from "../../shared/petition/demo-county.ts";
import { contentClasses } from "../../shared/petition/dictionary.ts";
import { freshDesk, type TestDesk, townshipDesk } from "./desk-fixture.ts";
import { draftId, granted, intake, passphrase } from "./engine-words.ts";

let desk: TestDesk | null = null;
afterEach(async () => {
  await desk?.close();
  desk = null;
});

async function opened() {
  const made = await townshipDesk();
  desk = made;
  return made;
}

/** A file whose bytes come only when they are let go. */
function slowFile(bytes: Uint8Array<ArrayBuffer>) {
  let letGo = () => {};
  const free = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  const stream = () =>
    new ReadableStream<Uint8Array<ArrayBuffer>>({
      async pull(controller) {
        await free;
        controller.enqueue(bytes);
        controller.close();
      },
    });
  return { file: { size: bytes.length, stream } as unknown as Blob, letGo };
}

describe("locking", () => {
  it("shows and changes nothing until the passphrase is given", async () => {
    const { engine } = await opened();
    const { petition } = granted(await engine.register({ draft: draftId(), intake: intake() }));
    await engine.lock();
    expect(await engine.petition({ petition })).toBeNull();
    expect((await engine.list({ filter: {}, sort: { by: "number", reverse: false }, offset: 0, limit: 9 })).rows).toEqual([]);
    expect(await engine.register({ draft: draftId(), intake: intake() })).toMatchObject({ refused: "locked" });
    expect(await engine.export({ to: "990127", folder: "/" })).toMatchObject({ refused: "locked" });
    expect(await engine.addUser({ name: "甲", role: "administrator", passphrase })).toMatchObject({ refused: "locked" });
  });

  it("locks though the disk answers no more, and what was on its way is there when it does", async () => {
    const disk: { stuck: Promise<void> | null } = { stuck: null };
    const made = await townshipDesk(
      async (desktop): Promise<Desktop> => ({
        async call(name, request, bytes) {
          if (name === "file.write") await disk.stuck;
          return desktop.call(name, request, bytes);
        },
      }),
    );
    desk = made;
    const { engine, user } = made;
    let answer = () => {};
    disk.stuck = new Promise((resolve) => {
      answer = resolve;
    });
    const id = draftId();
    const saving = engine.saveDraft({ id, form: { title: "水渠" }, label: "", channel: "visit" });
    const locked = engine.lock();
    expect((await engine.status()).phase).toBe("locked");
    expect(await engine.drafts()).toEqual([]);
    disk.stuck = null;
    answer();
    granted(await saving);
    await locked;
    granted(await engine.unlock({ user, passphrase }));
    expect((await engine.drafts()).map((draft) => draft.id)).toEqual([id]);
  });

  it("lets a running job finish behind the lock screen, where nobody sees it", async () => {
    const { engine, user } = await opened();
    const { file, letGo } = slowFile(new Uint8Array([1, 2, 3]));
    const adding = engine.addAttachment({ file, name: "照片.jpg", mediaType: "image/jpeg" });
    await engine.lock();
    expect((await engine.status()).phase).toBe("locked");
    letGo();
    const { hash } = granted(await adding);
    expect(await engine.openAttachment({ hash })).toMatchObject({ refused: "locked" });
    granted(await engine.unlock({ user, passphrase }));
    expect(granted(await engine.openAttachment({ hash })).size).toBe(3);
  });

  it("cancels an attachment between chunks and keeps nothing of it", async () => {
    const test = await opened();
    const { file, letGo } = slowFile(new Uint8Array(2_500_000));
    const adding = test.engine.addAttachment({ file, name: "录像.mp4", mediaType: "video/mp4" });
    await test.engine.cancel({ job: "attach-2" });
    letGo();
    expect(await adding).toMatchObject({ refused: "cancelled" });
    const sizes = await test.services.desktop.call("attachment.size", { names: ["a"] });
    expect(sizes.sizes).toEqual([null]);
  });
});

describe("roles", () => {
  it("let a clerk register but not manage users, and an auditor read but not write", async () => {
    const { engine } = await opened();
    const clerk = granted(await engine.addUser({ name: "林峰", role: "clerk", passphrase: "白日依山尽黄河入" }));
    const auditor = granted(await engine.addUser({ name: "许静", role: "auditor", passphrase: "更上一层楼更上一" }));
    await engine.lock();
    granted(await engine.unlock({ user: clerk.id, passphrase: "白日依山尽黄河入" }));
    granted(await engine.register({ draft: draftId(), intake: intake() }));
    expect(await engine.removeUser({ user: auditor.id })).toMatchObject({ refused: "not-allowed" });
    expect(await engine.accessRecords()).toMatchObject({ refused: "not-allowed" });
    await engine.lock();
    granted(await engine.unlock({ user: auditor.id, passphrase: "更上一层楼更上一" }));
    expect(await engine.register({ draft: draftId(), intake: intake() })).toMatchObject({ refused: "role" });
    expect(granted(await engine.accessRecords())).toEqual([]);
    expect((await engine.workTable()).total).toBe(1);
  });

  it("never leave a desk without an administrator", async () => {
    const { engine, user } = await opened();
    expect(await engine.changeRole({ user, role: "clerk" })).toMatchObject({ refused: "last-administrator" });
    expect(await engine.removeUser({ user })).toMatchObject({ refused: "own-account" });
    const other = granted(await engine.addUser({ name: "林峰", role: "administrator", passphrase: "白日依山尽黄河入" }));
    granted(await engine.changeRole({ user, role: "clerk" }));
    expect((await engine.status()).user?.role).toBe("clerk");
    expect((await engine.users()).find((one) => one.id === other.id)?.role).toBe("administrator");
  });
});

describe("dictionaries", () => {
  it("are the built-in classes until a list is imported, which then decides what may be registered", async () => {
    const { engine } = await opened();
    expect(await engine.dictionary({ name: "content-class" })).toEqual(contentClasses);
    const text = "代码,名称,上级,启用\n010000,农村农业,,1\n010100,土地承包,010000,1\n020000,旧类,,0\n";
    expect(granted(await engine.importDictionary({ name: "content-class", text }))).toEqual({ entries: 3 });
    expect(await engine.register({ draft: draftId(), intake: intake() })).toMatchObject({ field: "contentClass" });
    granted(await engine.register({ draft: draftId(), intake: intake({ contentClass: "010100" }) }));
  });

  it("name the line that is wrong and change nothing", async () => {
    const { engine } = await opened();
    const answer = await engine.importDictionary({ name: "place", text: "990127001201,石桥村\n99012,短\n" });
    expect(answer).toMatchObject({ refused: "invalid-dictionary" });
    expect(answer).toHaveProperty("message", expect.stringContaining("第 2 行"));
    expect(await engine.dictionary({ name: "place" })).toEqual(demoPlaces);
  });

  it("are named in what the desk writes: built-in, then by what was imported", async () => {
    const { engine, folder } = await opened();
    const backups = join(folder, "backups");
    await mkdir(backups);
    const suite = await createInternationalSuite();
    const named = async () => {
      const { path } = granted(await engine.backup({ folder: backups }));
      const bytes = new Uint8Array(await readFile(path));
      const source = { size: bytes.length, read: async (at: number, length: number) => bytes.slice(at, at + length) };
      return (await openBundle(suite, source)).manifest.versions.dictionary;
    };
    expect(await named()).toBe("built-in");
    granted(await engine.importDictionary({ name: "place", text: "990127001201,石桥村\n" }));
    const first = await named();
    expect(first).toMatch(/^[0-9a-f]{12}$/);
    expect(await named()).toBe(first);
    granted(await engine.importDictionary({ name: "place", text: "990127001201,石桥新村\n" }));
    expect(await named()).toMatch(/^[0-9a-f]{12}$/);
    expect(await named()).not.toBe(first);
  });

  it("know the places of the made-up county at its own desks, and no places elsewhere", async () => {
    const { engine } = await opened();
    expect(await engine.dictionary({ name: "place" })).toEqual(demoPlaces);
    await desk?.close();
    desk = await freshDesk();
    granted(
      await desk.engine.setUp({
        level: "township",
        organisation: "990226001",
        officeName: "南桥镇信访站",
        user: { name: "周敏", passphrase },
      }),
    );
    expect(await desk.engine.dictionary({ name: "place" })).toEqual([]);
  });
});
