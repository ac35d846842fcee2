import { custodyOf } from "../../../shared/petition/steps.ts";
import type { PetitionRow } from "../../../shared/petition/view.ts";
import { dayNumber } from "../../../shared/regulation/date.ts";
import { syncMarks } from "../books.ts";
import { rowOfKept } from "../catalog.ts";
import type { Desk, Session } from "../desk.ts";
import { exchangeEntries, readRecords } from "../exchange/records.ts";
import type { OwedDuty, UnsignedPetition, WorkTableApi, WorkTask } from "../worktable-api.ts";
import type { DutyLine } from "./count-owed.ts";
import { owedOf } from "./owed.ts";
import { selectDuties } from "./select-duties.ts";
import { isMeasure, taskOfDuty, tasksOfRecord } from "./tasks.ts";
import { byWait, waiting } from "./unsigned.ts";

interface ShownDuty {
  readonly row: PetitionRow;
  readonly duty: OwedDuty;
}

/** The questions of the work table's screens, of whichever session is open: answered from memory. */
export function workTableMethods(desk: Desk): WorkTableApi {
  const session = () => (desk.user ? desk.session : null);
  return {
    async duties(request) {
      const present = session();
      const today = dayNumber(desk.today);
      const { rows, ...counts } = selectDuties(present ? linesToday(desk, present) : [], request, today);
      return { ...counts, rows: present ? shown(present, rows, today) : [], complete: present?.catalog.complete ?? false };
    },
    async tasks() {
      const present = session();
      if (!present) return [];
      const all = await present.records.all();
      // What the offices beneath decided for themselves is theirs to do.
      const records = all.filter(({ scope }) => custodyOf(scope) === desk.organisation);
      const measures = linesToday(desk, present).filter(({ duty }) => isMeasure(duty));
      const tasks: WorkTask[] = records.flatMap((record) => tasksOfRecord(record, desk.today));
      for (const { row, duty } of shown(present, measures, dayNumber(desk.today))) {
        const task = taskOfDuty(row, duty);
        if (task) tasks.push(task);
      }
      return tasks.sort((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0));
    },
    async unsigned() {
      const present = session();
      if (!present) return [];
      const marks = syncMarks(present.core.books);
      const entries = [...(await readRecords(present.ledger, exchangeEntries)).values()];
      const found: UnsignedPetition[] = [];
      for (const kept of present.catalog.values()) {
        const { handed } = kept.facts;
        const way = handed && waiting({ ...handed, to: kept.index.organisation }, desk.organisation, desk.today, entries);
        if (way) found.push({ row: rowOfKept(kept, marks), ...way });
      }
      return found.sort(byWait);
    },
  };
}

/** All lines as of today. */
function linesToday({ today }: Desk, { duties, catalog }: Session): readonly DutyLine[] {
  duties.move(today, (id) => catalog.get(id));
  return duties.lines();
}

/** Lines with the rows of their petitions. */
function shown({ catalog, core }: Session, lines: readonly DutyLine[], today: number): readonly ShownDuty[] {
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
