import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { createServices, type Services } from "../../electron/services/services.ts";
import { ChainReader } from "../../renderer/engine/ledger/chain-reader.ts";
import { LedgerCore } from "../../renderer/engine/ledger/ledger-core.ts";
import { Work } from "../../renderer/engine/ledger/work.ts";
import { People } from "../../renderer/engine/petitions/people.ts";
import { nationalRules } from "../../renderer/engine/rules/adoptions.ts";
import type { Store } from "../../renderer/engine/store/store.ts";
import { createMemoryStore } from "../../renderer/engine/store/store-memory.ts";
import { createSealer, type Sealer } from "../../renderer/engine/vault/sealing.ts";
import { toHex } from "../../shared/crypto/bytes.ts";
import { createInternationalSuite } from "../../shared/crypto/international.ts";
import type { CryptoSuite } from "../../shared/crypto/suite.ts";
import { type Desktop, ServiceFailure } from "../../shared/desktop.ts";
import { createEvent, type NewEvent } from "../../shared/log/create.ts";
import { type ChainKey, chainName, type EventRange, type Scope, type StoredEvent } from "../../shared/log/event.ts";
import { signHead } from "../../shared/log/head.ts";
import { courseOf } from "../../shared/petition/course/course.ts";
import { dutiesOf } from "../../shared/petition/duties.ts";
import { isParked, isPetitionEvent, readEvent } from "../../shared/petition/events.ts";
import { keptFactsOf } from "../../shared/petition/kept-facts.ts";
import { merge } from "../../shared/petition/merge.ts";
import { indexOf } from "../../shared/petition/rows.ts";
import type { PetitionView } from "../../shared/petition/view.ts";
import { keyId } from "../../shared/registry/keys.ts";
import { intake } from "./engine-words.ts";

const scope: Scope = "990127001/general";
const district = "990127";
const today = "2026-11-20";
let suite: CryptoSuite;
const closing: (() => Promise<void>)[] = [];

beforeAll(async () => {
  suite = await createInternationalSuite();
});
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function core(): Promise<{
  core: LedgerCore;
  services: Services;
  store: ReturnType<typeof createMemoryStore>;
  sealer: Awaited<ReturnType<typeof createSealer>>;
}> {
  const folder = await mkdtemp(join(tmpdir(), "petition-desk-receive-"));
  const services = await createServices({ folder, shell: "memory", version: "0" });
  closing.push(async () => {
    await services.close();
    await rm(folder, { recursive: true, force: true });
  });
  const sealer = await createSealer(suite, [{ generation: 1, raw: suite.randomBytes(32) }]);
  const store = createMemoryStore();
  const ledger = await reopened(services, store, sealer);
  return { core: ledger, services, store, sealer };
}

/** A ledger of the district over these services and this store, levelled. */
async function reopened(
  services: Services,
  store: Store,
  sealer: Sealer,
  desktop: Desktop = services.desktop,
): Promise<LedgerCore> {
  const empty = (await store.count("petitions")) === 0;
  const written = new Set<string>();
  const people = new People();
  const ledger = new LedgerCore({
    suite,
    desktop,
    store,
    sealer: () => sealer,
    device: "d".repeat(32),
    organisation: district,
    clock: () => new Date("2026-11-20T02:00:00Z"),
    project: (view) => ({
      index: indexOf(view, dutiesOf(view, nationalRules.profileOf(""), nationalRules.calendar, today)),
      facts: keptFactsOf(view, courseOf(view)),
    }),
    misdated: () => null,
    dueOf: () => undefined,
    lacks: (id) => empty && !written.has(id),
    known: async () => (lookup) => people.has(lookup),
    written: ({ petitions }) => {
      for (const [id, { summary }] of petitions) {
        written.add(id);
        people.change(id, [], summary.people);
      }
    },
    reindexed: () => undefined,
  });
  expect(await ledger.open(() => undefined)).toBeNull();
  return ledger;
}

/** A writer at another desk, with its own chain. */
class Writer {
  readonly chain: ChainKey;
  readonly secret: Uint8Array;
  events: StoredEvent[] = [];
  count = 0;

