import type { Role } from "../../../shared/log/role.ts";
import type { OrganisationLevel } from "../../../shared/registry/certificate.ts";
import type { Answer } from "./answer.ts";

export interface UserInfo {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
}

/** `user.id` of who opened the desk with the recovery sheet. */
export const recoveryUser = "recovery";

export interface Office {
  readonly organisation: string;
  readonly name: string;
  readonly level: OrganisationLevel;
  readonly deviceCode: string;
  readonly device: string;
}

export interface DeskStatus {
  /** fresh: nothing set up; rebuilding: journal is being replayed; recovery: a person must decide. */
  readonly phase: "fresh" | "locked" | "rebuilding" | "open" | "recovery" | "elsewhere";
  readonly office: Office | null;
  readonly enrolment: "none" | "requested" | "enrolled" | "root";
  readonly user: UserInfo | null;
  /** For the lock screen. */
  readonly users: readonly UserInfo[];
  /** Until when this station's certificate is valid, RFC 3339; null before somebody above has certified it. */
  readonly certificateUntil: string | null;
  readonly superior: { readonly organisation: string; readonly name: string } | null;
  readonly lastExport: string | null;
  readonly lastBackup: string | null;
  readonly today: string;
  readonly shell: "electron" | "chromium" | "memory";
  readonly folder: string;
  /** Seconds to wait before the next passphrase may be tried. */
  readonly waitSeconds: number;
  readonly recoveryReason: string | null;
  readonly lockAfterMinutes: number;
}

/** Printed; sealed in the vault until it is confirmed, then kept nowhere. */
export interface RecoverySheet {
  readonly office: Office;
  /** age identity that opens the recovery slot and every backup. */
  readonly identity: string;
  readonly madeAt: string;
}

/** Root key of a district: printed; sealed in the vault until it is confirmed, then kept nowhere. */
export interface RootSheet {
  readonly words: readonly string[];
  readonly secret: string;
  readonly publicKey: string;
  readonly madeAt: string;
}

/** The desk itself: first start, users, lock, sheets, and who saw what. */
export interface DeskApi {
  status(): Promise<DeskStatus>;
  setUp(request: {
    readonly level: OrganisationLevel;
    readonly organisation: string;
    readonly officeName: string;
    readonly user: { readonly name: string; readonly passphrase: string };
  }): Answer<{ readonly recovery: RecoverySheet; readonly root: RootSheet | null }>;
  /**
   * The sheets of a first start, a restoration or a renewal until they are confirmed; null when there are none, while
   * locked, and for anybody but an administrator.
   */
  pendingSheets(): Promise<{ readonly recovery: RecoverySheet; readonly root: RootSheet | null } | null>;
  /** Administrator: the sheets are on paper. Takes their secrets off the disk; durable when it answers. */
  confirmSheets(): Answer<null>;
  /**
   * Administrator: a new recovery identity, pending until confirmed. The old sheet no longer opens the desk; backups made
   * before still need it.
   */
  renewRecoverySheet(): Answer<RecoverySheet>;
  unlock(request: { readonly user: string; readonly passphrase: string }): Answer<DeskStatus>;
  unlockWithRecovery(request: { readonly identity: string }): Answer<DeskStatus>;
  /**
   * In phase `recovery`, after the vault was opened: saves what only the database holds into the journal, makes all views
   * again and opens a new epoch. Nothing is thrown away.
   */
  recover(): Answer<DeskStatus>;
  lock(): Promise<void>;
  users(): Promise<readonly UserInfo[]>;
  addUser(request: { readonly name: string; readonly role: Role; readonly passphrase: string }): Answer<UserInfo>;
  removeUser(request: { readonly user: string }): Answer<null>;
  changeRole(request: { readonly user: string; readonly role: Role }): Answer<null>;
  changePassphrase(request: { readonly old: string; readonly fresh: string }): Answer<null>;
  /** With the recovery sheet only, for who has forgotten it: `old` is not asked. */
  resetPassphrase(request: { readonly user: string; readonly fresh: string }): Answer<null>;
  setLockAfter(request: { readonly minutes: number }): Answer<null>;
  /** Who saw what unmasked, newest first; for leaders and auditors. */
  accessRecords(): Answer<
    readonly { readonly at: string; readonly user: string; readonly did: string; readonly petition: string | null }[]
  >;
}
