import type { WorkTable } from "../api/worktable-api.ts";
import type { Desk, Session } from "../desk.ts";
import { syncMarks } from "../ledger/books.ts";
import type { Counters } from "../ledger/counters.ts";
import { dueRows, openConflictsOf } from "../petitions/queries.ts";
import { missingYears } from "../rules/rules-info.ts";
import type { ExchangeFacts } from "../status.ts";
import { dueFirst } from "./shown-duties.ts";

/** Lines shown in each panel of the work table. */
const shown = 50;

function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** Sum of the petitions due within these days, both included. */
function dueBetween(due: Readonly<Record<string, number>>, from: string, to: string): number {
  let sum = 0;
  for (const [day, count] of Object.entries(due)) if (day >= from && day <= to) sum += count;
  return sum;
}

/** Petitions by their nearest last day, and those that wait for a person: all of them, not only the lines shown. */
export function petitionCounts({ due, conflict, awaitingUpper }: Counters, today: string) {
  return {
    overdue: dueBetween(due, "", addDays(today, -1)),
    today: due[today] ?? 0,
    threeDays: dueBetween(due, today, addDays(today, 3)),
    sevenDays: dueBetween(due, today, addDays(today, 7)),
    // Who owes nothing stands under the last day of time.
    withDue: dueBetween(due, "", "9999-12-30"),
    conflicting: conflict,
    awaitingUpper,
  };
}

/** 工作台: from counters and a few rows, however many petitions there are. */
export async function workTableOf(desk: Desk, session: Session, facts: ExchangeFacts): Promise<WorkTable> {
  const { books } = session.core;
  const { counters } = books;
  const { today } = desk;
  const exported = syncMarks(books);
  let unsent = 0;
  for (const [name, line] of books.lines) {
    if (line.branch !== null || line.chain.device !== books.device) continue;
    unsent += Math.max(0, line.seq - (books.marks.exported[name] ?? 0));
  }
  return {
    ...petitionCounts(counters, today),
    due: session.catalog.complete ? dueFirst(desk, session, shown) : await dueRows(desk, session, shown),
    toExport: { petitions: counters.local, events: unsent },
    awaitingReceipt: counters.exported,
    acknowledged: exported.acknowledged > 0 ? counters.acknowledged : 0,
    total: counters.total,
    arrived: facts.arrived,
    conflicts: await openConflictsOf(desk, session, shown),
    parked: counters.parked,
    missingYears: missingYears(desk.rules, today),
  };
}
