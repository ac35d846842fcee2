import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createServices, type Services } from "../../electron/services/services.ts";
import { createEngine, type Engine } from "../../renderer/engine/engine.ts";
import type { Store } from "../../renderer/engine/store/store.ts";
import { createMemoryStore } from "../../renderer/engine/store/store-memory.ts";
import { createInternationalSuite } from "../../shared/crypto/international.ts";
import type { CryptoSuite } from "../../shared/crypto/suite.ts";
import { SimulatedDisk, seededRandom } from "../simulation/disk.ts";
import { granted, intake, passphrase } from "./engine-words.ts";

/** Every crash point with POWER_CUTS=all; a spread of them otherwise. */
const everyPoint = process.env["POWER_CUTS"] === "all";
const spread = 24;

let suite: CryptoSuite;
let folder = "";
beforeAll(async () => {
  suite = await createInternationalSuite();
  folder = await mkdtemp(join(tmpdir(), "petition-desk-cut-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function open(disk: SimulatedDisk, store: Store): Promise<{ readonly engine: Engine; readonly services: Services }> {
  // The lock and the folder are real; everything that is read and written goes to the simulated disk.
  for (const path of [folder, join(folder, "journal")]) await disk.makeFolder(path);
  const services = await createServices({ folder, shell: "memory", version: "0", disk });
  const engine = createEngine({
    desktop: services.desktop,
    openStore: async () => store,
    suite,
    clock: () => new Date("2026-11-20T02:00:00Z"),
    notify: () => undefined,
    cost: { memory: 64, passes: 1 },
  });
  return { engine, services };
}

/** What was promised to the person before the power went. */
interface Promises {
  setUp: boolean;
  readonly registered: Map<string, string>;
  amended: boolean;
  draft: boolean;
}

async function work(engine: Engine, promised: Promises): Promise<void> {
  granted(
    await engine.setUp({
      level: "township",
      organisation: "990127001",
      officeName: "青禾镇信访站",
      user: { name: "周敏", passphrase },
    }),
  );
  promised.setUp = true;
  const bytes = new Uint8Array([1, 2, 3]);
  for (const draft of ["d1", "d2"]) {
    granted(await engine.saveDraft({ id: draft, form: {}, label: "", channel: "visit" }));
    const file = granted(await engine.addAttachment({ file: new Blob([bytes]), name: "照片.jpg", mediaType: "image/jpeg" }));
    const made = granted(await engine.register({ draft, intake: intake({ attachments: [file] }) }));
    promised.registered.set(made.petition, made.number);
  }
  const [petition = ""] = promised.registered.keys();
  granted(await engine.amend({ petition, changes: { title: "改过" }, base: {} }));
  promised.amended = true;
  granted(await engine.saveDraft({ id: "d3", form: { title: "没登记的" }, label: "", channel: "visit" }));
  promised.draft = true;
}

/** Ends everything that the cut left open; the lock in the real folder must go. */
async function end(opened: { readonly engine: Engine; readonly services: Services }): Promise<void> {
  await opened.engine.close().catch(() => undefined);
  await opened.services.close().catch(() => undefined);
}

async function cutAt(point: number, withStore: boolean): Promise<void> {
  const disk = new SimulatedDisk(point);
  const store = createMemoryStore();
  const promised: Promises = { setUp: false, registered: new Map(), amended: false, draft: false };
  try {
    const before = await open(disk, store);
    await work(before.engine, promised).catch(() => undefined);
    await end(before);
  } catch {
    // The power went while the folder was being opened: nothing was promised.
  }
  const where = `power cut at change ${point}${withStore ? ", database kept" : ", database lost"}`;
  const after = await open(disk.afterCut(seededRandom(point)), withStore ? store : createMemoryStore());
  const status = await after.engine.status();
  if (promised.setUp) expect(status.phase, where).toBe("locked");
  const [user] = status.users;
  if (status.phase === "locked" && user) {
    const opened = granted(await after.engine.unlock({ user: user.id, passphrase }));
    expect(opened.phase, where).toBe("open");
    for (const [petition, number] of promised.registered) {
      const detail = await after.engine.petition({ petition });
      expect(detail?.row.number, where).toBe(number);
      expect(
        detail?.attachments.map((one) => one.held),
        where,
      ).toEqual([true]);
    }
    const [first] = promised.registered.keys();
    if (promised.amended && first) expect((await after.engine.petition({ petition: first }))?.row.title, where).toBe("改过");
    if (promised.draft) expect((await after.engine.draft({ id: "d3" }))?.form, where).toEqual({ title: "没登记的" });
    // Trying the same draft again gives the same petition, and the desk goes on.
    const file = granted(
      await after.engine.addAttachment({
        file: new Blob([new Uint8Array([1, 2, 3])]),
        name: "照片.jpg",
        mediaType: "image/jpeg",
      }),
    );
    const again = granted(await after.engine.register({ draft: "d1", intake: intake({ attachments: [file] }) }));
    const known = [...promised.registered.values()][0];
    if (known) expect(again.number, where).toBe(known);
    const numbers = (await after.engine.list({ filter: {}, sort: { by: "number", reverse: false }, offset: 0, limit: 9 })).rows;
    expect(new Set(numbers.map((row) => row.number)).size, where).toBe(numbers.length);
  }
  await end(after);
}

async function points(): Promise<readonly number[]> {
  const disk = new SimulatedDisk();
  const whole = await open(disk, createMemoryStore());
  await work(whole.engine, { setUp: false, registered: new Map(), amended: false, draft: false });
  await end(whole);
  const total = disk.changes;
  const all = Array.from({ length: total }, (_, i) => i + 1);
  return everyPoint ? all : all.filter((_, i) => i % Math.ceil(total / spread) === 0);
}

it("loses nothing that was promised, wherever the power goes, with the database or without it", {
  timeout: 600_000,
}, async () => {
  for (const point of await points()) {
    await cutAt(point, true);
    await cutAt(point, false);
  }
});
