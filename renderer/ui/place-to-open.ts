import { isRemovable, type ListedPlace } from "./removable.ts";

/**
 * Which folder a person most likely means. `places`: the shell's list, removable drives first; `last`: the folder that
 * was opened last, or null. A stick that is plugged in goes before a folder on this computer, the folder of the last time
 * before the rest. `otherwise`: what to open where the likeliest is gone.
 */
export function placeToOpen(
  places: readonly ListedPlace[],
  last: string | null,
): { readonly likeliest: string | null; readonly otherwise: string | null } {
  const first = places[0] ?? null;
  const newStick = first?.removable === true && !(last !== null && isRemovable(places, last));
  const otherwise = first?.path ?? null;
  return { likeliest: newStick ? otherwise : (last ?? otherwise), otherwise };
}
