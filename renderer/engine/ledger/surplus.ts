import { DecryptionFailed } from "../../../shared/crypto/suite.ts";
import type { Desktop } from "../../../shared/desktop.ts";
import type { EventId, StoredEvent } from "../../../shared/log/event.ts";
import type { FramedSegment } from "./journal-records.ts";
import { appendFrame, readFrames } from "./journal-writer.ts";
import type { RecordChange } from "./ledger.ts";
import { pages, position } from "./reconcile.ts";
import { openRecord } from "./sealed-rows.ts";
import { lineName, openSegment, type Segment, sealSegment } from "./segments.ts";
import type { WorkTools } from "./work.ts";

/** What the journal holds: per line the ids by seq, and the last value of each record. */
interface JournalHoldings {
  readonly lines: Map<string, Map<number, EventId>>;
  readonly sealed: Set<string>;
  readonly records: Map<string, string>;
}

async function journalHoldings(desktop: Desktop, tools: WorkTools): Promise<JournalHoldings> {
  const holdings: JournalHoldings = { lines: new Map(), sealed: new Set(), records: new Map() };
  const { journal } = await position(desktop);
  for await (const { contents } of readFrames(desktop, tools.sealer, journal, 0)) {
    for (const { key, value } of contents.segments) {
      holdings.sealed.add(fingerprint(key, value));
      const segment = await openSegment(tools.suite, tools.sealer, key, value);
      note(holdings, lineName(segment.chain, segment.branch), segment.events);
    }
    for (const { table, key, value } of contents.records) holdings.records.set(`${table}|${key}`, JSON.stringify(value));
  }
  return holdings;
}

function note(holdings: JournalHoldings, line: string, events: readonly StoredEvent[]): void {
  const ids = holdings.lines.get(line) ?? new Map<number, EventId>();
  holdings.lines.set(line, ids);
  for (const event of events) ids.set(event.header.seq, event.id);
}

/** Sealing takes a fresh nonce each time, so equal tags mean the very same sealed bytes. */
function fingerprint(key: string, value: Uint8Array): string {
  return `${key}:${value.length}:${value.subarray(-16).join(",")}`;
}

/** The part of a segment that the journal lacks, on its own line or on a branch where the journal tells it differently. */
function lacking(holdings: JournalHoldings, segment: Segment): Segment | null {
  const ids = holdings.lines.get(lineName(segment.chain, segment.branch));
  const at = segment.events.findIndex((event) => ids?.get(event.header.seq) !== event.id);
  const first = segment.events[at];
  if (!first) return null;
  const events = segment.events.slice(at);
  const differs =
    ids?.has(first.header.seq) === true || (first.header.prev !== null && ids?.get(first.header.seq - 1) !== first.header.prev);
  const branch = segment.branch ?? (differs ? first.id.slice(0, 16) : null);
  return { ...segment, branch, fromSeq: first.header.seq, events };
}

const frameBytes = 8_388_608;

/** Null for what another desk's vault sealed: a browser profile that was put beside the wrong desk folder. */
async function unlessForeign<T>(opening: Promise<T>): Promise<T | null> {
  try {
    return await opening;
  } catch (error) {
    if (error instanceof DecryptionFailed) return null;
    throw error;
  }
}

/**
 * Writes into the journal what only the store holds, before the store is rebuilt from it: nothing is lost if the power
 * fails in between. Where both hold a record the store's is taken when it is known to be ahead (`recordsWin`), else the
 * journal's. Answers how many events were saved.
 */
export async function saveSurplus(desktop: Desktop, tools: WorkTools, recordsWin: boolean): Promise<number> {
  const { store, sealer, suite } = tools;
  const holdings = await journalHoldings(desktop, tools);
  let here = await position(desktop);
  let saved = 0;
  let batch: FramedSegment[] = [];
  let size = 0;
  const flush = async () => {
    if (batch.length > 0) here = await appendFrame(desktop, sealer, here, { segments: batch, records: [] });
    batch = [];
    size = 0;
  };
  for await (const page of pages(store, "segments", 64)) {
    for (const row of page) {
      if (holdings.sealed.has(fingerprint(row.key, row.value))) continue;
      const opened = await unlessForeign(openSegment(suite, sealer, row.key, row.value));
      const segment = opened && lacking(holdings, opened);
      if (!segment) continue;
      note(holdings, lineName(segment.chain, segment.branch), segment.events);
      const framed = await sealSegment(sealer, segment);
      batch.push(framed);
      saved += segment.events.length;
      size += framed.value.length;
      if (size >= frameBytes) await flush();
    }
  }
  await flush();

  const changes: RecordChange[] = [];
  const held = new Set<string>();
  for await (const page of pages(store, "records", 500)) {
    for (const row of page) {
      held.add(row.key);
      const value = await unlessForeign(openRecord(sealer, row.key, row.value));
      if (value === null) continue;
      const known = holdings.records.get(row.key);
      if (known === JSON.stringify(value) || (known !== undefined && !recordsWin)) continue;
      const table = String(row.index["table"]);
      changes.push({ table, key: row.key.slice(table.length + 1), value });
    }
  }
  if (recordsWin) {
    for (const [name, value] of holdings.records) {
      const cut = name.indexOf("|");
      if (value !== "null" && !held.has(name)) changes.push({ table: name.slice(0, cut), key: name.slice(cut + 1), value: null });
    }
  }
  if (changes.length > 0) await appendFrame(desktop, sealer, here, { segments: [], records: changes });
  return saved;
}