  constructor(secret: Uint8Array, publicKey: Uint8Array) {
    this.secret = secret;
    this.chain = { scope, device: keyId(suite, publicKey), epoch: toHex(suite.randomBytes(16)) };
  }

  static async make(): Promise<Writer> {
    const { secret, publicKey } = await suite.createSigningKey();
    return new Writer(secret, publicKey);
  }

  copy(): Writer {
    const copy = Object.assign(Object.create(Writer.prototype) as Writer, this);
    copy.events = [...this.events];
    return copy;
  }

  write(event: Omit<NewEvent, "actor" | "wall">): StoredEvent {
    const tip = this.events.at(-1);
    const stored = createEvent(suite, this.chain, tip ? { seq: tip.header.seq, id: tip.id } : null, this.count, {
      actor: "u-1",
      wall: "2026-11-20T01:00:00.000Z",
      ...event,
    });
    this.count = stored.header.count;
    this.events.push(stored);
    return stored;
  }

  register(petition: string, sequence: number, title = "水渠"): StoredEvent {
    const { statement, confirmation, attachments, sameMatterAs, ...fields } = intake({ title });
    const number = { region: "990127001", year: 2026, device: "A", sequence };
    return this.write({
      type: "petition.registered",
      subject: petition,
      body: { fields, statement, confirmation, attachments, sameMatterAs, registrationDate: today, number },
    });
  }

  amend(petition: string, title: string, base: string): StoredEvent {
    return this.write({ type: "petition.amended", subject: petition, body: { changes: { title } }, base: { title: base } });
  }

  async range(from = 1, to = this.events.length): Promise<EventRange> {
    const events = this.events.slice(from - 1, to);
    const last = events.at(-1);
    if (!last) throw new Error("empty range");
    const head = await signHead(suite, this.secret, this.chain, { seq: last.header.seq, id: last.id });
    return { chain: this.chain, events, head };
  }
}

const notes = { writerOrganisation: () => "990127001" };
const petition = (n: number) => n.toString(16).padStart(32, "0");

