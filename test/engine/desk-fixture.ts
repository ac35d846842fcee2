import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createServices, type Services } from "../../electron/services/services.ts";
import type { EngineNotice, Refused } from "../../renderer/engine/api.ts";
import { createEngine, type Engine } from "../../renderer/engine/engine.ts";
import type { Store } from "../../renderer/engine/store.ts";
import { createMemoryStore } from "../../renderer/engine/store-memory.ts";
import { createInternationalSuite } from "../../shared/crypto/international.ts";
import type { Intake } from "../../shared/petition/intake.ts";

/** Cheap stretching: the tests are about what is done with the key, not about its price. */
const cheap = { memory: 64, passes: 1 } as const;

export const passphrase = "春风又绿江南岸边";

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

async function start(folder: string, store: Store, now: Date): Promise<TestDesk> {
  const services = await createServices({ folder, shell: "memory", version: "0" });
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
      desktop: services.desktop,
      openStore: async () => kept,
      suite,
      clock: () => desk.now,
      notify: (notice) => notices.push(notice),
      cost: cheap,
    }),
    async reopen(next = createMemoryStore()) {
      await desk.engine.close();
      await services.close();
      return start(folder, next, desk.now);
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
export async function freshDesk(now = new Date("2026-11-20T02:00:00Z")): Promise<TestDesk> {
  const folder = await mkdtemp(join(tmpdir(), "petition-desk-engine-"));
  return start(folder, createMemoryStore(), now);
}

/** A township desk after its first start, open. */
export async function townshipDesk(): Promise<TestDesk & { readonly user: string }> {
  const desk = await freshDesk();
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

/** The answer, or an error with the refusal. */
export function granted<T>(answer: T | Refused): T {
  if (typeof answer === "object" && answer !== null && "refused" in answer) {
    throw new Error(`${answer.refused}: ${answer.message}`);
  }
  return answer as T;
}

/** A complete intake; names are invented, the region is unallocated. */
export function intake(more: Partial<Intake> = {}): Intake {
  return {
    channel: "visit",
    source: { kind: "direct" },
    petitionDate: "2026-11-20",
    receiptDate: "2026-11-20",
    petitioners: [
      {
        kind: "person",
        name: "陈桂兰",
        address: "青禾镇石桥村三组",
        identityKind: "resident",
        phone: "13812345521",
      },
    ],
    anonymous: false,
    groupSize: 1,
    representatives: [],
    agent: null,
    category: "claim",
    contentClass: "L-01",
    place: "990127001201",
    purpose: "resolve",
    complainedOf: "",
    title: "反映石桥村灌溉水渠损坏无人修复",
    summary: "",
    confidential: false,
    statement: "去年汛期冲坏的水渠到现在没有人修，三组的田浇不上水。",
    confirmation: { how: "signed", date: "2026-11-20" },
    attachments: [],
    sameMatterAs: null,
    ...more,
  };
}

let drafts = 0;

/** Another draft id. */
export function draftId(): string {
  drafts += 1;
  return `draft-${drafts}`;
}
