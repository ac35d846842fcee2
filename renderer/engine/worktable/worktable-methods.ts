import { custodyOf } from "../../../shared/petition/steps.ts";
import { dayNumber } from "../../../shared/regulation/date.ts";
import { sessionOf } from "../answering.ts";
import type { UnsignedPetition, WorkTableApi, WorkTask } from "../api/worktable-api.ts";
import type { Desk } from "../desk.ts";
import { syncMarks } from "../ledger/books.ts";
import { rowOfKept } from "../petitions/catalog.ts";
import type { ExchangeFacts } from "../status.ts";
import { carriageOf } from "./carriage.ts";
import { selectDuties } from "./select-duties.ts";
import { linesToday, shown } from "./shown-duties.ts";
import { isMeasure, taskOfDuty, tasksOfRecord } from "./tasks.ts";
import { byWait, waiting } from "./unsigned.ts";
import { workTableOf } from "./work-table.ts";

/** The questions of the work table's screens, of whichever session is open: answered from memory. `facts`: what the exchange knows. */
export function workTableMethods(desk: Desk, facts: () => Promise<ExchangeFacts>): WorkTableApi {
  return {
    async workTable() {
      const present = sessionOf(desk);
      if (!present) throw new Error("the desk is locked");
      // A desk that stays open over midnight.
      await present.core.refreshDue(desk.today, desk.rules.version);
      return workTableOf(desk, present, await facts());
    },
    async duties(request) {
      const present = sessionOf(desk);
      const today = dayNumber(desk.today);
      const { rows, ...counts } = selectDuties(present ? linesToday(desk, present) : [], request, today);
      return { ...counts, rows: present ? shown(present, rows, today) : [], complete: present?.catalog.complete ?? false };
    },
    async tasks() {
      const present = sessionOf(desk);
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
      const present = sessionOf(desk);
      if (!present) return [];
      const marks = syncMarks(present.core.books);
      const carriage = await carriageOf(present, desk.organisation);
      const found: UnsignedPetition[] = [];
      for (const kept of present.catalog.values()) {
        const { handed } = kept.facts;
        const way = handed && waiting(handed, kept.index.organisation, desk.organisation, desk.today, carriage);
        if (way) found.push({ row: rowOfKept(kept, marks), ...way });
      }
      return found.sort(byWait);
    },
  };
}
