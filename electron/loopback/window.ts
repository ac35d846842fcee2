import { spawn } from "node:child_process";
import { pathToFileURL } from "node:url";
import { chromiumArguments, forgetUse, prepareProfile } from "./chromium.ts";

/** A browser that ends sooner than this never showed the desk. */
const tooSoonMs = 3_000;
/** How long a browser that was asked to close may take to write its store. */
const closingMs = 5_000;

export interface ChromiumWindow {
  /** True when the window was closed, false when it could not be opened at all. */
  readonly closed: Promise<boolean>;
  /** Closes it, if it is open, and waits for that. */
  close(): Promise<void>;
}

/** Opens the desk in an application window of its own profile, through a page that holds the address with the token. */
export async function openWindow(chromium: string, profile: string, openFile: string): Promise<ChromiumWindow> {
  await prepareProfile(profile);
  const isRoot = process.getuid?.() === 0;
  const started = Date.now();
  const child = spawn(chromium, chromiumArguments(pathToFileURL(openFile).href, profile, isRoot), { stdio: "ignore" });
  const ended = new Promise<number | null>((resolve) => {
    child.once("error", () => resolve(1));
    child.once("exit", resolve);
  });
  const closed = ended.then(async (code) => {
    // What cannot be removed now is removed before the next window opens.
    await forgetUse(profile).catch(() => undefined);
    return code === 0 || Date.now() - started > tooSoonMs;
  });
  return {
    closed,
    async close() {
      child.kill();
      const timer = setTimeout(() => child.kill("SIGKILL"), closingMs);
      await closed;
      clearTimeout(timer);
    },
  };
}
