import { fromUtf8 } from "../../../shared/crypto/bytes.ts";
import type { CryptoSuite } from "../../../shared/crypto/suite.ts";
import { withoutBody } from "../../../shared/log/body.ts";
import type { EventId, StoredEvent } from "../../../shared/log/event.ts";
import { quarantined } from "../exchange/records.ts";
import type { FrameContents, FramedSegment } from "../ledger/journal-records.ts";
import type { RecordChange } from "../ledger/ledger.ts";
import { openSegment, sealSegment } from "../ledger/segments.ts";
import { type KeptNumber, numberTable, numberWithoutWords, voidedTable } from "../papers/number-records.ts";
import type { Sealer } from "../vault/sealing.ts";
import { leavingWords } from "./strings.ts";

/** Bodies that leave, by event id, and why. */
export type Gone = ReadonlyMap<EventId, "moved" | "destroyed">;

/** The same frame without the bodies of these events. Headers, records and everything else stay as they are. */
export async function withoutBodies(
  tools: { readonly suite: CryptoSuite; readonly sealer: Sealer },
  { segments, records }: FrameContents,
  gone: Gone,
): Promise<FrameContents> {
  const kept: FramedSegment[] = [];
  for (const framed of segments) kept.push(await segmentWithout(tools, framed, gone));
  return { segments: kept, records: records.map((record) => recordWithout(record, gone)) };
}

async function segmentWithout(
  { suite, sealer }: { readonly suite: CryptoSuite; readonly sealer: Sealer },
  framed: FramedSegment,
  gone: Gone,
): Promise<FramedSegment> {
  const segment = await openSegment(suite, sealer, framed.key, framed.value);
  const leaves = (event: StoredEvent) => event.bodyBytes !== null && gone.has(event.id);
  if (!segment.events.some(leaves)) return framed;
  const events = segment.events.map((event) => (leaves(event) ? withoutBody(event) : event));
  return sealSegment(sealer, { ...segment, events });
}

/**
 * What waited in 隔离 stands in the journal even where a person has decided about it since. Of a document that was issued
 * its number stays, for it is never given out again, but neither a typed title nor why it was voided.
 */
function recordWithout(record: RecordChange, gone: Gone): RecordChange {
  const { table, key, value } = record;
  if (table === numberTable && gone.has(key)) return { table, key, value: numberWithoutWords(value as KeptNumber) };
  const why = table === voidedTable ? gone.get(key) : undefined;
  if (why !== undefined) return { table, key, value: leavingWords.voided[why] };
  if (table !== quarantined.name || value === null || !gone.has(key.slice(key.lastIndexOf("#") + 1))) return record;
  return { table, key, value: { ...(value as object), body: null } };
}

/** Which of these hashes stand in the bodies of a segment's events, in whatever place: their files are still needed. */
export function hashesNamed(events: readonly StoredEvent[], wanted: ReadonlySet<string>): readonly string[] {
  return events.flatMap(({ bodyBytes }) => (bodyBytes === null ? [] : hashesIn(fromUtf8(bodyBytes), wanted)));
}

/** Which of these hashes stand in a text. */
export function hashesIn(text: string, wanted: ReadonlySet<string>): readonly string[] {
  return (text.match(/[0-9a-f]{64}/g) ?? []).filter((hash) => wanted.has(hash));
}
