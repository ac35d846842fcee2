import { existsSync, readdirSync, readFileSync } from "node:fs";
import { type BrowserContext, chromium } from "@playwright/test";

const quiet = [
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** One Chromium with its own profile for the whole run. */
export async function openChromium(profile: string): Promise<BrowserContext> {
  const path = process.env["CHROMIUM_PATH"] ?? (existsSync("/usr/bin/chromium") ? "/usr/bin/chromium" : undefined);
  return chromium.launchPersistentContext(profile, {
    headless: true,
    ...(path ? { executablePath: path } : {}),
    args: [...quiet, ...(process.getuid?.() === 0 ? ["--no-sandbox"] : [])],
    locale: "zh-CN",
    timezoneId: "Asia/Shanghai",
  });
}

/** Ids of all processes whose parent is known, read from /proc. */
function parents(): ReadonlyMap<number, number> {
  const found = new Map<number, number>();
  for (const name of readdirSync("/proc")) {
    if (!/^\d+$/.test(name)) continue;
    try {
      const status = readFileSync(`/proc/${name}/stat`, "utf8");
      // The command's name may hold blanks and brackets: what counts comes after the last bracket.
      found.set(Number(name), Number(status.slice(status.lastIndexOf(")") + 2).split(" ")[1]));
    } catch {
      // It ended in between.
    }
  }
  return found;
}

/** The browser's own process for this profile. */
export function browserProcess(profile: string): number {
  for (const [pid, parent] of parents()) {
    try {
      const command = readFileSync(`/proc/${pid}/cmdline`, "utf8");
      if (command.includes(`--user-data-dir=${profile}\0`) && !command.includes("--type=") && parent !== 1) return pid;
    } catch {
      // It ended in between.
    }
  }
  throw new Error("the browser's process was not found");
}

/** Proportional set size of these processes and all their descendants, MB (10^6 bytes). */
export function proportionalSetSize(roots: readonly number[]): number {
  const parentOf = parents();
  const within = (pid: number): boolean => {
    for (let at: number | undefined = pid; at !== undefined && at > 1; at = parentOf.get(at)) if (roots.includes(at)) return true;
    return false;
  };
  let kilobytes = 0;
  for (const pid of parentOf.keys()) {
    if (!within(pid)) continue;
    try {
      kilobytes += Number(/^Pss:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, "utf8"))?.[1] ?? 0);
    } catch {
      // It ended in between.
    }
  }
  return (kilobytes * 1024) / 1e6;
}
