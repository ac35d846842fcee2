import { describe, expect, it } from "vitest";
import { Incoming } from "../../../electron/services/incoming.ts";
import { ServiceFailure } from "../../../shared/desktop.ts";
import { SimulatedDisk, seededRandom } from "../../simulation/disk.ts";

const folder = "/desk/incoming";
const source = "/stick/a.xfb";
const random = seededRandom(3);
const content = Uint8Array.from({ length: 3_500_000 }, () => Math.floor(random() * 256));

async function stick(bytes: Uint8Array = content, cutAt?: number): Promise<SimulatedDisk> {
  const disk = new SimulatedDisk();
  await disk.makeFolder("/stick");
  const file = await disk.open(source, "create");
  await file.write(bytes, 0);
  await file.sync();
  await disk.syncFolder("/stick");
  return disk.afterCut(() => 0.99, cutAt);
}

async function whole(incoming: Incoming, token: string, size: number): Promise<Uint8Array> {
  const bytes = new Uint8Array(size);
  for (let at = 0; at < size; at += 1_000_003) bytes.set(await incoming.read(token, at, 1_000_003), at);
  return bytes;
}

describe("a file coming in", () => {
  it("is copied whole, listed, readable at any place without the stick, and gone when discarded", async () => {
    const disk = await stick();
    const incoming = await Incoming.open(disk, folder);
    const staged = await incoming.stage(source);
    expect(staged).toMatchObject({ name: "a.xfb", size: content.length });
    await disk.remove(source);
    const again = await Incoming.open(disk, folder);
    expect(await again.list()).toEqual([staged]);
    expect(Buffer.compare(await whole(again, staged.token, staged.size), content)).toBe(0);
    expect((await again.read(staged.token, content.length, 10)).length).toBe(0);
    await again.discard(staged.token);
    expect(await again.list()).toEqual([]);
    expect(await disk.list(folder)).toEqual([]);
    await expect(again.read(staged.token, 0, 1)).rejects.toMatchObject({ code: "not-found" });
  });

  it("is taken up where it was cut off when the stick was pulled, reading only the rest anew into the copy", async () => {
    const disk = await stick();
    const incoming = await Incoming.open(disk, folder);
    let reads = 0;
    disk.fault = (call, path) => {
      if (call === "read" && path === source) reads += 1;
      // sizeOf and size ask twice before the first piece.
      return reads > 4 ? new ServiceFailure("io", "EIO") : null;
    };
    await expect(incoming.stage(source)).rejects.toMatchObject({ code: "medium-removed" });
    disk.fault = null;
    expect(await incoming.list()).toEqual([]);
    disk.calls.length = 0;
    const staged = await incoming.stage(source);
    const written = disk.calls.filter((call) => call === `write ${staged.token}`).length;
    expect(written).toBeLessThan(Math.ceil(content.length / (1024 * 1024)));
    expect(Buffer.compare(await whole(incoming, staged.token, staged.size), content)).toBe(0);
    expect((await incoming.stage(source)).token).toBe(staged.token);
  });

  it("is given up a week after it was cut off and never taken up again; a whole one stays", async () => {
    const day = 86_400_000;
    const disk = await stick();
    let now = Date.parse("2026-11-20T01:00:00Z");
    const incoming = await Incoming.open(disk, folder, () => now);
    const kept = await incoming.receive("整份.xfb");
    await incoming.append(kept, content.subarray(0, 1000));
    await incoming.received(kept);
    let reads = 0;
    disk.fault = (call, path) => {
      if (call === "read" && path === source) reads += 1;
      return reads > 4 ? new ServiceFailure("io", "EIO") : null;
    };
    await expect(incoming.stage(source)).rejects.toMatchObject({ code: "medium-removed" });
    disk.fault = null;
    const whole = [kept, `${kept}.json`].sort();
    now += 6 * day;
    await Incoming.open(disk, folder, () => now);
    expect(await disk.list(folder)).toHaveLength(4);
    now += 2 * day;
    await Incoming.open(disk, folder, () => now);
    expect((await disk.list(folder)).sort()).toEqual(whole);
    now += 300 * day;
    expect(await (await Incoming.open(disk, folder, () => now)).list()).toHaveLength(1);
  });

  it("counts the week from now where an unfinished copy names no day, or one that is yet to come", async () => {
    const day = 86_400_000;
    const now = Date.parse("2026-11-20T01:00:00Z");
    for (const begun of [undefined, now + 400 * day]) {
      const disk = new SimulatedDisk();
      await disk.makeFolder(folder);
      const token = "a".repeat(32);
      for (const [name, text] of [
        [token, "xx"],
        [`${token}.json`, JSON.stringify({ name: "a.xfb", size: 9, whole: false, begun })],
      ] as const) {
        const file = await disk.open(`${folder}/${name}`, "create");
        await file.write(new TextEncoder().encode(text), 0);
        await file.sync();
      }
      await Incoming.open(disk, folder, () => now + 30 * day);
      expect(await disk.list(folder)).toHaveLength(2);
      await Incoming.open(disk, folder, () => now + 38 * day);
      expect(await disk.list(folder)).toEqual([]);
    }
  });

  it("gives its room back when the disk is full, so that registering goes on", async () => {
    const disk = await stick();
    const incoming = await Incoming.open(disk, folder);
    let writes = 0;
    disk.fault = (call, path) => {
      if (call === "write" && path.startsWith(folder)) writes += 1;
      return call === "write" && writes > 3 ? new ServiceFailure("disk-full", "磁盘已满。") : null;
    };
    await expect(incoming.stage(source)).rejects.toMatchObject({ code: "disk-full" });
    expect(await disk.list(folder)).toEqual([]);
    disk.fault = null;
    expect((await incoming.stage(source)).size).toBe(content.length);
  });

  it("is not continued from a copy of another file with the same name and size", async () => {
    const disk = await stick();
    const incoming = await Incoming.open(disk, folder);
    const first = await incoming.stage(source);
    disk.damage(source, (bytes) => bytes.map((byte, i) => (i === 100 ? byte ^ 1 : byte)));
    const second = await incoming.stage(source);
    expect(second.token).not.toBe(first.token);
    expect((await incoming.read(second.token, 100, 1))[0]).toBe((content[100] ?? 0) ^ 1);
    expect((await incoming.list()).length).toBe(2);
  });

  it("is whole if it is listed, whichever call the power goes at, and comes whole the next time", async () => {
    const small = content.subarray(0, 1_500_000);
    const counted = await stick(small);
    await (await Incoming.open(counted, folder)).stage(source);
    for (let cut = 1; cut <= counted.changes; cut += 1) {
      for (let seed = 0; seed < 5; seed += 1) {
        const disk = await stick(small, cut);
        await Incoming.open(disk, folder)
          .then((incoming) => incoming.stage(source))
          .catch(() => undefined);
        const after = disk.afterCut(seededRandom(cut * 100 + seed));
        const incoming = await Incoming.open(after, folder);
        for (const { token, size } of await incoming.list()) {
          expect(Buffer.compare(await whole(incoming, token, size), small)).toBe(0);
        }
        const { token, size } = await incoming.stage(source);
        expect(Buffer.compare(await whole(incoming, token, size), small)).toBe(0);
      }
    }
  });

  it("handed over by the page is whole if it is listed, whichever call the power goes at", async () => {
    const bytes = content.subarray(0, 300_000);
    const handedOver = async (disk: SimulatedDisk): Promise<boolean> => {
      const incoming = await Incoming.open(disk, folder);
      const token = await incoming.receive("a.xfb");
      await incoming.append(token, bytes.subarray(0, 200_000));
      await incoming.append(token, bytes.subarray(200_000));
      await incoming.received(token);
      return true;
    };
    const sound = new SimulatedDisk();
    await handedOver(sound);
    const chance = seededRandom(5);
    for (let cut = 1; cut <= sound.changes + 1; cut += 1) {
      for (let round = 0; round < 6; round += 1) {
        const disk = new SimulatedDisk(cut);
        const answered = await handedOver(disk).catch(() => false);
        const incoming = await Incoming.open(disk.afterCut(chance), folder);
        const files = await incoming.list();
        expect(files.length).toBe(answered ? 1 : files.length);
        for (const { token } of files) expect(Buffer.compare(await whole(incoming, token, bytes.length), bytes)).toBe(0);
      }
    }
  });

  it("is not taken for whole when it grew while it was copied", async () => {
    const disk = await stick(content.subarray(0, 200_000));
    const incoming = await Incoming.open(disk, folder);
    let grown = false;
    disk.fault = (call, path) => {
      if (call === "write" && !path.startsWith("/stick") && !path.endsWith(".tmp") && !grown) {
        grown = true;
        disk.damage(source, (bytes) => new Uint8Array([...bytes, 1]));
      }
      return null;
    };
    await expect(incoming.stage(source)).rejects.toThrow("文件发生了变化");
    expect(await incoming.list()).toEqual([]);
  });

  it("is forgotten when its note was damaged, and can come anew", async () => {
    const disk = await stick(content.subarray(0, 1000));
    const first = await (await Incoming.open(disk, folder)).stage(source);
    disk.damage(`${folder}/${first.token}.json`, () => new TextEncoder().encode('{"name":'));
    const again = await Incoming.open(disk, folder);
    expect(await again.list()).toEqual([]);
    expect((await again.stage(source)).size).toBe(1000);
  });

  it("is only an exchange file by its absolute path, and must exist", async () => {
    const incoming = await Incoming.open(await stick(), folder);
    await expect(incoming.stage("/etc/passwd")).rejects.toThrow("只能读取");
    await expect(incoming.stage("a.xfb")).rejects.toMatchObject({ code: "bad-request" });
    await expect(incoming.stage("/stick/b.xfb")).rejects.toMatchObject({ code: "not-found" });
  });
});

