import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join, normalize } from "node:path";
import { chromium, type Page } from "@playwright/test";
import { build } from "vite";

const folder = join(import.meta.dirname, "../../.cache/fake");
const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".css": "text/css",
  ".svg": "image/svg+xml",
};

/** Screens over the fake engine in a headless Chromium at 1366×768. */
export interface FakePages {
  /** Opens `scene` at `path` in a fresh profile and waits until it stands still. */
  open(scene: string, path: string, look?: { readonly dark?: boolean; readonly large?: boolean }): Promise<Page>;
  close(): Promise<void>;
}

/** Builds the fake page, serves it on a free port, starts the browser. */
export async function fakePages(executablePath: string | undefined): Promise<FakePages> {
  await build({ configFile: join(import.meta.dirname, "fake.vite.config.ts"), logLevel: "error" });
  const server = createServer((request, response) => {
    const path = normalize(new URL(request.url ?? "/", "http://localhost").pathname);
    readFile(join(folder, path)).then(
      (body) => response.writeHead(200, { "content-type": types[extname(path)] ?? "application/octet-stream" }).end(body),
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
