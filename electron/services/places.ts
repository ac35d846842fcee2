import { constants, type Dirent } from "node:fs";
import { access, readdir, readFile, stat, statfs } from "node:fs/promises";
import { homedir } from "node:os";
import { dirname, isAbsolute, join, resolve } from "node:path";
import { asFailure, failure } from "./failure.ts";

/** Names of the files that offices exchange. */
export const exchangeFile = /\.(xfb|xfreq|xfrec)$/i;

export interface Place {
  readonly path: string;
  readonly label: string;
  readonly removable: boolean;
  readonly freeBytes: number;
}
export interface FolderContent {
  readonly path: string;
  readonly parent: string | null;
  readonly folders: string[];
  readonly files: { readonly name: string; readonly size: number; readonly modified: string }[];
}

/** More than a person can look through; a folder with more shows its first ones. */
const mostEntries = 2000;

/** Bytes free to this user, or 0 when the medium does not say. */
export async function freeBytes(path: string): Promise<number> {
  try {
    const { bavail, bsize } = await statfs(path);
    return bavail * bsize;
  } catch {
    return 0;
  }
}

/** Mount points of removable media in the text of /proc/self/mountinfo (proc(5); spaces stand there as \040). */
export function removableMounts(mountinfo: string): string[] {
  const paths: string[] = [];
  for (const line of mountinfo.split("\n")) {
    const raw = line.split(" ")[4];
    if (raw === undefined) continue;
    const bytes = raw.replace(/\\([0-7]{3})/g, (_, octal: string) => String.fromCharCode(Number.parseInt(octal, 8)));
    // Sticks are mounted right there; what lies deeper belongs to some other program.
    if (/^\/(media|mnt|media\/[^/]+|run\/media\/[^/]+)\/[^/]+$/.test(bytes)) paths.push(bytes);
  }
  return [...new Set(paths)].sort();
}

/** The person's folders named in user-dirs.dirs (xdg-user-dirs), such as 桌面 and 文档. */
export function userFolders(userDirs: string, home: string): string[] {
  const folders: string[] = [];
  for (const kind of ["DESKTOP", "DOCUMENTS", "DOWNLOAD"]) {
    const value = new RegExp(`^XDG_${kind}_DIR="(.*)"$`, "m").exec(userDirs)?.[1];
    if (value !== undefined) folders.push(resolve(value.replace(/^\$HOME(?=\/|$)/, home)));
  }
  return folders.filter((folder) => folder !== home);
}

async function textOf(path: string): Promise<string> {
  return readFile(path, "utf8").catch(() => "");
}

async function isFolder(path: string): Promise<boolean> {
  return (await stat(path).catch(() => null))?.isDirectory() ?? false;
}

async function isWritable(path: string): Promise<boolean> {
  return access(path, constants.W_OK).then(
    () => true,
    () => false,
  );
}

async function removablePaths(): Promise<string[]> {
  if (process.platform === "linux") return removableMounts(await textOf("/proc/self/mountinfo"));
  if (process.platform === "darwin") {
    const volumes = await readdir("/Volumes", { withFileTypes: true }).catch((): Dirent[] => []);
    // The start volume stands here as a link to the root.
    return volumes.filter((volume) => volume.isDirectory()).map((volume) => join("/Volumes", volume.name));
  }
  const system = (process.env["SystemDrive"] ?? "C:").toUpperCase();
  const letters = [..."ABDEFGHIJKLMNOPQRSTUVWXYZC"].map((letter) => `${letter}:`).filter((drive) => drive !== system);
  const present = await Promise.all(letters.map(async (drive) => ((await isFolder(`${drive}\\`)) ? [`${drive}\\`] : [])));
  return present.flat();
}

/** Where a file may go to or come from: writable removable drives (on Windows every drive but the system's) first. */
export async function listPlaces(): Promise<Place[]> {
  const home = homedir();
  const named = userFolders(await textOf(join(home, ".config", "user-dirs.dirs")), home);
  const own = [...named, ...["Desktop", "Documents", "Downloads", "桌面", "文档", "下载"].map((name) => join(home, name)), home];
  const places: Place[] = [];
  const add = async (path: string, removable: boolean): Promise<void> => {
    if (places.some((place) => place.path === path) || !(await isFolder(path))) return;
    const label = /[^/\\]+(?=[/\\]?$)/.exec(path)?.[0] ?? path;
    places.push({ path, label, removable, freeBytes: await freeBytes(path) });
  };
  const removable = await removablePaths();
  const writable = await Promise.all(removable.map(isWritable));
  // A CD-R or a locked stick is a place to read from: it stands last, because the first place is the one offered.
  for (const path of removable.filter((_, i) => writable[i])) await add(path, true);
  for (const path of own) await add(path, false);
  for (const path of removable) await add(path, true);
  return places;
}

/** Sub-folders and exchange files of a folder, without hidden ones. */
export async function openPlace(path: string): Promise<FolderContent> {
  if (!isAbsolute(path)) throw failure("bad-request");
  const folder = resolve(path);
  try {
    const entries = (await readdir(folder, { withFileTypes: true })).filter((entry) => !/^[.$]/.test(entry.name));
    const order = (a: string, b: string): number => a.localeCompare(b, "zh-Hans-CN", { numeric: true });
    const folders = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
    const names = entries.filter((entry) => entry.isFile() && exchangeFile.test(entry.name)).map((entry) => entry.name);
    const files: FolderContent["files"] = [];
    for (const name of names.sort(order).slice(0, mostEntries)) {
      const stats = await stat(join(folder, name)).catch(() => null);
      if (stats !== null) files.push({ name, size: stats.size, modified: stats.mtime.toISOString() });
    }
    const parent = dirname(folder);
    return { path: folder, parent: parent === folder ? null : parent, folders: folders.sort(order).slice(0, mostEntries), files };
  } catch (error) {
    throw asFailure(error);
  }
}
