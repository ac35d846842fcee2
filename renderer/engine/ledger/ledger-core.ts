import { toHex, utf8 } from "../../../shared/crypto/bytes.ts";
import type { CryptoSuite } from "../../../shared/crypto/suite.ts";
import { type Desktop, type JournalPosition, ServiceFailure } from "../../../shared/desktop.ts";
import { createEvent, type NewEvent } from "../../../shared/log/create.ts";
import { type ChainKey, chainName, type EventRange, type Scope } from "../../../shared/log/event.ts";
import type { HeldRecord } from "../../../shared/petition/office-record/record-view.ts";
import type { PetitionView } from "../../../shared/petition/view.ts";
import { openOfficeRecord } from "../records/kept-records.ts";
import { openPetition } from "../store/petition-rows.ts";
import { successorChange } from "../store/positions.ts";
import type { Store } from "../store/store.ts";
import { storeBehind, storeWaiting } from "../store/store-behind.ts";
import { createTurns, pause } from "../threads/turns.ts";
import type { Sealer } from "../vault/sealing.ts";
import { type Books, countSeen, deskTable, type ExchangeMarks, noMarks } from "./books.ts";
import { countersKey, noCounters, readCounters } from "./counters.ts";
import { DueDays, type KnownDueDays } from "./due-days.ts";
import { joinOnce } from "./join-segments.ts";
import { writeAnew } from "./journal-anew.ts";
import type { FrameContents } from "./journal-records.ts";
import { appendFrame, replay, storeFinished } from "./journal-writer.ts";
import type { ReceiveNotes, ReceivePreview, ReceiveResult, RecordChange, Turn } from "./ledger.ts";
import type { Projected } from "./projection.ts";
import { Receiver } from "./receive.ts";
import { RecentPetitions } from "./recent-petitions.ts";
import { position, rebuild, type Standing, standing } from "./reconcile.ts";
import { openLine, openRecord, recordKey } from "./sealed-rows.ts";
import { saveSurplus } from "./surplus.ts";
import { type Finished, Work, type WorkTools } from "./work.ts";

interface LedgerTools extends KnownDueDays {
  readonly suite: CryptoSuite;
  readonly desktop: Desktop;
  readonly store: Store;
  /** The sealer in force: a removed user changes it. */
  sealer(): Sealer;
  readonly device: string;
  readonly organisation: string;
  clock(): Date;
  project(view: PetitionView): Projected;
  /** Whether the store holds no such petition, as far as anybody knows without reading it. */
  lacks(id: string): boolean;
  /** Resolves, once all petitions here have been read, with whether one of them has a look-up. */
  known(): Promise<(lookup: number) => boolean>;
  /** gzip of large segments on another thread; on this one where left out. */
  readonly gzipAside?: WorkTools["gzipAside"];
  /** Told after each transaction. */
  written(finished: Finished): void;
}

/** An event to be appended to this device's chain of a scope. */
interface OwnEvent extends NewEvent {
  readonly scope: Scope;
}

/** A commit that has begun, and the books as they will stand. */
interface Underway {
  readonly books: Finished["books"];
  readonly saved: Promise<void>;
}

/** Journal and store of one open desk, behind one queue. Everything durable goes through `write`. */
export class LedgerCore {
  readonly #tools: LedgerTools;
  readonly #turns = createTurns();
  #books: Books;
  #position: JournalPosition | null = null;
  /** Set when a write failed half-way: the next turn first looks where journal and store stand. */
  #uncertain = false;
  /** A receipt on its way to journal and store, upon which the next one is being made ready. */
  #underway: Underway | null = null;
  /** While the store is made again from a journal that was written anew. */
  #remaking: Promise<void> | null = null;
  /** The store for whoever reads outside a turn. */
  readonly reading: Store;
  /** What consecutive receipts wrote last. */
  readonly #recent = new RecentPetitions();
  readonly #dueDays: DueDays;

