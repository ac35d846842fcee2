import { permits } from "../../../shared/registry/roles.ts";
import type { Answer } from "../api/answer.ts";
import type { RecoverySheet, RootSheet } from "../api/desk-api.ts";
import type { Desk } from "../desk.ts";
import { adopt, asAdministrator } from "./accounts.ts";
import { sheetsOf } from "./founding.ts";
import { withNewRecovery, withoutSheets } from "./vault.ts";

/** The sheets that nobody has confirmed yet, for an administrator at the open desk. */
export function pendingSheets(desk: Desk): { readonly recovery: RecoverySheet; readonly root: RootSheet | null } | null {
  if (!desk.user || !permits(desk.user.role, "manage-users")) return null;
  const secrets = desk.session?.contents.sheets;
  return secrets ? sheetsOf(desk, secrets) : null;
}

/** Somebody holds the sheets on paper: their secrets leave the disk. */
export function confirmSheets(desk: Desk): Answer<null> {
  return asAdministrator<null>(desk, async (file, contents) => {
    if (!contents.sheets) return null;
    const made = await withoutSheets(desk.tools.suite, file, contents);
    await adopt(desk, made.file, made.contents);
    return null;
  });
}

/** A lost or exposed sheet is replaced. */
export function renewRecoverySheet(desk: Desk): Answer<RecoverySheet> {
  return asAdministrator(desk, async (file, contents) => {
    const { suite, clock } = desk.tools;
    const made = await withNewRecovery(suite, file, contents, clock().toISOString());
    await adopt(desk, made.file, made.contents);
    if (!made.contents.sheets) throw new Error("a renewed sheet is pending");
    return sheetsOf(desk, made.contents.sheets).recovery;
  });
}
