import { mkdir, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { folderArgument, parseArguments } from "../../../electron/loopback/arguments.ts";
import {
  chromiumArguments,
  chromiumCandidates,
  findChromium,
  hasDisplay,
  prepareProfile,
} from "../../../electron/loopback/chromium.ts";
import { openFileContent } from "../../../electron/loopback/open-file.ts";
import { openWindow } from "../../../electron/loopback/window.ts";
import { temporaryFolder } from "../temporary-folder.ts";

describe("the arguments of the loopback shell", () => {
  it.each([
    [[], { folder: null, open: true, port: null }],
    [["--no-open"], { folder: null, open: false, port: null }],
    [["--folder", "/a b", "--port", "18000"], { folder: "/a b", open: true, port: 18000 }],
    [["--folder=/a=b", "--port=18000"], { folder: "/a=b", open: true, port: 18000 }],
  ])("%j are understood", (args, expected) => {
    expect(parseArguments(args)).toEqual(expected);
  });

  it.each([
    ["--port"],
    ["--port", "80"],
    ["--port", "70000"],
    ["--port", "x"],
    ["--folder"],
    ["--folder="],
    ["--folder", "--no-open"],
    ["x"],
    ["--no-open=1"],
  ])("%s %s is refused with one line", (...args) => {
    expect(parseArguments(args.filter((arg) => arg !== undefined))).toMatch(/^[^\n]+$/);
  });

  it("find the folder among Electron's own switches", () => {
    expect(folderArgument(["--inspect", ".", "--folder", "/desk", "--lang=zh"])).toBe("/desk");
    expect(folderArgument(["--folder=/desk"])).toBe("/desk");
    for (const none of [[], ["--folder"], ["--folder="], ["--folders=/x"]]) expect(folderArgument(none)).toBeNull();
  });
});

describe("the Chromium window", () => {
  it("gets no token on its command line, its own profile, and everything that remembers or calls home switched off", () => {
    const args = chromiumArguments("file:///desk/open.html", "/desk/profile", false);
    expect(args).toContain("--app=file:///desk/open.html");
    expect(args).toContain("--user-data-dir=/desk/profile");
    for (const flag of [
      "--disable-sync",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-quic",
      "--no-first-run",
      "--password-store=basic",
    ]) {
      expect(args).toContain(flag);
    }
    expect(args.join(" ")).not.toContain("token");
    expect(args).not.toContain("--no-sandbox");
    expect(chromiumArguments("x", "y", true)).toContain("--no-sandbox");
  });

  it("keeps the profile's other preferences, and forgets what an earlier window left of its use", async () => {
    const profile = await temporaryFolder();
    await mkdir(join(profile, "Default", "Sessions"), { recursive: true });
    await writeFile(join(profile, "Default", "Sessions", "Session_1"), "typed text");
    await writeFile(join(profile, "Default", "History"), "names of saved files");
    await mkdir(join(profile, "Default", "IndexedDB"));
    await writeFile(
      join(profile, "Default", "Preferences"),
      JSON.stringify({ profile: { name: "x", password_manager_enabled: true } }),
    );
    await prepareProfile(profile);
    const preferences = JSON.parse(await readFile(join(profile, "Default", "Preferences"), "utf8"));
    expect(preferences).toMatchObject({
      profile: { name: "x", password_manager_enabled: false },
      autofill: { enabled: false, profile_enabled: false, credit_card_enabled: false },
      browser: { enable_spellchecking: false },
      credentials_enable_service: false,
    });
    for (const gone of ["Sessions", "History"]) await expect(stat(join(profile, "Default", gone))).rejects.toThrow("ENOENT");
    expect((await stat(join(profile, "Default", "IndexedDB"))).isDirectory()).toBe(true);
    await writeFile(join(profile, "Default", "Preferences"), "{ broken");
    await prepareProfile(profile);
    expect(JSON.parse(await readFile(join(profile, "Default", "Preferences"), "utf8")).credentials_enable_service).toBe(false);
  });

  it("is looked for where each system installs it, a named one first, and only where it exists", async () => {
    expect(chromiumCandidates("linux", { PATH: "/usr/bin:/snap/bin", CHROMIUM_PATH: "/own" }).slice(0, 3)).toEqual([
      "/own",
      "/usr/bin/chromium",
      "/snap/bin/chromium",
    ]);
    expect(chromiumCandidates("win32", { PROGRAMFILES: "C:\\P" })[0]).toBe("C:\\P\\Microsoft\\Edge\\Application\\msedge.exe");
    expect(chromiumCandidates("darwin", {})[0]).toMatch(/^\/Applications\/.*\.app\/Contents\/MacOS\//);
    expect(findChromium("linux", { PATH: await temporaryFolder() })).toBeNull();
  });

  it("needs a display on Linux", () => {
    expect(hasDisplay("linux", {})).toBe(false);
    expect(hasDisplay("linux", { DISPLAY: ":0" })).toBe(true);
    expect(hasDisplay("linux", { WAYLAND_DISPLAY: "wayland-0" })).toBe(true);
    expect(hasDisplay("win32", {})).toBe(true);
  });

  it("says that it could not be opened when the browser ends at once or is not there", async () => {
    for (const browser of ["/bin/false", "/does/not/exist"]) {
      expect(await (await openWindow(browser, await temporaryFolder(), "/x.html")).closed).toBe(false);
    }
  });

  it("is led to the address by a page that lets nothing slip out of the quotes", () => {
    expect(openFileContent('http://127.0.0.1:1/open?token=a"&b')).toContain(
      'content="0;url=http://127.0.0.1:1/open?token=a&quot;&amp;b"',
    );
  });
});
