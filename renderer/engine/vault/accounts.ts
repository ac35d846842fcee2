import type { Role } from "../../../shared/log/role.ts";
import { permits } from "../../../shared/registry/roles.ts";
import type { Answer, Refused } from "../api/answer.ts";
import { recoveryUser, type UserInfo } from "../api/desk-api.ts";
import type { Desk } from "../desk.ts";
import { recoveryUserName, refused, waitFirst } from "../strings.ts";
import { accountFault, deviceId, newUserId, shortestPassphrase } from "./founding.ts";
import { createSealer } from "./sealing.ts";
import {
  openWithPassphrase,
  openWithRecovery,
  passphraseCost,
  type VaultContents,
  waitSeconds,
  withNewSlot,
  withoutUser,
  withPassphrase,
  withRole,
  withUser,
} from "./vault.ts";
import { type VaultFile, writeVaultFile } from "./vault-file.ts";

/** Makes a changed vault durable and the session's. */
export async function adopt(desk: Desk, file: VaultFile, contents: VaultContents): Promise<void> {
  await writeVaultFile(desk.tools.desktop, file);
  desk.vault = file;
  if (!desk.session) return;
  desk.session.sealer = await createSealer(desk.tools.suite, contents.keys);
  desk.session.contents = contents;
}

async function withAttempts(desk: Desk, vault: VaultFile, user: string, failures: number): Promise<VaultFile> {
  const { [user]: _before, ...others } = vault.attempts;
  const attempt = { failures, lastAt: desk.tools.clock().toISOString() };
  const file: VaultFile = { ...vault, attempts: failures === 0 ? others : { ...others, [user]: attempt } };
  await writeVaultFile(desk.tools.desktop, file);
  desk.vault = file;
  return file;
}

/** A session for these contents: the one that jobs still hold, or a new one. */
async function enter(desk: Desk, contents: VaultContents, user: UserInfo): Promise<void> {
  if (!desk.session) await desk.open(contents, deviceId(desk, contents.device));
  desk.user = desk.session ? user : null;
  desk.changed(["status", "petitions", "drafts", "users"]);
}

/** Tries a user's passphrase. Mistakes are counted on disk before the answer, so closing the program forgives none. */
export function unlock(desk: Desk, user: string, passphrase: string): Promise<Refused | null> {
  return desk.accounts.take(async () => {
    await desk.files();
    const { vault } = desk;
    if (!vault) return refused("unknown-user");
    const seconds = waitSeconds(vault, user, desk.tools.clock());
    if (seconds > 0) return waitFirst(seconds);
    const contents = await openWithPassphrase(desk.tools.suite, vault, user, passphrase);
    const info = contents?.users.find((one) => one.id === user);
    if (!contents || !info) {
      if (vault.slots.some((slot) => slot.user === user)) {
        await withAttempts(desk, vault, user, (vault.attempts[user]?.failures ?? 0) + 1);
      }
      return refused("wrong-passphrase", { field: "passphrase" });
    }
    if (vault.attempts[user]) await withAttempts(desk, vault, user, 0);
    desk.pending = { contents, user: info };
    await enter(desk, contents, info);
    return null;
  });
}

/** The recovery sheet opens as an administrator without a slot, who then gives somebody a new passphrase. */
export function unlockWithRecovery(desk: Desk, identity: string): Promise<Refused | null> {
  return desk.accounts.take(async () => {
    await desk.files();
    const contents = desk.vault && (await openWithRecovery(desk.tools.suite, desk.vault, identity.trim()));
    if (!contents) return refused("wrong-recovery", { field: "identity" });
    const info: UserInfo = { id: recoveryUser, name: recoveryUserName, role: "administrator" };
    desk.pending = { contents, user: info };
    await enter(desk, contents, info);
    return null;
  });
}

/** After a person decided that journal and store are to be brought together. */
export function recover(desk: Desk): Promise<Refused | null> {
  return desk.accounts.take(async () => {
    const { pending, recovery } = desk;
    if (!pending || !recovery || recovery === "vault-missing" || recovery === "vault-damaged") return refused("no-recovery");
    await desk.open(pending.contents, deviceId(desk, pending.contents.device), { decided: true });
    desk.user = pending.user;
    desk.changed(["status", "petitions", "drafts", "users"]);
    return null;
  });
}

