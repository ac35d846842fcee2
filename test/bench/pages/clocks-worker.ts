import { fromUtf8, utf8 } from "../../../shared/crypto/bytes.ts";
import { clocksOf } from "../../../shared/petition/duties.ts";
import { packView, unpackView } from "../../../shared/petition/pack-view.ts";
import type { PetitionView } from "../../../shared/petition/view.ts";
import { makeCalendar } from "../../../shared/regulation/calendar.ts";
import { holidayTables } from "../../../shared/regulation/holidays.ts";
import { nationalProfile } from "../../../shared/regulation/national-profile.ts";

export interface ClocksQuestion {
  readonly petitions: number;
  readonly today: string;
  /** Views at different stages of the procedure, taken in turn. */
  readonly views: readonly PetitionView[];
}

export interface ClocksAnswer {
  /** Reading all rows: IndexedDB, AES-256-GCM, unpacking. */
  readonly read: number;
  /** Counting all clocks of what was read. */
  readonly count: number;
  readonly clocks: number;
}

const batch = 500;
const name = "clocks";

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

async function answer(question: ClocksQuestion): Promise<ClocksAnswer> {
  const key = await crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
  const database = await fill(key, question);
  const calendar = makeCalendar(holidayTables);
  let [read, count, clocks] = [0, 0, 0];
  for (let at = 0; at < question.petitions; at += batch) {
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
    const opened = performance.now();
    for (const view of views) clocks += clocksOf(view, nationalProfile, calendar, question.today).length;
    read += opened - began;
    count += performance.now() - opened;
  }
  database.close();
  return { read, count, clocks };
}

self.onmessage = async ({ data }: MessageEvent<ClocksQuestion>) => {
  self.postMessage(await answer(data));
};
