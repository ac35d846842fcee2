import { mkdir, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { assetSegments, findAsset } from "../../../electron/security/asset.ts";
import { temporaryFolder } from "../temporary-folder.ts";

describe("the path of an address", () => {
  it.each([
    ["/", ["index.html"]],
    ["/index.html", ["index.html"]],
    ["/assets/worker-B_x.1.js", ["assets", "worker-B_x.1.js"]],
    ["/%69ndex.html", ["index.html"]],
  ])("%s names a file of the interface", (path, segments) => {
    expect(assetSegments(path)).toEqual(segments);
  });

  it.each([
    "",
    "index.html",
    "//index.html",
    "/assets//x.js",
    "/assets/",
    "/../vault.json",
    "/%2e%2e/vault.json",
    "/%252e%252e/vault.json",
    "/..%2fvault.json",
    "/.",
    "/.hidden.txt",
    "/assets/.hidden.txt",
    "/a\\b.txt",
    "/%5c..%5cvault.json",
    "/C:/x.txt",
    "/x.txt:stream",
    "/x%00.txt",
    "/x.txt%20",
    "/%zz",
    "/材料.txt",
  ])("%j is refused", (path) => {
    expect(assetSegments(path)).toBeNull();
  });
});

describe("a file of the interface", () => {
  it("is a plain file of a known kind inside the folder, whatever links say", async () => {
    const outside = await temporaryFolder();
    const folder = join(outside, "renderer");
    await mkdir(join(folder, "assets"), { recursive: true });
    await writeFile(join(outside, "vault.json"), "{}");
    for (const name of ["index.html", ".hidden.txt", "tool.exe", "assets/a.js"]) await writeFile(join(folder, name), "x");
    await symlink(join(outside, "vault.json"), join(folder, "link.json"));
    await symlink(outside, join(folder, "up"));
    await symlink(join(folder, "index.html"), join(folder, "within.html"));
    expect(await findAsset(folder, "/")).toMatchObject({ mediaType: "text/html; charset=utf-8", immutable: false });
    expect(await findAsset(folder, "/assets/a.js")).toMatchObject({ immutable: true });
    expect(await findAsset(folder, "/within.html")).not.toBeNull();
    for (const none of ["/link.json", "/up/vault.json", "/.hidden.txt", "/tool.exe", "/assets", "/gone.html"])
      expect(await findAsset(folder, none), none).toBeNull();
  });
});