describe("receiving ranges", () => {
  it("takes new events once: the same range again, or overlapping, changes nothing", async () => {
    const { core: ledger, store } = await core();
    const writer = await Writer.make();
    writer.register(petition(1), 1);
    writer.register(petition(2), 2);
    const first = await ledger.receive([await writer.range()], notes);
    expect(first).toMatchObject({ events: 2, known: 0, newPetitions: [petition(1), petition(2)] });
    const segments = await store.count("segments");
    expect(await ledger.receive([await writer.range()], notes)).toMatchObject({ events: 0, known: 2, newPetitions: [] });
    expect(await store.count("segments")).toBe(segments);
    writer.register(petition(3), 3);
    expect(await ledger.receive([await writer.range(2)], notes)).toMatchObject({ events: 1, known: 1 });
    expect(ledger.books.counters).toMatchObject({ total: 3, awaitingUpper: 3 });
  });

  it("says the same beforehand without writing anything, over any number of calls", async () => {
    const { core: ledger, store } = await core();
    const writer = await Writer.make();
    writer.register(petition(1), 1);
    await ledger.receive([await writer.range()], notes);
    writer.register(petition(2), 2);
    const twin = writer.register(petition(3), 3);
    writer.amend(petition(3), "改过", twin.id);
    const plan = ledger.preview(notes);
    await plan.add([await writer.range(1, 2)]);
    await plan.add([await writer.range(3)]);
    const told = await plan.result();
    expect(await store.count("petitions")).toBe(1);
    // Same name in the same place, and the same phone, as the first petition.
    expect(told.likelyDuplicates).toEqual([petition(2), petition(3)]);
    const done = await ledger.receive([await writer.range()], notes);
    expect({ ...done, likelyDuplicates: [] }).toEqual({ ...told, likelyDuplicates: [] });
  });

  it("holds nothing behind a gap and names what is missing; a supervisor may let it in, and the gap still closes later", async () => {
    const { core: ledger } = await core();
    const writer = await Writer.make();
    for (let n = 1; n <= 4; n += 1) writer.register(petition(n), n);
    await ledger.receive([await writer.range(1, 1)], notes);
    const held = await ledger.receive([await writer.range(4)], notes);
    expect(held).toMatchObject({ events: 0, gaps: [{ fromSeq: 2, toSeq: 3 }] });
    expect(await ledger.receive([await writer.range(4)], { ...notes, forceGap: true })).toMatchObject({ events: 1 });
    expect(ledger.books.counters.total).toBe(2);
    expect([...ledger.books.lines.values()].find((line) => line.branch === null)?.seq).toBe(1);
    await ledger.receive([await writer.range(2)], notes);
    expect(ledger.books.counters.total).toBe(4);
    expect([...ledger.books.lines.values()].find((line) => line.branch === null)?.seq).toBe(4);
  });

  it("keeps both branches of a writer that numbered twice, marks it forked, and knows both again", async () => {
    const { core: ledger, store } = await core();
    const one = await Writer.make();
    one.register(petition(1), 1);
    const other = one.copy();
    one.register(petition(2), 2, "第一条");
    other.register(petition(3), 2, "第二条");
    other.register(petition(4), 3, "第二条续");
    await ledger.receive([await one.range()], notes);
    expect(await ledger.receive([await other.range()], notes)).toMatchObject({ events: 2, known: 1, forks: [one.chain] });
    expect(await ledger.receive([await other.range()], notes)).toMatchObject({ events: 0 });
    expect(await store.count("petitions")).toBe(4);
    other.register(petition(5), 4);
    expect(await ledger.receive([await other.range(4)], notes)).toMatchObject({ events: 1 });
    const main = [...ledger.books.lines.values()].filter((line) => line.branch === null);
    expect(main).toMatchObject([{ seq: 2, forked: true }]);
  });

  it("parks what it cannot read, and counts it, without holding up the rest", async () => {
    const { core: ledger, store } = await core();
    const writer = await Writer.make();
    writer.write({ type: "petition.teleported", subject: petition(1), body: { to: "moon" } });
    writer.write({ type: "petition.noted", subject: petition(1), body: { wrong: true } });
    writer.register(petition(1), 1);
    const result = await ledger.receive([await writer.range()], notes);
    expect(result.parked).toHaveLength(2);
    expect(result.newPetitions).toEqual([petition(1)]);
    const parked = await store.range("parked", { by: "key" });
    expect(parked.map((row) => row.index["reason"]).sort()).toEqual(["invalid-body", "unknown-type"]);
    expect(ledger.books.counters.parked).toBe(2);
  });

  it("tells parallel amendments from conflicting ones", async () => {
    const { core: ledger } = await core();
    const [a, b] = [await Writer.make(), await Writer.make()];
    const root = a.register(petition(1), 1);
    a.amend(petition(1), "甲", root.id);
    await ledger.receive([await a.range()], notes);
    b.count = 1;
    b.write({ type: "petition.amended", subject: petition(1), body: { changes: { summary: "乙" } }, base: { summary: root.id } });
    expect(await ledger.receive([await b.range()], notes)).toMatchObject({ parallel: [petition(1)], conflicts: [] });
    b.amend(petition(1), "丙", root.id);
    expect(await ledger.receive([await b.range()], notes)).toMatchObject({ parallel: [], conflicts: [petition(1)] });
    expect(ledger.books.counters.conflict).toBe(1);
  });

  it("ends with the views that merging all events in reverse order gives", async () => {
    const { core: ledger, store, sealer, services } = await core();
    const writers = [await Writer.make(), await Writer.make(), await Writer.make()];
    const [first] = writers;
    if (!first) throw new Error("no writer");
    const roots = [1, 2, 3, 4, 5].map((n) => first.register(petition(n), n));
    for (const [i, writer] of writers.entries()) {
      writer.count = Math.max(writer.count, 5);
      for (const [n, root] of roots.entries()) {
        if ((n + i) % 2 === 0) writer.amend(petition(n + 1), `${i}说${n}`, root.id);
        if ((n + i) % 3 === 0) writer.write({ type: "petition.noted", subject: petition(n + 1), body: { text: `记${i}${n}` } });
      }
    }
    const ranges = await Promise.all(writers.map((writer) => writer.range()));
    for (const range of ranges) await ledger.receive([range], notes);

    const merged = new Map<string, PetitionView>();
    for (const stored of ranges.flatMap((range) => range.events).reverse()) {
      const event = readEvent(stored);
      if (isParked(event) || !isPetitionEvent(event)) continue;
      merged.set(event.header.subject, merge(merged.get(event.header.subject) ?? null, event, "990127001"));
    }
    for (const [id, view] of merged) expect(await ledger.view(id)).toEqual(JSON.parse(JSON.stringify(view)));

    // And the index columns and counters are those of a database made anew from the journal.
    const rebuilt = createMemoryStore();
    const again = await reopened(services, rebuilt, sealer);
    const columns = async (from: typeof store) =>
      (await from.range("petitions", { by: "key" })).map((row) => [row.key, row.index]);
    expect(await columns(rebuilt)).toEqual(await columns(store));
    expect(again.books.counters).toEqual(ledger.books.counters);
    expect(again.books.lines).toEqual(ledger.books.lines);
  });
});

