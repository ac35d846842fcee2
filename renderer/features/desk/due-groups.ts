import type { WorkTable } from "../../engine/api.ts";

export type DueGroup = "overdue" | "today" | "three" | "seven" | "later";
export type DueCard = Exclude<DueGroup, "later">;
export type DueLine = WorkTable["due"][number];

/** The group of a duty by its days left: negative is overdue. */
export function groupOf(daysLeft: number): DueGroup {
  if (daysLeft < 0) return "overdue";
  if (daysLeft === 0) return "today";
  if (daysLeft <= 3) return "three";
  return daysLeft <= 7 ? "seven" : "later";
}

/** Whether a card counts a line: 三日内 includes today, 七日内 includes both. */
export function isCounted(card: DueCard, daysLeft: number): boolean {
  switch (card) {
    case "overdue":
      return daysLeft < 0;
    case "today":
      return daysLeft === 0;
    case "three":
      return daysLeft >= 0 && daysLeft <= 3;
    case "seven":
      return daysLeft >= 0 && daysLeft <= 7;
  }
}

/** Lines in groups, most urgent first; empty groups are left out. */
export function grouped(lines: readonly DueLine[]): readonly (readonly [DueGroup, readonly DueLine[]])[] {
  const groups = new Map<DueGroup, DueLine[]>();
  for (const line of [...lines].sort((a, b) => a.duty.daysLeft - b.duty.daysLeft)) {
    const group = groupOf(line.duty.daysLeft);
    const into = groups.get(group);
    if (into) into.push(line);
    else groups.set(group, [line]);
  }
  return [...groups];
}
