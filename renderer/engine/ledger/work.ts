import type { Bytes } from "../../../shared/crypto/bytes.ts";
import type { CryptoSuite } from "../../../shared/crypto/suite.ts";
import type { ChainKey, EventId, SignedHead, StoredEvent } from "../../../shared/log/event.ts";
import {
  isAdoption,
  isParked,
  isPetitionEvent,
  isRecordEvent,
  type PetitionEvent,
  readEvent,
} from "../../../shared/petition/events.ts";
import { asKeptBy, explainsMissingBodies, leavingTypes } from "../../../shared/petition/kept-view.ts";
import { merge } from "../../../shared/petition/merge.ts";
import type { HeldRecord, OfficeRecord, SealedVersion } from "../../../shared/petition/office-record/record-view.ts";
import type { PetitionView } from "../../../shared/petition/view.ts";
import { numberCount, numberRecord } from "../papers/number-records.ts";
import { isOfRecord, KeptRecords } from "../records/kept-records.ts";
import { adoptionRecord } from "../rules/adoptions.ts";
import { openPetitions, petitionChanges } from "../store/petition-rows.ts";
import { pageRows } from "../store/row-pages.ts";
import type { Change, Store } from "../store/store.ts";
import type { Aside } from "../threads/aside-thread.ts";
import { breathe } from "../threads/turns.ts";
import type { Sealer } from "../vault/sealing.ts";
import { type Books, deskTable, type Epoch, type ExchangeMarks, type Line, placeOf, syncMarks } from "./books.ts";
import { type Counters, counted, countersChange, type KeptIndex, withSequences } from "./counters.ts";
import type { FrameContents, FramedSegment } from "./journal-records.ts";
import type { RecordChange } from "./ledger.ts";
import { bodiless, openParked, type Parked, parkedChange } from "./parked.ts";
import { type KeptPetition, type Projected, summaryOf } from "./projection.ts";
import { lineChange, recordChange, recordKey } from "./sealed-rows.ts";
import { lineName, openSegment, sealSegment, segmentLimit } from "./segments.ts";

export interface WorkTools {
  readonly suite: CryptoSuite;
  readonly store: Store;
  readonly sealer: Sealer;
  /** A petition whose row need not be read: as it stands, or null where there is none. Undefined: nobody knows. */
  held?(id: string): KeptPetition | null | undefined;
  /** Columns of a view, with the duties' earliest strict day. */
  project(view: PetitionView): Projected;
  /** gzip of large segments on another thread. */
  readonly gzipAside?: Aside["gzip"] | undefined;
}

/**
 * Events merged, petitions projected and pages packed at once: some five to ten milliseconds. In between the step before,
 * which is being committed, goes on: its way to the disk leads through this thread five times.
 */
const mergedAtOnce = 128;
const projectedAtOnce = 128;
const packedAtOnce = 4;

interface Touched {
  readonly before: KeptPetition | null;
  after: PetitionView;
}

/** What a finished piece of work writes, and how the books stand afterwards. */
export interface Finished {
  readonly contents: FrameContents;
  readonly changes: readonly Change[];
  readonly books: Pick<Books, "lines" | "counters" | "epochs" | "marks">;
  readonly petitions: ReadonlyMap<string, KeptPetition>;
  readonly parked: readonly EventId[];
  /** Office records that changed. */
  readonly officeRecords: readonly HeldRecord[];
}

/** Where an appended run of events belongs. */
export interface Run {
  readonly chain: ChainKey;
  readonly branch: string | null;
  readonly writer: string;
  readonly head: SignedHead | null;
}

/**
 * One transaction in the making: events and records go in, sealed rows come out. Nothing is written here, so the same
 * work serves registering, importing and replaying the journal.
 */
