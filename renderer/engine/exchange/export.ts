import type { OutgoingBlob } from "../../../shared/bundle/bundle.ts";
import { toHex } from "../../../shared/crypto/bytes.ts";
import { chainName, type EventRange, type SignedHead } from "../../../shared/log/event.ts";
import { nothingSealed, sealedBytes, sealedOrderFor } from "../accusation/outgoing.ts";
import type { ExportDone, ExportPlan } from "../api/exchange-api.ts";
import type { Job } from "../jobs.ts";
import type { LedgerPort } from "../ledger/ledger.ts";
import { positionsOf } from "./acknowledgement.ts";
import type { ExchangeContext } from "./context.ts";
import { giveAcknowledgement } from "./give-acknowledgement.ts";
import { tellMarks } from "./marks.ts";
import { petitionsIn, type Selection, selectFor } from "./outgoing-selection.ts";
import { partsOf } from "./parts.ts";
import { ownRecipients, type Peer, peerOf } from "./peers.ts";
import { type ExchangeEntry, exchangeEntries, exportedChains, readRecord, recordChange } from "./records.ts";
import { strings } from "./strings.ts";
import { bundleFileName, expectText, noRanges, type WrittenBundle, writeBundle } from "./write-bundle.ts";

interface ExportRequest {
  readonly to: string;
  readonly folder: string;
  readonly receiptOnly?: boolean;
}

/** What an export to this office would carry. Throws ExchangeRefused where nothing may go to it. */
export async function planExport(context: ExchangeContext, to: string): Promise<ExportPlan> {
  const peer = peerOf(context.ledger, to);
  const selection = await selectFor(context.ledger, peer);
  return {
    to: { organisation: peer.organisation, name: peer.name },
    petitions: await petitionsIn(context.ledger, selection),
    events: selection.events,
    attachments: selection.attachments.length,
    attachmentBytes: selection.attachments.reduce((sum, each) => sum + each.size, 0),
    suggestedName: bundleFileName(
      prefixFor(peer, false),
      context.ledger.office.organisation,
      context.now(),
      newBundleId(context.ledger),
    ),
  };
}

/**
 * Cumulative export: everything that the receiver has not acknowledged, with what this device holds acknowledged in
 * turn. A lost bundle costs nothing. Large exports become several whole bundles.
 */
export async function runExport(context: ExchangeContext, job: Job, request: ExportRequest): Promise<ExportDone> {
  const { ledger } = context;
  const peer = peerOf(ledger, request.to);
  const receipt = request.receiptOnly === true;
  job.progress(strings.phases.collecting, 0, 0);
  const selection: Selection = receipt ? nothing : await selectFor(ledger, peer, (events) => expectText(context, events));
  const acknowledgement = await giveAcknowledgement(ledger, peer.scope);
  // A bundle that only receipts carries no accusations, as it carries no petitions.
  const order = await sealedOrderFor(ledger, peer, acknowledgement);
  const sealed = receipt ? { ...nothingSealed, acknowledgement: order.acknowledgement } : order;
  const own = ownRecipients(ledger);
  const parts = partsOf(
    selection.attachments,
    selection.events,
    peer.recipients.length + own.length,
    context.partLimit,
    sealedBytes(sealed),
  );
  const trust = ledger.trust.state();
  const written: WrittenBundle[] = [];
  let previous = (await readRecord(ledger, exportedChains, peer.organisation))?.lastBundle ?? null;
  for (const part of parts) {
    const bundle = newBundleId(ledger);
    const sent: Sent = new Map();
    const file = await writeBundle(context, job, {
      kind: receipt ? "receipt" : "sync",
      bundle,
      folder: request.folder,
      fileName: bundleFileName(prefixFor(peer, receipt), ledger.office.organisation, context.now(), bundle, part),
      to: peer,
      ownRecipients: own,
      part: { n: part.n, of: part.of },
      previousBundle: previous,
      certificates: trust.own,
      trustList: trust.trustList,
      ranges: part.withEvents && !receipt ? selectedRanges(ledger, selection, sent) : noRanges(),
      blobs: part.attachments.map((each) => attachmentBlob(ledger, each)),
      acknowledgement,
      sealed: part.n === 1 ? sealed : { ...sealed, ranges: [], blobs: [] },
      events: part.withEvents ? selection.events : 0,
    });
    written.push(file);
    previous = bundle;
    // Each part counts from the moment it is on the medium, whatever becomes of the next.
    await recordExport(context, peer, file, sent);
  }
  return exportDone(written);
}

const nothing: Selection = { select: () => false, since: new Map(), attachments: [], events: 0, chains: [], forked: () => false };

/** How far each chain went into a bundle. Second histories are not counted: a receipt speaks of the first ones only. */
type Sent = Map<string, SignedHead>;

async function* selectedRanges(ledger: LedgerPort, selection: Selection, sent: Sent): AsyncGenerator<EventRange> {
  for await (const range of ledger.ranges(selection.select, selection.since)) {
    sent.set(chainName(range.chain), range.head);
    yield range;
  }
  yield* ledger.branches(selection.forked);
}

function prefixFor(peer: Peer, receipt: boolean): string {
  if (receipt) return strings.files.receipt;
  return peer.upward ? strings.files.up : strings.files.down;
}

/** A random 128-bit bundle id. */
export function newBundleId(ledger: LedgerPort): string {
  return toHex(ledger.suite.randomBytes(16));
}

/** A held attachment on its way out. */
export function attachmentBlob(ledger: LedgerPort, named: { readonly hash: string; readonly size: number }): OutgoingBlob {
  return { hash: named.hash, size: named.size, open: () => ledger.attachments.open(named.hash) };
}

/** The history's line for a bundle that left. */
export function outgoingEntry(written: WrittenBundle, to: string, sent: Iterable<SignedHead>): ExchangeEntry {
  const { manifest } = written;
  return {
    id: manifest.bundle,
    direction: "out",
    kind: manifest.kind,
    other: to,
    at: manifest.createdAt,
    path: written.file.path,
    petitions: manifest.counts.petitions,
    events: manifest.counts.events,
    acknowledgedAt: null,
    receiptCode: null,
    digest: written.digest,
    expectedCode: written.receiptCode,
    chains: positionsOf([...sent]),
  };
}

async function recordExport({ ledger }: ExchangeContext, peer: Peer, written: WrittenBundle, sent: Sent): Promise<void> {
  const { manifest } = written;
  const before = await readRecord(ledger, exportedChains, peer.organisation);
  const chains: Record<string, number> = { ...before?.chains };
  for (const [name, { seq }] of sent) chains[name] = Math.max(chains[name] ?? 0, seq);
  await ledger.record([
    recordChange(exportedChains, peer.organisation, { chains, lastBundle: manifest.bundle }),
    recordChange(exchangeEntries, `out|${manifest.bundle}`, outgoingEntry(written, peer.organisation, sent.values())),
  ]);
  await tellMarks(ledger);
  ledger.changed(["exchange", "petitions", "status"]);
}

/** The answer for files that are written and synced. */
export function exportDone(written: readonly WrittenBundle[]): ExportDone {
  const first = written[0];
  if (first === undefined) throw new Error("an export wrote no file");
  return {
    bundle: first.manifest.bundle,
    path: first.file.path,
    size: written.reduce((sum, each) => sum + each.file.size, 0),
    verified: written.every((each) => each.file.verified === "read-back") ? "read-back" : "flushed",
    petitions: first.manifest.counts.petitions,
    events: written.reduce((sum, each) => sum + each.manifest.counts.events, 0),
    parts: written.length,
  };
}
