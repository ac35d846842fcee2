import { existsSync } from "node:fs";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { _electron, type ElectronApplication, expect, type Page, test } from "@playwright/test";
import { findElectron } from "../../build/prepare.mjs";

const root = join(import.meta.dirname, "..", "..");
const binary: string | null = findElectron();
const built = existsSync(join(root, "dist", "electron", "main.js"));
if (binary === null) console.warn("SKIPPED: the Electron suite, because there is no Electron binary on this machine");

test.describe("the desk in Electron", () => {
  test.skip(binary === null, "there is no Electron binary on this machine");

  let folder: string;
  let app: ElectronApplication;
  let page: Page;
  const launch = (): Promise<ElectronApplication> =>
    _electron.launch({
      executablePath: binary ?? "",
      args: [...(process.getuid?.() === 0 ? ["--no-sandbox"] : []), root, `--folder=${folder}`],
    });

  test.beforeEach(async () => {
    expect(built, "run `node build/build.mjs` first").toBe(true);
    folder = await mkdtemp(join(tmpdir(), "desk-electron-"));
    app = await launch();
    page = await app.firstWindow();
  });
  test.afterEach(async () => {
    await app.close();
    await rm(folder, { recursive: true, force: true });
  });

  test("shows the interface from app://desk, without Node in the page", async () => {
    await expect.poll(() => page.url()).toMatch(/^app:\/\/desk\//);
    await expect(page).toHaveTitle(/信访台/);
    expect(
      await page.evaluate(() => [typeof Reflect.get(globalThis, "require"), typeof Reflect.get(globalThis, "process")]),
    ).toEqual(["undefined", "undefined"]);
    expect(await page.evaluate(() => Object.keys(Reflect.get(globalThis, "desk")).sort())).toEqual(["call", "openPort", "shell"]);
  });

  test("answers calls over the bridge and over a port, and refuses what is no channel", async () => {
    type Call = (channel: string, request: unknown) => Promise<{ ok: boolean }>;
    const status = await page.evaluate(() => (Reflect.get(globalThis, "desk") as { call: Call }).call("desk.status", {}));
    expect(status).toMatchObject({ ok: true, response: { shell: "electron", folder } });
    expect(await page.evaluate(() => (Reflect.get(globalThis, "desk") as { call: Call }).call("nothing", {}))).toMatchObject({
      ok: false,
      code: "bad-request",
    });
    const overPort = await page.evaluate(
      () =>
        new Promise((resolve) => {
          window.addEventListener("message", (event) => {
            const [port] = event.ports;
            if (event.data !== "desk:port" || port === undefined) return;
            port.onmessage = (answer) => resolve(answer.data);
            port.postMessage({ id: 5, channel: "journal.position", request: {} });
          });
          (Reflect.get(globalThis, "desk") as { openPort(): void }).openPort();
        }),
    );
    expect(overPort).toMatchObject({ id: 5, ok: true, response: { frames: expect.any(Number) } });
  });

  test("reaches no network and opens no other page or window", async () => {
    const reached = await page.evaluate(() =>
      fetch("https://example.com/").then(
        () => "reached",
        () => "cancelled",
      ),
    );
    expect(reached).toBe("cancelled");
    expect(await page.evaluate(() => fetch("app://desk/../package.json").then((answer) => answer.status))).not.toBe(200);
    await page.evaluate(() => {
      window.location.href = "https://example.com/";
    });
    expect(await page.evaluate(() => window.open("https://example.com/"))).toBeNull();
    expect(page.url()).toMatch(/^app:\/\/desk\//);
    expect(app.windows().length).toBe(1);
  });

  test("tells the page when the screen is locked", async () => {
    const told = page.evaluate(() => new Promise((resolve) => window.addEventListener("desk:suspend", () => resolve("told"))));
    await app.evaluate(({ powerMonitor }) => powerMonitor.emit("lock-screen"));
    expect(await told).toBe("told");
  });

  test("gives the desk folder back when it is closed", async () => {
    expect(await readdir(folder)).toContain("lock");
    await app.close();
    expect(await readdir(folder)).not.toContain("lock");
    app = await launch();
    await app.firstWindow();
  });
});
