import { ServiceFailure } from "../../shared/desktop.ts";
import type { DeskStatus, UserInfo } from "./api/desk-api.ts";
import type { WorkTable } from "./api/worktable-api.ts";
import type { Desk } from "./desk.ts";
import { recoveryReasons } from "./strings.ts";
import { officeOf } from "./vault/trust-file.ts";
import { waitSeconds } from "./vault/vault.ts";

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
    certificateUntil: null,
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
    certificateUntil: trust !== null && trust.root !== null ? (trust.own[0]?.certificate.expiresAt ?? null) : null,
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
