import { chainName, type EventId } from "../../../shared/log/event.ts";
import type { ChainState, LedgerPort } from "../ledger/ledger.ts";

/**
 * Whether the held chain goes through this event. Null where it is not held so far. Ids are chained, so one equal id
 * proves everything before it equal.
 */
export async function goesThrough(
  ledger: LedgerPort,
  chain: ChainState,
  position: { readonly seq: number; readonly id: EventId },
): Promise<boolean | null> {
  if (position.seq > chain.seq) return null;
  if (position.seq === chain.seq) return position.id === chain.id;
  const name = chainName(chain);
  // What follows the position is asked for: the ledger answers from there only when the position is on its own chain.
  for await (const range of ledger.ranges((each) => chainName(each) === name, new Map([[name, position]]))) {
    const first = range.events[0];
    return first !== undefined && first.header.seq === position.seq + 1 && first.header.prev === position.id;
  }
  return null;
}

/** Whether this event stands on a second history of the chain that is held. */
export async function onBranch(ledger: LedgerPort, chain: ChainState, id: EventId): Promise<boolean> {
  if (!chain.forked) return false;
  const name = chainName(chain);
  for await (const { events } of ledger.branches((each) => chainName(each) === name)) {
    if (events.some((event) => event.id === id)) return true;
  }
  return false;
}
