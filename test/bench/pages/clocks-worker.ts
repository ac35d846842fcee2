import type { Kept } from "../../../renderer/engine/ledger/projection.ts";
import { DutyBook } from "../../../renderer/engine/worktable/duty-book.ts";
import { fromUtf8, utf8 } from "../../../shared/crypto/bytes.ts";
import { courseOf } from "../../../shared/petition/course/course.ts";
import { keptFactsOf } from "../../../shared/petition/kept-facts.ts";
import { packView, unpackView } from "../../../shared/petition/pack-view.ts";
import { indexOf } from "../../../shared/petition/rows.ts";
import type { PetitionView } from "../../../shared/petition/view.ts";
import { makeCalendar } from "../../../shared/regulation/calendar.ts";
import { dateOf, dayNumber } from "../../../shared/regulation/date.ts";
import { holidayTables } from "../../../shared/regulation/holidays.ts";
import { nationalProfile } from "../../../shared/regulation/national-profile.ts";
import type { Profile } from "../../../shared/regulation/profile.ts";

export interface ClocksQuestion {
  readonly petitions: number;
  readonly today: string;
  /** Views at different stages of the procedure, taken in turn. */
  readonly views: readonly PetitionView[];
}

/** Milliseconds. */
export interface ClocksAnswer {
  /** Reading all rows: IndexedDB, AES-256-GCM, unpacking. */
  readonly read: number;
  /** Counting all clocks of all petitions under other rules, in slices between which other work goes first. */
  readonly rules: number;
  /** Bringing them to the next day, and by thirty days at once. */
  readonly day: number;
  readonly month: number;
  /** All lines in order after every one of them changed, and after those of one petition did. */
  readonly sorted: number;
  readonly again: number;
  readonly lines: number;
}

const batch = 500;
const name = "clocks";
const organisation = "990127001";

function settled<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

async function fill(key: CryptoKey, { petitions, views }: ClocksQuestion): Promise<IDBDatabase> {
  await settled(indexedDB.deleteDatabase(name));
  const opening = indexedDB.open(name, 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore(name);
  const database = await settled(opening);
  for (let at = 0; at < petitions; at += batch) {
    const rows: (readonly [number, ArrayBuffer, Uint8Array<ArrayBuffer>])[] = [];
    for (let one = at; one < Math.min(at + batch, petitions); one += 1) {
      const view = views[one % views.length];
      if (view === undefined) throw new Error("no views");
      const iv = crypto.getRandomValues(new Uint8Array(12));
      const plain = utf8(packView({ ...view, id: one.toString(16).padStart(32, "0") }));
      rows.push([one, await crypto.subtle.encrypt({ name: "AES-GCM", iv }, key, plain), iv]);
    }
    const transaction = database.transaction(name, "readwrite");
    for (const [one, sealed, iv] of rows) transaction.objectStore(name).put({ sealed, iv }, one);
    await new Promise((resolve, reject) => {
      transaction.oncomplete = resolve;
      transaction.onerror = () => reject(transaction.error);
    });
  }
  return database;
}

/** What is kept of a petition as it comes out of its row, every one received on another day of a year. */
function keptOf(view: PetitionView, number: number): Kept {
  const back = number % 365;
  const facts = JSON.stringify(keptFactsOf(view, courseOf(view))).replace(/\d{4}-\d{2}-\d{2}(?=")/g, (date) =>
    dateOf(dayNumber(date) - back),
  );
  const summary = { title: "", petitioner: "", groupSize: 1, words: [], phones: [], people: [] };
  return { index: { ...indexOf(view, []), own: 0 }, summary, facts: JSON.parse(facts) as Kept["facts"] };
}

function timed(work: () => void): number {
  const began = performance.now();
  work();
  return performance.now() - began;
}

async function answer(question: ClocksQuestion): Promise<ClocksAnswer> {
  const key = await crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
  const database = await fill(key, question);
  const calendar = makeCalendar(holidayTables);
  const { today, petitions } = question;
  let profile: Profile = nationalProfile;
  const book = new DutyBook(
    today,
    () => ({ profileOf: () => profile, calendar, desk: organisation }),
    () => performance.now(),
  );
  const all = new Map<string, Kept>();
  let read = 0;
  for (let at = 0; at < petitions; at += batch) {
    const began = performance.now();
    const range = IDBKeyRange.bound(at, at + batch, false, true);
    const rows: { sealed: ArrayBuffer; iv: Uint8Array<ArrayBuffer> }[] = await settled(
      database.transaction(name).objectStore(name).getAll(range),
    );
    const views = await Promise.all(
      rows.map(async ({ sealed, iv }) =>
        unpackView(fromUtf8(new Uint8Array(await crypto.subtle.decrypt({ name: "AES-GCM", iv }, key, sealed)))),
      ),
    );
    read += performance.now() - began;
    for (const [i, view] of views.entries()) all.set(view.id, keptOf(view, at + i));
  }
  database.close();
  for (const kept of all.values()) book.put(kept);
  const { T03 } = nationalProfile.rules;
  profile = { ...nationalProfile, rules: { ...nationalProfile.rules, T03: { ...T03, length: 10 } } };
  self.postMessage("counting");
  const began = performance.now();
  await book.recount(all.values());
  const rules = performance.now() - began;
  const sorted = timed(() => book.lines());
  const find = (id: string) => all.get(id);
  const next = dayNumber(today) + 1;
  const day = timed(() => book.move(dateOf(next), find));
  const month = timed(() => book.move(dateOf(next + 30), find));
  book.lines();
  const [first] = all.values();
  if (first) book.put(first);
  const again = timed(() => book.lines());
  return { read, rules, day, month, sorted, again, lines: book.lines().length };
}

self.onmessage = async ({ data }: MessageEvent<ClocksQuestion>) => {
  self.postMessage(await answer(data));
};
