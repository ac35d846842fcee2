import { attachmentsNamedBy } from "../exchange/named-attachments.ts";
import { readRecords } from "../exchange/records.ts";
import type { LedgerPort } from "../ledger/ledger.ts";
import { keptParts } from "./records.ts";
import { heldSealed, storedSealed } from "./sealed-chains.ts";

/** Files of the compartment that a backup carries: sealed attachments, and sealed parts that nobody has opened yet. */
export async function sealedFiles(ledger: LedgerPort): Promise<readonly { readonly hash: string; readonly size: number }[]> {
  const attachments = (await heldSealed(ledger)).flatMap((one) => attachmentsNamedBy(storedSealed(ledger.suite, one)));
  const parts = [...(await readRecords(ledger, keptParts))].map(([hash, { size }]) => ({ hash, size }));
  return [...attachments.map(({ hash, size }) => ({ hash, size })), ...parts];
}
