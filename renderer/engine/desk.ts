import type { CryptoSuite, StretchCost } from "../../shared/crypto/suite.ts";
import type { Desktop } from "../../shared/desktop.ts";
import { clockFactsOf } from "../../shared/petition/clock-facts.ts";
import { courseOf } from "../../shared/petition/course/course.ts";
import type { DictionaryEntry } from "../../shared/petition/dictionary.ts";
import { clocksOf } from "../../shared/petition/duties.ts";
import { keptFactsOf } from "../../shared/petition/kept-facts.ts";
import { indexOf } from "../../shared/petition/rows.ts";
import { custodyOf } from "../../shared/petition/steps.ts";
import type { PetitionView } from "../../shared/petition/view.ts";
import { type Clock, hasLastDay } from "../../shared/regulation/clock.ts";
import { clocksFrom } from "../../shared/regulation/duties.ts";
import type { UserInfo } from "./api/desk-api.ts";
import type { EngineNotice } from "./api/notices.ts";
import { createPort } from "./exchange/port.ts";
import { createJobs, type Jobs } from "./jobs.ts";
import { settleMoves } from "./leaving/settle-moves.ts";
import type { LedgerPort, RecordChange, TrustState } from "./ledger/ledger.ts";
import { LedgerCore } from "./ledger/ledger-core.ts";
import type { Projected } from "./ledger/projection.ts";
import { NumberBook } from "./papers/number-book.ts";
import { type Attachments, createAttachments } from "./petitions/attachments.ts";
import { Catalog } from "./petitions/catalog.ts";
import type { DictionaryName } from "./petitions/dictionaries.ts";
import { type Drafts, openDrafts } from "./petitions/drafts.ts";
import { mayKeepForms } from "./petitions/form-drafts.ts";
import { RecordBook } from "./records/record-book.ts";
import { type Adoption, adoptionTable, nationalRules, type Rules, rulesOf } from "./rules/adoptions.ts";
import type { Store } from "./store/store.ts";
import { phases, type recoveryReasons } from "./strings.ts";
import type { Aside } from "./threads/aside-thread.ts";
import type { Sealing } from "./threads/seal-thread.ts";
import { createTurns } from "./threads/turns.ts";
import { createSealer, type Sealer } from "./vault/sealing.ts";
import { readTrust } from "./vault/trust-file.ts";
import type { VaultContents } from "./vault/vault.ts";
import { readVaultFile, type VaultFile } from "./vault/vault-file.ts";
import { DutyBook } from "./worktable/duty-book.ts";

export interface EngineTools {
  readonly desktop: Desktop;
  /** Opened once, at the first unlocking. */
  openStore(): Promise<Store>;
  readonly suite: CryptoSuite;
  /** Wall clock. */
  clock(): Date;
  notify(notice: EngineNotice): void;
  /** gzip and age on another thread, for what is large; on this one where left out. */
  readonly sealing?: Sealing;
  /** Compressing and hashing on another thread, for large imports; on this one where left out. */
  readonly aside?: Aside;
  /** Argon2id cost of new slots; 64 MiB and three passes where left out. */
  readonly cost?: StretchCost;
}

/** Everything that exists only while the vault is open. */
export interface Session {
  contents: VaultContents;
  sealer: Sealer;
  readonly core: LedgerCore;
  readonly attachments: Attachments;
  readonly catalog: Catalog;
  readonly duties: DutyBook;
  /** Office records, those of offices beneath included. */
  readonly records: RecordBook;
  /** 文号 that the office's devices gave out. */
  readonly numbers: NumberBook;
  readonly drafts: Drafts;
  readonly ledger: LedgerPort;
  /** Petitions unmasked for the present user. */
  readonly disclosed: Set<string>;
  /** Petitions whose match is recorded already. */
  readonly matched: Set<string>;
  /** Dictionaries that were read already. */
  readonly dictionaries: Map<DictionaryName, readonly DictionaryEntry[]>;
  /** Resolves when catalogue and due days are read. */
  background: Promise<void>;
}

/** Why a desk is opened otherwise than every day. */
export interface Opening {
  /** A person decided that journal and store are to be brought together. */
  readonly decided?: boolean;
  /** Local records out of a backup; a new epoch begins. */
  readonly restored?: readonly RecordChange[];
}

/** Transactions between two rounds of joining segments. */
const joinEvery = 128;

/** The day that was spelt last, by its number: an import asks for each petition. */
let spelt = { day: Number.NaN, text: "" };

/** The local date in Asia/Shanghai: all legal dates of the program are of that zone. */
export function shanghaiToday(now: Date): string {
  const day = Math.floor((now.getTime() + 8 * 3_600_000) / 86_400_000);
  if (day !== spelt.day) spelt = { day, text: new Date(day * 86_400_000).toISOString().slice(0, 10) };
  return spelt.text;
}

/**
 * One desk: its files, and the session while it is unlocked. `user` is who sits there; the session outlives locking
 * while jobs run behind the lock screen.
 */