export class Work {
  readonly tools: WorkTools;
  readonly #books: Books;
  readonly #lines = new Map<string, Line>();
  readonly #petitions = new Map<string, Touched>();
  readonly #records = new Map<string, RecordChange>();
  readonly #officeRecords: KeptRecords;
  readonly #parked = new Map<EventId, Parked>();
  readonly #framed: (FramedSegment | Promise<FramedSegment>)[] = [];
  /** Highest ordinal of the document numbers that came in, by series. */
  readonly #sequences = new Map<string, number>();
  #events = 0;
  /** Ids of the events taken, by line and number. */
  readonly #ids = new Map<string, Map<number, EventId>>();
  readonly #dry: boolean;
  #epochs: readonly Epoch[];
  #marks: ExchangeMarks;

  /** A dry work seals nothing and cannot be finished: it only tells what would become of the views. */
  constructor(tools: WorkTools, books: Books, dry = false) {
    this.tools = tools;
    this.#books = books;
    this.#officeRecords = new KeptRecords(books.organisation);
    this.#dry = dry;
    this.#epochs = books.epochs;
    this.#marks = books.marks;
  }

  /** The line as it will stand. */
  line(name: string): Line | undefined {
    return this.#lines.get(name) ?? this.#books.lines.get(name);
  }

  *lines(): Iterable<Line> {
    for (const [name, line] of this.#books.lines) if (!this.#lines.has(name)) yield line;
    yield* this.#lines.values();
  }

  /** The view as it will stand, or null. */
  async view(id: string): Promise<PetitionView | null> {
    await this.#load([id]);
    return this.#petitions.get(id)?.after ?? this.#loaded.get(id)?.view ?? null;
  }

  /** The office record as it will stand, or null. */
  async officeRecord(id: string): Promise<OfficeRecord | null> {
    await this.#officeRecords.load(this.tools.store, this.tools.sealer, [id]);
    return this.#officeRecords.get(id);
  }

  /** Id of an event that this work itself has taken. */
  idTaken(line: string, seq: number): EventId | undefined {
    return this.#ids.get(line)?.get(seq);
  }

  /** Petitions that changed, with what was held of them before. */
  *changed(): Iterable<{ readonly id: string; readonly before: PetitionView | null; readonly after: PetitionView }> {
    for (const [id, { before, after }] of this.#petitions) yield { id, before: before?.view ?? null, after };
  }

  /** Events that cannot be merged. One without its body is none of them where its petition was moved or destroyed. */
  get parked(): readonly EventId[] {
    return [...this.#parkedNow().keys()];
  }

  #parkedNow(): ReadonlyMap<EventId, Parked> {
    return new Map([...this.#parked].filter(([, { reason, event }]) => reason !== bodiless || !this.#isExplained(event)));
  }

  #viewOf({ header: { subject, scope } }: StoredEvent): PetitionView | null {
    const view = this.#petitions.get(subject)?.after ?? this.#loaded.get(subject)?.view ?? null;
    return view?.scope === scope ? view : null;
  }

  /** Whether its missing body waits for nothing: moved to the officers, or destroyed by some office. */
  #isExplained(event: StoredEvent): boolean {
    if (isOfRecord(event)) return this.#officeRecords.gone(event) !== null;
    const view = this.#viewOf(event);
    return view !== null && explainsMissingBodies(view);
  }

  get epochs(): readonly Epoch[] {
    return this.#epochs;
  }

  /** Events taken so far. */
  get events(): number {
    return this.#events;
  }

  /** Petitions changed so far. */
  get petitions(): number {
    return this.#petitions.size;
  }

  record(change: RecordChange): void {
    this.#records.set(recordKey(change.table, change.key), change);
    const count = numberCount(change);
    if (count) this.#sequences.set(count[0], Math.max(count[1], this.#sequences.get(count[0]) ?? 0));
    if (change.table !== deskTable) return;
    if (change.key === "epochs") this.#epochs = (change.value as readonly Epoch[] | null) ?? [];
    if (change.key === "marks" && change.value) this.#marks = change.value as ExchangeMarks;
  }

  /** Marks the main line of a chain as forked. */
  markForked(chain: ChainKey): void {
    const name = lineName(chain, null);
    const line = this.line(name);
    if (line && !line.forked) this.#lines.set(name, { ...line, forked: true });
  }

  /** Appends consecutive events to a line: new segments, merged views. */
  async append(run: Run, events: readonly StoredEvent[]): Promise<void> {
    for (let at = 0; at < events.length; at += segmentLimit) {
      const part = events.slice(at, at + segmentLimit);
      const first = part[0];
      if (!first) break;
      const last = at + part.length === events.length;
      const segment = { ...run, head: last ? run.head : null, fromSeq: first.header.seq, events: part };
      if (this.#dry) continue;
      const sealing = sealSegment(this.tools.sealer, segment, this.tools.gzipAside);
      // Its failure is told by `finish`.
      sealing.catch(() => undefined);
      this.#framed.push(sealing);
    }
    await this.#take(run, events);
  }

  /** A segment from the journal: the same sealed bytes go back into the store. */
  async replay(key: string, value: Bytes): Promise<void> {
    const segment = await openSegment(this.tools.suite, this.tools.sealer, key, value);
    this.#framed.push({ key, value });
    await this.#take(segment, segment.events);
  }

  async #take(run: Run, events: readonly StoredEvent[]): Promise<void> {
    const last = events.at(-1);
    if (!last) return;
    this.#events += events.length;
    const name = lineName(run.chain, run.branch);
    const before = this.line(name);
    let count = before?.count ?? 0;
    let wall = before?.wall ?? "";
    const ids = this.#ids.get(name) ?? new Map<number, EventId>();
    this.#ids.set(name, ids);
    for (const { id, header } of events) {
      ids.set(header.seq, id);
      if (header.count > count) count = header.count;
      if (header.wall > wall) wall = header.wall;
    }
    this.#lines.set(name, {
      chain: run.chain,
      branch: run.branch,
      seq: last.header.seq,
      id: last.id,
      writer: run.writer,
      head: run.head ?? before?.head ?? null,
      forked: before?.forked ?? false,
      count,
      wall,
    });
    if (run.branch !== null && !isGapBranch(run.branch)) this.markForked(run.chain);
    if (run.chain.scope.endsWith("/accusation")) return;
    await this.#load(events.map((event) => event.header.subject));
    const kept = events.filter(isOfRecord).map(({ header }) => header.subject);
    await this.#officeRecords.load(this.tools.store, this.tools.sealer, kept);
    for (const [i, event] of events.entries()) {
      this.#merge(event, run.writer);
      if (i % mergedAtOnce === mergedAtOnce - 1) await breathe();
    }
    for (const event of events) this.#noteMove(event);
  }

