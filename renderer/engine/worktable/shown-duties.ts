import type { PetitionRow } from "../../../shared/petition/view.ts";
import { dayNumber } from "../../../shared/regulation/date.ts";
import type { OwedDuty } from "../api/worktable-api.ts";
import type { Desk, Session } from "../desk.ts";
import { syncMarks } from "../ledger/books.ts";
import { rowOfKept } from "../petitions/catalog.ts";
import type { DutyLine } from "./count-owed.ts";
import { owedOf } from "./owed.ts";

interface ShownDuty {
  readonly row: PetitionRow;
  readonly duty: OwedDuty;
}

/** All lines as of today. */
export function linesToday({ today }: Desk, { duties, catalog }: Session): readonly DutyLine[] {
  duties.move(today, (id) => catalog.get(id));
  return duties.lines();
}

/** Lines with the rows of their petitions. */
export function shown({ catalog, core }: Session, lines: readonly DutyLine[], today: number): readonly ShownDuty[] {
  const marks = syncMarks(core.books);
  return lines.flatMap((line) => {
    const kept = catalog.get(line.petition);
    return kept ? [{ row: rowOfKept(kept, marks), duty: owedOf(line, dayNumber(line.duty.strict) - today) }] : [];
  });
}

/** What is due first at this desk, one line of each petition; at most `limit`. */
export function dueFirst(desk: Desk, session: Session, limit: number): readonly ShownDuty[] {
  const seen = new Set<string>();
  const first: DutyLine[] = [];
  for (const line of linesToday(desk, session)) {
    if (seen.has(line.petition)) continue;
    seen.add(line.petition);
    first.push(line);
    if (first.length === limit) break;
  }
  return shown(session, first, dayNumber(desk.today));
}
