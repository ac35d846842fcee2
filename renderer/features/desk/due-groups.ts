import { type DueGroup, dueGroupOf } from "../../../shared/regulation/due-group.ts";
import type { DutyInfo } from "../../engine/api/petition-api.ts";
import type { DutiesAnswer, OwedDuty } from "../../engine/api/worktable-api.ts";

export const dueCards = ["overdue", "today", "three", "seven"] as const satisfies readonly DueGroup[];
export type DueCard = (typeof dueCards)[number];

/** A line of the list. Who answers for it is not known while the full list is still being counted. */
export interface DueLine {
  readonly row: DutiesAnswer["rows"][number]["row"];
  readonly duty: DutyInfo & Partial<Pick<OwedDuty, "person" | "unit" | "statutory">>;
}

/** Groups that a card counts: 三日内 includes today, 七日内 both. */
export function groupsOfCard(card: DueCard): readonly DueGroup[] {
  switch (card) {
    case "overdue":
    case "today":
      return [card];
    case "three":
      return ["today", "three"];
    case "seven":
      return ["today", "three", "seven"];
  }
}

/** What a card counts. */
export function countOf(card: DueCard, groups: DutiesAnswer["groups"]): number {
  return groupsOfCard(card).reduce((sum, group) => sum + groups[group], 0);
}

/** Lines in groups, most urgent first; empty groups are left out. */
export function grouped(lines: readonly DueLine[]): readonly (readonly [DueGroup, readonly DueLine[]])[] {
  const groups = new Map<DueGroup, DueLine[]>();
  for (const line of [...lines].sort((a, b) => a.duty.daysLeft - b.duty.daysLeft)) {
    const group = dueGroupOf(line.duty.daysLeft);
    const into = groups.get(group);
    if (into) into.push(line);
    else groups.set(group, [line]);
  }
  return [...groups];
}
