import {
  type Acknowledgement,
  type BundleKind,
  BundleRefused,
  type RefusalCode,
  type VerifiedBundle,
} from "../../../shared/bundle/bundle.ts";
import { refusalSentences } from "../../../shared/bundle/refusals.ts";
import { ServiceFailure } from "../../../shared/desktop.ts";
import { chainName } from "../../../shared/log/event.ts";
import type { ImportPlan } from "../api.ts";
import type { Job } from "../jobs.ts";
import type { LedgerPort, ReceiveResult } from "../ledger.ts";
import type { ExchangeContext } from "./context.ts";
import { blobsLacking } from "./incoming-blobs.ts";
import type { Opened } from "./incoming-bundle.ts";
import { divided } from "./incoming-ranges.ts";
import { toldBy } from "./peers.ts";
import { appliedBundles, readRecord } from "./records.ts";
import { ExchangeRefused, isAbort } from "./refusal.ts";
import type { StagedFile } from "./staged-file.ts";
import { strings } from "./strings.ts";
import { takeAcknowledgement } from "./take-acknowledgement.ts";

type Missing = ImportPlan["missing"][number];

/** Why a sound bundle may not be imported here. Throws BundleRefused or ExchangeRefused. */
export function requireImportable(ledger: LedgerPort, { verified }: Opened): void {
  const { kind, from } = verified.manifest;
  if (kind === "enrolment") throw new ExchangeRefused("wrong-kind", strings.enrolmentHere);
  if (kind === "backup" && from.organisation !== ledger.office.organisation) {
    throw new ExchangeRefused("wrong-kind", strings.otherBackup);
  }
}

/** What the sender says that it holds; a revoked device is not believed. */
export function acknowledgementOf({ manifest, senderRevoked }: VerifiedBundle): Acknowledgement | null {
  return senderRevoked === null ? manifest.acknowledgement : null;
}

/** What importing would bring, with nothing written. */
export async function planOpened(context: ExchangeContext, job: Job, opened: Opened): Promise<ImportPlan> {
  const { ledger } = context;
  const { file, verified } = opened;
  const { manifest } = verified;
  requireImportable(ledger, opened);
  const preview = ledger.preview({ writerOrganisation: opened.writerOrganisation, signal: job.signal });
  const total = manifest.counts.events;
  let seen = 0;
  let quarantined = 0;
  for await (const { range, quarantine } of divided(ledger, opened)) {
    job.signal.throwIfAborted();
    if (range !== null) await preview.add([range]);
    quarantined += quarantine.length;
    seen += (range?.events.length ?? 0) + quarantine.length;
    job.progress(strings.phases.comparing, seen, total);
  }
  const result = await preview.result();
  const blobs = await blobsLacking(ledger, verified);
  const acknowledges = await newlyReceipted(ledger, opened, context.now());
  const missing = missingOf(result);
  const applied = (await readRecord(ledger, appliedBundles, verified.digest)) !== null;
  const brings =
    result.events > 0 || blobs.length > 0 || (quarantined > 0 && !applied) || (await bringsNews(ledger, opened, context.now()));
  const outcome = missing.length > 0 ? "gap" : brings ? "ready" : "known";
  return {
    ...headOf(file),
    bundle: manifest.bundle,
    from: { organisation: manifest.from.organisation, name: verified.sender.certificate.organisationName },
    createdAt: manifest.createdAt,
    kind: manifest.kind,
    outcome,
    refusal: outcome === "gap" ? { code: "gap", message: strings.gap(describeMissing(missing)) } : null,
    counts: {
      newPetitions: result.newPetitions.length,
      updated: result.updated.length,
      events: result.events,
      parallel: result.parallel.length,
      conflicts: result.conflicts.length,
      likelyDuplicates: result.likelyDuplicates.length,
      parked: result.parked.length,
      quarantined,
      attachments: blobs.length,
    },
    missing,
    acknowledges,
  };
}

/** Whether a bundle without new events still says something: an acknowledgement or announcements not yet known. */
async function bringsNews(ledger: LedgerPort, { verified, announcements }: Opened, at: string): Promise<boolean> {
  if ((announcements?.number ?? 0) > (ledger.trust.state().trustList?.list.number ?? 0)) return true;
  const said = acknowledgementOf(verified);
  return said !== null && (await takeAcknowledgement(ledger, said, verified.manifest.bundle, at)) !== null;
}

/** Petitions of the own scope that this file's acknowledgement would newly show as 已回执. */
async function newlyReceipted(ledger: LedgerPort, { verified }: Opened, at: string): Promise<number> {
  const said = acknowledgementOf(verified);
  const { bundle, from } = verified.manifest;
  if (said === null || ledger.trust.state().superior?.organisation !== from.organisation) return 0;
  const taken = await takeAcknowledgement(ledger, said, bundle, at);
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

function missingOf(result: ReceiveResult): readonly Missing[] {
  const byChain = new Map<string, Missing>();
  for (const { scope, device, epoch, fromSeq, toSeq } of result.gaps) {
    const name = `${scope}|${device}|${epoch}`;
    // Ranges behind the first one of a chain lack no more than the first one does.
    if (!byChain.has(name)) byChain.set(name, { scope, device, fromSeq, toSeq });
  }
  return [...byChain.values()];
}

/** The missing numbers of the first chains, for a sentence. */
export function describeMissing(missing: readonly Missing[]): string {
  const named = missing
    .slice(0, 3)
    .map(({ scope, fromSeq, toSeq }) => strings.gapChain(scope.split("/")[0] ?? "", fromSeq, toSeq));
  return named.join("、") + (missing.length > 3 ? strings.gapMore(missing.length) : "");
}

function headOf(file: StagedFile): Pick<ImportPlan, "file"> {
  return { file: { token: file.token, name: file.name, size: file.size } };
}

/** The plan of a file that must not be merged. Rethrows what is a bug. */
export function refusedPlan(
  file: StagedFile,
  cause: unknown,
  known: { readonly kind: BundleKind | null } = { kind: null },
): ImportPlan {
  return {
    ...headOf(file),
    bundle: null,
    from: null,
    createdAt: null,
    kind: known.kind,
    outcome: "refused",
    refusal: refusalOf(cause),
    counts: {
      newPetitions: 0,
      updated: 0,
      events: 0,
      parallel: 0,
      conflicts: 0,
      likelyDuplicates: 0,
      parked: 0,
      quarantined: 0,
      attachments: 0,
    },
    missing: [],
    acknowledges: 0,
  };
}

function refusalOf(cause: unknown): { readonly code: RefusalCode | "io"; readonly message: string } {
  if (cause instanceof BundleRefused) return { code: cause.code, message: refusalSentences[cause.code] };
  if (cause instanceof ExchangeRefused) {
    const { refused, message } = cause.refused;
    return { code: refused === "wrong-kind" || refused === "not-authorised" ? refused : "io", message };
  }
  if (cause instanceof ServiceFailure) return { code: "io", message: cause.message };
  if (isAbort(cause)) return { code: "io", message: strings.cancelled };
  throw cause;
}