export class Desk {
  readonly tools: EngineTools;
  readonly jobs: Jobs;
  /** Changes of vault and session, one after another. */
  readonly accounts = createTurns();
  /** Moves out of the general compartment, one after another. */
  readonly moves = createTurns();
  vault: VaultFile | null = null;
  trust: TrustState | null = null;
  session: Session | null = null;
  user: UserInfo | null = null;
  /** Who opened the vault last, kept while a recovery waits for a decision. */
  pending: { readonly contents: VaultContents; readonly user: UserInfo } | null = null;
  /** The cleared officer whose compartment is open: his name and own key, for one user, until the desk is locked. */
  officer: { readonly user: string; readonly name: string; readonly recipient: string; readonly identity: string } | null = null;
  rebuilding = false;
  /** Why a person must decide, or null. */
  recovery: keyof typeof recoveryReasons | null = null;
  #store: Store | null = null;
  #read = false;

  constructor(tools: EngineTools) {
    this.tools = tools;
    this.jobs = createJobs(
      (notice) => {
        tools.notify(notice);
        if (notice.notice === "finished") this.#dropIfLocked();
      },
      () => tools.clock().getTime(),
    );
  }

  get today(): string {
    return shanghaiToday(this.tools.clock());
  }

  /** Reads the clear files of the desk folder once. */
  async files(): Promise<void> {
    if (this.#read) return;
    const { desktop } = this.tools;
    try {
      this.vault = await readVaultFile(desktop);
    } catch {
      this.recovery = "vault-damaged";
    }
    this.trust = await readTrust(desktop);
    if (!this.vault && !this.recovery) {
      const { frames } = await desktop.call("journal.position", {});
      if (frames > 0) this.recovery = "vault-missing";
    }
    this.#read = true;
  }

  async store(): Promise<Store> {
    this.#store ??= await this.tools.openStore();
    return this.session?.core.reading ?? this.#store;
  }

  changed: LedgerPort["changed"] = (topics) => this.tools.notify({ notice: "changed", topics });

  /** This desk's office, by its region code; empty before there is one. */
  get organisation(): string {
    return this.trust?.own[0]?.certificate.organisation ?? "";
  }

  /** What was adopted beside the national rules; these alone while the desk is locked. */
  rules: Rules = nationalRules;

  /** What is derived of a view for lists and clocks: its course once, its facts once. */
  project = (view: PetitionView): Projected => {
    const course = courseOf(view);
    const facts = clockFactsOf(view, course);
    const duties = clocksFrom(facts, this.rules.profileOf(custodyOf(view.scope)), this.rules.calendar, this.today).filter(
      hasLastDay,
    );
    return { index: indexOf(view, duties, this.organisation, course), facts: keptFactsOf(view, course, facts) };
  };

  /** All clocks of a petition under the rules of its office and time. `left`: when it was sent off to be signed in. */
  clocks(view: PetitionView, left: string | null = null): readonly Clock[] {
    return clocksOf(view, this.rules.profileOf(custodyOf(view.scope)), this.rules.calendar, this.today, left);
  }

  async #readRules(core: LedgerCore): Promise<void> {
    const held = await core.records(adoptionTable);
    this.rules = rulesOf(
      this.tools.suite,
      held.map(({ value }) => value as Adoption),
      this.organisation,
    );
  }

  /** Rules were adopted, here or by a bundle: what was counted under others is counted anew. */
  async rulesChanged(core: LedgerCore): Promise<void> {
    await this.#readRules(core);
    const { session } = this;
    if (session) await session.duties.recount(session.catalog.values());
    this.changed(["rules", "petitions"]);
    if ((await core.refreshDue(this.today, this.rules.version)) > 0) this.changed(["petitions"]);
  }

