/** This year, and the next once periods of ninety days (Art. 34) may reach into it: the notice of a year comes late in the one before. */
export function countedYears(missing: readonly number[], today: string): readonly number[] {
  const year = Number(today.slice(0, 4));
  return missing.filter((one) => one === year || today >= `${year}-10-01`);
}
