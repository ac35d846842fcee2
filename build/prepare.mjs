// What every command needs before it can begin: the pinned packages, and for tests and for the window a Chromium.
// Plain JavaScript on purpose: it runs before anything is installed, on any Node from 20.19 on.
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { homedir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
const npm = process.platform === "win32" ? "npm.cmd" : "npm";

/** Runs a command, its output going to our standard error so that standard output stays the caller's. */
export function run(command, args, options = {}) {
  const result = spawnSync(command, args, {
    cwd: root,
    stdio: ["ignore", 2, 2],
    shell: process.platform === "win32" && command.endsWith(".cmd"),
    ...options,
  });
  return result.status ?? 1;
}

function checkNode() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  console.error(`Petition Desk needs Node.js 20.19 or newer; this is ${process.version}.`);
  process.exit(1);
}

/** Installs the pinned packages when they are missing or older than the lock file. */
export function ensurePackages() {
  checkNode();
  const lock = join(root, "package-lock.json");
  const installed = join(root, "node_modules", ".package-lock.json");
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(lock).mtimeMs) return;
  if (existsSync(installed) && samePackages(lock, installed)) return;
  console.error("Installing the pinned packages (npm ci) …");
  if (run(npm, ["ci", "--no-audit", "--no-fund", "--loglevel=error"]) !== 0) {
    console.error("npm ci failed: see the lines above.");
    process.exit(1);
  }
}

function samePackages(lock, installed) {
  const read = (file) => JSON.parse(readFileSync(file, "utf8")).packages;
  const wanted = read(lock);
  const have = read(installed);
  return Object.entries(wanted).every(([name, entry]) => name === "" || entry.optional || have[name]?.version === entry.version);
}

/** Path of a Chromium-family browser that is already on this machine, or null. */
export function findChromium() {
  const named = process.env.CHROMIUM_PATH;
  if (named && existsSync(named)) return named;
  for (const path of candidates()) if (existsSync(path)) return path;
  return null;
}

function candidates() {
  if (process.platform === "win32") {
    const bases = [process.env.PROGRAMFILES, process.env["PROGRAMFILES(X86)"], process.env.LOCALAPPDATA].filter(Boolean);
    const tails = [
      "Google/Chrome/Application/chrome.exe",
      "Microsoft/Edge/Application/msedge.exe",
      "Chromium/Application/chrome.exe",
    ];
    return [...bases.flatMap((base) => tails.map((tail) => join(base, tail))), ...playwrightBrowsers()];
  }
  if (process.platform === "darwin") {
    return [
      "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
      "/Applications/Chromium.app/Contents/MacOS/Chromium",
      "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
      ...playwrightBrowsers(),
    ];
  }
  const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge"];
  const folders = (process.env.PATH ?? "/usr/bin").split(":");
  return [...names.flatMap((name) => folders.map((folder) => join(folder, name))), ...playwrightBrowsers()];
}

function playwrightBrowsers() {
  const caches = {
    win32: join(process.env.LOCALAPPDATA ?? homedir(), "ms-playwright"),
    darwin: join(homedir(), "Library/Caches/ms-playwright"),
    linux: join(homedir(), ".cache/ms-playwright"),
  };
  const cache = process.env.PLAYWRIGHT_BROWSERS_PATH ?? caches[process.platform];
  if (!cache || !existsSync(cache)) return [];
  const tails = [
    "chrome-linux/chrome",
    "chrome-linux64/chrome",
    "chrome-win/chrome.exe",
    "chrome-win64/chrome.exe",
    "chrome-mac/Chromium.app/Contents/MacOS/Chromium",
    "chrome-mac-arm64/Chromium.app/Contents/MacOS/Chromium",
  ];
  return readdirSync(cache)
    .filter((folder) => folder.startsWith("chromium-"))
    .flatMap((folder) => tails.map((tail) => join(cache, folder, tail)));
}

const systemPackages = ["chromium", "fonts-noto-cjk", "unzip", "jq", "age", "minisign", "strace", "python3"];

/**
 * A Chromium for the tests, with Chinese fonts: one that is there, or the system's package manager when it may be
 * used (Debian family, as root), or Playwright's own download. Returns its path, or null with a line that says why.
 */
export function ensureChromium() {
  if (process.platform === "linux" && process.getuid?.() === 0 && existsSync("/usr/bin/apt-get")) ensureSystemPackages();
  const found = findChromium();
  if (found) return found;
  console.error("No Chromium found: asking Playwright for one …");
  run(process.execPath, [join(root, "node_modules/@playwright/test/cli.js"), "install", "chromium"]);
  const downloaded = findChromium();
  if (!downloaded) console.error("There is no Chromium on this machine and none could be installed. Set CHROMIUM_PATH to one.");
  return downloaded;
}

function ensureSystemPackages() {
  const missing = systemPackages.filter((name) => spawnSync("dpkg", ["-s", name], { stdio: "ignore" }).status !== 0);
  if (missing.length === 0) return;
  console.error(`Installing with apt-get: ${missing.join(" ")} …`);
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  run("apt-get", ["update", "-qq"], { env, stdio: ["ignore", "ignore", 2] });
  run("apt-get", ["install", "-y", "-qq", "--no-install-recommends", ...missing], { env, stdio: ["ignore", "ignore", 2] });
}

/** Path of the Electron executable, or null when there is none (its download is tried only where it can work). */
export function findElectron({ download = false } = {}) {
  const folder = join(root, "node_modules", "electron");
  const name = { win32: "electron.exe", darwin: "Electron.app/Contents/MacOS/Electron" }[process.platform] ?? "electron";
  const override = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  const path = join(override ?? join(folder, "dist"), name);
  if (existsSync(path)) return path;
  if (!download || override || !existsSync(join(folder, "install.js"))) return null;
  const { engines } = createRequire(import.meta.url)(join(folder, "package.json"));
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major < 22 || (major === 22 && minor < 12)) {
    console.error(
      `取得 Electron 需要 Node.js ${engines.node}，本机是 ${process.version} (Electron's installer needs a newer Node.js).`,
    );
    return null;
  }
  console.error("Fetching Electron's binary (once) …");
  const status = run(process.execPath, [join(folder, "install.js")], { timeout: 180_000, stdio: ["ignore", "ignore", "ignore"] });
  return status === 0 && existsSync(path) ? path : null;
}

/** Runs one of the project's installed command-line tools (`node_modules/.bin`), output as given. */
export function tool(name, args, options = {}) {
  const bin = join(root, "node_modules", ".bin", process.platform === "win32" ? `${name}.cmd` : name);
  return spawnSync(bin, args, { cwd: root, stdio: "inherit", shell: process.platform === "win32", ...options });
}