describe("own events that come back", () => {
  it("are taken, and a new epoch is opened, because this desk was restored from an older state", async () => {
    const { core: ledger } = await core();
    await ledger.openEpoch("first");
    const epoch = ledger.epoch;
    const line = [...ledger.books.lines.values()][0];
    if (!line) throw new Error("the epoch's own line");
    const lost = createEvent(suite, line.chain, line, line.count, {
      type: "petition.noted",
      subject: petition(1),
      actor: "u-1",
      wall: "2026-11-20T01:00:00.000Z",
      body: { text: "备份之后写的" },
    });
    const key = suite.randomBytes(32);
    const head = await signHead(suite, key, line.chain, { seq: lost.header.seq, id: lost.id });
    const result = await ledger.receive([{ chain: line.chain, events: [lost], head }], notes);
    expect(result).toMatchObject({ events: 1, restoredSelf: true });
    expect(ledger.epoch).not.toBe(epoch);
    expect(ledger.books.epochs.map((one) => one.reason)).toEqual(["first", "restored"]);
  });
});

describe("a large step", () => {
  it("is merged and made ready bit by bit, so that the step before it gets on", async () => {
    const { core: ledger, store, sealer } = await core();
    const writer = await Writer.make();
    for (let n = 1; n <= 600; n += 1) writer.register(petition(n), n);
    let round = 0;
    let counting = true;
    const count = () => {
      round += 1;
      if (counting) setImmediate(count);
    };
    const projected = new Set<number>();
    const project = (view: PetitionView) => {
      projected.add(round);
      return {
        index: indexOf(view, dutiesOf(view, nationalRules.profileOf(""), nationalRules.calendar, today)),
        facts: keptFactsOf(view, courseOf(view)),
      };
    };
    const work = new Work({ suite, store, sealer, project }, ledger.books);
    const { chain, events, head } = await writer.range();
    setImmediate(count);
    await work.append({ chain, branch: null, head, writer: "990127001" }, events);
    const merging = round;
    expect((await work.finish()).petitions.size).toBe(600);
    counting = false;
    expect(merging).toBeGreaterThan(2);
    expect(projected.size).toBeGreaterThan(3);
  });
});

