import { dayNumber } from "../../../shared/regulation/date.ts";
import { type DueGroup, dueGroupOf, dueGroups } from "../../../shared/regulation/due-group.ts";
import type { DutiesAnswer, DutiesRequest, OwedDuty } from "../api/worktable-api.ts";

/** Most rows of one answer. */
const mostRows = 1000;

/** What filters look at. */
type Selectable = Pick<OwedDuty, "unit" | "person"> & { readonly duty: Pick<OwedDuty, "strict" | "statutory"> };

/**
 * Answers a request out of all lines, which stand in their order already. `today` as a day number: days left are those of
 * the strict day, whenever a line was counted.
 */
export function selectDuties<L extends Selectable>(
  lines: readonly L[],
  request: DutiesRequest,
  today: number,
): Omit<DutiesAnswer, "rows" | "complete"> & { readonly rows: readonly L[] } {
  const { person, unit, kind } = request;
  const wanted = request.groups ? new Set<DueGroup>(request.groups) : null;
  const offset = Math.max(0, Math.trunc(request.offset));
  const end = offset + Math.min(mostRows, Math.max(0, Math.trunc(request.limit)));
  const groups = Object.fromEntries(dueGroups.map((group) => [group, 0])) as Record<DueGroup, number>;
  const people = new Map<string, number>();
  const units = new Map<string, number>();
  const rows: L[] = [];
  let total = 0;
  for (const line of lines) {
    const { duty } = line;
    if (kind !== undefined && duty.statutory !== (kind === "statutory")) continue;
    const group = dueGroupOf(dayNumber(duty.strict) - today);
    const inGroup = wanted === null || wanted.has(group);
    const ofPerson = person === undefined || line.person === person;
    const ofUnit = unit === undefined || line.unit === unit;
    if (ofPerson && ofUnit) groups[group] += 1;
    if (inGroup && ofUnit && line.person !== null) people.set(line.person, (people.get(line.person) ?? 0) + 1);
    if (inGroup && ofPerson && line.unit !== null) units.set(line.unit, (units.get(line.unit) ?? 0) + 1);
    if (!inGroup || !ofPerson || !ofUnit) continue;
    if (total >= offset && total < end) rows.push(line);
    total += 1;
  }
  return { rows, total, groups, people: byCount(people), units: byCount(units) };
}

function byCount(counts: ReadonlyMap<string, number>): readonly { readonly name: string; readonly count: number }[] {
  return [...counts].map(([name, count]) => ({ name, count })).sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1));
}
