// Builds what the window shows (dist/renderer) and what the shells run (dist/electron).
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root, tool } from "./prepare.mjs";

const configs = ["renderer/vite.config.ts", "build/electron.vite.config.ts"];
const sources = ["build", "electron", "renderer", "shared", "package.json", "package-lock.json", "tsconfig.base.json"];
const stamp = join(root, "dist", "built-from");

/** Runs every build; true when all went well. */
export function buildAll(options = {}) {
  rmSync(stamp, { force: true });
  // Taken before the build: what is changed while it runs must be built next time.
  const from = sourceState();
  const built = configs.every(
    (config) => tool("vite", ["build", "--config", config, "--logLevel", "warn"], options).status === 0,
  );
  if (built) writeFileSync(stamp, from);
  return built;
}

/**
 * Builds unless dist/ stands for the sources as they are: a second start must not wait, and must not take the files
 * away from under a window that is open.
 */
export function buildChanged(options = {}) {
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === sourceState()) return true;
  console.error("Building …");
  return buildAll(options);
}

/** Name, size and time of every source file in one digest. */
function sourceState() {
  const digest = createHash("sha256");
  const take = (path) => {
    const { size, mtimeMs } = statSync(path);
    digest.update(`${path}\0${size}\0${mtimeMs}\n`);
  };
  for (const source of sources) {
    const path = join(root, source);
    if (statSync(path).isFile()) take(path);
    else
      for (const entry of readdirSync(path, { recursive: true, withFileTypes: true }).toSorted((a, b) => compare(a, b)))
        if (entry.isFile()) take(join(entry.parentPath, entry.name));
  }
  return digest.digest("hex");
}

function compare(a, b) {
  const [left, right] = [join(a.parentPath, a.name), join(b.parentPath, b.name)];
  return left < right ? -1 : left > right ? 1 : 0;
}
