import { z } from "zod";
import { fromUtf8, utf8 } from "../../../shared/crypto/bytes.ts";
import type { Desktop } from "../../../shared/desktop.ts";
import { roles } from "../../../shared/log/role.ts";

/** `vault.json` in the desk folder. */
const vaultFileName = "vault.json";

const base64 = z.string().regex(/^[A-Za-z0-9+/]+={0,2}$/);

const slotSchema = z.object({
  user: z.string(),
  /** Name and role for the lock screen; the role in force stands in the sealed part. */
  name: z.string(),
  role: z.enum(roles),
  /** Own age recipient of this user: the vault key is changed without anybody's passphrase. */
  recipient: z.string(),
  salt: base64,
  cost: z.object({ memory: z.number().int().positive(), passes: z.number().int().positive() }),
  /** The user's age identity, sealed with the stretched passphrase. */
  identity: base64,
  /** The newest vault key, as an age file to `recipient`. */
  key: base64,
});
export type VaultSlot = z.infer<typeof slotSchema>;

const vaultFileSchema = z.object({
  format: z.literal("petition-desk-vault"),
  version: z.literal(1),
  suite: z.string(),
  /** Number of the newest vault key. */
  generation: z.number().int().min(1).max(65_535),
  slots: z.array(slotSchema),
  /** The newest vault key to the printed recovery identity. */
  recovery: z.object({ recipient: z.string(), madeAt: z.string(), key: base64 }),
  /** Users with their roles, all vault keys and the device's keys, sealed with the newest vault key. */
  sealed: base64,
  /** Wrong passphrases since the last right one, per user. */
  attempts: z.record(z.string(), z.object({ failures: z.number().int().min(0), lastAt: z.string() })),
  lockAfterMinutes: z.number().int().min(0).max(240),
});
export type VaultFile = z.infer<typeof vaultFileSchema>;

/** The vault of this desk folder, or null when there is none yet. Throws ZodError or SyntaxError when it is damaged. */
export async function readVaultFile(desktop: Desktop): Promise<VaultFile | null> {
  const answer = await desktop.call("file.read", { name: vaultFileName });
  if (!answer.exists || !answer.bytes) return null;
  return vaultFileSchema.parse(JSON.parse(fromUtf8(answer.bytes)));
}

/** Durable when it resolves. */
export async function writeVaultFile(desktop: Desktop, file: VaultFile): Promise<void> {
  await desktop.call("file.write", { name: vaultFileName }, utf8(JSON.stringify(file, null, 1)));
}
