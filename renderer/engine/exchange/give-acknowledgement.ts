import type { Acknowledgement } from "../../../shared/bundle/bundle.ts";
import type { Scope } from "../../../shared/log/event.ts";
import type { LedgerPort } from "../ledger/ledger.ts";
import { givenAcknowledgements, lackingAttachments, lackingHash, readRecord, readRecords, recordChange } from "./records.ts";

/**
 * What this device holds of one scope, its own chains included, under the next number of this epoch. The number is on
 * disk before anyone sees it. Events behind a forced gap, parked in quarantine or on a rival branch are not counted:
 * only the contiguous part is acknowledged.
 */
export async function giveAcknowledgement(ledger: LedgerPort, scope: Scope): Promise<Acknowledgement> {
  const { epoch } = ledger;
  const last = await readRecord(ledger, givenAcknowledgements, "own");
  const number = last?.epoch === epoch ? last.number + 1 : 1;
  await ledger.record([recordChange(givenAcknowledgements, "own", { epoch, number })]);
  const chains = (await ledger.chains())
    .filter((chain) => chain.scope === scope && chain.seq > 0)
    .map(({ scope: of, device, epoch: writer, seq, id }) => ({ scope: of, device, epoch: writer, seq, id }));
  return {
    organisation: ledger.office.organisation,
    device: ledger.office.device,
    epoch,
    number,
    chains,
    lacking: await lackingIn(ledger, scope),
  };
}

/** Attachments of the scope whose bytes are not on disk. What came meanwhile by another way is not asked for. */
export async function lackingIn(ledger: LedgerPort, scope: Scope): Promise<readonly string[]> {
  const named = [...(await readRecords(ledger, lackingAttachments))].filter(([, value]) => value.scope === scope);
  const hashes = [...new Set(named.map(([key]) => lackingHash(key)))];
  const held = await ledger.attachments.holds(hashes);
  return hashes.filter((_, i) => held[i] !== true);
}