describe("joining segments", () => {
  it("leaves few of them, and reading a chain while it goes on neither loses nor repeats an event", async () => {
    const { core: ledger, store, sealer } = await core();
    await ledger.openEpoch("first");
    for (let n = 1; n <= 150; n += 1) {
      const event = { scope: `${district}/general` as Scope, type: "petition.noted", subject: petition(n), actor: "u-1" };
      await ledger.write((work) =>
        ledger.appendOwn(work, [{ ...event, wall: "2026-11-20T01:00:00.000Z", body: { text: `${n}` } }]),
      );
    }
    const [line] = ledger.books.lines.values();
    if (!line) throw new Error("the desk's own line");
    const reader = () => new ChainReader({ suite, store, sealer });
    const read: number[] = [];
    for await (const segment of reader().after(line, 3)) {
      for (const event of segment.events) read.push(event.header.seq);
      // In the middle of the first page.
      if (read.length === 20) await ledger.joinSegments();
    }
    expect(read).toEqual(Array.from({ length: 148 }, (_, i) => i + 4));
    expect(await store.count("segments")).toBeLessThan(30);
    const again: number[] = [];
    for await (const segment of reader().after(line, 100)) for (const event of segment.events) again.push(event.header.seq);
    expect(again).toEqual(Array.from({ length: 51 }, (_, i) => i + 101));
    const ids = await Promise.all([1, 64, 65, 100, 151].map((seq) => reader().idAt(line, seq)));
    expect(ids.every((id) => id !== null) && new Set(ids).size === 5).toBe(true);
  });
});

describe("looking for segments to join", () => {
  it("reads those that are large once, not anew for each of them", async () => {
    const { core: ledger, store } = await core();
    await ledger.openEpoch("first");
    const chain: ChainKey = { scope: `${district}/general`, device: "d".repeat(32), epoch: ledger.epoch };
    const large = 300;
    for (let n = 0; n < 8; n += 1) {
      await ledger.write(async (work) => {
        const line = work.line(chainName(chain));
        let tip = line ? { seq: line.seq, id: line.id } : null;
        let seen = line?.count ?? 0;
        const events = Array.from({ length: large }, (_, i) => {
          const event = { type: "petition.noted", subject: petition(i + 1), actor: "u-1", wall: "2026-11-20T01:00:00.000Z" };
          const stored = createEvent(suite, chain, tip, seen, { ...event, body: { text: `${i}` } });
          tip = { seq: stored.header.seq, id: stored.id };
          seen = stored.header.count;
          return stored;
        });
        await work.append({ chain, branch: null, writer: district, head: null }, events);
      });
    }
    const held = await store.count("segments");
    const range = vi.spyOn(store, "range");
    await ledger.joinSegments();
    const read = range.mock.calls.filter(([table]) => table === "segments").length;
    range.mockRestore();
    expect(read).toBeLessThanOrEqual(3);
    // The epoch's own event is joined to the first of them; the others are too large.
    expect(await store.count("segments")).toBe(held - 1);
    const [line] = ledger.books.lines.values();
    expect(line?.seq).toBe(1 + 8 * large);
  });
});

describe("opening the ledger", () => {
  it("reads as many rows with five hundred petitions as with five", async () => {
    const rowsRead = async (petitions: number): Promise<number> => {
      const { core: ledger, store, sealer, services } = await core();
      const writer = await Writer.make();
      for (let n = 1; n <= petitions; n += 1) writer.register(petition(n), n);
      await ledger.receive([await writer.range()], notes);
      let rows = 0;
      const counting: Store = {
        ...store,
        range: async (table, query) => {
          const found = await store.range(table, query);
          rows += found.length;
          return found;
        },
        get: async (table, key) => {
          rows += 1;
          return store.get(table, key);
        },
      };
      const again = await reopened(services, counting, sealer);
      expect(again.books.counters.total).toBe(petitions);
      return rows;
    };
    expect(await rowsRead(500)).toBe(await rowsRead(5));
  });
});

