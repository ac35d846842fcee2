import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createServices, type Services } from "../../electron/services/services.ts";
import type { EngineNotice } from "../../renderer/engine/api/notices.ts";
import { createEngine, type Engine } from "../../renderer/engine/engine.ts";
import type { Store } from "../../renderer/engine/store/store.ts";
import { createMemoryStore } from "../../renderer/engine/store/store-memory.ts";
import { createInternationalSuite } from "../../shared/crypto/international.ts";
import type { Desktop } from "../../shared/desktop.ts";
import { granted, passphrase } from "./engine-words.ts";

/** Cheap stretching: the tests are about what is done with the key, not about its price. */
const cheap = { memory: 64, passes: 1 } as const;

/** A desk on a real folder, with real services and a store that may outlive the engine, as IndexedDB does. */
export interface TestDesk {
  readonly folder: string;
  readonly engine: Engine;
  readonly services: Services;
  readonly store: Store;
  readonly notices: EngineNotice[];
  /** Moves the desk's clock. */
  now: Date;
  /** Ends the engine and starts another on the same folder; without `store` on an empty one. */
  reopen(store?: Store): Promise<TestDesk>;
  close(): Promise<void>;
}

/** What lies between engine and services. */
type Link = (services: Desktop) => Promise<Desktop>;

async function start(folder: string, store: Store, now: Date, link: Link): Promise<TestDesk> {
  const services = await createServices({ folder, shell: "memory", version: "0" });
  const desktop = await link(services.desktop);
  const notices: EngineNotice[] = [];
  const suite = await createInternationalSuite();
  // The store of a test survives closing, as a database file does.
  const kept: Store = { ...store, close: async () => undefined };
  const desk: TestDesk = {
    folder,
    services,
    store,
    notices,
    now,
    engine: createEngine({
      desktop,
      openStore: async () => kept,
      suite,
      clock: () => desk.now,
      notify: (notice) => notices.push(notice),
      cost: cheap,
    }),
    async reopen(next = createMemoryStore()) {
      await desk.engine.close();
      await services.close();
      return start(folder, next, desk.now, link);
    },
    async close() {
      await desk.engine.close();
      await services.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
  return desk;
}

/** A desk of which nothing is set up. */
export async function freshDesk(
  now = new Date("2026-11-20T02:00:00Z"),
  link: Link = async (services) => services,
): Promise<TestDesk> {
  const folder = await mkdtemp(join(tmpdir(), "petition-desk-engine-"));
  return start(folder, createMemoryStore(), now, link);
}

/** A township desk after its first start, open. */
export async function townshipDesk(link?: Link): Promise<TestDesk & { readonly user: string }> {
  const desk = await freshDesk(undefined, link);
  granted(
    await desk.engine.setUp({
      level: "township",
      organisation: "990127001",
      officeName: "青禾镇信访站",
      user: { name: "周敏", passphrase },
    }),
  );
  const { user } = await desk.engine.status();
  return Object.assign(desk, { user: user?.id ?? "" });
}
