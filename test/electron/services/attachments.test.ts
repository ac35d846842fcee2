import { describe, expect, it } from "vitest";
import { Attachments } from "../../../electron/services/attachments.ts";
import { ServiceFailure } from "../../../shared/desktop.ts";
import { SimulatedDisk, seededRandom } from "../../simulation/disk.ts";

const folder = "/desk/attachments";
const chunk = (fill: number, length = 2000): Uint8Array => new Uint8Array(length).fill(fill);

async function store(attachments: Attachments, name: string): Promise<void> {
  const token = await attachments.begin();
  await attachments.append(token, chunk(1));
  await attachments.append(token, chunk(2));
  await attachments.commit(token, name);
}

describe("attachments", () => {
  it("have a name and a size only after they are committed", async () => {
    const disk = new SimulatedDisk();
    const attachments = await Attachments.open(disk, folder);
    const token = await attachments.begin();
    await attachments.append(token, chunk(7));
    expect(await attachments.sizes(["a"])).toEqual([null]);
    await attachments.commit(token, "a");
    expect(await attachments.sizes(["a", "b"])).toEqual([2000, null]);
    await expect(attachments.append(token, chunk(7))).rejects.toMatchObject({ code: "not-found" });
  });

  it("are read at any place, shorter at the end", async () => {
    const attachments = await Attachments.open(new SimulatedDisk(), folder);
    await store(attachments, "a");
    expect([...(await attachments.read("a", 1999, 2))]).toEqual([1, 2]);
    expect((await attachments.read("a", 3990, 100)).length).toBe(10);
    expect((await attachments.read("a", 9999, 100)).length).toBe(0);
    await expect(attachments.read("b", 0, 1)).rejects.toMatchObject({ code: "not-found" });
  });

  it("are there whole once committed, and whole or not at all whichever call the power goes at", async () => {
    const counted = new SimulatedDisk();
    await store(await Attachments.open(counted, folder), "a");
    for (let cut = 1; cut <= counted.changes + 1; cut += 1) {
      for (let seed = 0; seed < 20; seed += 1) {
        const disk = new SimulatedDisk(cut);
        const committed = await Attachments.open(disk, folder)
          .then((attachments) => store(attachments, "a"))
          .then(() => true)
          .catch(() => false);
        const after = disk.afterCut(seededRandom(cut * 100 + seed));
        const [size] = await (await Attachments.open(after, folder)).sizes(["a"]);
        if (committed) expect(size).toBe(4000);
        else expect([4000, null]).toContain(size);
        expect(await after.list(`${folder}/.staging`)).toEqual([]);
      }
    }
  });

  it("leave nothing when abandoned or when the disk is full", async () => {
    const disk = new SimulatedDisk();
    const attachments = await Attachments.open(disk, folder);
    await attachments.abandon(await attachments.begin());
    const token = await attachments.begin();
    disk.fault = (call) => (call === "write" ? new ServiceFailure("disk-full", "full") : null);
    await expect(attachments.append(token, chunk(1))).rejects.toMatchObject({ code: "disk-full" });
    disk.fault = null;
    await expect(attachments.commit(token, "a")).rejects.toMatchObject({ code: "not-found" });
    expect(await disk.list(`${folder}/.staging`)).toEqual([]);
    expect(await attachments.sizes(["a"])).toEqual([null]);
  });

  it("are removed for good", async () => {
    const disk = new SimulatedDisk();
    const attachments = await Attachments.open(disk, folder);
    await store(attachments, "a");
    await attachments.remove("a");
    expect(await (await Attachments.open(disk.afterCut(seededRandom(1)), folder)).sizes(["a"])).toEqual([null]);
    await expect(attachments.remove("a")).rejects.toMatchObject({ code: "not-found" });
  });
});
