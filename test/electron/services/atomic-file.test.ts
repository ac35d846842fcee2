import { describe, expect, it } from "vitest";
import { readWhole, sweepTemporary, writeAtomic } from "../../../electron/services/atomic-file.ts";
import { ServiceFailure } from "../../../shared/desktop.ts";
import { PowerCut, SimulatedDisk, seededRandom } from "../../simulation/disk.ts";

const path = "/desk/vault.json";
const content = (text: string): Uint8Array => new TextEncoder().encode(text.repeat(300));

async function diskWith(text: string, cutAt?: number): Promise<SimulatedDisk> {
  const disk = new SimulatedDisk();
  await disk.makeFolder("/desk");
  await writeAtomic(disk, path, content(text));
  return disk.afterCut(() => 0.99, cutAt);
}

describe("replacing a file", () => {
  it("leaves the old or the new content, whole, whichever call the power goes at, and the new once it has answered", async () => {
    const counted = await diskWith("旧");
    await writeAtomic(counted, path, content("新"));
    for (let cut = 1; cut <= counted.changes + 1; cut += 1) {
      for (let seed = 0; seed < 20; seed += 1) {
        const disk = await diskWith("旧", cut);
        const outcome = await writeAtomic(disk, path, content("新")).catch((error: unknown) => error);
        const after = disk.afterCut(seededRandom(cut * 100 + seed));
        const found = await readWhole(after, path);
        const allowed = outcome instanceof PowerCut ? [content("旧"), content("新")] : [content("新")];
        expect(allowed).toContainEqual(found === null ? null : new Uint8Array(found));
        await sweepTemporary(after, "/desk");
        expect(await after.list("/desk")).toEqual(["vault.json"]);
      }
    }
  });

  it("keeps the old content and leaves nothing behind when the disk is full", async () => {
    const disk = await diskWith("旧");
    disk.fault = (call) => (call === "write" ? new ServiceFailure("disk-full", "full") : null);
    await expect(writeAtomic(disk, path, content("新"))).rejects.toMatchObject({ code: "disk-full" });
    disk.fault = null;
    expect(await readWhole(disk, path)).toEqual(content("旧"));
    expect(await disk.list("/desk")).toEqual(["vault.json"]);
  });
});
