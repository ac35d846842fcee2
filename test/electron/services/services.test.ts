import { readdir, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { createServices, type Services } from "../../../electron/services/services.ts";
import { type ChannelRequest, channels } from "../../../shared/desktop.ts";
import { temporaryFolder } from "../temporary-folder.ts";

const bytes = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text) as Uint8Array<ArrayBuffer>;
const framed = (...texts: string[]): Uint8Array<ArrayBuffer> => {
  const parts = texts.map(bytes);
  const whole = Buffer.concat(parts.flatMap((part) => [Buffer.from(new Uint32Array([part.length]).buffer), part]));
  return new Uint8Array(whole);
};
const badRequest = expect.objectContaining({ code: "bad-request" });

async function open(folder?: string): Promise<Services> {
  return createServices({
    folder: folder ?? (await temporaryFolder()),
    shell: "memory",
    version: "1.2.3",
    today: () => "2026-03-05",
  });
}

describe("the desktop in this process", () => {
  it("tells its shell, folder, version, date and free space", async () => {
    const { desktop, folder, close } = await open();
    expect(await desktop.call("desk.status", {})).toMatchObject({
      shell: "memory",
      version: "1.2.3",
      folder,
      today: "2026-03-05",
      platform: process.platform,
    });
    expect((await desktop.call("desk.status", {})).freeBytes).toBeGreaterThan(0);
    await close();
  });

  it("keeps small files whole and for this user only, and tells an absent one from an empty one", async () => {
    const { desktop, folder, close } = await open();
    expect(await desktop.call("file.read", { name: "vault.json" })).toMatchObject({ exists: false });
    await desktop.call("file.write", { name: "vault.json" }, bytes("{}"));
    await desktop.call("file.write", { name: "empty" });
    expect((await desktop.call("file.read", { name: "vault.json" })).bytes).toEqual(bytes("{}"));
    expect(await desktop.call("file.read", { name: "empty" })).toMatchObject({ exists: true });
    expect((await stat(join(folder, "vault.json"))).mode & 0o777).toBe(0o600);
    await close();
  });

  it.skipIf(process.platform === "win32")(
    "opens nothing that it ever makes to another user: folders 0700, files 0600",
    async () => {
      const { desktop, folder, close } = await open();
      await desktop.call("file.write", { name: "vault.json" }, bytes("{}"));
      await desktop.call("journal.append", { expect: await desktop.call("journal.position", {}) }, framed("one"));
      await desktop.call("journal.rewrite-begin", {});
      for (const whole of [true, false]) {
        const { token } = await desktop.call("attachment.begin", {});
        await desktop.call("attachment.append", { token }, bytes("sealed"));
        if (whole) await desktop.call("attachment.commit", { token, name: "a".repeat(64) });
      }
      const { token } = await desktop.call("incoming.receive", { name: "a.xfb" });
      await desktop.call("incoming.received", { token });
      const entries = await readdir(folder, { recursive: true });
      const modes = await Promise.all(
        entries.map(async (entry) => {
          const stats = await stat(join(folder, entry));
          return [entry, stats.mode & 0o777, stats.isDirectory() ? 0o700 : 0o600];
        }),
      );
      expect(modes.length).toBeGreaterThan(10);
      expect(modes.filter(([, mode, wanted]) => mode !== wanted)).toEqual([]);
      await close();
    },
  );

  it("lets no small file take the place of the desk's own parts or of a device", async () => {
    const { desktop, close } = await open();
    for (const name of [
      "lock",
      "journal",
      "attachments",
      "incoming",
      "port",
      "token",
      "profile",
      "lock.x",
      "con",
      "nul.json",
      "com1.txt",
    ]) {
      await expect(desktop.call("file.write", { name }, bytes("x"))).rejects.toEqual(badRequest);
    }
    for (const name of ["../vault.json", "a/b", "", ".hidden", "Ä", "a\\b"]) {
      await expect(desktop.call("file.read", { name })).rejects.toEqual(badRequest);
    }
    await close();
  });

  it("appends frames to the journal and reads them back in the same framing", async () => {
    const folder = await temporaryFolder();
    const first = await open(folder);
    const start = await first.desktop.call("journal.position", {});
    const end = await first.desktop.call("journal.append", { expect: start }, framed("甲", "乙"));
    expect(await first.desktop.call("journal.hash-at", { frames: 2 })).toEqual({ hash: end.head });
    await first.close();
    const second = await open(folder);
    expect(await second.desktop.call("journal.position", {})).toEqual(end);
    const read = await second.desktop.call("journal.read", { from: 0, limitBytes: 1000 });
    expect(read.bytes).toEqual(framed("甲", "乙"));
    expect(read).toMatchObject({ next: null, hashes: [expect.any(String), end.head] });
    await second.close();
  });

  it("refuses framing that does not come out even", async () => {
    const { desktop, close } = await open();
    const expectation = { expect: await desktop.call("journal.position", {}) };
    for (const wrong of [new Uint8Array([1]), new Uint8Array([5, 0, 0, 0, 1]), new Uint8Array(0)]) {
      await expect(desktop.call("journal.append", expectation, wrong)).rejects.toEqual(badRequest);
    }
    await close();
  });

  it("sets a journal aside without deleting it and begins another", async () => {
    const { desktop, folder, close } = await open();
    const start = await desktop.call("journal.position", {});
    await desktop.call("journal.append", { expect: start }, framed("甲"));
    const before = await readFile(join(folder, "journal", "journal"));
    const fresh = await desktop.call("journal.retire", {});
    expect(fresh.frames).toBe(0);
    expect(fresh.journal).not.toBe(start.journal);
    expect(await readFile(join(folder, "journal", "retired-2026-03-05"))).toEqual(before);
    // Its checkpoint goes along: the new journal begins without a hint.
    expect(await readdir(join(folder, "journal"))).toEqual(["journal", "retired-2026-03-05", "retired-2026-03-05.checkpoint"]);
    await desktop.call("journal.retire", {});
    expect((await stat(join(folder, "journal", "retired-2026-03-05-2"))).size).toBe(64);
    await close();
  });

  it("still answers everything else when the journal cannot be read, and can set that journal aside", async () => {
    const folder = await temporaryFolder();
    await (await open(folder)).close();
    await writeFile(join(folder, "journal", "journal"), "not a journal");
    const { desktop, close } = await open(folder);
    await expect(desktop.call("journal.position", {})).rejects.toMatchObject({ code: "journal-corrupt" });
    expect(await desktop.call("file.read", { name: "vault.json" })).toMatchObject({ exists: false });
    expect((await desktop.call("journal.retire", {})).frames).toBe(0);
    expect(await readFile(join(folder, "journal", "retired-2026-03-05"), "utf8")).toBe("not a journal");
    await close();
  });

  it("checks every request by its schema, and takes bytes only where the channel has them", async () => {
    const { desktop, close } = await open();
    const told = { overdue: "陈桂兰" as unknown as number, today: 0, threeDays: 0 };
    await expect(desktop.call("notify.due", told)).rejects.toEqual(badRequest);
    for (const channel of Object.keys(channels) as (keyof typeof channels)[]) {
      await expect(desktop.call(channel, 7 as unknown as ChannelRequest<typeof channel>), channel).rejects.toEqual(badRequest);
    }
    await expect(desktop.call("journal.position", {}, bytes("x"))).rejects.toEqual(badRequest);
    await expect(desktop.call("outgoing.begin", { folder: "/", name: "../a.xfb" })).rejects.toEqual(badRequest);
    await expect(desktop.call("attachment.read", { name: "a", offset: -1, length: 1 })).rejects.toEqual(badRequest);
    await close();
  });

  it("carries an attachment and an exchange file from end to end", async () => {
    const { desktop, close } = await open();
    const elsewhere = await temporaryFolder();
    const { token } = await desktop.call("attachment.begin", {});
    await desktop.call("attachment.append", { token }, bytes("照片"));
    await desktop.call("attachment.commit", { token, name: "abc" });
    expect(await desktop.call("attachment.size", { names: ["abc", "def"] })).toEqual({ sizes: [6, null] });
    expect((await desktop.call("attachment.read", { name: "abc", offset: 3, length: 9 })).bytes).toEqual(bytes("片"));

    const out = await desktop.call("outgoing.begin", { folder: elsewhere, name: "上报.xfb" });
    await desktop.call("outgoing.write", out, bytes("bundle"));
    const { path } = await desktop.call("outgoing.finish", out);
    const staged = await desktop.call("incoming.stage", { path });
    expect(staged).toMatchObject({ name: "上报.xfb", size: 6 });
    expect((await desktop.call("incoming.read", { token: staged.token, offset: 0, length: 10 })).bytes).toEqual(bytes("bundle"));
    expect((await desktop.call("place.open", { path: elsewhere })).files.map((file) => file.name)).toEqual(["上报.xfb"]);
    await close();
  });

  it("leaves dialogs and printing to the page where the shell has none", async () => {
    const { desktop, close } = await open();
    expect(await desktop.call("place.choose-folder", {})).toEqual({ path: null, available: false });
    expect(await desktop.call("place.choose-files", {})).toEqual({ paths: [], available: false });
    expect(await desktop.call("print.html", { html: "<p>", title: "x" })).toEqual({ printed: false });
    expect(await desktop.call("notify.due", { overdue: 1, today: 0, threeDays: 0 })).toEqual({ shown: false });
    await close();
  });

  it("says 已在另一窗口打开 while it is open, and gives the folder back when closed", async () => {
    const folder = await temporaryFolder();
    const first = await open(folder);
    await expect(open(folder)).rejects.toMatchObject({ code: "locked-elsewhere" });
    await first.close();
    await (await open(folder)).close();
  });
});
