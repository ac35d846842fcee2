import { mkdir, symlink, utimes, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { freeBytes, listPlaces, openPlace, removableMounts, userFolders } from "../../../electron/services/places.ts";
import { temporaryFolder } from "../temporary-folder.ts";

describe("removable drives", () => {
  it("are the mounts below /media, /run/media and /mnt, with spaces and Chinese names as they are", () => {
    // Lines as in proc(5).
    const mountinfo = [
      "22 1 254:0 / / rw,relatime - ext4 /dev/vda rw",
      "36 35 98:0 /mnt1 /mnt/data rw,noatime master:1 - ext3 /dev/root rw,errors=continue",
      "40 22 8:17 / /media/clerk/KINGSTON\\04016G rw,nosuid shared:5 - vfat /dev/sdb1 rw",
      "41 22 8:33 / /run/media/clerk/信访 rw - exfat /dev/sdc1 rw",
      "42 22 0:40 / /media rw - tmpfs tmpfs rw",
      "43 22 0:41 / /mediation rw - tmpfs tmpfs rw",
      "44 22 0:42 / /mnt/virtual/machine/tools rw - tmpfs tmpfs rw",
    ].join("\n");
    expect(removableMounts(mountinfo)).toEqual(["/media/clerk/KINGSTON 16G", "/mnt/data", "/run/media/clerk/信访"]);
  });
});

describe("the person's own folders", () => {
  it("are those that the desktop names, whatever language they are in", () => {
    const userDirs = 'XDG_DESKTOP_DIR="$HOME/桌面"\n# comment\nXDG_DOCUMENTS_DIR="/data/文档"\nXDG_DOWNLOAD_DIR="$HOME/"\n';
    expect(userFolders(userDirs, "/home/clerk")).toEqual(["/home/clerk/桌面", "/data/文档"]);
  });

  it("exist, each once, with their free space", async () => {
    const places = await listPlaces();
    expect(places.length).toBeGreaterThan(0);
    expect(new Set(places.map((place) => place.path)).size).toBe(places.length);
    expect(places.every((place) => place.freeBytes > 0 && place.label !== "")).toBe(true);
    expect(await freeBytes("/does/not/exist")).toBe(0);
  });
});

describe("a folder looked into", () => {
  it("shows its sub-folders and exchange files in order, and hides everything else", async () => {
    const folder = await temporaryFolder();
    for (const name of ["乡镇10", "乡镇2", ".hidden", "$RECYCLE.BIN"]) await mkdir(join(folder, name));
    for (const name of ["b10.xfb", "b2.XFB", "r.xfreq", "s.xfrec", "notes.txt", "a.xfb.part", ".c.xfb"])
      await writeFile(join(folder, name), "x");
    await symlink("/etc", join(folder, "link"));
    await utimes(join(folder, "r.xfreq"), 0, 0);
    const content = await openPlace(folder);
    expect(content).toMatchObject({ path: folder, parent: dirname(folder), folders: ["乡镇2", "乡镇10"] });
    expect(content.files.map((file) => file.name)).toEqual(["b2.XFB", "b10.xfb", "r.xfreq", "s.xfrec"]);
    expect(content.files[2]).toEqual({ name: "r.xfreq", size: 1, modified: "1970-01-01T00:00:00.000Z" });
  });

  it("has no parent at the root, must be absolute and must exist", async () => {
    expect((await openPlace("/")).parent).toBeNull();
    await expect(openPlace("here")).rejects.toMatchObject({ code: "bad-request" });
    await expect(openPlace("/does/not/exist")).rejects.toMatchObject({ code: "not-found" });
  });
});
