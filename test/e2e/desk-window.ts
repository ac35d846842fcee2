import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
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
  /** Ends server and browser at once (SIGKILL), as a power cut would. */
  kill(): Promise<void>;
  close(): Promise<void>;
}

const made = new Set<string>();

/** An empty folder that stands for a stick, a hall computer's disk or a browser profile. */
export function freshFolder(name: string): string {
  const folder = mkdtempSync(join(tmpdir(), `petition-desk-${name}-`));
  made.add(folder);
  return folder;
}

/** Removes every folder that `freshFolder` gave out. */
export function removeFolders(): void {
  for (const folder of made) rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  made.clear();
}

/** The person at the desk, for pictures: a home folder with a name. */
function personsHome(): NodeJS.ProcessEnv {
  if (process.env["UPDATE_SCREENSHOTS"] !== "1") return process.env;
  const home = join(freshFolder("home"), "文档");
  mkdirSync(home);
  return { ...process.env, HOME: home };
}

async function startServer(folder: string): Promise<{ readonly server: ChildProcess; readonly address: string }> {
  const server = spawn(process.execPath, ["dist/electron/serve.js", "--folder", folder, "--no-open"], {
    stdio: ["ignore", "pipe", "pipe"],
    env: personsHome(),
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
    server.once("close", (code) => reject(new Error(`the server ended with ${code}: ${said}`)));
  });
  return { server, address };
}

function ended(server: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (server.exitCode !== null || server.signalCode !== null) resolve();
    else server.once("exit", () => resolve());
  });
}

/** Ends every process of the browser that was started with this profile; the profile's path is ours alone. */
function killBrowser(profile: string): void {
  if (!existsSync("/proc")) return;
  for (const entry of readdirSync("/proc")) {
    if (!/^\d+$/.test(entry)) continue;
    try {
      const line = readFileSync(`/proc/${entry}/cmdline`, "utf8").split("\0");
      if (line.includes(`--user-data-dir=${profile}`)) process.kill(Number(entry), "SIGKILL");
    } catch {
      // It ended by itself.
    }
  }
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
      killBrowser(profile);
      await ended(server);
      await context.close().catch(() => undefined);
    },
  };
}
