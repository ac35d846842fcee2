import { median } from "./statistics.ts";

/** Median milliseconds of each phase that the engine told of. */
export function phaseMedians(
  rounds: readonly (readonly { readonly phase: string; readonly ms: number }[])[],
): Record<string, number> {
  const spent = new Map<string, number[]>();
  for (const round of rounds) {
    const sums = new Map<string, number>();
    for (const { phase, ms } of round) sums.set(phase, (sums.get(phase) ?? 0) + ms);
    for (const [phase, ms] of sums) spent.set(phase, [...(spent.get(phase) ?? []), ms]);
  }
  return Object.fromEntries([...spent].map(([phase, values]) => [phase, Math.round(median(values))]));
}
