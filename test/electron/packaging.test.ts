import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";

const root = join(import.meta.dirname, "..", "..");
/** Resolves as electron-builder itself does: its library is no dependency of ours. */
const ofBuilder = createRequire(createRequire(join(root, "package.json")).resolve("electron-builder/package.json"));
/** The check that electron-builder itself makes before it packs anything. */
const { validateSchema } = ofBuilder("app-builder-lib/out/util/config/schemaValidator.js") as {
  validateSchema(schema: object, config: object, options: object): void;
};
const schema = ofBuilder("app-builder-lib/scheme.json") as {
  definitions: Record<string, { properties: Record<string, unknown> }>;
};
const read = (): Record<string, Record<string, unknown>> => parse(readFileSync(join(root, "electron-builder.yml"), "utf8"));
const validate = (config: object): void => validateSchema(schema, config, { name: "electron-builder" });

describe("the packages' configuration", () => {
  it("passes electron-builder's own schema, which refuses a misspelt or misplaced option", () => {
    validate(read());
    expect(() => validate({ ...read(), asarr: true })).toThrow();
    expect(() => validate({ ...read(), nsis: { oneclick: true } })).toThrow();
    expect(() => validate({ ...read(), electronFuses: { runAsNode: "no" } })).toThrow();
  });

  it("sets every fuse that Electron has by hand", () => {
    const { resetAdHocDarwinSignature: _signing, ...fuses } = schema.definitions["FuseOptionsV1"]?.properties ?? {};
    expect(Object.keys(read()["electronFuses"] ?? {}).sort()).toEqual(Object.keys(fuses).sort());
    expect(read()["electronFuses"]).toEqual({
      runAsNode: false,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      enableCookieEncryption: false,
      enableEmbeddedAsarIntegrityValidation: true,
      onlyLoadAppFromAsar: true,
      loadBrowserProcessSpecificV8Snapshot: false,
      grantFileProtocolExtraPrivileges: false,
    });
  });

  it("builds an installer for Windows, deb and AppImage for Linux and a dmg for macOS, each for x64 and arm64", () => {
    const targets = (system: string): unknown => read()[system]?.["target"];
    const both = ["x64", "arm64"];
    expect(targets("win")).toEqual([{ target: "nsis", arch: both }]);
    expect(targets("linux")).toEqual([
      { target: "deb", arch: both },
      { target: "AppImage", arch: both },
    ]);
    expect(targets("mac")).toEqual([{ target: "dmg", arch: both }]);
  });

  it("never removes an office's records with the program", () => {
    expect(read()["nsis"]?.["deleteAppDataOnUninstall"]).toBe(false);
  });

  it("names only resources that are there", () => {
    for (const path of ["build/icon.png", "build/icons/16x16.png", "build/icons/512x512.png", "build/entitlements.mac.plist"]) {
      expect(existsSync(join(root, path)), path).toBe(true);
    }
    const png = readFileSync(join(root, "build/icon.png"));
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1024, 1024]);
  });

  it("installs on every system only what is pinned: an exact version, and the hash of what it is", () => {
    const lock = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8")) as {
      packages: Record<string, { integrity?: string; dependencies?: object; devDependencies?: object }>;
    };
    const { "": own, ...packages } = lock.packages;
    const wanted = Object.values({ ...own?.dependencies, ...own?.devDependencies });
    expect(wanted.length).toBeGreaterThan(20);
    for (const version of wanted) expect(version).toMatch(/^\d+\.\d+\.\d+$/);
    const unproved = Object.entries(packages).filter(
      ([, { integrity }]) => !/^sha512-[A-Za-z0-9+/]{86}==$/.test(integrity ?? ""),
    );
    expect(unproved.map(([name]) => name)).toEqual([]);
  });

  it("starts from the file that package.json names as main", () => {
    const { main } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
    expect(main).toBe("dist/electron/main.js");
  });
});
