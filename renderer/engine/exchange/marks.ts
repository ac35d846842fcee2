import { chainName, type Scope } from "../../../shared/log/event.ts";
import type { ChainState, LedgerPort } from "../ledger/ledger.ts";
import { attachmentsNamedBy } from "./named-attachments.ts";
import { toldBy } from "./peers.ts";
import { exportedChains, readRecord } from "./records.ts";

/**
 * Tells the ledger how far each chain of the own scope has left for the superior and has been receipted: what 未导出,
 * 已导出 and 已回执 are made of. A petition whose attachment the superior still lacks is not receipted yet.
 */
export async function tellMarks(ledger: LedgerPort): Promise<void> {
  const superior = ledger.trust.state().superior?.organisation;
  if (superior === undefined || superior === ledger.office.organisation) return;
  const scope: Scope = `${ledger.office.organisation}/general`;
  const told = await toldBy(ledger, superior);
  const left = await readRecord(ledger, exportedChains, superior);
  const exported = new Map<string, number>();
  const acknowledged = new Map<string, number>();
  for (const chain of await ledger.chains()) {
    if (chain.scope !== scope) continue;
    const name = chainName(chain);
    const reached = Math.min(told.arrived.get(name)?.seq ?? 0, chain.seq);
    const whole = told.missing.size === 0 ? reached : await beforeLacking(ledger, chain, reached, told.missing);
    acknowledged.set(name, whole);
    exported.set(name, Math.max(left?.chains[name] ?? 0, reached));
  }
  await ledger.marks({ exported, acknowledged });
}

/** The seq before the first event that names an attachment which did not arrive. */
async function beforeLacking(
  ledger: LedgerPort,
  chain: ChainState,
  reached: number,
  lacking: ReadonlySet<string>,
): Promise<number> {
  const name = chainName(chain);
  for await (const range of ledger.ranges((each) => chainName(each) === name, new Map())) {
    for (const event of range.events) {
      if (event.header.seq > reached) return reached;
      if (attachmentsNamedBy(event).some(({ hash }) => lacking.has(hash))) return event.header.seq - 1;
    }
  }
  return reached;
}
