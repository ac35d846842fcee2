/** Groups of the work table by days left. */
export const dueGroups = ["overdue", "today", "three", "seven", "later"] as const;
export type DueGroup = (typeof dueGroups)[number];

/** The group of a duty by its days left: negative is overdue; three: 1 to 3 days; seven: 4 to 7. */
export function dueGroupOf(daysLeft: number): DueGroup {
  if (daysLeft < 0) return "overdue";
  if (daysLeft === 0) return "today";
  if (daysLeft <= 3) return "three";
  return daysLeft <= 7 ? "seven" : "later";
}