describe("receipts given at once", () => {
  /** Ranges of one writer that speak of the same petitions again and again. */
  async function pieces(): Promise<EventRange[]> {
    const writer = await Writer.make();
    const roots = [1, 2, 3].map((n) => writer.register(petition(n), n));
    for (const [n, root] of roots.entries()) writer.amend(petition(n + 1), `改${n}`, root.id);
    writer.register(petition(4), 4);
    for (const n of [1, 2, 4]) writer.write({ type: "petition.noted", subject: petition(n), body: { text: `记${n}` } });
    return Promise.all([writer.range(1, 3), writer.range(4, 5), writer.range(6, 8), writer.range(9, 10)]);
  }

  async function stateOf(ledger: LedgerCore, store: Store) {
    const rows = await store.range("petitions", { by: "key" });
    const views = await Promise.all(rows.map((row) => ledger.view(row.key)));
    const { lines, counters } = ledger.books;
    return { columns: rows.map((row) => row.index["due"]), views, lines, counters, segments: await store.count("segments") };
  }

  it("end as those given one after another, and others get their turn between", async () => {
    const ranges = await pieces();
    const { core: one, store: oneStore } = await core();
    for (const range of ranges) await one.receive([range], notes);
    const { core: other, store, services, sealer } = await core();
    const receiving = ranges.slice(0, 3).map((range) => other.receive([range], notes));
    const turn = other.record([{ table: "test", key: "turn", value: 1 }]);
    const last = other.receive(ranges.slice(3), notes);
    let order = "";
    for (const [n, each] of [...receiving, turn, last].entries()) void Promise.resolve(each).then(() => (order += n));
    const results = await Promise.all([...receiving, last]);
    await turn;
    expect(order).toBe("01234");
    expect(results.map(({ events, gaps, newPetitions }) => [events, gaps.length, newPetitions.length])).toEqual([
      [3, 0, 3],
      [2, 0, 0],
      [3, 0, 1],
      [2, 0, 0],
    ]);
    const state = await stateOf(other, store);
    expect(state).toEqual(await stateOf(one, oneStore));
    const rebuilt = createMemoryStore();
    expect(await stateOf(await reopened(services, rebuilt, sealer), rebuilt)).toEqual(state);
  });

  it.each(["before the journal has it", "after the journal has it, unheard", "in the store"])(
    "lose nothing and repeat nothing when one fails %s: what was made ready upon it is dropped or saved with it",
    async (where) => {
      const ranges = await pieces();
      const { core: sound, store: soundStore } = await core();
      for (const range of ranges) await sound.receive([range], notes);
      const { services, sealer } = await core();
      const memory = createMemoryStore();
      let appends = 0;
      const desktop: Desktop = {
        ...services.desktop,
        call: (async (name: never, request: never, bytes: never) => {
          if (name === "journal.append") appends += 1;
          const fails = name === "journal.append" && appends === 2 && where !== "in the store";
          if (fails && where.startsWith("before")) throw new ServiceFailure("disk-full", "磁盘已满");
          const answer = await services.desktop.call(name, request, bytes);
          if (fails) throw new ServiceFailure("io", "没有回答");
          return answer;
        }) as Desktop["call"],
      };
      let commits = 0;
      const store: Store = {
        ...memory,
        commit: async (changes) => {
          commits += 1;
          if (where === "in the store" && commits === 2) throw new Error("the database gave up");
          await memory.commit(changes);
        },
      };
      const ledger = await reopened(services, store, sealer, desktop);
      const outcomes = await Promise.allSettled(ranges.slice(0, 3).map((range) => ledger.receive([range], notes)));
      if (where === "in the store") expect(outcomes.every(({ status }) => status === "fulfilled")).toBe(true);
      else expect(outcomes.slice(0, 2).map(({ status }) => status)).toEqual(["fulfilled", "rejected"]);
      for (const range of ranges) expect((await ledger.receive([range], notes)).gaps).toEqual([]);
      const state = await stateOf(ledger, store);
      expect({ ...state, segments: 0 }).toEqual({ ...(await stateOf(sound, soundStore)), segments: 0 });
      const rebuilt = createMemoryStore();
      expect(await stateOf(await reopened(services, rebuilt, sealer), rebuilt)).toEqual(state);
    },
  );
});

