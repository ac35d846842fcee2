import { type RefusalCode, refusalCodes } from "../../../shared/bundle/bundle.ts";
import { bringsSealedPart } from "../accusation/incoming.ts";
import type { ImportPlan } from "../api/exchange-api.ts";
import type { Job } from "../jobs.ts";
import type { LedgerPort, ReceiveResult } from "../ledger/ledger.ts";
import type { ExchangeContext } from "./context.ts";
import { acknowledgementOf, requireImportable } from "./importable.ts";
import { blobsLacking } from "./incoming-blobs.ts";
import type { Opened } from "./incoming-bundle.ts";
import { divided } from "./incoming-ranges.ts";
import { quarantineKey } from "./quarantine.ts";
import { newlyReceipted } from "./receipted-petitions.ts";
import { appliedBundles, quarantined as quarantineTable, readRecord, readRecords } from "./records.ts";
import { asRefused } from "./refusal.ts";
import type { StagedFile } from "./staged-file.ts";
import { strings } from "./strings.ts";
import { takeAcknowledgement } from "./take-acknowledgement.ts";

type Missing = ImportPlan["missing"][number];

/** What importing would bring, with nothing written. */
export async function planOpened(context: ExchangeContext, job: Job, opened: Opened): Promise<ImportPlan> {
  const { ledger } = context;
  const { file, verified } = opened;
  const { manifest } = verified;
  requireImportable(ledger, opened);
  const preview = ledger.preview({
    writerOrganisation: opened.writerOrganisation,
    forceGap: opened.ownBackup,
    signal: job.signal,
  });
  const total = manifest.counts.events;
  let seen = 0;
  const kept = await readRecords(ledger, quarantineTable);
  let quarantined = 0;
  for await (const { range, quarantine } of divided(ledger, opened)) {
    job.signal.throwIfAborted();
    if (range !== null) await preview.add([range]);
    quarantined += quarantine.filter((event) => !kept.has(quarantineKey(event))).length;
    seen += (range?.events.length ?? 0) + quarantine.length;
    job.progress(strings.phases.comparing, seen, total);
  }
  const result = await preview.result();
  const blobs = await blobsLacking(ledger, verified);
  const acknowledges = await newlyReceipted(ledger, opened, context.now());
  const missing = opened.ownBackup ? [] : missingOf(result);
  const applied = (await readRecord(ledger, appliedBundles, verified.digest)) !== null;
  const brings =
    result.events > 0 ||
    blobs.length > 0 ||
    (!applied && (quarantined > 0 || bringsSealedPart(ledger, opened))) ||
    (await bringsNews(ledger, opened, context.now()));
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
      expired: verified.expired.length,
      attachments: blobs.length,
    },
    missing,
    acknowledges,
  };
}

/** Whether a bundle without new events still says something: an acknowledgement or announcements not yet known. */
async function bringsNews(ledger: LedgerPort, { verified, announcements }: Opened, at: string): Promise<boolean> {
  if (announcements !== (ledger.trust.state().trustList?.list ?? null)) return true;
  const said = acknowledgementOf(verified);
  return said !== null && (await takeAcknowledgement(ledger, said, verified.manifest, at)) !== null;
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
export function refusedPlan(file: StagedFile, cause: unknown): ImportPlan {
  return {
    ...headOf(file),
    bundle: null,
    from: null,
    createdAt: null,
    kind: null,
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
      expired: 0,
      attachments: 0,
    },
    missing: [],
    acknowledges: 0,
  };
}

function refusalOf(cause: unknown): { readonly code: RefusalCode | "io" | "cancelled"; readonly message: string } {
  const { refused, message } = asRefused(cause);
  if (refused === "cancelled") return { code: refused, message };
  const known = refusalCodes.find((code) => code === refused);
  return { code: known ?? "io", message };
}
