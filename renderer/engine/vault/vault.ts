import { type Bytes, fromBase64, fromHex, fromUtf8, toBase64, toHex, utf8 } from "../../../shared/crypto/bytes.ts";
import { type CryptoSuite, DecryptionFailed, NoIdentityFits, type StretchCost } from "../../../shared/crypto/suite.ts";
import type { Role } from "../../../shared/log/role.ts";
import type { UserInfo } from "../api/desk-api.ts";
import { bytesOf, streamOf } from "../threads/streams.ts";
import type { VaultKey } from "./sealing.ts";
import type { VaultFile, VaultSlot } from "./vault-file.ts";

/** Keys of a device as the vault keeps them, hex and age text. */
export interface DeviceSecrets {
  readonly signingSecret: string;
  readonly signingPublic: string;
  /** Newest first; old ones are kept for ever, because old bundles are encrypted to them. */
  readonly identities: readonly string[];
}

/** Secrets of sheets that nobody has confirmed yet to hold on paper. */
export interface PendingSecrets {
  /** age identity of the recovery slot in force, and when it was made. */
  readonly recovery: { readonly identity: string; readonly madeAt: string };
  /** District only, hex. */
  readonly root: { readonly secret: string; readonly publicKey: string; readonly madeAt: string } | null;
}

/** What lies sealed in the vault. */
export interface VaultContents {
  readonly users: readonly UserInfo[];
  readonly keys: readonly VaultKey[];
  readonly device: DeviceSecrets;
  /** Kept until confirmed, so that a power cut cannot take the only copy. */
  readonly sheets?: PendingSecrets;
}

/** Argon2id, 64 MiB, three passes. */
export const passphraseCost: StretchCost = { memory: 65_536, passes: 3 };

interface StoredContents extends Omit<VaultContents, "keys"> {
  readonly keys: readonly { readonly generation: number; readonly raw: string }[];
}

const contentsContext = "vault|contents";

function newest(contents: VaultContents): VaultKey {
  return contents.keys.reduce((a, b) => (b.generation > a.generation ? b : a));
}

async function sealContents(suite: CryptoSuite, contents: VaultContents): Promise<string> {
  const stored: StoredContents = {
    ...contents,
    keys: contents.keys.map((key) => ({ generation: key.generation, raw: toHex(key.raw) })),
  };
  const key = await suite.importSealingKey(await suite.deriveKey(newest(contents).raw, "petition-desk/vault"));
  return toBase64(await suite.seal(key, utf8(JSON.stringify(stored)), contentsContext));
}

async function openContents(suite: CryptoSuite, file: VaultFile, vaultKey: Bytes): Promise<VaultContents> {
  const key = await suite.importSealingKey(await suite.deriveKey(vaultKey, "petition-desk/vault"));
  const stored = JSON.parse(fromUtf8(await suite.open(key, fromBase64(file.sealed), contentsContext))) as StoredContents;
  return { ...stored, keys: stored.keys.map((one) => ({ generation: one.generation, raw: fromHex(one.raw) })) };
}

async function encryptKey(suite: CryptoSuite, recipient: string, key: Bytes): Promise<string> {
  return toBase64(await bytesOf(await suite.encryptTo([recipient], streamOf(key))));
}

async function decryptKey(suite: CryptoSuite, identity: string, sealed: string): Promise<Bytes> {
  return bytesOf(await suite.decryptWith([identity], streamOf(fromBase64(sealed))));
}

async function makeSlot(
  suite: CryptoSuite,
  user: UserInfo,
  passphrase: string,
  cost: StretchCost,
  vaultKey: Bytes,
): Promise<VaultSlot> {
  const pair = await suite.createEncryptionKey();
  const salt = suite.randomBytes(16);
  const stretched = await suite.importSealingKey(await suite.stretch(passphrase, salt, cost));
  const sealed = await suite.seal(stretched, utf8(pair.identity), `vault|slot|${user.id}`);
  return {
    user: user.id,
    name: user.name,
    role: user.role,
    recipient: pair.recipient,
    salt: toBase64(salt),
    cost: { memory: cost.memory, passes: cost.passes },
    identity: toBase64(sealed),
    key: await encryptKey(suite, pair.recipient, vaultKey),
  };
}

