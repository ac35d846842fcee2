import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Disk } from "../../../electron/services/disk.ts";
import { Outgoing } from "../../../electron/services/outgoing.ts";
import { realDisk } from "../../../electron/services/real-disk.ts";
import { ServiceFailure } from "../../../shared/desktop.ts";
import { SimulatedDisk, seededRandom } from "../../simulation/disk.ts";
import { temporaryFolder } from "../temporary-folder.ts";

const random = seededRandom(7);
const noise = (length: number): Uint8Array => Uint8Array.from({ length }, () => Math.floor(random() * 256));

async function writeOut(outgoing: Outgoing, folder: string, content: Uint8Array, name = "a.xfb"): ReturnType<Outgoing["finish"]> {
  const token = await outgoing.begin(folder, name);
  for (let at = 0; at < content.length; at += 700_001) await outgoing.write(token, content.subarray(at, at + 700_001));
  return outgoing.finish(token);
}

describe("a file going out", () => {
  it("stands under its name with the content written, and its SHA-256 is answered", async () => {
    const folder = await temporaryFolder();
    for (const length of [0, 1, 1024 * 1024, 2 * 1024 * 1024 + 5]) {
      const content = noise(length);
      const done = await writeOut(new Outgoing(realDisk), folder, content, `n${length}.xfb`);
      expect(done).toMatchObject({ path: join(folder, `n${length}.xfb`), size: length });
      expect(done.sha256).toBe(createHash("sha256").update(content).digest("hex"));
      expect(
        createHash("sha256")
          .update(await readFile(done.path))
          .digest("hex"),
      ).toBe(done.sha256);
    }
    expect((await readdir(folder)).filter((name) => name.endsWith(".part"))).toEqual([]);
  });

  it("may be patched anywhere in what was written, across blocks too, and nowhere else", async () => {
    const folder = await temporaryFolder();
    const content = noise(3 * 1024 * 1024);
    const outgoing = new Outgoing(realDisk);
    const token = await outgoing.begin(folder, "a.xfb");
    await outgoing.write(token, content);
    for (const [offset, length] of [
      [0, 4],
      [1024 * 1024 - 2, 4],
      [content.length - 3, 3],
    ] as const) {
      const patch = noise(length);
      content.set(patch, offset);
      await outgoing.patch(token, offset, patch);
    }
    const tail = noise(100);
    await outgoing.write(token, tail);
    const patch = noise(50);
    tail.set(patch, 20);
    await outgoing.patch(token, content.length + 20, patch);
    const done = await outgoing.finish(token);
    expect(Buffer.compare(await readFile(done.path), Buffer.concat([content, tail]))).toBe(0);

    const beyond = await outgoing.begin(folder, "b.xfb");
    await outgoing.write(beyond, noise(10));
    await expect(outgoing.patch(beyond, 8, noise(3))).rejects.toMatchObject({ code: "bad-request" });
  });

  it("is never written over something that is there, nor through a planted link", async () => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, "a.xfb"), "earlier");
    const outgoing = new Outgoing(realDisk);
    await expect(outgoing.begin(folder, "a.xfb")).rejects.toMatchObject({ code: "already-exists" });
    await outgoing.begin(folder, "b.xfb");
    await expect(outgoing.begin(folder, "b.xfb")).rejects.toMatchObject({ code: "already-exists" });
    await mkdir(join(folder, "elsewhere"));
    await symlink(join(folder, "elsewhere", "target"), join(folder, "c.xfb.part"));
    await expect(writeOut(outgoing, folder, noise(10), "c.xfb")).rejects.toMatchObject({ name: "ServiceFailure" });
    expect(await readdir(join(folder, "elsewhere"))).toEqual([]);
    await outgoing.close();
    await expect(outgoing.begin("relative", "d.xfb")).rejects.toMatchObject({ code: "bad-request" });
    await expect(outgoing.begin(join(folder, "gone"), "d.xfb")).rejects.toMatchObject({ code: "not-found" });
  });

  it("replaces the .part that an earlier crash left, and leaves none when abandoned or closed", async () => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, "a.xfb.part"), "left over");
    const outgoing = new Outgoing(realDisk);
    expect((await writeOut(outgoing, folder, noise(10))).size).toBe(10);
    await outgoing.abandon(await outgoing.begin(folder, "b.xfb"));
    await outgoing.begin(folder, "c.xfb");
    await outgoing.close();
    expect(await readdir(folder)).toEqual(["a.xfb"]);
  });

  it("is deleted when the disk is full, and the token is dead", async () => {
    const disk = new SimulatedDisk();
    await disk.makeFolder("/stick");
    const outgoing = new Outgoing(disk);
    const token = await outgoing.begin("/stick", "a.xfb");
    disk.fault = (call) => (call === "write" ? new ServiceFailure("disk-full", "full") : null);
    await expect(outgoing.write(token, noise(10))).rejects.toMatchObject({ code: "disk-full" });
    expect(await disk.list("/stick")).toEqual([]);
    await expect(outgoing.finish(token)).rejects.toMatchObject({ code: "not-found" });
  });

  it.each(["write", "sync", "rename", "read"] as const)(
    "says that the medium was removed when a %s fails half-way",
    async (call) => {
      const disk = new SimulatedDisk();
      await disk.makeFolder("/stick");
      const outgoing = new Outgoing(disk);
      const token = await outgoing.begin("/stick", "a.xfb");
      await outgoing.write(token, noise(10));
      disk.fault = (now) => (now === call ? new ServiceFailure("io", "EIO") : null);
      await expect(call === "write" ? outgoing.write(token, noise(10)) : outgoing.finish(token)).rejects.toMatchObject({
        code: "medium-removed",
      });
    },
  );

  it("says that the medium was removed when reading back past the cache fails, and does not make do with the cache", async () => {
    const disk: Disk = {
      ...realDisk,
      open: async (path, how) => {
        const file = await realDisk.open(path, how);
        if (how !== "direct") return file;
        return {
          size: () => file.size(),
          write: (bytes, at) => file.write(bytes, at),
          truncate: (size) => file.truncate(size),
          sync: () => file.sync(),
          close: () => file.close(),
          read: () => Promise.reject(new ServiceFailure("io", "EIO")),
        };
      },
    };
    await expect(writeOut(new Outgoing(disk), await temporaryFolder(), noise(10))).rejects.toMatchObject({
      code: "medium-removed",
    });
  });

  it("is not called finished when what is read back differs from what was meant", async () => {
    const disk = new SimulatedDisk();
    await disk.makeFolder("/stick");
    for (const size of [10, 1024 * 1024 + 10]) {
      const outgoing = new Outgoing(disk);
      const token = await outgoing.begin("/stick", "a.xfb");
      await outgoing.write(token, noise(size));
      disk.damage("/stick/a.xfb.part", (bytes) => bytes.map((byte, i) => (i === 5 ? byte ^ 1 : byte)));
      await expect(outgoing.finish(token)).rejects.toThrow("回读校验不一致");
      expect(await disk.list("/stick")).toEqual([]);
    }
  });

  it("is on the medium with its name once it is called finished, and never half under that name", async () => {
    const content = noise(1_500_000);
    const sent = async (disk: SimulatedDisk): Promise<boolean> => {
      await disk.makeFolder("/stick");
      return writeOut(new Outgoing(disk), "/stick", content).then(
        () => true,
        () => false,
      );
    };
    const whole = new SimulatedDisk();
    expect(await sent(whole)).toBe(true);
    const chance = seededRandom(3);
    for (let cut = 1; cut <= whole.changes + 1; cut += 1) {
      for (let round = 0; round < 6; round += 1) {
        const disk = new SimulatedDisk(cut);
        const finished = await sent(disk);
        const after = disk.afterCut(chance);
        const names = await after.list("/stick");
        if (finished) expect(names).toEqual(["a.xfb"]);
        if (names.includes("a.xfb")) expect(Buffer.compare(after.contentOf("/stick/a.xfb"), content)).toBe(0);
      }
    }
  });

  it("is not called finished when more is read back than was meant", async () => {
    const disk = new SimulatedDisk();
    await disk.makeFolder("/stick");
    const outgoing = new Outgoing(disk);
    const token = await outgoing.begin("/stick", "a.xfb");
    await outgoing.write(token, noise(1024 * 1024));
    disk.damage("/stick/a.xfb.part", (bytes) => new Uint8Array([...bytes, 0]));
    await expect(outgoing.finish(token)).rejects.toThrow("回读校验不一致");
    expect(await disk.list("/stick")).toEqual([]);
  });

  it("is not written over what came under its name meanwhile", async () => {
    const folder = await temporaryFolder();
    const outgoing = new Outgoing(realDisk);
    const token = await outgoing.begin(folder, "a.xfb");
    await outgoing.write(token, noise(10));
    await writeFile(join(folder, "a.xfb"), "another's");
    await expect(outgoing.finish(token)).rejects.toMatchObject({ code: "already-exists" });
    expect(await readdir(folder)).toEqual(["a.xfb"]);
    expect(await readFile(join(folder, "a.xfb"), "utf8")).toBe("another's");
  });

  it("is not patched over what the medium no longer holds as it was written", async () => {
    const disk = new SimulatedDisk();
    await disk.makeFolder("/stick");
    const outgoing = new Outgoing(disk);
    const token = await outgoing.begin("/stick", "a.xfb");
    await outgoing.write(token, noise(1024 * 1024 + 10));
    disk.damage("/stick/a.xfb.part", (bytes) => bytes.map((byte, i) => (i === 500 ? byte ^ 1 : byte)));
    await expect(outgoing.patch(token, 0, noise(4))).rejects.toThrow("回读校验不一致");
    expect(await disk.list("/stick")).toEqual([]);
  });

  it("says only flushed where the medium cannot be read past the system's cache", async () => {
    const disk: Disk = {
      ...realDisk,
      open: (path, how) => (how === "direct" ? Promise.reject(new ServiceFailure("io", "EINVAL")) : realDisk.open(path, how)),
    };
    expect((await writeOut(new Outgoing(disk), await temporaryFolder(), noise(10))).verified).toBe("flushed");
  });
});

