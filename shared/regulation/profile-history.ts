import { withLocalProfile } from "./local-profile.ts";
import type { LocalProfile, Profile } from "./profile.ts";

/**
 * The rules through time: the national ones, over them what each level adopted. `layers` from above to below (district,
 * then an office's own); within one, of those in force on a day the last adopted of the latest effective day counts.
 * Answers the rules in force from the last change on, the earlier ones behind them (`profileAt`). A profile that does not
 * fit its base changes nothing: it was checked when it was adopted.
 */
export function profileThroughTime(national: Profile, layers: readonly (readonly LocalProfile[])[]): Profile {
  const days = [...new Set(layers.flat().map((local) => local.effectiveFrom))].sort();
  return days.reduce<Profile>((earlier, day) => {
    const merged = layers.reduce<Profile>((base, layer) => {
      const local = inForce(layer, day);
      if (local === null) return base;
      const next = withLocalProfile(base, local);
      return "refused" in next ? base : next;
    }, national);
    return { ...merged, effectiveFrom: day, earlier };
  }, national);
}

/** The local profile of one level in force on a day, or null. */
export function inForce(layer: readonly LocalProfile[], day: string): LocalProfile | null {
  return layer.reduce<LocalProfile | null>(
    (found, local) =>
      local.effectiveFrom <= day && (found === null || local.effectiveFrom >= found.effectiveFrom) ? local : found,
    null,
  );
}
