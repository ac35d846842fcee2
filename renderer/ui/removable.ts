import type { Place } from "./use-places.ts";

/** A drive or folder of the shell's list. */
export type ListedPlace = Pick<Place, "path" | "removable">;

/**
 * Whether a file or folder lies on a removable drive, among the places as the shell lists them (on Windows every drive but
 * the system's). `path` and the places are written the way the system writes them: `E:\a.xfb`, `/media/u/盘/a.xfb`.
 */
export function isRemovable(places: readonly ListedPlace[], path: string): boolean {
  return places.some((place) => {
    if (!place.removable) return false;
    const root = place.path.replace(/[/\\]$/, "");
    // 盘 is not 盘2: the name has to end where the drive's does.
    return path === place.path || path === root || (path.startsWith(root) && /[/\\]/.test(path.charAt(root.length)));
  });
}