/** A new vault with its first user; the recovery identity stays sealed in it until its sheet is confirmed. */
export async function createVault(
  suite: CryptoSuite,
  request: {
    readonly user: UserInfo;
    readonly passphrase: string;
    readonly device: DeviceSecrets;
    /** District only: the root whose sheet is to be printed. */
    readonly root: { readonly secret: string; readonly publicKey: string } | null;
    readonly madeAt: string;
    readonly cost: StretchCost;
  },
): Promise<{ readonly file: VaultFile; readonly contents: VaultContents; readonly sheets: PendingSecrets }> {
  const { user, device, root, madeAt } = request;
  const key: VaultKey = { generation: 1, raw: suite.randomBytes(32) };
  const recovery = await suite.createEncryptionKey();
  const sheets: PendingSecrets = { recovery: { identity: recovery.identity, madeAt }, root: root && { ...root, madeAt } };
  const contents: VaultContents = { users: [user], keys: [key], device, sheets };
  const file: VaultFile = {
    format: "petition-desk-vault",
    version: 1,
    suite: suite.name,
    generation: key.generation,
    slots: [await makeSlot(suite, user, request.passphrase, request.cost, key.raw)],
    recovery: {
      recipient: recovery.recipient,
      madeAt,
      key: await encryptKey(suite, recovery.recipient, key.raw),
    },
    sealed: await sealContents(suite, contents),
    attempts: {},
    lockAfterMinutes: 10,
  };
  return { file, contents, sheets };
}

async function orNull<T>(work: () => Promise<T>): Promise<T | null> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof DecryptionFailed || error instanceof NoIdentityFits || error instanceof RangeError) return null;
    throw error;
  }
}

/** The contents, or null when the passphrase is wrong or the user unknown. */
export async function openWithPassphrase(
  suite: CryptoSuite,
  file: VaultFile,
  user: string,
  passphrase: string,
): Promise<VaultContents | null> {
  const identity = await slotIdentity(suite, file, user, passphrase);
  const slot = file.slots.find((one) => one.user === user);
  if (identity === null || !slot) return null;
  return openContents(suite, file, await decryptKey(suite, identity, slot.key));
}

async function slotIdentity(suite: CryptoSuite, file: VaultFile, user: string, passphrase: string): Promise<string | null> {
  const slot = file.slots.find((one) => one.user === user);
  if (!slot) return null;
  const stretched = await suite.importSealingKey(await suite.stretch(passphrase, fromBase64(slot.salt), slot.cost));
  return orNull(async () => fromUtf8(await suite.open(stretched, fromBase64(slot.identity), `vault|slot|${user}`)));
}

/** The contents, or null when this is not the identity on the recovery sheet. */
export async function openWithRecovery(suite: CryptoSuite, file: VaultFile, identity: string): Promise<VaultContents | null> {
  const key = await orNull(() => decryptKey(suite, identity, file.recovery.key));
  return key && openContents(suite, file, key);
}

/** The file with one more user, opened by a passphrase of its own. */
export async function withUser(
  suite: CryptoSuite,
  file: VaultFile,
  contents: VaultContents,
  user: UserInfo,
  passphrase: string,
  cost: StretchCost,
): Promise<{ readonly file: VaultFile; readonly contents: VaultContents }> {
  const grown: VaultContents = { ...contents, users: [...contents.users, user] };
  const slot = await makeSlot(suite, user, passphrase, cost, newest(contents).raw);
  return { file: { ...file, sealed: await sealContents(suite, grown), slots: [...file.slots, slot] }, contents: grown };
}

/** Makes a new vault key for the slots and the recovery recipient given: what they leave out opens nothing from now on. */
async function withFreshKey(
  suite: CryptoSuite,
  file: VaultFile,
  contents: VaultContents,
): Promise<{ readonly file: VaultFile; readonly contents: VaultContents }> {
  const key: VaultKey = { generation: newest(contents).generation + 1, raw: suite.randomBytes(32) };
  const grown: VaultContents = { ...contents, keys: [...contents.keys, key] };
  const slots = await Promise.all(
    file.slots.map(async (slot) => ({ ...slot, key: await encryptKey(suite, slot.recipient, key.raw) })),
  );
  const recovery = { ...file.recovery, key: await encryptKey(suite, file.recovery.recipient, key.raw) };
  const sealed = await sealContents(suite, grown);
  return { file: { ...file, generation: key.generation, slots, recovery, sealed }, contents: grown };
}

