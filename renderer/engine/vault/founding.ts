import { fromHex, toHex } from "../../../shared/crypto/bytes.ts";
import { parseNumber } from "../../../shared/petition/number.ts";
import type { OrganisationLevel } from "../../../shared/registry/certificate.ts";
import { keyWords } from "../../../shared/registry/fingerprint.ts";
import { keyId } from "../../../shared/registry/keys.ts";
import { isOrganisationCode, levelOf } from "../../../shared/registry/organisation.ts";
import type { Refused } from "../api/answer.ts";
import type { RecoverySheet, RootSheet, UserInfo } from "../api/desk-api.ts";
import type { Desk } from "../desk.ts";
import { deskTable } from "../ledger/books.ts";
import type { FoundedDesk, LedgerPort, RecordChange } from "../ledger/ledger.ts";
import { readSnapshot } from "../ledger/snapshot.ts";
import { refused } from "../strings.ts";
import { foundDesk } from "./set-up.ts";
import { officeOf, writeTrust } from "./trust-file.ts";
import { createVault, type DeviceSecrets, type PendingSecrets, passphraseCost } from "./vault.ts";
import { type VaultFile, writeVaultFile } from "./vault-file.ts";

/** Shortest passphrase. */
export const shortestPassphrase = 8;

/** Why these words may not be a user's name and passphrase, or null. */
export function accountFault(name: string, passphrase: string): Refused | null {
  const plain = name.trim();
  if (plain === "" || plain.length > 40) return refused("bad-user-name", { field: "name" });
  return [...passphrase].length < shortestPassphrase ? refused("weak-passphrase", { field: "passphrase" }) : null;
}

export function newUserId(random: Uint8Array): string {
  return `u-${toHex(random)}`;
}

/** Key id of a device. */
export function deviceId(desk: Desk, device: DeviceSecrets): string {
  return keyId(desk.tools.suite, fromHex(device.signingPublic));
}

/** What is to be printed of these secrets. Throws Error when the desk has no certificate. */
export function sheetsOf(desk: Desk, { recovery, root }: PendingSecrets) {
  if (!desk.trust) throw new Error("the desk has no certificate");
  return {
    recovery: { office: officeOf(desk.trust), ...recovery } satisfies RecoverySheet,
    root: root && ({ ...root, words: keyWords(desk.tools.suite, fromHex(root.publicKey)) } satisfies RootSheet),
  };
}

/** A desk is set up when its vault stands. A restored one gets it last, when all of the backup is here: `vault`. */
async function begin(
  desk: Desk,
  device: DeviceSecrets,
  root: { readonly secret: string; readonly publicKey: string } | null,
  user: UserInfo,
  passphrase: string,
  restored?: readonly RecordChange[],
): Promise<{
  readonly ledger: LedgerPort;
  readonly recovery: RecoverySheet;
  readonly root: RootSheet | null;
  readonly vault: VaultFile;
}> {
  const { suite, desktop, clock, cost } = desk.tools;
  const madeAt = clock().toISOString();
  const vault = await createVault(suite, { user, passphrase, device, root, madeAt, cost: cost ?? passphraseCost });
  if (!desk.trust) throw new Error("certificates come first");
  await writeTrust(desktop, desk.trust);
  await (await desk.store()).reset();
  if (!restored) await writeVaultFile(desktop, vault.file);
  desk.vault = vault.file;
  desk.recovery = null;
  desk.user = user;
  const session = await desk.open(vault.contents, deviceId(desk, device), restored ? { restored } : {});
  if (!session) throw new Error("a new desk needs no recovery");
  return { ledger: session.ledger, ...sheetsOf(desk, vault.sheets), vault: vault.file };
}

/** First start. The sheets stay sealed in the vault until somebody confirms that they are on paper. */
export async function setUp(
  desk: Desk,
  request: {
    readonly level: OrganisationLevel;
    readonly organisation: string;
    readonly officeName: string;
    readonly user: { readonly name: string; readonly passphrase: string };
  },
): Promise<{ readonly recovery: RecoverySheet; readonly root: RootSheet | null } | Refused> {
  await desk.files();
  if (desk.recovery) return refused("restore-first");
  if (desk.vault) return refused("not-fresh");
  const { organisation, level } = request;
  if (!isOrganisationCode(organisation) || levelOf(organisation) !== level) {
    return refused("bad-organisation", { field: "organisation" });
  }
  const name = request.officeName.trim();
  if (name === "" || name.length > 100) return refused("bad-name", { field: "officeName" });
  const fault = accountFault(request.user.name, request.user.passphrase);
  if (fault) return fault;
  const { suite, clock } = desk.tools;
  const made = await foundDesk(suite, { level, organisation, name }, clock());
  desk.trust = made.trust;
  const user: UserInfo = { id: newUserId(suite.randomBytes(4)), name: request.user.name.trim(), role: "administrator" };
  const { recovery, root } = await begin(desk, made.device, made.root, user, request.user.passphrase);
  desk.changed(["status", "users"]);
  return { recovery, root };
}

/**
 * A desk from a backup: the same device keys, a new vault, a new epoch; numbers go on behind the last printed one. Its
 * vault is written only by `stand`: killed before, the folder has none, and the restore is simply done again.
 */
export async function restoreFrom(
  desk: Desk,
  bytes: Uint8Array,
  account: { readonly name: string; readonly passphrase: string },
  lastPrintedNumber: string,
): Promise<FoundedDesk | Refused> {
  await desk.files();
  const lost = desk.recovery === "vault-missing" || desk.recovery === "vault-damaged";
  if (!lost && (desk.vault || desk.recovery)) return refused("not-fresh");
  const fault = accountFault(account.name, account.passphrase);
  if (fault) return fault;
  const snapshot = readSnapshot(bytes);
  if (!snapshot) return refused("bad-snapshot");
  const records: RecordChange[] = [...snapshot.records];
  if (lastPrintedNumber.trim() !== "") {
    const number = parseNumber(lastPrintedNumber);
    if (!number) return refused("bad-number", { field: "lastPrintedNumber" });
    const { region, year, device, sequence } = number.parts;
    records.push({ table: deskTable, key: "number-floor", value: { [`${region}-${year}-${device}`]: sequence } });
  }
  const { desktop, suite } = desk.tools;
  const { frames } = await desktop.call("journal.position", {});
  // What lies here belongs to a vault that nobody can open: it is set aside, never deleted.
  if (frames > 0) await desktop.call("journal.retire", {});
  desk.trust = snapshot.trust;
  const user: UserInfo = { id: newUserId(suite.randomBytes(4)), name: account.name.trim(), role: "administrator" };
  const { ledger, recovery, vault } = await begin(desk, snapshot.device, null, user, account.passphrase, records).catch(
    async (cause: unknown) => {
      await abandon(desk);
      throw cause;
    },
  );
  return {
    ledger,
    recovery,
    async stand() {
      await writeVaultFile(desktop, vault);
      desk.changed(["status", "users", "petitions"]);
    },
    abandon: () => abandon(desk),
  };
}

/** What a failed restore leaves is a desk without vault, in memory as on disk: the next try sets its journal aside. */
async function abandon(desk: Desk): Promise<void> {
  const { session } = desk;
  session?.catalog.stop();
  // Nothing of it may still write when the next try begins.
  await session?.core.turn(async () => undefined).catch(() => undefined);
  await session?.background;
  desk.session = null;
  desk.user = null;
  desk.vault = null;
  desk.recovery = "vault-missing";
  desk.changed(["status"]);
}
