import { permits } from "../../../shared/registry/roles.ts";
import { answering, whileOpen } from "../answering.ts";
import type { Refused } from "../api/answer.ts";
import type { DeskApi, DeskStatus } from "../api/desk-api.ts";
import { accessRecords } from "../audit.ts";
import type { Desk } from "../desk.ts";
import { type ExchangeFacts, statusOf, usersOf } from "../status.ts";
import { refused } from "../strings.ts";
import {
  addUser,
  changePassphrase,
  changeRole,
  recover,
  removeUser,
  resetPassphrase,
  setLockAfter,
  unlock,
  unlockWithRecovery,
} from "./accounts.ts";
import { setUp } from "./founding.ts";
import { confirmSheets, pendingSheets, renewRecoverySheet } from "./sheets.ts";

/** First start, users, lock and sheets of the desk. `facts`: what the exchange knows. */
export function deskMethods(desk: Desk, facts: () => Promise<ExchangeFacts>): DeskApi {
  const status = async (): Promise<DeskStatus> => statusOf(desk, await facts());
  const entered = async (refusal: Refused | null) => refusal ?? (await status());
  return {
    status,
    setUp: (request) => answering(() => desk.accounts.take(() => setUp(desk, request))),
    pendingSheets: async () => pendingSheets(desk),
    confirmSheets: () => answering(() => confirmSheets(desk)),
    renewRecoverySheet: () => answering(() => renewRecoverySheet(desk)),
    unlock: ({ user, passphrase }) => answering(async () => entered(await unlock(desk, user, passphrase))),
    unlockWithRecovery: ({ identity }) => answering(async () => entered(await unlockWithRecovery(desk, identity))),
    recover: () => answering(async () => entered(await recover(desk))),
    lock: () => desk.lock(),
    users: async () => usersOf(desk),
    addUser: (request) => answering(() => addUser(desk, request)),
    removeUser: ({ user }) => answering(() => removeUser(desk, user)),
    changeRole: ({ user, role }) => answering(() => changeRole(desk, user, role)),
    resetPassphrase: ({ user, fresh }) => answering(() => resetPassphrase(desk, user, fresh)),
    changePassphrase: ({ old, fresh }) => answering(() => changePassphrase(desk, old, fresh)),
    setLockAfter: ({ minutes }) => answering(() => setLockAfter(desk, minutes)),
    accessRecords: () =>
      whileOpen(desk, async (present) =>
        desk.user && permits(desk.user.role, "read-access-records") ? accessRecords(present) : refused("not-allowed"),
      ),
  };
}
