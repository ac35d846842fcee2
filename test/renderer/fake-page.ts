import { createHash } from "node:crypto";
import { existsSync, statSync } from "node:fs";
import { readdir, readFile, rename, rm } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { dirname, extname, join, normalize } from "node:path";
import { chromium, type Page } from "@playwright/test";
import { build } from "vite";
import { contentPolicy } from "../../electron/security/content-policy.ts";
import { today } from "./fake-data.ts";

const cache = join(import.meta.dirname, "../../.cache");
const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".css": "text/css",
  ".svg": "image/svg+xml",
};

/** Screens over the fake engine in a headless Chromium at 1366×768. */
export interface FakePages {
  /** Opens `scene` at `path` in a fresh profile and waits until it stands still. Close it by `page.context().close()`. */
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

/** Goes to another address of the same scene. */
export async function goTo(page: Page, path: string): Promise<void> {
  await page.evaluate((hash) => {
    window.location.hash = hash;
  }, path);
  await page.waitForTimeout(250);
}

/** Names the state of the sources that the fake page is built from. */
async function stateOfSources(): Promise<string> {
  const root = join(import.meta.dirname, "../..");
  const hash = createHash("sha256");
  for (const room of ["renderer", "shared", "test/renderer", "package-lock.json"]) {
    const entries = statSync(join(root, room)).isDirectory()
      ? await readdir(join(root, room), { recursive: true, withFileTypes: true })
      : [];
    const files = entries.filter((one) => one.isFile()).map((one) => join(one.parentPath, one.name));
    for (const file of files.length > 0 ? files.sort() : [join(root, room)]) {
      const { size, mtimeMs } = statSync(file);
      hash.update(`${file} ${size} ${mtimeMs}\n`);
    }
  }
  return hash.digest("hex").slice(0, 16);
}

/**
 * The folder with the fake page built from the sources as they are. It is built once: of several test files that build at
 * the same time, one puts its folder in place and the others take that.
 */
async function builtPage(): Promise<string> {
  const folder = join(cache, "fake", await stateOfSources());
  if (existsSync(folder)) return folder;
  const dayOld = Date.now() - 86_400_000;
  for (const one of existsSync(dirname(folder)) ? await readdir(dirname(folder)) : []) {
    const built = join(dirname(folder), one);
    if (statSync(built).mtimeMs < dayOld) await rm(built, { recursive: true, force: true });
  }
  const own = `${folder}.${process.pid}`;
  await build({ configFile: join(import.meta.dirname, "fake.vite.config.ts"), logLevel: "error", build: { outDir: own } });
  try {
    await rename(own, folder);
  } catch {
    await rm(own, { recursive: true, force: true });
  }
  return folder;
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
  return {
    async open(scene, path, look = {}) {
      const context = await browser.newContext({
        viewport: { width: 1366, height: 768 },
        locale: "zh-CN",
        timezoneId: "Asia/Shanghai",
        colorScheme: look.dark ? "dark" : "light",
        reducedMotion: "reduce",
      });
      if (look.large) await context.addInitScript(() => window.localStorage.setItem("desk-type", "large"));
      if (!look.reminding) {
        await context.addInitScript((day) => window.localStorage.setItem("desk-reminded", day), today);
      }
      const page = await context.newPage();
      await page.goto(`http://127.0.0.1:${port}/fake.html?scene=${scene}#${path}`);
      await page.locator("main").first().waitFor();
      await page.waitForTimeout(350);
      return page;
    },
    async close() {
      await browser.close();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
