import { randomBytes } from "node:crypto";
import { basename, dirname, join } from "node:path";
import { ServiceFailure } from "../../shared/desktop.ts";
import type { Disk } from "./disk.ts";

const leftover = /^\..+\.[0-9a-f]{12}\.tmp$/;

/** Replaces a file so that after a crash it holds either the old or the new content, whole: temp, sync, rename, sync folder. */
export async function writeAtomic(disk: Disk, path: string, bytes: Uint8Array): Promise<void> {
  const folder = dirname(path);
  const temporary = join(folder, `.${basename(path)}.${randomBytes(6).toString("hex")}.tmp`);
  const file = await disk.open(temporary, "create");
  try {
    try {
      await file.write(bytes, 0);
      await file.sync();
    } finally {
      await file.close();
    }
    await disk.rename(temporary, path);
  } catch (error) {
    await disk.remove(temporary).catch(() => undefined);
    throw error;
  }
  await disk.syncFolder(folder);
}

/** The whole content of a small file, or null when there is none. */
export async function readWhole(disk: Disk, path: string): Promise<Uint8Array<ArrayBuffer> | null> {
  try {
    const file = await disk.open(path, "read");
    try {
      const bytes = new Uint8Array(await file.size());
      const read = await file.read(bytes, 0);
      return bytes.subarray(0, read);
    } finally {
      await file.close();
    }
  } catch (error) {
    if (error instanceof ServiceFailure && error.code === "not-found") return null;
    throw error;
  }
}

/** Removes what a crash left of an atomic write. */
export async function sweepTemporary(disk: Disk, folder: string): Promise<void> {
  for (const name of await disk.list(folder)) {
    if (leftover.test(name)) await disk.remove(join(folder, name)).catch(() => undefined);
  }
}
