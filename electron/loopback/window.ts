import { spawn } from "node:child_process";
import { pathToFileURL } from "node:url";
import { chromiumArguments, forgetSessions, prepareProfile } from "./chromium.ts";

/** A browser that ends sooner than this never showed the desk. */
const tooSoonMs = 3_000;

/**
 * Opens the desk in an application window of its own profile; answers when the window was closed: true, or false when
 * it could not be opened at all.
 */
export async function showWindow(chromium: string, profile: string, openFile: string): Promise<boolean> {
  await prepareProfile(profile);
  const isRoot = process.getuid?.() === 0;
  const started = Date.now();
  const child = spawn(chromium, chromiumArguments(pathToFileURL(openFile).href, profile, isRoot), { stdio: "ignore" });
  const stopChild = (): void => void child.kill();
  process.once("exit", stopChild);
  const code = await new Promise<number | null>((resolve) => {
    child.once("error", () => resolve(1));
    child.once("exit", resolve);
  });
  process.off("exit", stopChild);
  await forgetSessions(profile);
  return code === 0 || Date.now() - started > tooSoonMs;
}
