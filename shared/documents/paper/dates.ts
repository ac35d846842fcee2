/** A line to write on by hand where nothing is known. */
export const blank = "＿＿＿＿＿＿";

/** `2026年11月20日`, as official documents write dates; empty when there is none. */
export function longDay(date: string | null | undefined): string {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date ?? "");
  return match ? `${Number(match[1])}年${Number(match[2])}月${Number(match[3])}日` : "";
}

/** A date to be written by hand. */
export const blankDay = "　　　　年　　月　　日";
