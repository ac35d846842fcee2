import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join, normalize } from "node:path";
import { chromium, type Page } from "@playwright/test";
import { build } from "vite";
import { contentPolicy } from "../../electron/security/content-policy.ts";
import { builtOnce } from "../built.ts";
import { today } from "./fake-data.ts";

const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".css": "text/css",
  ".svg": "image/svg+xml",
};

/** Screens over the fake engine in a headless Chromium at 1366×768. */
export interface FakePages {
  /** Opens `scene` at `path` with nothing stored and waits until it stands still. Close it before another is opened. */
  open(
    scene: string,
    path: string,
    /** `reminding`: a desk that has not reminded of what is due today. */
    look?: { readonly dark?: boolean; readonly large?: boolean; readonly reminding?: boolean },
  ): Promise<Page>;
  close(): Promise<void>;
}

/** The browser to look with: named by the environment, the system's, or Playwright's own. */
export const chromiumPath = process.env["CHROMIUM_PATH"] ?? (existsSync("/usr/bin/chromium") ? "/usr/bin/chromium" : undefined);

/** Waits until nothing on the page was changed for a while, and at most two seconds: a clock may tick there. */
function standsStill(page: Page): Promise<void> {
  return page.evaluate(
    () =>
      new Promise((resolve) => {
        const done = () => {
          watching.disconnect();
          resolve();
        };
        setTimeout(done, 2000);
        let quiet = setTimeout(done, 150);
        const watching = new MutationObserver(() => {
          clearTimeout(quiet);
          quiet = setTimeout(done, 150);
        });
        watching.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
      }),
  );
}

/** Goes to another address of the same scene. */
export async function goTo(page: Page, path: string): Promise<void> {
  await page.evaluate((hash) => {
    window.location.hash = hash;
  }, path);
  await standsStill(page);
}

/** Requests that the page made of the engine or the shell by this name. */
export function calls(page: Page, name: string): Promise<readonly unknown[]> {
  return page.evaluate(
    (wanted) =>
      (window as unknown as { readonly fakeCalls: readonly (readonly [string, unknown])[] }).fakeCalls
        .filter(([called]) => called === wanted)
        .map(([, request]) => request),
    name,
  );
}

/**
 * The folder with the fake page built from the sources as they are, once for all test files. As in the product, React is
 * the one for production: a test runner's own NODE_ENV would bring in the one for development, which takes twice the time.
 */
function builtPage(): Promise<string> {
  return builtOnce("fake", ["renderer", "shared", "test/renderer"], async (outDir) => {
    const ofRunner = process.env["NODE_ENV"];
    process.env["NODE_ENV"] = "production";
    await build({ configFile: join(import.meta.dirname, "fake.vite.config.ts"), logLevel: "error", build: { outDir } });
    if (ofRunner !== undefined) process.env["NODE_ENV"] = ofRunner;
  });
}

/** Serves the fake page on a free port and starts the browser. */
export async function fakePages(executablePath: string | undefined): Promise<FakePages> {
  const folder = await builtPage();
  const server = createServer((request, response) => {
    const path = normalize(new URL(request.url ?? "/", "http://localhost").pathname);
    readFile(join(folder, path)).then(
      (body) =>
        response
          .writeHead(200, {
            "content-type": types[extname(path)] ?? "application/octet-stream",
            // The name of an asset says its content: the browser need not read and translate it again for every page.
            ...(path.includes("assets") ? { "cache-control": "max-age=86400, immutable" } : {}),
            // The same policy as in the shells: what it would block there, it blocks here.
            "content-security-policy": contentPolicy,
          })
          .end(body),
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const browser = await chromium.launch({
    ...(executablePath ? { executablePath } : {}),
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
  // One window for all: a browser draws a window of its own for every context, which takes as long as a test.
  const context = await browser.newContext({
    viewport: { width: 1366, height: 768 },
    locale: "zh-CN",
    timezoneId: "Asia/Shanghai",
    reducedMotion: "reduce",
  });
  await context.newPage();
  const origin = `http://127.0.0.1:${port}`;
  return {
    async open(scene, path, look = {}) {
      await context.clearPermissions();
      const page = await context.newPage();
      const session = await context.newCDPSession(page);
      await session.send("Storage.clearDataForOrigin", { origin, storageTypes: "all" });
      await session.detach();
      await page.emulateMedia({ colorScheme: look.dark ? "dark" : "light" });
      const stored = {
        ...(look.large ? { "desk-type": "large" } : {}),
        ...(look.reminding ? {} : { "desk-reminded": today }),
      };
      await page.addInitScript((all) => {
        for (const [key, value] of Object.entries(all)) window.localStorage.setItem(key, value);
      }, stored);
      await page.goto(`${origin}/fake.html?scene=${scene}#${path}`);
      await page.locator("main").first().waitFor();
      await standsStill(page);
      return page;
    },
    async close() {
      await browser.close();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
