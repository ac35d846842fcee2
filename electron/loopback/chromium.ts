import { existsSync } from "node:fs";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { delimiter, join } from "node:path";

type Environment = Readonly<Record<string, string | undefined>>;

/** Where Chromium and its kin are usually installed. */
export function chromiumCandidates(platform: string, environment: Environment): string[] {
  const named = environment["CHROMIUM_PATH"];
  const first = named === undefined ? [] : [named];
  if (platform === "win32") {
    const bases = ["PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"].flatMap((name) => environment[name] ?? []);
    const tails = [
      "Microsoft\\Edge\\Application\\msedge.exe",
      "Google\\Chrome\\Application\\chrome.exe",
      "Chromium\\Application\\chrome.exe",
    ];
    return [...first, ...bases.flatMap((base) => tails.map((tail) => `${base}\\${tail}`))];
  }
  if (platform === "darwin") {
    const apps = ["Google Chrome", "Chromium", "Microsoft Edge"];
    return [...first, ...apps.map((app) => `/Applications/${app}.app/Contents/MacOS/${app}`)];
  }
  const folders = (environment["PATH"] ?? "/usr/bin").split(delimiter);
  const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge"];
  return [...first, ...names.flatMap((name) => folders.map((folder) => join(folder, name)))];
}

/** Path of a Chromium on this machine, or null. */
export function findChromium(platform: string = process.platform, environment: Environment = process.env): string | null {
  return chromiumCandidates(platform, environment).find((path) => existsSync(path)) ?? null;
}

/** Whether a window can be shown at all. */
export function hasDisplay(platform: string = process.platform, environment: Environment = process.env): boolean {
  return platform !== "linux" || Boolean(environment["DISPLAY"]) || Boolean(environment["WAYLAND_DISPLAY"]);
}

/** Arguments for an application window of its own profile that talks to nobody and remembers nothing typed. */
export function chromiumArguments(address: string, profile: string, isRoot: boolean): string[] {
  return [
    `--app=${address}`,
    `--user-data-dir=${profile}`,
    "--window-size=1366,768",
    "--lang=zh-CN",
    "--no-first-run",
    "--no-default-browser-check",
    "--no-service-autorun",
    // Nothing goes out by itself.
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-quic",
    "--disable-breakpad",
    "--disable-domain-reliability",
    "--disable-client-side-phishing-detection",
    "--no-pings",
    // No proxy: the one address is on this machine.
    "--no-proxy-server",
    // Nothing typed is kept or offered: autofill, passwords, translation, restored sessions.
    "--disable-features=AutofillServerCommunication,AutofillEnableAccountWalletStorage,PasswordManagerOnboarding,PasswordImport,Translate,OptimizationHints,MediaRouter,SpellcheckServiceMultilingual,HeavyAdIntervention",
    "--disable-save-password-bubble",
    "--disable-session-crashed-bubble",
    "--hide-crash-restore-bubble",
    "--disable-extensions",
    // The profile holds no secrets, so it asks for no keychain.
    "--password-store=basic",
    "--use-mock-keychain",
    ...(isRoot ? ["--no-sandbox"] : []),
  ];
}

const preferences = {
  autofill: { enabled: false, profile_enabled: false, credit_card_enabled: false },
  browser: { enable_spellchecking: false },
  credentials_enable_service: false,
  credentials_enable_autosignin: false,
  profile: { password_manager_enabled: false, exit_type: "Normal", exited_cleanly: true },
  spellcheck: { use_spelling_service: false, dictionaries: [] },
  session: { restore_on_startup: 5 },
  search: { suggest_enabled: false },
  safebrowsing: { enabled: false },
  translate: { enabled: false },
  alternate_error_pages: { enabled: false },
  net: { network_prediction_options: 2 },
};

function merged(old: unknown, wanted: object): object {
  const base = typeof old === "object" && old !== null ? old : {};
  const result: Record<string, unknown> = { ...base };
  for (const [key, value] of Object.entries(wanted)) {
    const nested = typeof value === "object" && value !== null && !Array.isArray(value);
    result[key] = nested ? merged(result[key], value) : value;
  }
  return result;
}

/** Writes the wishes above into the profile, and removes what an earlier window could be restored from. */
export async function prepareProfile(profile: string): Promise<void> {
  const folder = join(profile, "Default");
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, "Preferences");
  // A profile without preferences, or with broken ones, starts from ours alone.
  const old = await readFile(path, "utf8")
    .then((content): unknown => JSON.parse(content))
    .catch(() => ({}));
  await writeFile(path, JSON.stringify(merged(old, preferences)), { mode: 0o600 });
  await forgetUse(profile);
}

/**
 * What a browser keeps of the use of a window, in clear: text typed before a crash, names of files that were saved,
 * addresses and titles, large files on their way to the screen. The desk needs none of it.
 */
const traces = [
  "Sessions",
  "History",
  "History-journal",
  "DownloadMetadata",
  "Visited Links",
  "Top Sites",
  "Top Sites-journal",
  "Shortcuts",
  "Shortcuts-journal",
  "blob_storage",
];

/** Removes it from a profile that no browser has open. */
export async function forgetUse(profile: string): Promise<void> {
  // On Windows the files are let go of a moment after the browser has ended.
  const options = { recursive: true, force: true, maxRetries: 5 };
  for (const name of traces) await rm(join(profile, "Default", name), options);
}
