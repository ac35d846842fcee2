/** A drive or folder of the shell's list. */
interface Listed {
  readonly path: string;
  readonly removable: boolean;
}

/**
 * Which folder a person most likely means. `places`: the shell's list, removable drives first; `last`: the folder that
 * was opened last, or null. A stick that is plugged in goes before a folder on this computer, the folder of the last time
 * before the rest. `otherwise`: what to open where the likeliest is gone.
 */
export function placeToOpen(
  places: readonly Listed[],
  last: string | null,
): { readonly likeliest: string | null; readonly otherwise: string | null } {
  const first = places[0] ?? null;
  const newStick = first?.removable === true && !places.some(({ path, removable }) => removable && last?.startsWith(path));
  const otherwise = first?.path ?? null;
  return { likeliest: newStick ? otherwise : (last ?? otherwise), otherwise };
}
