// Drives the real engine: the built worker over the real loopback services, called as the window calls it.

import type { EngineApi } from "../../../renderer/engine/api/engine-api.ts";
import { createEngineClient, type EngineClient } from "../../../renderer/engine/client.ts";
import { wireDesktop, wireType } from "../../../shared/desktop-wire.ts";

/** One row of the program's database, without its content. */
export interface SeenRow {
  readonly table: string;
  readonly key: string;
  readonly size: number;
  readonly index: Readonly<Record<string, string | number>>;
  /** Tells a changed value from an unchanged one. */
  readonly mark: string;
}

const database = "petition-desk";
let client: EngineClient | null = null;
/** Moments at which a job's phase began. */
let phases: { readonly phase: string; readonly at: number }[] = [];

const desktop = wireDesktop(async (path, body) => {
  const answer = await fetch(path, { method: "POST", headers: { "Content-Type": wireType }, body, cache: "no-store" });
  return { ok: answer.ok, body: new Uint8Array(await answer.arrayBuffer()) };
});

function engine(): Record<string, (params?: unknown) => Promise<unknown>> {
  if (client === null) throw new Error("the engine is not started");
  return client.api as unknown as Record<string, (params?: unknown) => Promise<unknown>>;
}

function accepted<T>(method: string, value: T): T {
  if (typeof value === "object" && value !== null && "refused" in value) throw new Error(`${method}: ${JSON.stringify(value)}`);
  return value;
}

function settled<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

function openDatabase(): Promise<IDBDatabase> {
  return settled(indexedDB.open(database));
}

const driver = {
  /** Begins a fresh worker, as opening the window does. */
  start(worker: string): void {
    client?.stop();
    client = createEngineClient(new Worker(worker, { type: "module" }), null);
    client.listen((notice) => {
      if (notice.notice !== "progress") return;
      const { phase } = notice.progress;
      if (phases.at(-1)?.phase !== phase) phases.push({ phase, at: performance.now() });
    });
  },

  stop(): void {
    client?.stop();
    client = null;
  },

  /** Calls the engine; refusals throw. `ms` runs from the call to its answer in the window. */
  async call(method: keyof EngineApi, params: unknown) {
    phases = [];
    const start = performance.now();
    const value = accepted(method, await engine()[method]?.(params));
    const end = performance.now();
    const spent = phases.map(({ phase, at }, i) => ({ phase, ms: (phases[i + 1]?.at ?? end) - at }));
    const before = (phases[0]?.at ?? end) - start;
    return { value, ms: end - start, phases: [{ phase: "before", ms: before }, ...spent] };
  },

  /** Registers one after another. Milliseconds of each. */
  async register(items: readonly { readonly draft: string; readonly intake: unknown }[]): Promise<number[]> {
    const spent: number[] = [];
    for (const item of items) {
      const start = performance.now();
      accepted("register", await engine()["register"]?.(item));
      spent.push(performance.now() - start);
    }
    return spent;
  },

  /** Milliseconds until all these questions, asked at once as a screen asks them, are answered. */
  async askAll(questions: readonly { readonly method: keyof EngineApi; readonly params: unknown }[]): Promise<number> {
    const start = performance.now();
    await Promise.all(questions.map(({ method, params }) => engine()[method]?.(params)));
    return performance.now() - start;
  },

  /** From the passphrase to the first page of the list and the counts of the work table. */
  async unlock(params: { readonly user: string; readonly passphrase: string }) {
    const start = performance.now();
    accepted("unlock", await engine()["unlock"]?.(params));
    const opened = performance.now();
    const list = (await engine()["list"]?.({
      filter: {},
      sort: { by: "receiptDate", reverse: true },
      offset: 0,
      limit: 100,
    })) as { total: number; rows: unknown[] };
    const listed = performance.now();
    await engine()["workTable"]?.();
    const end = performance.now();
    return { ms: end - start, unlock: opened - start, list: listed - opened, work: end - listed, total: list.total };
  },

  /** Copies a file into staging, as choosing it does. */
  async stage(path: string): Promise<{ readonly token: string; readonly ms: number }> {
    const start = performance.now();
    const { token } = await desktop.call("incoming.stage", { path });
    return { token, ms: performance.now() - start };
  },

  discard: (token: string) => desktop.call("incoming.discard", { token }),

  /** Milliseconds of reading the pages of these petitions, or of all, from the database: sealed, nothing is opened. */
  async readRows(petitions: readonly string[] | null): Promise<number> {
    const opened = await openDatabase();
    const pages = opened.transaction("petitionPages").objectStore("petitionPages");
    const start = performance.now();
    if (petitions === null) await settled(pages.getAll());
    else await Promise.all(petitions.map((id) => settled(pages.index("keys").get(id))));
    const spent = performance.now() - start;
    opened.close();
    return spent;
  },

  /** Every row of the program's database. */
  async rows(): Promise<SeenRow[]> {
    const opened = await openDatabase();
    const rows: SeenRow[] = [];
    for (const table of opened.objectStoreNames) {
      const kept = await settled<Record<string, unknown>[]>(opened.transaction(table).objectStore(table).getAll());
      for (const { key, value, ...index } of kept) {
        const bytes = value as Uint8Array;
        const mark = `${bytes.length}|${bytes.slice(0, 24).join()}|${bytes.slice(-24).join()}`;
        rows.push({ table, key: String(key), size: bytes.length, index: index as SeenRow["index"], mark });
      }
    }
    opened.close();
    return rows;
  },
};

export type Driver = typeof driver;
Object.assign(window, { driver });