describe("a file handed over by the page", () => {
  it("is staged once it was received, under whatever name it had", async () => {
    const disk = await stick();
    const incoming = await Incoming.open(disk, folder);
    const token = await incoming.receive("../拖入 的.xfb");
    await incoming.append(token, content.subarray(0, 1000));
    await incoming.append(token, content.subarray(1000, 1500));
    expect(await incoming.list()).toEqual([]);
    expect(await incoming.received(token)).toEqual({ token, name: "../拖入 的.xfb", size: 1500 });
    expect(await whole(incoming, token, 1500)).toEqual(content.subarray(0, 1500));
    await expect(incoming.append(token, content)).rejects.toMatchObject({ code: "not-found" });
  });

  it("never lies in the desk folder in clear because it was dropped at the wrong place", async () => {
    const disk = await stick();
    const incoming = await Incoming.open(disk, folder);
    await expect(incoming.receive("陈桂兰身份证.jpg")).rejects.toThrow("只能读取");
    expect(await disk.list(folder)).toEqual([]);
  });

  it("gives its room back when the disk is full", async () => {
    const disk = await stick();
    const incoming = await Incoming.open(disk, folder);
    const token = await incoming.receive("a.xfb");
    await incoming.append(token, content);
    disk.fault = (call) => (call === "write" ? new ServiceFailure("disk-full", "磁盘已满。") : null);
    await expect(incoming.append(token, content)).rejects.toMatchObject({ code: "disk-full" });
    expect(await disk.list(folder)).toEqual([]);
    await expect(incoming.append(token, content)).rejects.toMatchObject({ code: "not-found" });
  });

  it("leaves nothing when it was discarded half-way or the page went away", async () => {
    const disk = await stick();
    const incoming = await Incoming.open(disk, folder);
    const token = await incoming.receive("a.xfb");
    await incoming.append(token, content);
    await incoming.discard(token);
    await incoming.append(await incoming.receive("b.xfb"), content);
    await Incoming.open(disk, folder);
    expect(await disk.list(folder)).toEqual([]);
  });
});
