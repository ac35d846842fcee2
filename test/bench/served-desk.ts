import { type ChildProcess, spawn } from "node:child_process";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import type { BrowserContext, Page } from "@playwright/test";
import type { EngineApi } from "../../renderer/engine/api/engine-api.ts";
import type { Driver } from "./pages/driver.ts";

declare global {
  interface Window {
    readonly driver: Driver;
  }
}

const root = join(import.meta.dirname, "..", "..");

/** A desk folder under the real loopback shell, with the real worker in a page of its origin. */
export interface ServedDesk {
  readonly page: Page;
  /** The shell's process id. */
  readonly server: number;
  /** A fresh worker, as when the window is opened. */
  restart(): Promise<void>;
  /** Makes its session's cookie the browser's: cookies do not tell ports apart, and one profile holds several desks here. */
  present(): Promise<void>;
  unlock(passphrase: string): ReturnType<Driver["unlock"]>;
  call(method: keyof EngineApi, params?: unknown): ReturnType<Driver["call"]>;
  close(): Promise<void>;
}

function worker(): string {
  const name = readdirSync(join(root, "dist/renderer/assets")).find((one) => /^worker-.*\.js$/.test(one));
  if (name === undefined) throw new Error("the program is not built");
  return `/assets/${name}`;
}

async function startShell(folder: string): Promise<{ readonly server: ChildProcess; readonly address: string }> {
  const server = spawn(process.execPath, [join(root, "dist/electron/serve.js"), "--folder", folder, "--no-open"], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  const address = await new Promise<string>((resolve, reject) => {
    let said = "";
    const hear = (chunk: Buffer) => {
      said += chunk.toString("utf8");
      const found = /http:\/\/127\.0\.0\.1:\d+\/open\?token=[\w-]+/.exec(said);
      if (found) resolve(found[0]);
    };
    server.stdout?.on("data", hear);
    server.stderr?.on("data", hear);
    server.once("exit", (code) => reject(new Error(`the shell ended with ${code}: ${said}`)));
  });
  return { server, address };
}

/** Opens a desk folder. The page shows nothing: the screens are not what is measured here. */
export async function serveDesk(context: BrowserContext, script: string, folder: string): Promise<ServedDesk> {
  const { server, address } = await startShell(folder);
  const page = await context.newPage();
  const { origin } = new URL(address);
  // The session's cookie, then a page of the same origin and policy that starts no interface of its own.
  await page.route(`${origin}/`, (route) => route.fulfill({ status: 200, contentType: "text/html", body: "<!doctype html>" }));
  await page.goto(address);
  await page.waitForURL(`${origin}/`);
  const cookies = await context.cookies(origin);
  // While a route stands, every request of page and worker is stopped and asked about: no person's window does that.
  await page.unroute(`${origin}/`);
  await page.goto(`${origin}/no-such-page`);
  await page.evaluate(script);
  const restart = () => page.evaluate((address) => window.driver.start(address), worker());
  await restart();
  const call: ServedDesk["call"] = (method, params) =>
    page.evaluate(([name, given]) => window.driver.call(name, given), [method, params ?? {}] as const);
  return {
    page,
    server: server.pid ?? 0,
    restart,
    present: () => context.addCookies(cookies),
    call,
    async unlock(passphrase) {
      const { value } = await call("status");
      const user = (value as { users: readonly { id: string }[] }).users[0]?.id ?? "";
      return page.evaluate((params) => window.driver.unlock(params), { user, passphrase });
    },
    async close() {
      await page.evaluate(() => window.driver.stop()).catch(() => undefined);
      await page.close();
      server.kill("SIGTERM");
      await new Promise<void>((resolve) => {
        if (server.exitCode !== null || server.signalCode !== null) resolve();
        else server.once("exit", () => resolve());
      });
    },
  };
}
