import { keepSealedPart, takeSealedAcknowledgement } from "../accusation/incoming.ts";
import type { ImportDone } from "../api/exchange-api.ts";
import type { LedgerPort, RecordChange } from "../ledger/ledger.ts";
import { positionsOf } from "./acknowledgement.ts";
import type { ExchangeContext } from "./context.ts";
import { lackingIn } from "./give-acknowledgement.ts";
import { acknowledgementOf } from "./importable.ts";
import type { Opened } from "./incoming-bundle.ts";
import type { LastEvents } from "./last-events.ts";
import { tellMarks } from "./marks.ts";
import type { Tally } from "./receive-all.ts";
import { appliedBundles, exchangeEntries, lackingAttachments, lackingHash, readRecords, recordChange } from "./records.ts";
import { takeAcknowledgement } from "./take-acknowledgement.ts";

/** The end of an import: the acknowledgement that came, what is still lacking, the history, the telephone receipt. */
export async function recordIncoming(context: ExchangeContext, opened: Opened, tally: Tally): Promise<ImportDone> {
  const { ledger } = context;
  const { verified } = opened;
  const { manifest, digest } = verified;
  const at = context.now();
  const records: RecordChange[] = [];
  const carried = new Set(verified.blobs.map((blob) => blob.hash));
  const arrived = [...(await readRecords(ledger, lackingAttachments)).keys()].filter((key) => carried.has(lackingHash(key)));
  records.push(...arrived.map((key) => recordChange(lackingAttachments, key, null)));
  const said = acknowledgementOf(verified);
  const taken = said === null ? null : await takeAcknowledgement(ledger, said, manifest, at);
  // The events themselves come back with the next bundle, once the new epoch has told what is held here.
  const sealed = await takeSealedAcknowledgement(ledger, opened, at);
  if (taken?.setBack === true || sealed.setBack) await ledger.openEpoch("restored");
  records.push(...(taken?.records ?? []), ...sealed.records, ...(await keepSealedPart(ledger, opened, at)));
  const receiptCode = tally.gaps === 0 && tally.quarantined === 0 ? await codeFor(ledger, opened, tally.last) : null;
  // The furthest last: of a forked chain a second branch comes as well.
  const ends = manifest.ranges.map((range) => ({ ...range, seq: range.toSeq, id: range.head })).sort((a, b) => a.seq - b.seq);
  records.push(
    recordChange(exchangeEntries, `in|${manifest.bundle}`, {
      id: manifest.bundle,
      direction: "in",
      kind: manifest.kind,
      other: manifest.from.organisation,
      at,
      path: opened.file.name,
      petitions: tally.petitions.size,
      events: tally.events,
      acknowledgedAt: null,
      receiptCode,
      digest,
      expectedCode: null,
      chains: positionsOf(ends),
    }),
  );
  // A forced gap stays open: the same file may bring more once the missing numbers have come.
  if (tally.gaps === 0) records.push(recordChange(appliedBundles, digest, { bundle: manifest.bundle, at, receiptCode }));
  await ledger.record(records);
  await tellMarks(ledger);
  ledger.changed(["exchange", "petitions", "status", "accusations"]);
  return {
    bundle: manifest.bundle,
    petitions: tally.petitions.size,
    events: tally.events,
    conflicts: tally.conflicts.size,
    receiptCode,
  };
}

/** The telephone receipt: only for events that are all here with all their attachments. */
async function codeFor(ledger: LedgerPort, { verified }: Opened, last: LastEvents): Promise<string | null> {
  const { kind, from, ranges } = verified.manifest;
  if (kind !== "sync" || ledger.office.level !== "district") return null;
  if ((await lackingIn(ledger, `${from.organisation}/general`)).length > 0) return null;
  return last.receiptCode(ledger.suite, verified.digest, ranges);
}
