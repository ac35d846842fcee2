import { mkdir, stat } from "node:fs/promises";
import { dirname } from "node:path";

/**
 * Makes a folder and those above it that are missing, closed to others. Answers the topmost one that was made, undefined
 * where the folder stood already. One level after the other: Node's own `recursive` never ends where the folder above
 * exists and the file system nevertheless answers ENOENT (/proc, some network places).
 */
export async function makeFolders(path: string): Promise<string | undefined> {
  if (await isFolder(path)) return undefined;
  const above = dirname(path);
  const made = above === path ? undefined : await makeFolders(above);
  try {
    await mkdir(path, { mode: 0o700 });
  } catch (error) {
    // Another process was faster.
    if ((error as NodeJS.ErrnoException).code === "EEXIST" && (await isFolder(path))) return made;
    throw error;
  }
  return made ?? path;
}

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch {
    return false;
  }
}