/** Runs a change of the vault that only an administrator may ask for. */
export function asAdministrator<T>(
  desk: Desk,
  change: (file: VaultFile, contents: VaultContents) => Promise<T | Refused>,
): Answer<T> {
  return desk.accounts.take(async () => {
    if (!desk.user || !desk.session || !desk.vault) return refused("locked");
    if (!permits(desk.user.role, "manage-users")) return refused("not-allowed");
    const answer = await change(desk.vault, desk.session.contents);
    desk.changed(["users", "status"]);
    return answer;
  });
}

export function addUser(
  desk: Desk,
  request: { readonly name: string; readonly role: Role; readonly passphrase: string },
): Answer<UserInfo> {
  return asAdministrator(desk, async (file, contents) => {
    const fault = accountFault(request.name, request.passphrase);
    if (fault) return fault;
    const name = request.name.trim();
    if (contents.users.some((one) => one.name === name)) return refused("same-name", { field: "name" });
    const { suite, cost } = desk.tools;
    const user: UserInfo = { id: newUserId(suite.randomBytes(4)), name, role: request.role };
    const made = await withUser(suite, file, contents, user, request.passphrase, cost ?? passphraseCost);
    await adopt(desk, made.file, made.contents);
    return user;
  });
}

function othersWithRole(contents: VaultContents, user: string): boolean {
  return contents.users.some((one) => one.id !== user && one.role === "administrator");
}

export function removeUser(desk: Desk, user: string): Answer<null> {
  return asAdministrator<null>(desk, async (file, contents) => {
    if (!contents.users.some((one) => one.id === user)) return refused("unknown-user");
    if (desk.user?.id === user) return refused("own-account");
    if (!othersWithRole(contents, user)) return refused("last-administrator");
    const made = await withoutUser(desk.tools.suite, file, contents, user);
    await adopt(desk, made.file, made.contents);
    return null;
  });
}

export function changeRole(desk: Desk, user: string, role: Role): Answer<null> {
  return asAdministrator<null>(desk, async (file, contents) => {
    if (!contents.users.some((one) => one.id === user)) return refused("unknown-user");
    if (role !== "administrator" && !othersWithRole(contents, user)) return refused("last-administrator");
    const made = await withRole(desk.tools.suite, file, contents, user, role);
    await adopt(desk, made.file, made.contents);
    if (desk.user?.id === user) desk.user = { ...desk.user, role };
    return null;
  });
}

export function changePassphrase(desk: Desk, old: string, fresh: string): Answer<null> {
  return desk.accounts.take(async () => {
    const { session, user, vault } = desk;
    if (!user || !session || !vault) return refused("locked");
    if ([...fresh].length < shortestPassphrase) return refused("weak-passphrase", { field: "fresh" });
    const seconds = waitSeconds(vault, user.id, desk.tools.clock());
    if (seconds > 0) return waitFirst(seconds);
    const { suite, cost } = desk.tools;
    const made = await withPassphrase(suite, vault, session.contents, user, old, fresh, cost ?? passphraseCost);
    if (!made) {
      await withAttempts(desk, vault, user.id, (vault.attempts[user.id]?.failures ?? 0) + 1);
      return refused("wrong-passphrase", { field: "old" });
    }
    await adopt(desk, made.file, made.contents);
    return null;
  });
}

/** A forgotten passphrase: who opened the desk with the recovery sheet lets the user choose another. */
export function resetPassphrase(desk: Desk, user: string, fresh: string): Answer<null> {
  return asAdministrator<null>(desk, async (file, contents) => {
    if (desk.user?.id !== recoveryUser) return refused("sheet-needed");
    const info = contents.users.find((one) => one.id === user);
    if (!info) return refused("unknown-user");
    if ([...fresh].length < shortestPassphrase) return refused("weak-passphrase", { field: "fresh" });
    const made = await withNewSlot(desk.tools.suite, file, contents, info, fresh, desk.tools.cost ?? passphraseCost);
    await adopt(desk, made.file, made.contents);
    return null;
  });
}

export function setLockAfter(desk: Desk, minutes: number): Answer<null> {
  return desk.accounts.take(async () => {
    if (!desk.user || !desk.vault) return refused("locked");
    if (!Number.isInteger(minutes) || minutes < 0 || minutes > 240) return refused("bad-minutes", { field: "minutes" });
    const file = { ...desk.vault, lockAfterMinutes: minutes };
    await writeVaultFile(desk.tools.desktop, file);
    desk.vault = file;
    desk.changed(["status"]);
    return null;
  });
}