/** Runs a command in a private mount name space; null where this user may not mount. */
const mayMount = process.platform === "linux" && spawnSync("unshare", ["-m", "true"]).status === 0;

describe("a real medium", () => {
  it.skipIf(!mayMount)("that is full answers disk-full and keeps no .part (a tmpfs of 1 MiB)", async () => {
    const folder = await temporaryFolder();
    const script = `
      import { Outgoing } from "./electron/services/outgoing.ts";
      import { realDisk } from "./electron/services/real-disk.ts";
      import { readdirSync } from "node:fs";
      const outgoing = new Outgoing(realDisk);
      const token = await outgoing.begin(${JSON.stringify(folder)}, "a.xfb");
      const code = await outgoing.write(token, new Uint8Array(2_000_000)).then(() => "written", (error) => error.code);
      console.log(code, JSON.stringify(readdirSync(${JSON.stringify(folder)})));
    `;
    const command = `mount -t tmpfs -o size=1m tmpfs '${folder}' && exec '${process.execPath}' --import tsx --input-type=module -`;
    const run = spawnSync("unshare", ["-m", "sh", "-c", command], { input: script, encoding: "utf8" });
    expect(run.stdout.trim(), run.stderr).toBe("disk-full []");
  });
  if (!mayMount) console.warn("SKIPPED: a full tmpfs, because this user may not mount");
});
