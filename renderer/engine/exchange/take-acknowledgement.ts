import type { Acknowledgement, Manifest } from "../../../shared/bundle/bundle.ts";
import { chainName } from "../../../shared/log/event.ts";
import type { ChainState, LedgerPort, RecordChange } from "../ledger/ledger.ts";
import { acceptAcknowledgement } from "./acknowledgement.ts";
import { goesThrough } from "./held-chain.ts";
import {
  acknowledgements,
  alarms,
  type ChainPositions,
  exchangeEntries,
  type HeldAcknowledgement,
  readRecord,
  readRecords,
  recordChange,
  spokenReceipts,
} from "./records.ts";

/** An acknowledgement as it would be taken: what it says of chains that this desk knows, and the alarms it raises. */
interface TakenAcknowledgement {
  readonly held: HeldAcknowledgement;
  readonly records: readonly RecordChange[];
  /** The other side holds events of the present epoch that this desk has lost: it must not number on in it. */
  readonly setBack: boolean;
}

/**
 * Takes the acknowledgement that a bundle from this office brought; null when an older number or a void epoch makes it
 * stale. A chain on which the other side names another event than ours is a fork: it raises an alarm and counts as not
 * acknowledged, so that everything of it is sent again.
 */
export async function takeAcknowledgement(
  ledger: LedgerPort,
  came: Acknowledgement,
  { bundle, createdAt }: Pick<Manifest, "bundle" | "createdAt">,
  at: string,
): Promise<TakenAcknowledgement | null> {
  const key = `${came.organisation}|${came.device}`;
  const before = await readRecord(ledger, acknowledgements, key);
  const accepted = acceptAcknowledgement(before, came, { madeAt: createdAt, at });
  if (accepted === null) return null;
  const chains = new Map((await ledger.chains()).map((chain) => [chainName(chain), chain]));
  const records: RecordChange[] = [];
  const sound: ChainPositions = {};
  let setBack = false;
  for (const said of came.chains) {
    const name = chainName(said);
    const chain = chains.get(name);
    const kind = await alarmOf(ledger, chain, said);
    if (kind === "restored" && said.epoch === ledger.epoch) setBack = true;
    if (kind !== "foreign-head") sound[name] = { seq: said.seq, id: said.id };
    // What is told again with every bundle is one matter for the person: the first telling stands.
    if (kind !== null && (await readRecord(ledger, alarms, name)) === null) {
      const { device, scope } = said;
      const events = kind === "restored" ? said.seq - (chain?.seq ?? 0) : 0;
      records.push(recordChange(alarms, name, { kind, device, scope, events, bundle, at }));
    }
  }
  const held = { ...accepted, chains: sound };
  // What was read out by telephone before is contained in it, or has been lost since.
  records.push(recordChange(acknowledgements, key, held), recordChange(spokenReceipts, came.organisation, null));
  records.push(...(await receiptedEntries(ledger, came.organisation, sound, at)));
  return { held, records, setBack };
}

/** `foreign-head`: another event under our number. `restored`: the other side holds own events that this desk has lost. */
async function alarmOf(
  ledger: LedgerPort,
  chain: ChainState | undefined,
  said: { readonly device: string; readonly seq: number; readonly id: string },
): Promise<"foreign-head" | "restored" | null> {
  if (chain === undefined || said.seq > chain.seq) return said.device === ledger.office.device ? "restored" : null;
  return (await goesThrough(ledger, chain, said)) === false ? "foreign-head" : null;
}

/** Outgoing bundles that are covered now, and those that no longer are. */
export async function receiptedEntries(
  ledger: LedgerPort,
  organisation: string,
  reached: ChainPositions,
  at: string,
): Promise<readonly RecordChange[]> {
  const changes: RecordChange[] = [];
  for (const [key, entry] of await readRecords(ledger, exchangeEntries)) {
    if (entry.direction !== "out" || entry.other !== organisation || entry.kind !== "sync") continue;
    const covered = Object.entries(entry.chains).every(([name, { seq }]) => (reached[name]?.seq ?? 0) >= seq);
    const acknowledgedAt = covered ? (entry.acknowledgedAt ?? at) : null;
    if (acknowledgedAt !== entry.acknowledgedAt) changes.push(recordChange(exchangeEntries, key, { ...entry, acknowledgedAt }));
  }
  return changes;
}
