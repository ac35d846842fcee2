import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type BrowserContext, chromium, type Page } from "@playwright/test";

const quiet = [
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** A desk as a person has it: its own folder, its own server, its own browser profile, one window. */
export interface DeskWindow {
  readonly page: Page;
  /** Desk folder (journal, vault, attachments). */
  readonly folder: string;
  /** Browser profile (IndexedDB). */
  readonly profile: string;
  /** Closes the window and the server, keeps folder and profile; opens them again. */
  reopen(): Promise<DeskWindow>;
  /** Ends the server at once, as a power cut would, and closes the window. */
  kill(): Promise<void>;
  close(): Promise<void>;
}

/** An empty folder that stands for a stick, a hall computer's disk or a browser profile. */
export function freshFolder(name: string): string {
  return mkdtempSync(join(tmpdir(), `petition-desk-${name}-`));
}

export function removeFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
}

async function startServer(folder: string): Promise<{ readonly server: ChildProcess; readonly address: string }> {
  const server = spawn(process.execPath, ["dist/electron/serve.js", "--folder", folder, "--no-open"], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  const address = await new Promise<string>((resolve, reject) => {
    let said = "";
    const listen = (chunk: Buffer) => {
      said += chunk.toString("utf8");
      const found = /http:\/\/127\.0\.0\.1:\d+\/open\?token=[0-9a-zA-Z_-]+/.exec(said);
      if (found) resolve(found[0]);
    };
    server.stdout?.on("data", listen);
    server.stderr?.on("data", listen);
    server.once("exit", (code) => reject(new Error(`the server ended with ${code}: ${said}`)));
  });
  return { server, address };
}

function ended(server: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (server.exitCode !== null || server.signalCode !== null) resolve();
    else server.once("exit", () => resolve());
  });
}

/** Opens a desk over the loopback shell in a Chromium with its own profile. */
export async function openDesk(folder: string, profile: string): Promise<DeskWindow> {
  const { server, address } = await startServer(folder);
  const path = process.env["CHROMIUM_PATH"] ?? (existsSync("/usr/bin/chromium") ? "/usr/bin/chromium" : undefined);
  const context: BrowserContext = await chromium.launchPersistentContext(profile, {
    headless: true,
    ...(path ? { executablePath: path } : {}),
    args: [
      ...quiet,
      ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
      "--use-fake-device-for-media-stream",
      "--use-fake-ui-for-media-stream",
    ],
    viewport: { width: 1366, height: 768 },
    locale: "zh-CN",
    timezoneId: "Asia/Shanghai",
  });
  const page = context.pages()[0] ?? (await context.newPage());
  await page.goto(address);
  const close = async () => {
    await context.close();
    server.kill("SIGTERM");
    await ended(server);
  };
  return {
    page,
    folder,
    profile,
    close,
    async reopen() {
      await close();
      return openDesk(folder, profile);
    },
    async kill() {
      server.kill("SIGKILL");
      await ended(server);
      await context.close();
    },
  };
}
