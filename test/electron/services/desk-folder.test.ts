import { spawn } from "node:child_process";
import { chmod, mkdir, readdir, readFile, stat, writeFile } from "node:fs/promises";
import { hostname, uptime } from "node:os";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { defaultDeskFolder, openDeskFolder } from "../../../electron/services/desk-folder.ts";
import { temporaryFolder } from "../temporary-folder.ts";

const locked = expect.objectContaining({ name: "ServiceFailure", code: "locked-elsewhere" });
const mode = async (path: string): Promise<number> => (await stat(path)).mode & 0o777;

async function withLock(content: object | string): Promise<string> {
  const folder = await temporaryFolder();
  await writeFile(join(folder, "lock"), typeof content === "string" ? content : JSON.stringify(content));
  return folder;
}

/** A process id that was in use and is no longer. */
async function deadPid(): Promise<number> {
  const child = spawn(process.execPath, ["-e", ""]);
  await new Promise((resolve) => child.once("exit", resolve));
  return child.pid ?? 0;
}

describe("a desk folder", () => {
  it("is made with all its parts for this user only", async () => {
    const above = join(await temporaryFolder(), "a");
    const folder = await openDeskFolder(join(above, "desk"));
    // The one above as well: it was not there either, and often is this program's own.
    for (const path of [above, folder.root, folder.journal, folder.attachments, folder.incoming])
      expect(await mode(path)).toBe(0o700);
    expect(await mode(join(folder.root, "lock"))).toBe(0o600);
    await folder.release();
  });

  it("is on the medium with all its names before anything is kept in it, and is not brought there again", async () => {
    const above = await temporaryFolder();
    const root = join(above, "a", "b", "desk");
    const synced: { readonly folder: string; readonly names: readonly string[] }[] = [];
    const sync = async (folder: string) => void synced.push({ folder, names: await readdir(folder) });
    await (await openDeskFolder(root, sync)).release();
    expect(synced.map(({ folder }) => folder)).toEqual([dirname(root), join(above, "a"), above, root]);
    expect(synced.map(({ names }) => names.filter((name) => !name.startsWith("lock")))).toEqual([
      ["desk"],
      ["b"],
      ["a"],
      ["attachments", "incoming", "journal"],
    ]);
    await (await openDeskFolder(root, sync)).release();
    expect(synced).toHaveLength(4);
  });

  it.skipIf(process.platform !== "linux")("is refused at once where the folder above exists and takes none", async () => {
    await expect(openDeskFolder("/proc/none/desk")).rejects.toMatchObject({ name: "ServiceFailure" });
  });

  it("is closed to others again when it came with open permissions", async () => {
    const root = await temporaryFolder();
    await mkdir(join(root, "journal"));
    await writeFile(join(root, "vault.json"), "{}");
    for (const path of [root, join(root, "journal")]) await chmod(path, 0o755);
    await chmod(join(root, "vault.json"), 0o644);
    const folder = await openDeskFolder(root);
    expect([await mode(root), await mode(folder.journal), await mode(join(root, "vault.json"))]).toEqual([0o700, 0o700, 0o600]);
    await folder.release();
  });

  it("lies in the user's application data on every system", () => {
    expect(defaultDeskFolder({ XDG_DATA_HOME: "/data" }, "linux")).toBe("/data/petition-desk/desk");
    expect(defaultDeskFolder({ XDG_DATA_HOME: "relative" }, "linux")).toMatch(/\/\.local\/share\/petition-desk\/desk$/);
    expect(defaultDeskFolder({ APPDATA: "/roaming" }, "win32")).toContain("petition-desk");
    expect(defaultDeskFolder({}, "darwin")).toMatch(/Application Support\/petition-desk\/desk$/);
  });
});

describe("the lock of a desk folder", () => {
  it("lets a second opening in the same process wait until the first has closed", async () => {
    const root = await temporaryFolder();
    const first = await openDeskFolder(root);
    await expect(openDeskFolder(root)).rejects.toEqual(locked);
    await first.release();
    await (await openDeskFolder(root)).release();
    expect(await readdir(root)).not.toContain("lock");
  });

  it("says 已在另一窗口打开 while another process lives, also one of another user", async () => {
    const child = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"]);
    try {
      const root = await withLock({ pid: child.pid, started: "", host: hostname(), id: "x" });
      await expect(openDeskFolder(root)).rejects.toThrow("已在另一窗口打开");
    } finally {
      child.kill("SIGKILL");
    }
    const ofInit = await withLock({ pid: 1, started: "", host: hostname(), id: "x" });
    await expect(openDeskFolder(ofInit)).rejects.toEqual(locked);
  });

  it("is taken over from a dead process, from an unreadable file, and from an earlier process with our number", async () => {
    for (const stale of [
      { pid: await deadPid(), started: "", host: hostname(), id: "x" },
      { pid: process.pid, started: "earlier", host: hostname(), id: "x" },
      "",
      "{ half a lo",
    ]) {
      const root = await withLock(stale);
      const folder = await openDeskFolder(root);
      expect(JSON.parse(await readFile(join(root, "lock"), "utf8"))).toMatchObject({ pid: process.pid });
      await folder.release();
      expect((await readdir(root)).filter((name) => name.startsWith("lock"))).toEqual([]);
    }
  });

  it.skipIf(process.platform !== "linux")("is taken over when the number now belongs to a later process", async () => {
    const root = await withLock({ pid: 1, started: "other-boot/1", host: hostname(), id: "x" });
    await (await openDeskFolder(root)).release();
  });

  it("is taken over when the computer was started anew, though another process bears the number now", async () => {
    const child = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"]);
    try {
      const holder = { pid: child.pid, started: "", host: hostname(), id: "x" };
      await expect(openDeskFolder(await withLock({ ...holder, up: uptime() - 1 }))).rejects.toThrow("重新启动电脑");
      await (await openDeskFolder(await withLock({ ...holder, up: uptime() + 600 }))).release();
    } finally {
      child.kill("SIGKILL");
    }
  });

  it("is never taken over from another computer, whose processes nobody here can see", async () => {
    const root = await withLock({ pid: await deadPid(), started: "", host: "other-computer", id: "x" });
    await expect(openDeskFolder(root)).rejects.toThrow("other-computer");
  });

  it("goes to exactly one of many that find the same stale lock", async () => {
    const pid = await deadPid();
    for (let round = 0; round < 100; round += 1) {
      const root = await withLock({ pid, started: "", host: hostname(), id: "x" });
      const results = await Promise.allSettled(Array.from({ length: 5 }, () => openDeskFolder(root)));
      const won = results.filter((result) => result.status === "fulfilled");
      expect(won.length).toBe(1);
      for (const result of won) await result.value.release();
    }
  });
});
