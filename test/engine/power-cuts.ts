import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll } from "vitest";
import { createServices, type Services } from "../../electron/services/services.ts";
import { createEngine, type Engine } from "../../renderer/engine/engine.ts";
import type { Store } from "../../renderer/engine/store/store.ts";
import { createMemoryStore } from "../../renderer/engine/store/store-memory.ts";
import { createInternationalSuite } from "../../shared/crypto/international.ts";
import type { CryptoSuite } from "../../shared/crypto/suite.ts";
import { SimulatedDisk, seededRandom } from "../simulation/disk.ts";

/** Every crash point with POWER_CUTS=all; a spread of them otherwise. */
const everyPoint = process.env["POWER_CUTS"] === "all";

/** A desk on a disk whose power goes. */
export interface CutDesk {
  readonly engine: Engine;
  readonly services: Services;
  readonly store: Store;
}

/** What is found when the power is back. */
export interface AfterCut {
  readonly desk: CutDesk;
  readonly disk: SimulatedDisk;
  /** Says in a failing check where the power went. */
  readonly where: string;
}

export interface PowerCuts {
  /** The desk's folder. */
  folder(): string;
  open(disk: SimulatedDisk): Promise<CutDesk>;
  /** Ends everything that a cut left open; the lock in the real folder must go. */
  end(desk: CutDesk): Promise<void>;
  /** Works at a new desk until the power goes at a change of its disk, and opens what is left, with the database or without. */
  cutAt(point: number, withStore: boolean, work: (desk: CutDesk) => Promise<void>): Promise<AfterCut>;
}

/** `spread` of the changes after `from` up to `to`, or all of them where that is asked for. */
export function pointsBetween(from: number, to: number, spread: number): readonly number[] {
  const all = Array.from({ length: to - from }, (_, i) => from + i + 1);
  return everyPoint ? all : all.filter((_, i) => i % Math.ceil(all.length / spread) === 0);
}

/** Desks on simulated disks, one after the other, for the tests of one file. */
export function powerCuts(): PowerCuts {
  let suite: CryptoSuite;
  let folder = "";
  beforeAll(async () => {
    suite = await createInternationalSuite();
    folder = await mkdtemp(join(tmpdir(), "petition-desk-cut-"));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  const openOver = async (disk: SimulatedDisk, store: Store): Promise<CutDesk> => {
    // The lock and the folder are real; everything that is read and written goes to the simulated disk.
    for (const path of [folder, join(folder, "journal"), join(folder, "attachments")]) await disk.makeFolder(path);
    const services = await createServices({ folder, shell: "memory", version: "0", disk });
    const engine = createEngine({
      desktop: services.desktop,
      openStore: async () => store,
      suite,
      clock: () => new Date("2026-11-20T02:00:00Z"),
      notify: () => undefined,
      cost: { memory: 64, passes: 1 },
    });
    return { engine, services, store };
  };
  const end = async ({ engine, services }: CutDesk) => {
    await engine.close().catch(() => undefined);
    await services.close().catch(() => undefined);
  };
  return {
    folder: () => folder,
    open: (disk) => openOver(disk, createMemoryStore()),
    end,
    async cutAt(point, withStore, work) {
      const cut = new SimulatedDisk(point);
      const store = createMemoryStore();
      try {
        const before = await openOver(cut, store);
        await work(before).catch(() => undefined);
        await end(before);
      } catch {
        // The power went while the folder was being opened: nothing was promised.
      }
      const disk = cut.afterCut(seededRandom(point));
      const where = `power cut at change ${point}${withStore ? ", database kept" : ", database lost"}`;
      return { desk: await openOver(disk, withStore ? store : createMemoryStore()), disk, where };
    },
  };
}