/** Takes a user's slot away and changes the vault key, so that a slot copied earlier opens nothing written from now on. */
export async function withoutUser(
  suite: CryptoSuite,
  file: VaultFile,
  contents: VaultContents,
  user: string,
): Promise<{ readonly file: VaultFile; readonly contents: VaultContents }> {
  const { [user]: _gone, ...attempts } = file.attempts;
  const slots = file.slots.filter((slot) => slot.user !== user);
  const users = contents.users.filter((one) => one.id !== user);
  return withFreshKey(suite, { ...file, slots, attempts }, { ...contents, users });
}

/**
 * A new recovery identity, pending until its sheet is confirmed, and a new vault key: the old sheet opens neither this
 * vault nor, with an old copy of it, what is written from now on. Backups made before still need the old sheet.
 */
export async function withNewRecovery(
  suite: CryptoSuite,
  file: VaultFile,
  contents: VaultContents,
  madeAt: string,
): Promise<{ readonly file: VaultFile; readonly contents: VaultContents }> {
  const { identity, recipient } = await suite.createEncryptionKey();
  const sheets: PendingSecrets = { recovery: { identity, madeAt }, root: contents.sheets?.root ?? null };
  return withFreshKey(suite, { ...file, recovery: { recipient, madeAt, key: "" } }, { ...contents, sheets });
}

/** The vault without the secrets of its sheets: somebody holds them on paper. */
export async function withoutSheets(
  suite: CryptoSuite,
  file: VaultFile,
  contents: VaultContents,
): Promise<{ readonly file: VaultFile; readonly contents: VaultContents }> {
  const { sheets: _held, ...rest } = contents;
  return { file: { ...file, sealed: await sealContents(suite, rest) }, contents: rest };
}

/**
 * The vault with a user's new passphrase, or null when the old one is wrong. Passphrases are changed because somebody
 * may know them: the slot gets an identity of its own and the vault a new key, so that the old passphrase with an old
 * copy of the slot opens nothing written from now on.
 */
export async function withPassphrase(
  suite: CryptoSuite,
  file: VaultFile,
  contents: VaultContents,
  user: UserInfo,
  old: string,
  fresh: string,
  cost: StretchCost,
): Promise<{ readonly file: VaultFile; readonly contents: VaultContents } | null> {
  if ((await slotIdentity(suite, file, user.id, old)) === null) return null;
  return withNewSlot(suite, file, contents, user, fresh, cost);
}

/** The vault with a new passphrase for a user, whatever the old one was: whoever holds the recovery sheet may give one. */
export async function withNewSlot(
  suite: CryptoSuite,
  file: VaultFile,
  contents: VaultContents,
  user: UserInfo,
  fresh: string,
  cost: StretchCost,
): Promise<{ readonly file: VaultFile; readonly contents: VaultContents }> {
  const slot = await makeSlot(suite, user, fresh, cost, newest(contents).raw);
  const slots = file.slots.map((one) => (one.user === user.id ? slot : one));
  const { [user.id]: _forgiven, ...attempts } = file.attempts;
  return withFreshKey(suite, { ...file, slots, attempts }, contents);
}

/** The file with a user's changed role. */
export async function withRole(
  suite: CryptoSuite,
  file: VaultFile,
  contents: VaultContents,
  user: string,
  role: Role,
): Promise<{ readonly file: VaultFile; readonly contents: VaultContents }> {
  const changed = { ...contents, users: contents.users.map((one) => (one.id === user ? { ...one, role } : one)) };
  const slots = file.slots.map((slot) => (slot.user === user ? { ...slot, role } : slot));
  return { file: { ...file, slots, sealed: await sealContents(suite, changed) }, contents: changed };
}

/** Seconds until the next try: nothing for three mistakes, then 5, 10, 20 … up to 300. */
export function waitSeconds(file: VaultFile, user: string, now: Date): number {
  const attempt = file.attempts[user];
  return attempt ? pauseSeconds(attempt, now) : 0;
}

/** The same for mistakes that are counted elsewhere. */
export function pauseSeconds(attempt: { readonly failures: number; readonly lastAt: string }, now: Date): number {
  if (attempt.failures < 3) return 0;
  const pause = Math.min(300, 5 * 2 ** (attempt.failures - 3));
  const passed = (now.getTime() - Date.parse(attempt.lastAt)) / 1000;
  // A clock set back must not lock anybody out for longer than the pause itself.
  return passed < 0 ? pause : Math.max(0, Math.ceil(pause - passed));
}
