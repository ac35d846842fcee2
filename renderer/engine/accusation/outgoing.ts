import type { Acknowledgement, OutgoingBlob } from "../../../shared/bundle/bundle.ts";
import { chainName, type EventRange, type StoredEvent } from "../../../shared/log/event.ts";
import { signHead } from "../../../shared/log/head.ts";
import type { Attachment } from "../../../shared/petition/intake.ts";
import { clearedRecipients } from "../../../shared/registry/officers.ts";
import { lackingEverywhere, reachedByAll } from "../exchange/acknowledgement.ts";
import { attachmentsNamedBy } from "../exchange/named-attachments.ts";
import { type Peer, revokedDevices } from "../exchange/peers.ts";
import { readRecords } from "../exchange/records.ts";
import type { LedgerPort } from "../ledger/ledger.ts";
import { sealedAcknowledgements } from "./records.ts";
import { heldSealed, type SealedChain, sealedChains, storedSealed } from "./sealed-chains.ts";

/** What an export's `sealed.age` holds and to whom. */
export interface SealedOrder {
  /** Cleared officers' keys; empty: to the receiver's devices, and no events. */
  readonly recipients: readonly string[];
  readonly ranges: readonly EventRange[];
  readonly blobs: readonly OutgoingBlob[];
  readonly acknowledgement: Acknowledgement | null;
}

export const nothingSealed: SealedOrder = { recipients: [], ranges: [], blobs: [], acknowledgement: null };

/** Events of one range; the text's bound is far above. */
const rangeEvents = 512;
/** Plain bytes of attachments that one export carries: the rest follows once these are acknowledged. */
const mostBlobBytes = 1_200_000_000;

/**
 * Upward: all accusations that the office above has not acknowledged, to its cleared officers, and nothing is told apart
 * from none. Downward: what its officers have taken in, to the office's own devices, which cannot read what they sent.
 */
export async function sealedOrderFor(ledger: LedgerPort, peer: Peer, given: Acknowledgement): Promise<SealedOrder> {
  const held = sealedChains(await heldSealed(ledger));
  if (!peer.upward) {
    const chains = held.filter(({ chain }) => chain.scope === `${peer.organisation}/accusation`);
    return chains.length === 0 ? nothingSealed : { ...nothingSealed, acknowledgement: await acknowledged(ledger, given, chains) };
  }
  const recipients = clearedRecipients(ledger.trust.state().trustList);
  if (recipients.length === 0) return nothingSealed;
  return { recipients, ...(await unacknowledged(ledger, peer, held)), acknowledgement: null };
}

/** How far each chain of the office's accusations has been taken in here, and which of their files are not here. */
async function acknowledged(ledger: LedgerPort, given: Acknowledgement, held: readonly SealedChain[]): Promise<Acknowledgement> {
  const chains = held.flatMap(({ chain, events }) => {
    const last = events.at(-1);
    return last ? [{ ...chain, seq: last.event.seq, id: last.id }] : [];
  });
  const named = held.flatMap(({ events }) => events.flatMap((one) => attachmentsNamedBy(storedSealed(ledger.suite, one))));
  const hashes = [...new Set(named.map(({ hash }) => hash))];
  const here = await ledger.attachments.holds(hashes);
  return { ...given, chains, lacking: hashes.filter((_, i) => here[i] !== true) };
}

async function unacknowledged(
  ledger: LedgerPort,
  peer: Peer,
  held: readonly SealedChain[],
): Promise<Pick<SealedOrder, "ranges" | "blobs">> {
  const told = await toldBy(ledger, peer.organisation);
  const reached = reachedByAll(told.map(({ chains }) => chains));
  const asked = lackingEverywhere(told);
  const { signingSecret } = ledger.keys();
  const { device } = ledger.office;
  const ranges: EventRange[] = [];
  const wanted = new Map<string, Attachment>();
  let bytes = 0;
  for (const { chain, events } of held) {
    if (chain.device !== device) continue;
    const stored = events.map((one) => storedSealed(ledger.suite, one));
    const known = reached.get(chainName(chain));
    const settled = known !== undefined && stored[known.seq - 1]?.id === known.id ? known.seq : 0;
    for (const event of stored.slice(0, settled)) {
      for (const one of attachmentsNamedBy(event)) if (asked.has(one.hash)) wanted.set(one.hash, one);
    }
    const sent: StoredEvent[] = [];
    for (const event of stored.slice(settled)) {
      const named = attachmentsNamedBy(event);
      bytes += named.reduce((sum, { size }) => sum + size, 0);
      if (bytes > mostBlobBytes && sent.length + ranges.length > 0) break;
      sent.push(event);
      for (const one of named) wanted.set(one.hash, one);
    }
    for (let at = 0; at < sent.length; at += rangeEvents) {
      const part = sent.slice(at, at + rangeEvents);
      const last = part.at(-1);
      if (!last) break;
      const head = await signHead(ledger.suite, signingSecret, chain, { seq: last.header.seq, id: last.id });
      ranges.push({ chain, events: part, head });
    }
  }
  const sizes = await ledger.attachments.sizes([...wanted.keys()]);
  const blobs = [...wanted.keys()].flatMap((hash, i): OutgoingBlob[] => {
    const size = sizes[i] ?? null;
    return size === null ? [] : [{ hash, size, open: () => ledger.attachments.open(hash) }];
  });
  return { ranges, blobs };
}

/** Acknowledgements of an office's unrevoked devices. */
async function toldBy(ledger: LedgerPort, organisation: string) {
  const revoked = revokedDevices(ledger.trust.state());
  return [...(await readRecords(ledger, sealedAcknowledgements))].flatMap(([key, value]) => {
    const [owner, device = ""] = key.split("|");
    return owner === organisation && !revoked.has(device) ? [value] : [];
  });
}

/** Bytes that the sealed part will about take, for planning several files. */
export function sealedBytes({ ranges, blobs }: SealedOrder): number {
  const events = ranges.reduce(
    (sum, range) => sum + range.events.reduce((all, one) => all + (one.bodyBytes?.length ?? 0) + 1024, 0),
    0,
  );
  return Math.ceil(blobs.reduce((sum, { size }) => sum + size, 0) * (4 / 3)) + events + 16_384;
}