  /** What was moved away or destroyed, or comes after it was, has bodies here that have still to leave. */
  #noteMove(event: StoredEvent): void {
    const { id, header, bodyBytes } = event;
    if (isOfRecord(event)) {
      const gone = bodyBytes === null ? null : this.#officeRecords.gone(event);
      if (gone !== null) this.#leaves(id, header.scope, gone);
      return;
    }
    const view = this.#viewOf(event);
    if (view === null || (view.sealed === undefined && view.destroyed === undefined)) return;
    if (bodyBytes === null && !leavingTypes.has(header.type)) return;
    const value = { scope: header.scope, ...(view.sealed === undefined ? { destroyed: true } : {}) };
    this.record({ table: movingTable, key: header.subject, value });
  }

  /** A record's version has to leave, unless it was destroyed by another office only. */
  #leaves(version: EventId, scope: string, { petition, fate }: Pick<SealedVersion, "petition" | "fate">): void {
    if (fate === "destroyed-elsewhere") return;
    const value = { scope, petition, ...(fate === "destroyed" ? { destroyed: true } : {}) };
    this.record({ table: movingTable, key: version, value });
  }

  #merge(stored: StoredEvent, writer: string): void {
    const event = readEvent(stored);
    if (isParked(event)) {
      this.#parked.set(stored.id, { reason: event.parked, detail: event.detail, event: stored });
      return;
    }
    if (isRecordEvent(event) && !this.#officeRecords.merge(event, writer)) {
      this.#parked.set(stored.id, { reason: "other-scope", detail: event.type, event: stored });
      return;
    }
    if (event.type === "record.sealed" || event.type === "record.destroyed") {
      const { subject, scope } = event.header;
      for (const id of event.body.versions) {
        const gone = this.#officeRecords.gone({ id, header: { ...event.header, subject, scope } });
        if (gone !== null) this.#leaves(id, scope, gone);
      }
    }
    if (isAdoption(event)) this.record(adoptionRecord(event, writer));
    if (!isPetitionEvent(event)) return;
    if (writer === this.#books.organisation) this.#noteNumber(event);
    const id = event.header.subject;
    const touched = this.#petitions.get(id);
    const loaded = this.#loaded.get(id) ?? null;
    const present = touched?.after ?? loaded?.view ?? null;
    if (present && present.scope !== event.header.scope) {
      this.#parked.set(stored.id, { reason: "other-scope", detail: event.type, event: stored });
      return;
    }
    const merged = merge(present, event, writer);
    const destroyed = event.type === "petition.destroyed" || present?.destroyed !== undefined;
    const after = destroyed ? asKeptBy(merged, this.#books.organisation) : merged;
    if (touched) touched.after = after;
    else this.#petitions.set(id, { before: loaded, after });
  }

  /** Document numbers belong to the office: what any of its devices gave out is never given out again. */
  #noteNumber(event: PetitionEvent): void {
    const record = numberRecord(event);
    if (record) this.record(record);
  }

  readonly #loaded = new Map<string, KeptPetition | null>();

  async #load(ids: readonly string[]): Promise<void> {
    const wanted: string[] = [];
    for (const id of new Set(ids)) {
      if (this.#loaded.has(id)) continue;
      const held = this.tools.held?.(id);
      if (held === undefined) wanted.push(id);
      else this.#loaded.set(id, held);
    }
    if (wanted.length === 0) return;
    const rows = await this.tools.store.getMany("petitions", wanted);
    for (const id of wanted) this.#loaded.set(id, null);
    const held = rows.filter((row) => row !== undefined);
    for (const petition of await openPetitions(this.tools.sealer, held)) this.#loaded.set(petition.index.id, petition);
  }

  /** Seals everything. The work takes nothing more afterwards. */
  async finish(): Promise<Finished> {
    if (this.#dry) throw new RangeError("a dry work is never written");
    const { sealer } = this.tools;
    const framed = await Promise.all(this.#framed);
    const changes: Change[] = framed.map(({ key, value }) => ({ table: "segments", put: { key, index: {}, value } }));
    const books = { device: this.#books.device, epochs: this.#epochs, marks: this.#marks };

    const petitions = new Map<string, KeptPetition>();
    const moved: { before: KeptIndex | null; after: KeptIndex }[] = [];
    const sealing: Promise<Change | Change[]>[] = [];
    const fresh: KeptPetition[] = [];
    for (const [id, { before, after: view }] of this.#petitions) {
      const { index: columns, facts } = this.tools.project(view);
      const index = { ...columns, own: ownPlace(books, view) };
      const kept = { index, summary: summaryOf(view, index), facts, view };
      if (before === null) fresh.push(kept);
      else sealing.push(petitionChanges(sealer, [kept], false));
      moved.push({ before: before?.index ?? null, after: index });
      petitions.set(id, kept);
      if (petitions.size % projectedAtOnce === 0) await breathe();
    }
    for (let at = 0; at < fresh.length; at += pageRows) {
      sealing.push(petitionChanges(sealer, fresh.slice(at, at + pageRows), true));
      if ((at / pageRows) % packedAtOnce === packedAtOnce - 1) await breathe();
    }
    for (const line of this.#lines.values()) sealing.push(lineChange(sealer, line));
    for (const [key, record] of this.#records) {
      if (record.value === null) changes.push({ table: "records", remove: key });
      else sealing.push(recordChange(sealer, key, record));
    }
    const parked = this.#parkedNow();
    for (const [id, one] of parked) sealing.push(parkedChange(sealer, id, one));
    const unparked = await this.#unparked();
    changes.push(...unparked);
    sealing.push(this.#officeRecords.changes(sealer));
    changes.push(...(await Promise.all(sealing)).flat());

    const counters = await this.#counters(books, moved, unparked.length);
    if (counters !== this.#books.counters) changes.push(countersChange(counters));
    return {
      contents: { segments: framed, records: [...this.#records.values()] },
      changes,
      books: {
        lines: new Map([...this.#books.lines, ...this.#lines]),
        counters,
        epochs: this.#epochs,
        marks: this.#marks,
      },
      petitions,
      parked: [...parked.keys()],
      officeRecords: this.#officeRecords.changed,
    };
  }

  /** Earlier events without a body that wait for nothing any more: their petition turns out to have been moved or destroyed. */
  async #unparked(): Promise<readonly Change[]> {
    const sealed = [...this.#petitions.values()].filter(
      ({ before, after }) => explainsMissingBodies(after) && !(before && explainsMissingBodies(before.view)),
    );
    const versions = this.#officeRecords.newlySealed;
    if (sealed.length === 0 && versions.size === 0) return [];
    const rows = await this.tools.store.range("parked", { by: "reason", from: bodiless, to: bodiless });
    const changes: Change[] = [];
    for (const row of rows) {
      const { subject, scope } = await openParked(this.tools.sealer, row.key, row.value);
      const moved = versions.has(row.key) || sealed.some(({ after }) => after.id === subject && after.scope === scope);
      if (moved && !this.#parked.has(row.key)) changes.push({ table: "parked", remove: row.key });
    }
    return changes;
  }

  async #counters(
    books: Pick<Books, "device" | "epochs" | "marks">,
    moved: readonly { readonly before: KeptIndex | null; readonly after: KeptIndex }[],
    unparked: number,
  ): Promise<Counters> {
    let counters = this.#books.counters;
    const marks = syncMarks(books);
    const before = syncMarks(this.#books);
    if (marks.exported !== before.exported || marks.acknowledged !== before.acknowledged) {
      const { store } = this.tools;
      const upTo = Math.max(marks.exported, marks.acknowledged);
      counters = {
        ...counters,
        local: await store.count("petitions", { by: "own", from: Math.max(upTo, 0), fromOpen: true }),
        exported: await between(store, marks.acknowledged, upTo),
        acknowledged: await between(store, 0, marks.acknowledged),
      };
    }
    if (moved.length > 0) counters = counted(counters, marks, moved);
    counters = withSequences(counters, this.#sequences);
    const parked = this.parked;
    if (parked.length > 0 || unparked > 0) {
      const rows = await this.tools.store.getMany("parked", parked);
      counters = { ...counters, parked: counters.parked - unparked + rows.filter((row) => row === undefined).length };
    }
    return counters;
  }
}

/** key: petition id, or event id of an office record's version. Its bodies are to leave the general compartment (engine/leaving). */
export const movingTable = "moving";

/** Branch name of events that a supervisor let in behind a gap. */
export const gapBranch = "gap";

/**
 * Whether a branch holds what was let in behind a gap: the first such branch of a chain, or one named after the range
 * that found no place in it.
 */
export function isGapBranch(branch: string): boolean {
  return branch === gapBranch || branch.startsWith(`${gapBranch}-`);
}

function ownPlace(books: Pick<Books, "device" | "epochs">, view: PetitionView): number {
  let place = 0;
  for (const { stamp } of view.timeline) place = Math.max(place, placeOf(books, stamp.device, stamp.epoch, stamp.seq));
  return place;
}

async function between(store: Store, from: number, to: number): Promise<number> {
  return to > from ? store.count("petitions", { by: "own", from, fromOpen: true, to }) : 0;
}
