import { chainName } from "../../../shared/log/event.ts";
import { acceptAcknowledgement } from "../exchange/acknowledgement.ts";
import type { Opened } from "../exchange/incoming-bundle.ts";
import { readRecord, readRecords, recordChange } from "../exchange/records.ts";
import type { LedgerPort, RecordChange } from "../ledger/ledger.ts";
import { keptParts, sealedAcknowledgements } from "./records.ts";
import { heldSealed, sealedChains } from "./sealed-chains.ts";

/**
 * Whether a bundle brings a part for the cleared officers here: at the district, of an office beneath, unless this desk's
 * own key opens it, which means that nothing is in it.
 */
export function bringsSealedPart(ledger: LedgerPort, { verified }: Opened): boolean {
  const { kind, from } = verified.manifest;
  const foreign = ledger.office.level === "district" && from.organisation !== ledger.office.organisation;
  return foreign && verified.sealed === null && kind === "sync";
}

/** Keeps the sealed part of a bundle as it is, for the cleared officers to open. Its hash was verified with the bundle. */
export async function keepSealedPart(ledger: LedgerPort, opened: Opened, at: string): Promise<readonly RecordChange[]> {
  if (!bringsSealedPart(ledger, opened)) return [];
  const { manifest, sealedPart } = opened.verified;
  const { bundle, kind, part, from, to } = manifest;
  if ((await readRecord(ledger, keptParts, sealedPart.sha256)) !== null) return [];
  await ledger.attachments.store(sealedPart.sha256, sealedPart.size, await sealedPart.open());
  const inflated = manifest.entries[2]?.inflated ?? 0;
  const address = { bundle, kind, part, from: { ...from, keys: [...from.keys] }, to: { ...to, keys: [...to.keys] } };
  return [recordChange(keptParts, sealedPart.sha256, { address, size: sealedPart.size, inflated, at })];
}

/** What the office above says that its officers have taken in. `setBack`: they hold events that this desk has lost. */
export async function takeSealedAcknowledgement(
  ledger: LedgerPort,
  { verified }: Opened,
  at: string,
): Promise<{ readonly records: readonly RecordChange[]; readonly setBack: boolean }> {
  const came = verified.senderRevoked === null ? (verified.sealed?.acknowledgement ?? null) : null;
  const { superior } = ledger.trust.state();
  if (came === null || came.organisation !== superior?.organisation) return { records: [], setBack: false };
  const key = `${came.organisation}|${came.device}`;
  const when = { madeAt: verified.manifest.createdAt, at };
  const accepted = acceptAcknowledgement(await readRecord(ledger, sealedAcknowledgements, key), came, when);
  if (accepted === null) return { records: [], setBack: false };
  const held = new Map(sealedChains(await heldSealed(ledger)).map(({ chain, events }) => [chainName(chain), events.length]));
  const { device } = ledger.office;
  const setBack = came.chains.some(
    (chain) => chain.device === device && chain.epoch === ledger.epoch && chain.seq > (held.get(chainName(chain)) ?? 0),
  );
  return { records: [recordChange(sealedAcknowledgements, key, accepted)], setBack };
}

/** Events of these chains that the office above has acknowledged, by their own id. */
export async function acknowledgedEvents(ledger: LedgerPort): Promise<ReadonlySet<string>> {
  const ids = new Set<string>();
  const told = [...(await readRecords(ledger, sealedAcknowledgements)).values()];
  for (const { chain, events } of sealedChains(await heldSealed(ledger))) {
    for (const { chains } of told) {
      const said = chains[chainName(chain)];
      // Another event under the same number is another history: nothing of it is receipted.
      if (said === undefined || events[said.seq - 1]?.id !== said.id) continue;
      for (const { id } of events.slice(0, said.seq)) ids.add(id);
    }
  }
  return ids;
}