  /** Opens the ledger with the vault's keys. Null when a person must decide first. */
  async open(contents: VaultContents, device: string, how: Opening = {}): Promise<Session | null> {
    const { suite, desktop, clock, aside } = this.tools;
    const trust = this.trust;
    const organisation = trust?.own[0]?.certificate.organisation;
    if (!trust || !organisation) throw new Error("the desk has no certificate");
    const store = await this.store();
    const sealer = await createSealer(suite, contents.keys);
    const counting = () => ({ ...this.rules, desk: this.organisation });
    const duties = new DutyBook(this.today, counting, () => performance.now());
    const catalog = new Catalog((kept) => duties.put(kept));
    const records: RecordBook = new RecordBook(() => core.officeRecords());
    const numbers: NumberBook = new NumberBook((table) => core.records(table));
    const held: { session: Session | null } = { session: null };
    const current = () => held.session?.sealer ?? sealer;
    let writes = 0;
    const core: LedgerCore = new LedgerCore({
      suite,
      desktop,
      store,
      device,
      organisation,
      clock,
      project: this.project,
      misdated: () => {
        if (!catalog.complete) return null;
        duties.move(this.today, (id) => catalog.get(id));
        return [...catalog.values()].filter(({ index }) => index.due !== duties.due(index.id)).map(({ index }) => index.id);
      },
      dueOf: (id) => {
        const kept = catalog.get(id);
        return kept && { index: kept.index, due: duties.due(id) };
      },
      sealer: current,
      lacks: (id) => catalog.lacks(id),
      known: async () => {
        await catalog.settled;
        return (lookup) => catalog.people.has(lookup);
      },
      gzipAside: aside?.gzip,
      written: (finished) => {
        catalog.update(finished.petitions);
        writes += 1;
        if (finished.contents.records.some(({ table }) => table === adoptionTable)) {
          const { session: open } = held;
          const anew = () => this.rulesChanged(core).catch(() => undefined);
          if (open) open.background = open.background.then(anew);
        }
        records.update(finished.officeRecords);
        numbers.update(finished.contents.records);
        if (finished.officeRecords.length > 0) this.changed(["records"]);
        if (writes % joinEvery === 0) void core.joinSegments().catch(() => undefined);
      },
      reindexed: (indexes) => catalog.reindex(indexes),
    });
    const reason = await this.#level(core, how.decided === true);
    if (reason) {
      this.recovery = reason;
      return null;
    }
    this.recovery = null;
    this.pending = null;
    await this.#readRules(core);
    const attachments = createAttachments(desktop, suite, current);
    const ledger = await createPort({
      suite,
      desktop,
      store: core.reading,
      core,
      attachments,
      sealer: current,
      contents: () => {
        if (!this.session) throw new Error("the vault is locked");
        return this.session.contents;
      },
      initial: contents,
      recoveryRecipient: () => this.vault?.recovery.recipient ?? "",
      user: () => this.user,
      trust: {
        get: () => this.trust ?? trust,
        set: (next) => {
          this.trust = next;
        },
      },
      changed: this.changed,
    });
    const drafts = await openDrafts(desktop, current);
    // A power cut may have come between a registration and the end of its draft; saving that again would change nothing.
    for (const { id } of drafts.list()) {
      if ((await core.view(core.petitionOfDraft(id)))?.registered) await drafts.discard(id);
    }
    // Nor may a form outlive the petition that it was begun at: voided or moved just before a cut, or by an import.
    for (const { petition } of drafts.forms.all()) {
      if (!mayKeepForms(await core.view(petition))) await drafts.forms.discardOf(petition);
    }
    const session: Session = {
      contents,
      sealer,
      core,
      attachments,
      catalog,
      duties,
      records,
      numbers,
      drafts,
      ledger,
      disclosed: new Set(),
      matched: new Set(),
      dictionaries: new Map(),
      background: Promise.resolve(),
    };
    held.session = session;
    if (how.restored) {
      await core.record(how.restored);
      await core.openEpoch("restored");
    } else if (core.books.epochs.length === 0) await core.openEpoch("first");
    // A power cut may have come between the sealing of a petition and its leaving.
    await settleMoves(this, session).catch(() => false);
    this.session = session;
    session.background = this.#background(session, store);
    return session;
  }

  /** What may come after the list is on screen. Never rejects: what fails here is made good at the next start. */
  async #background(session: Session, store: Store): Promise<void> {
    try {
      await session.core.refreshDue(this.today, this.rules.version);
      await session.catalog.load(store, () => session.sealer);
      this.changed(["petitions"]);
      await session.core.joinSegments();
    } catch {
      session.catalog.stop();
    }
  }

  /** Levels journal and store, with a job to be seen when that takes a rebuild. */
  async #level(core: LedgerCore, decided: boolean): Promise<keyof typeof recoveryReasons | null> {
    return this.jobs.run(
      "rebuild",
      async (job) => {
        const progress = (done: number, total: number) => {
          this.rebuilding = true;
          job.progress(phases.rebuilding, done, total);
        };
        try {
          if (decided) await core.recover(progress);
          else return (await core.open(progress))?.reason ?? null;
          return null;
        } finally {
          this.rebuilding = false;
        }
      },
      false,
    );
  }

  /**
   * Locks the screen at once, whatever the disk does; resolves when drafts that were on their way are on it. Keys go
   * then, or with the last running job.
   */
  async lock(): Promise<void> {
    const { session } = this;
    this.user = null;
    this.officer = null;
    session?.disclosed.clear();
    session?.matched.clear();
    this.changed(["status"]);
    await session?.drafts.flush();
    this.#dropIfLocked();
  }

  /** Waits for what is under way and closes the store. */
  async close(): Promise<void> {
    const { session } = this;
    this.session = null;
    await session?.core.turn(async () => undefined);
    session?.catalog.stop();
    await session?.background;
    await this.#store?.close();
    this.#store = null;
  }

  #dropIfLocked(): void {
    if (this.user || this.jobs.running > 0 || !this.session || this.rebuilding) return;
    this.session.catalog.stop();
    this.session = null;
  }
}
