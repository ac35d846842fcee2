import { createHash } from "node:crypto";
import { existsSync, statSync } from "node:fs";
import { readdir, rename, rm } from "node:fs/promises";
import { join } from "node:path";

const root = join(import.meta.dirname, "..");
const cache = join(root, ".cache");
const dayLong = 86_400_000;

/** Names the state of the sources in these folders (and of single files) below the project's root. */
async function stateOf(sources: readonly string[]): Promise<string> {
  const hash = createHash("sha256");
  for (const source of sources) {
    const path = join(root, source);
    const entries = statSync(path).isDirectory() ? await readdir(path, { recursive: true, withFileTypes: true }) : [];
    const files = entries.filter((one) => one.isFile()).map((one) => join(one.parentPath, one.name));
    for (const file of files.length > 0 ? files.sort() : [path]) {
      const { size, mtimeMs } = statSync(file);
      hash.update(`${file} ${size} ${mtimeMs}\n`);
    }
  }
  return hash.digest("hex").slice(0, 16);
}

/**
 * The folder below `.cache` with what `build` makes of the sources as they are. It is built once: of several test files
 * that build at the same time, one puts its folder in place and the others take that.
 */
export async function builtOnce(
  name: string,
  sources: readonly string[],
  build: (folder: string) => Promise<unknown>,
): Promise<string> {
  // As far below the root as dist/electron is: from there a program looks for its package file.
  const folder = join(cache, `${name}-${await stateOf([...sources, "package-lock.json"])}`);
  if (existsSync(folder)) return folder;
  for (const one of existsSync(cache) ? await readdir(cache) : []) {
    const built = join(cache, one);
    if (one.startsWith(`${name}-`) && statSync(built).mtimeMs < Date.now() - dayLong)
      await rm(built, { recursive: true, force: true });
  }
  const own = `${folder}.${process.pid}`;
  await build(own);
  try {
    await rename(own, folder);
  } catch {
    await rm(own, { recursive: true, force: true });
  }
  return folder;
}
