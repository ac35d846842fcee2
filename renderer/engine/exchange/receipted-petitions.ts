import { chainName } from "../../../shared/log/event.ts";
import type { LedgerPort } from "../ledger/ledger.ts";
import { acknowledgementOf } from "./importable.ts";
import type { Opened } from "./incoming-bundle.ts";
import { toldBy } from "./peers.ts";
import { takeAcknowledgement } from "./take-acknowledgement.ts";

/** Petitions of the own scope that this file's acknowledgement would newly show as 已回执. */
export async function newlyReceipted(ledger: LedgerPort, { verified }: Opened, at: string): Promise<number> {
  const said = acknowledgementOf(verified);
  const { from } = verified.manifest;
  if (said === null || ledger.trust.state().superior?.organisation !== from.organisation) return 0;
  const taken = await takeAcknowledgement(ledger, said, verified.manifest, at);
  return taken === null ? 0 : petitionsReceipted(ledger, from.organisation, taken.held.chains);
}

/** Petitions that move to 已回执 when the superior is known to hold these positions. */
export async function petitionsReceipted(
  ledger: LedgerPort,
  organisation: string,
  reached: Readonly<Record<string, { readonly seq: number }>>,
): Promise<number> {
  const before = (await toldBy(ledger, organisation)).arrived;
  const fresh = new Set<string>();
  const still = new Set<string>();
  for (const chain of await ledger.chains()) {
    if (!chain.own) continue;
    const name = chainName(chain);
    const from = before.get(name)?.seq ?? 0;
    const to = reached[name]?.seq ?? 0;
    if (to > from) for (const petition of await ledger.petitionsAfter(chain, from)) fresh.add(petition);
    for (const petition of await ledger.petitionsAfter(chain, Math.max(from, to))) still.add(petition);
  }
  return [...fresh].filter((petition) => !still.has(petition)).length;
}
