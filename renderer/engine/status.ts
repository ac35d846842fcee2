import { ServiceFailure } from "../../shared/desktop.ts";
import type { DeskStatus, UserInfo, WorkTable } from "./api.ts";
import { syncMarks } from "./books.ts";
import type { Desk, Session } from "./desk.ts";
import { dueRows, openConflictsOf } from "./queries.ts";
import { missingYears } from "./rules-info.ts";
import { recoveryReasons } from "./strings.ts";
import { officeOf } from "./trust-file.ts";
import { waitSeconds } from "./vault.ts";
import { dueFirst } from "./worktable/worktable-methods.ts";

/** What the exchange adds to status and work table. */
export interface ExchangeFacts {
  readonly lastExport: string | null;
  readonly lastBackup: string | null;
  readonly arrived: WorkTable["arrived"];
}

export const noExchange: ExchangeFacts = { lastExport: null, lastBackup: null, arrived: [] };

function phaseOf(desk: Desk): DeskStatus["phase"] {
  if (desk.rebuilding) return "rebuilding";
  if (desk.recovery) return "recovery";
  if (!desk.vault) return "fresh";
  return desk.user && desk.session ? "open" : "locked";
}

/** Users in force while open; names for the lock screen otherwise. */
export function usersOf(desk: Desk): readonly UserInfo[] {
  if (desk.session && desk.user) return desk.session.contents.users;
  return desk.vault?.slots.map((slot) => ({ id: slot.user, name: slot.name, role: slot.role })) ?? [];
}

/** What the window shows at any time. Another window or shell that has the desk folder is a phase, not a failure. */
export async function statusOf(desk: Desk, facts: ExchangeFacts): Promise<DeskStatus> {
  try {
    await desk.files();
    return await statusHere(desk, facts);
  } catch (error) {
    if (error instanceof ServiceFailure && error.code === "locked-elsewhere") return elsewhere(desk);
    throw error;
  }
}

function elsewhere(desk: Desk): DeskStatus {
  return {
    phase: "elsewhere",
    office: null,
    enrolment: "none",
    user: null,
    users: [],
    superior: null,
    lastExport: null,
    lastBackup: null,
    today: desk.today,
    shell: "chromium",
    folder: "",
    waitSeconds: 0,
    recoveryReason: null,
    lockAfterMinutes: 0,
  };
}

async function statusHere(desk: Desk, facts: ExchangeFacts): Promise<DeskStatus> {
  const shell = await desk.tools.desktop.call("desk.status", {});
  const now = desk.tools.clock();
  const { vault, trust } = desk;
  return {
    phase: phaseOf(desk),
    office: vault && trust ? officeOf(trust) : null,
    enrolment: trust?.enrolment ?? "none",
    user: desk.user,
    users: usersOf(desk),
    superior: trust?.superior ?? null,
    lastExport: facts.lastExport,
    lastBackup: facts.lastBackup,
    today: desk.today,
    shell: shell.shell,
    folder: shell.folder,
    waitSeconds: vault ? Math.max(0, ...vault.slots.map((slot) => waitSeconds(vault, slot.user, now))) : 0,
    recoveryReason: desk.recovery && recoveryReasons[desk.recovery],
    lockAfterMinutes: vault?.lockAfterMinutes ?? 0,
  };
}

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
    overdue: dueBetween(counters.due, "", addDays(today, -1)),
    today: counters.due[today] ?? 0,
    threeDays: dueBetween(counters.due, today, addDays(today, 3)),
    sevenDays: dueBetween(counters.due, today, addDays(today, 7)),
    due: session.catalog.complete ? dueFirst(desk, session, shown) : await dueRows(desk, session, shown),
    toExport: { petitions: counters.local, events: unsent },
    awaitingReceipt: counters.exported,
    acknowledged: exported.acknowledged > 0 ? counters.acknowledged : 0,
    total: counters.total,
    awaitingUpper: counters.awaitingUpper,
    arrived: facts.arrived,
    conflicts: await openConflictsOf(desk, session, shown),
    parked: counters.parked,
    missingYears: missingYears(desk.rules, today),
  };
}
