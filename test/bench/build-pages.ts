import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { build, type Plugin } from "vite";

const here = import.meta.dirname;
const peers = join(here, "peers");

/** The peers' packages come from their own folder, never from the program's. */
const fromPeers: Plugin = {
  name: "bench-peers",
  enforce: "pre",
  resolveId(source, importer) {
    const named = source === "pouchdb-browser" || source.startsWith("rxdb/");
    return named && importer !== undefined && !importer.includes("node_modules")
      ? this.resolve(source, join(peers, "package.json"), { skipSelf: true })
      : null;
  },
};

/** Installs the peers at their frozen versions, once. */
export function ensurePeers(): void {
  if (existsSync(join(peers, "node_modules", "rxdb"))) return;
  const { status } = spawnSync("npm", ["ci", "--no-audit", "--no-fund", "--ignore-scripts"], { cwd: peers, stdio: "inherit" });
  if (status !== 0) throw new Error("the peers could not be installed");
}

/** Builds the floors' and peers' pages and the driver into a folder. */
export async function buildPages(into: string): Promise<void> {
  const pages = join(here, "pages");
  await build({
    configFile: false,
    root: pages,
    publicDir: false,
    logLevel: "error",
    plugins: [fromPeers],
    define: { global: "globalThis" },
    build: {
      outDir: join(into, "pages"),
      emptyOutDir: true,
      target: "chrome120",
      chunkSizeWarningLimit: 4000,
      rolldownOptions: { input: ["floors", "clocks", "peer-pouch", "peer-rxdb"].map((name) => join(pages, `${name}.html`)) },
    },
  });
  await build({
    configFile: false,
    root: pages,
    publicDir: false,
    logLevel: "error",
    build: {
      outDir: join(into, "driver"),
      emptyOutDir: true,
      target: "chrome120",
      lib: { entry: join(pages, "driver.ts"), formats: ["iife"], name: "deskDriver", fileName: () => "driver.js" },
    },
  });
}

/** The driver's script, to be evaluated in a page of the real program's origin. */
export function driverScript(from: string): string {
  return readFileSync(join(from, "driver", "driver.js"), "utf8");
}
