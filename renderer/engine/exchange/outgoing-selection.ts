import type { Scope, Vector } from "../../../shared/log/event.ts";
import { chainName } from "../../../shared/log/event.ts";
import type { ChainState, LedgerPort } from "../ledger/ledger.ts";
import { type Peer, type Told, toldBy } from "./peers.ts";

/** What a bundle to a peer has to carry: everything that the peer has not acknowledged. */
export interface Selection {
  readonly select: (chain: ChainState) => boolean;
  readonly since: Vector;
  readonly attachments: readonly { readonly hash: string; readonly size: number }[];
  readonly events: number;
  /** Chains that something is sent of, and the seq after which. */
  readonly chains: readonly { readonly chain: ChainState; readonly after: number }[];
  /** Forked chains whose second histories go along: no acknowledgement can name those, so they go each time. */
  readonly forked: (chain: ChainState) => boolean;
}

/**
 * Cumulative: events after what the peer has, and every attachment that it is not known to hold. `expect` is told the
 * number of events as soon as it is known, before the attachments are looked for.
 */
export async function selectFor(ledger: LedgerPort, peer: Peer, expect?: (events: number) => void): Promise<Selection> {
  const told = await toldBy(ledger, peer.organisation);
  const chains = (await ledger.chains()).filter((chain) => chain.scope === peer.scope && lacks(told, chain));
  return selectionOf(ledger, peer.scope, told, chains, expect);
}

/**
 * Whether the peer may lack events of this chain. Where it holds more than this desk, there is nothing to send, unless
 * the chain is forked: what it holds more may be the other history.
 */
function lacks(told: Told, chain: ChainState): boolean {
  const reached = told.settled.get(chainName(chain));
  if (reached === undefined || reached.seq < chain.seq) return true;
  return reached.seq === chain.seq ? reached.id !== chain.id : chain.forked;
}

/** Petitions that the selected events speak of. */
export async function petitionsIn(ledger: LedgerPort, selection: Selection): Promise<number> {
  const petitions = new Set<string>();
  for (const { chain, after } of selection.chains) {
    for (const petition of await ledger.petitionsAfter(chain, after)) petitions.add(petition);
  }
  for await (const { events } of ledger.branches(selection.forked)) {
    for (const { header } of events) if (header.type.startsWith("petition.")) petitions.add(header.subject);
  }
  return petitions.size;
}

async function selectionOf(
  ledger: LedgerPort,
  scope: Scope,
  told: Told,
  lacking: readonly ChainState[],
  expect: (events: number) => void = () => undefined,
): Promise<Selection> {
  const names = new Set(lacking.map(chainName));
  const select = (chain: ChainState) => names.has(chainName(chain));
  const chains = lacking.map((chain) => {
    const settled = told.settled.get(chainName(chain))?.seq ?? 0;
    return { chain, after: settled < chain.seq ? settled : 0 };
  });
  const forked = (chain: ChainState) => chain.scope === scope;
  const events = chains.reduce((sum, { chain, after }) => sum + chain.seq - after, await countBranchEvents(ledger, forked));
  expect(events);
  const fresh = [...(await ledger.attachmentsAfter(select, told.settled)), ...(await ledger.branchAttachments(forked))];
  const asked = told.asked.size === 0 ? [] : await stillAsked(ledger, scope, told.asked);
  return {
    select,
    since: told.settled,
    attachments: await heldOnly(ledger, [...fresh, ...asked]),
    events,
    chains,
    forked,
  };
}

/** Events on second histories of these chains; with `whole` also those behind a gap. */
export async function countBranchEvents(ledger: LedgerPort, select: Selection["forked"], whole = false): Promise<number> {
  let count = 0;
  for await (const { events } of ledger.branches(select, whole)) count += events.length;
  return count;
}

async function stillAsked(ledger: LedgerPort, scope: Scope, asked: ReadonlySet<string>) {
  const named = await ledger.attachmentsAfter((chain) => chain.scope === scope, new Map());
  return named.filter((each) => asked.has(each.hash));
}

/** Those whose bytes are here, each once, with the size that they have. */
export async function heldOnly(
  ledger: LedgerPort,
  named: readonly { readonly hash: string }[],
): Promise<readonly { readonly hash: string; readonly size: number }[]> {
  const hashes = [...new Set(named.map((each) => each.hash))];
  const sizes = await ledger.attachments.sizes(hashes);
  return hashes.flatMap((hash, i) => {
    const size = sizes[i] ?? null;
    return size === null ? [] : [{ hash, size }];
  });
}