  constructor(tools: LedgerTools) {
    this.#tools = tools;
    this.#books = emptyBooks(tools);
    this.reading = storeWaiting(tools.store, () => this.#remaking);
    const { reading } = this;
    this.#dueDays = new DueDays({ ...tools, reading, books: () => this.#books, turn: (work) => this.turn(work) });
  }

  get books(): Readonly<Books> {
    return this.#books;
  }

  get epoch(): string {
    return newestOf(this.#books.epochs);
  }

  get #workTools(): WorkTools {
    const { suite, store, project, gzipAside } = this.#tools;
    return { suite, store, sealer: this.#tools.sealer(), project, gzipAside };
  }

  /** Levels journal and store. Answers why not, when a person must decide. */
  async open(progress: (done: number, total: number) => void): Promise<Extract<Standing, { is: "recovery" }> | null> {
    const { desktop, store, device } = this.#tools;
    const found = await standing(desktop, store, device);
    if (found.is === "recovery") return found;
    if (found.is === "store-ahead") await saveSurplus(desktop, this.#workTools, true);
    if (found.is === "store-ahead" || found.is === "rebuild") {
      this.#books = emptyBooks(this.#tools);
      await rebuild(desktop, this.#workTools, this.#books, { progress });
    }
    await this.#readBooks();
    this.#position = await position(desktop);
    if (found.is === "journal-ahead") await replay(desktop, this.#workTools, this.#books, this.#position, { progress });
    return null;
  }

  /** After a person decided: what the store holds beyond the journal is saved, then everything is made again from it. */
  async recover(progress: (done: number, total: number) => void): Promise<void> {
    const { desktop } = this.#tools;
    await saveSurplus(desktop, this.#workTools, false);
    this.#books = emptyBooks(this.#tools);
    await rebuild(desktop, this.#workTools, this.#books, { progress });
    await this.#readBooks();
    this.#position = await position(desktop);
    await this.openEpoch("recovered");
  }

  async #readBooks(): Promise<void> {
    const { store, device, organisation } = this.#tools;
    const sealer = this.#tools.sealer();
    const rows = await store.range("chains", { by: "key" });
    const lines = await Promise.all(rows.map(async (row) => [row.key, await openLine(sealer, row.key, row.value)] as const));
    const epochs = await recordIn(store, sealer, deskTable, "epochs");
    const marks = await recordIn(store, sealer, deskTable, "marks");
    this.#books = {
      device,
      organisation,
      lines: new Map(lines),
      counters: readCounters(await store.get("meta", countersKey)),
      epochs: Array.isArray(epochs) ? epochs : [],
      marks: (marks as ExchangeMarks | null) ?? noMarks,
    };
  }

  /** A turn of the queue without writing. */
  turn<T>(work: () => Promise<T>): Promise<T> {
    return this.#turns.take(async () => {
      await this.#underway?.saved.catch(() => undefined);
      this.#recent.clear();
      await this.#settle();
      return work();
    });
  }

  /** One transaction: `build` fills the work, then it is sealed, journalled and stored. Durable when it resolves. */
  write<T>(build: (work: Work) => Promise<T>): Promise<T> {
    return this.turn(() => this.#write(build));
  }

  async #write<T>(build: (work: Work) => Promise<T>): Promise<T> {
    const work = new Work(this.#workTools, this.#books);
    const answer = await build(work);
    await this.#commit(await work.finish());
    return answer;
  }

  /** Journal, then store. Rejects when the journal did not take it; what the journal has is saved. */
  async #commit(finished: Finished): Promise<void> {
    const { segments, records } = finished.contents;
    if (segments.length === 0 && records.length === 0) return;
    const { desktop, store, device, sealer } = this.#tools;
    if (!this.#position) throw new Error("the ledger is not open");
    this.#uncertain = true;
    this.#position = await appendFrame(desktop, sealer(), this.#position, finished.contents);
    try {
      await storeFinished(store, finished, this.#position, device);
      Object.assign(this.#books, finished.books);
      this.#uncertain = false;
    } catch {
      // The journal has it, so it is saved: the store is brought after.
      await this.#settle();
    }
    this.#tools.written(finished);
  }

  async #settle(): Promise<void> {
    if (!this.#uncertain) return;
    const { desktop, store, device } = this.#tools;
    const found = await standing(desktop, store, device);
    if (found.is === "recovery" || found.is === "store-ahead") {
      throw new ServiceFailure("journal-diverged", "日志与数据不一致，请重新打开程序");
    }
    // "rebuild" here means that the very first transaction failed, or that the journal was written anew.
    if (found.is === "rebuild") await this.#rebuild();
    await this.#readBooks();
    this.#position = await position(desktop);
    const { written } = this.#tools;
    if (found.is === "journal-ahead") await replay(desktop, this.#workTools, this.#books, this.#position, { written });
    this.#uncertain = false;
  }

  /** What is held does not change by it, so the books stand until the new ones are read. */
  #rebuild(progress: (done: number, total: number) => void = () => undefined): Promise<void> {
    const { desktop, written } = this.#tools;
    const done = rebuild(desktop, this.#workTools, emptyBooks(this.#tools), { progress, written });
    const remaking = done.finally(() => {
      if (this.#remaking === remaking) this.#remaking = null;
    });
    this.#remaking = remaking;
    return remaking;
  }

  /**
   * Writes the journal anew, each frame as `changed` makes it, and makes the store again from it. Killed at any moment,
   * there is the old journal with its store, or the new one and a store that is made again from it. Who reads meanwhile
   * waits; no job may be half-way through the store (see Jobs.runAlone). `progress` counts frames, each once for writing and once for reading.
   */
  rewriteJournal(
    changed: (contents: FrameContents) => Promise<FrameContents>,
    progress: (done: number, total: number) => void,
  ): Promise<void> {
    return this.turn(async () => {
      const { desktop, store } = this.#tools;
      const before = this.#position;
      if (!before || before.frames === 0) throw new Error("there is no journal to write anew");
      const sealer = this.#tools.sealer();
      const told = (done: number) => progress(done, 2 * before.frames);
      const fresh = await writeAnew(desktop, sealer, before, changed, told);
      // The store must know the new journal before that bears the name.
      await store.commit([successorChange(before.journal, fresh)]);
      this.#uncertain = true;
      await desktop.call("journal.rewrite-commit", { journal: fresh, expect: before });
      await this.#rebuild((done) => told(before.frames + done));
      await this.#readBooks();
      this.#position = await position(desktop);
      this.#uncertain = false;
    });
  }

  /** Appends own events to their chains. */
  async appendOwn(work: Work, events: readonly OwnEvent[]): Promise<void> {
    const { suite, device, organisation } = this.#tools;
    let seen = countSeen(work.lines());
    for (const { scope, ...event } of events) {
      const chain: ChainKey = { scope, device, epoch: this.epoch };
      const tip = work.line(chainName(chain)) ?? null;
      const stored = createEvent(suite, chain, tip, seen, event);
      seen = stored.header.count;
      await work.append({ chain, branch: null, writer: organisation, head: null }, [stored]);
      // Saved, it would be told as saved and seen by nobody.
      if (work.parked.length > 0) throw new Error(`an own ${event.type} that this program cannot read back`);
    }
  }

  /** Opens a new epoch: an event with its reason and what is held now. */
  openEpoch(reason: string): Promise<void> {
    return this.write((work) => this.#openEpoch(work, reason));
  }

  async #openEpoch(work: Work, reason: string): Promise<void> {
    const { suite, device, organisation, clock } = this.#tools;
    const wall = clock().toISOString();
    const chain: ChainKey = { scope: `${organisation}/general`, device, epoch: toHex(suite.randomBytes(16)) };
    // Of accusations not even the number of chains is told in a general one (Art. 30). Own chains first.
    const vector = [...work.lines()]
      .filter((line) => line.branch === null && line.chain.scope.endsWith("/general"))
      .sort((a, b) => Number(b.chain.device === device) - Number(a.chain.device === device))
      .slice(0, longestVector)
      .map((line) => ({ chain: chainName(line.chain), seq: line.seq, id: line.id }));
    const event = createEvent(suite, chain, null, countSeen(work.lines()), {
      type: "epoch.opened",
      subject: chain.epoch,
      actor: "desk",
      wall,
      body: { reason, vector },
    });
    const epochs = [...work.epochs, { epoch: chain.epoch, reason, openedAt: wall }];
    work.record({ table: deskTable, key: "epochs", value: epochs });
    await work.append({ chain, branch: null, writer: organisation, head: null }, [event]);
  }

  /**
   * Takes verified ranges in one transaction, durable when it resolves. The turn ends when the commit begins: if another
   * receipt is next, it is made ready meanwhile, but its own commit waits, and it is dropped when this one fails.
   */
  async receive(ranges: readonly EventRange[], notes: ReceiveNotes): Promise<ReceiveResult> {
    const { result, saved } = await this.#turns.take(async () => {
      const before = this.#underway;
      if (!before) await this.#settle();
      const work = this.#workBehind(before);
      const received = await this.#take(work, ranges, notes);
      const finished = await work.finish();
      await before?.saved;
      return { result: received, saved: this.#begin(finished) };
    });
    await saved;
    return result;
  }

  /** A work upon what is under way: its books, its petitions, and the store as it will stand. */
  #workBehind(before: Underway | null): Work {
    const tools = this.#workTools;
    const held = (id: string) => this.#recent.get(id) ?? (this.#tools.lacks(id) ? null : undefined);
    const store = before ? storeBehind(tools.store, before.saved) : tools.store;
    return new Work({ ...tools, store, held }, { ...this.#books, ...before?.books });
  }

  #begin(finished: Finished): Promise<void> {
    this.#recent.add(finished.petitions);
    const saved = this.#commit(finished).then(
      () => this.#end(underway),
      (error: unknown) => {
        this.#end(underway);
        this.#recent.clear();
        throw error;
      },
    );
    const underway: Underway = { books: finished.books, saved };
    this.#underway = underway;
    // Whoever waits for it hears of its failure; nobody may be waiting yet.
    saved.catch(() => undefined);
    return saved;
  }

  #end(underway: Underway): void {
    if (this.#underway === underway) this.#underway = null;
  }

  async #take(work: Work, ranges: readonly EventRange[], notes: ReceiveNotes): Promise<ReceiveResult> {
    const receiver = this.#receiver(work, notes);
    await receiver.add(ranges);
    for (const record of notes.records ?? []) work.record(record);
    const result = receiver.result([]);
    for (const record of notes.recordsAfter?.(result) ?? []) work.record(record);
    // Own events that this desk had lost: it was restored from an older state, and must not number on from there. In
    // the same transaction, for once they are held nothing would tell any more that they had been lost.
    if (result.restoredSelf) await this.#openEpoch(work, "restored");
    return result;
  }

  #receiver(work: Work, notes: ReceiveNotes): Receiver {
    return new Receiver(work, { device: this.#tools.device, epoch: newestOf(work.epochs) }, notes);
  }

  preview(notes: ReceiveNotes): ReceivePreview {
    const work = new Work(this.#workTools, this.#books, true);
    const receiver = this.#receiver(work, notes);
    return {
      add: (ranges) => receiver.add(ranges),
      result: async () => receiver.result(receiver.likelyDuplicates(await this.#tools.known())),
    };
  }

  record(changes: readonly RecordChange[]): Promise<void> {
    return this.write(async (work) => {
      for (const change of changes) work.record(change);
    });
  }

  exclusive<T>(work: (turn: Turn) => Promise<T>): Promise<T> {
    return this.turn(() =>
      work({
        receive: (ranges, notes) => this.#write((inner) => this.#take(inner, ranges, notes)),
        record: (changes) =>
          this.#write(async (inner) => {
            for (const change of changes) inner.record(change);
          }),
      }),
    );
  }

  recordOf(table: string, key: string): Promise<unknown> {
    return recordIn(this.reading, this.#tools.sealer(), table, key);
  }

  async records(table: string): Promise<readonly { readonly key: string; readonly value: unknown }[]> {
    const rows = await this.reading.range("records", { by: "table", from: table, to: table });
    const sealer = this.#tools.sealer();
    return Promise.all(
      rows.map(async (row) => ({ key: row.key.slice(table.length + 1), value: await openRecord(sealer, row.key, row.value) })),
    );
  }

  /** Opens all office records, in no order. Who asks often asks the session's book of them. */
  async officeRecords(): Promise<readonly HeldRecord[]> {
    const rows = await this.reading.range("officeRecords", { by: "key" });
    return Promise.all(rows.map((row) => openOfficeRecord(this.#tools.sealer(), row)));
  }

  /** Brings the due days of rows up to date (see DueDays). Answers how many changed. */
  refreshDue(today: string, rules: string): Promise<number> {
    return this.#dueDays.refresh(today, rules);
  }

  /** Joins what single registrations wrote, so that an export opens few segments. Touches the store only. */
  async joinSegments(): Promise<void> {
    const { suite, store, sealer, device } = this.#tools;
    for (const line of [...this.#books.lines.values()]) {
      if (line.branch !== null || line.chain.device !== device) continue;
      while (await this.turn(() => joinOnce({ suite, store, sealer: sealer() }, line))) await pause();
    }
  }

  async view(id: string): Promise<PetitionView | null> {
    const row = await this.reading.get("petitions", id);
    return row ? (await openPetition(this.#tools.sealer(), row)).view : null;
  }

  /** The petition id that a draft's registration gets, so that repeating it registers nothing twice. */
  petitionOfDraft(draft: string): string {
    return toHex(this.#tools.sealer().lookup("draft", utf8(draft)).subarray(0, 16));
  }
}

/** Chains that an epoch's opening names at most: all of a real district's, and still an event that may be written. */
const longestVector = 4000;

async function recordIn(store: Store, sealer: Sealer, table: string, key: string): Promise<unknown> {
  const row = await store.get("records", recordKey(table, key));
  return row ? openRecord(sealer, row.key, row.value) : null;
}

function newestOf(epochs: Books["epochs"]): string {
  return epochs.at(-1)?.epoch ?? "";
}

function emptyBooks({ device, organisation }: Pick<LedgerTools, "device" | "organisation">): Books {
  return { device, organisation, lines: new Map(), counters: noCounters, epochs: [], marks: noMarks };
}