describe("events that come without their bodies", () => {
  const sealing = (subject: string) => ({
    type: "petition.sealed",
    subject,
    body: { date: today, number: null, registrationDate: today },
  });
  const bare = (event: StoredEvent): StoredEvent => ({ ...event, bodyBytes: null });
  /** A range as it goes on once petition 1 was moved: its own events bare, all others whole. */
  const passedOn = async (writer: Writer, from = 1): Promise<EventRange> => {
    const range = await writer.range(from);
    const leaves = ({ header }: StoredEvent) => header.subject === petition(1) && header.type !== "petition.sealed";
    return { ...range, events: range.events.map((event) => (leaves(event) ? bare(event) : event)) };
  };
  const parked = async (store: Store) => (await store.range("parked", { by: "key" })).map((row) => row.index["reason"]);

  it("are taken where the same chain tells that the petition was moved, and nothing waits", async () => {
    const { core: ledger, store } = await core();
    const writer = await Writer.make();
    writer.register(petition(1), 1);
    writer.register(petition(2), 2);
    writer.write({ type: "petition.noted", subject: petition(1), body: { text: "联系过" } });
    writer.write(sealing(petition(1)));
    const result = await ledger.receive([await passedOn(writer)], notes);
    expect(result).toMatchObject({ events: 4, parked: [], newPetitions: [petition(2), petition(1)] });
    expect(ledger.books.counters).toMatchObject({ total: 2, parked: 0, awaitingUpper: 1 });
    expect((await ledger.view(petition(1)))?.sealed?.date).toBe(today);
    expect(await parked(store)).toEqual([]);
    // The same file again, even with the bodies that an older stick still carries, brings nothing back.
    expect(await ledger.receive([await writer.range()], notes)).toMatchObject({ events: 0, known: 4 });
    expect((await ledger.view(petition(1)))?.statement).toBeNull();
  });

  it("wait alone, as before, where nothing tells why; and wait no longer once it is told", async () => {
    const { core: ledger, store, services, sealer } = await core();
    const writer = await Writer.make();
    const other = await Writer.make();
    writer.register(petition(1), 1);
    writer.register(petition(2), 2);
    other.count = 10;
    other.write({ type: "petition.noted", subject: petition(1), body: { text: "联系过" } });
    expect((await ledger.receive([await passedOn(writer), await passedOn(other)], notes)).parked).toHaveLength(2);
    expect(ledger.books.counters).toMatchObject({ total: 1, parked: 2 });
    expect(await ledger.view(petition(1))).toBeNull();
    writer.write(sealing(petition(1)));
    expect((await ledger.receive([await writer.range(3)], notes)).parked).toEqual([]);
    expect(ledger.books.counters).toMatchObject({ total: 2, parked: 0 });
    expect(await parked(store)).toEqual([]);
    const again = createMemoryStore();
    const rebuilt = await reopened(services, again, sealer);
    expect(rebuilt.books.counters).toEqual(ledger.books.counters);
    expect(await parked(again)).toEqual([]);
  });

  it("wait where another petition was moved, or this one in another office's scope", async () => {
    const { core: ledger, store } = await core();
    const writer = await Writer.make();
    const neighbour = await Writer.make();
    Object.assign(neighbour, { chain: { ...neighbour.chain, scope: "990127002/general" } });
    writer.register(petition(1), 1);
    writer.write(sealing(petition(9)));
    neighbour.count = 20;
    neighbour.write({ type: "petition.sealed", subject: petition(1), body: sealing(petition(1)).body });
    await ledger.receive([await passedOn(writer), await neighbour.range()], notes);
    expect(await parked(store)).toEqual(["no-body"]);
  });

  it("are noted as a move to be finished only where bodies may still be here", async () => {
    const { core: ledger } = await core();
    const writer = await Writer.make();
    writer.register(petition(1), 1);
    writer.register(petition(2), 2);
    await ledger.receive([await writer.range()], notes);
    expect(await ledger.records("moving")).toEqual([]);
    writer.write(sealing(petition(1)));
    await ledger.receive([await writer.range(3)], notes);
    expect(await ledger.records("moving")).toEqual([{ key: petition(1), value: { scope } }]);
    await ledger.record([{ table: "moving", key: petition(1), value: null }]);
    // Something that somebody wrote without knowing of the move comes with its body: it has to go the same way.
    writer.write({ type: "petition.noted", subject: petition(1), body: { text: "又来电话" } });
    await ledger.receive([await writer.range(4)], notes);
    expect(await ledger.records("moving")).toHaveLength(1);
    expect((await ledger.view(petition(1)))?.notes).toEqual([]);
  });
});
