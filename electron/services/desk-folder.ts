import { chmod, readdir } from "node:fs/promises";
import { homedir } from "node:os";
import { dirname, isAbsolute, join, resolve } from "node:path";
import { takeLock } from "./desk-lock.ts";
import { asFailure } from "./failure.ts";
import { makeFolders } from "./make-folders.ts";
import { realDisk } from "./real-disk.ts";

/** Where everything of a desk lies. Only this user may enter (folders 0700, files 0600). */
export interface DeskFolder {
  readonly root: string;
  readonly journal: string;
  readonly attachments: string;
  readonly incoming: string;
  /** Gives the lock back. */
  release(): Promise<void>;
}

/** Names in the desk folder that are not small files of the engine. */
export const reservedNames: ReadonlySet<string> = new Set([
  "lock",
  "port",
  "token",
  "open.html",
  "journal",
  "attachments",
  "incoming",
  "backup",
  "profile",
  "electron",
]);

/** The desk folder when none is named: the user's application data. */
export function defaultDeskFolder(environment: NodeJS.ProcessEnv = process.env, platform: string = process.platform): string {
  if (platform === "win32") return join(environment["APPDATA"] ?? join(homedir(), "AppData", "Roaming"), "petition-desk", "desk");
  if (platform === "darwin") return join(homedir(), "Library", "Application Support", "petition-desk", "desk");
  const data = environment["XDG_DATA_HOME"];
  return join(data !== undefined && isAbsolute(data) ? data : join(homedir(), ".local", "share"), "petition-desk", "desk");
}

/**
 * Makes the folder where needed, closes it to others and takes its lock. Rejects with locked-elsewhere. What was made is
 * on the medium when it resolves: a synced journal is worth nothing in a folder that a power cut takes away.
 */
export async function openDeskFolder(path: string, syncFolder = realDisk.syncFolder): Promise<DeskFolder> {
  const root = resolve(path);
  const folder = {
    root,
    journal: join(root, "journal"),
    attachments: join(root, "attachments"),
    incoming: join(root, "incoming"),
  };
  try {
    const made = await makeFolders(root);
    if (made !== undefined) await syncUp(syncFolder, dirname(root), dirname(made));
    if (process.platform !== "win32") await chmod(root, 0o700);
  } catch (error) {
    throw asFailure(error);
  }
  const release = await takeLock(join(root, "lock"));
  try {
    let isNew = false;
    for (const part of [folder.journal, folder.attachments, folder.incoming]) {
      isNew = (await makeFolders(part)) !== undefined || isNew;
      if (process.platform !== "win32") await chmod(part, 0o700);
    }
    if (isNew) await syncFolder(root);
    await closeToOthers(root);
  } catch (error) {
    await release();
    throw asFailure(error);
  }
  return { ...folder, release };
}

/** Brings the names in a folder and in those above it, up to `last`, to the medium. */
async function syncUp(syncFolder: (path: string) => Promise<void>, from: string, last: string): Promise<void> {
  for (let folder = from; ; folder = dirname(folder)) {
    await syncFolder(folder);
    if (folder === last || folder === dirname(folder)) return;
  }
}

/** A folder copied from elsewhere may have come with open permissions. */
async function closeToOthers(root: string): Promise<void> {
  if (process.platform === "win32") return;
  for (const entry of await readdir(root, { withFileTypes: true })) {
    // A contender's temporary lock may vanish in between.
    if (entry.isFile() && !entry.name.startsWith("lock.")) await chmod(join(root, entry.name), 0o600);
  }
}
