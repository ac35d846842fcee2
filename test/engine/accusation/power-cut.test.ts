import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createServices, type Services } from "../../../electron/services/services.ts";
import { createEngine, type Engine } from "../../../renderer/engine/engine.ts";
import type { Store } from "../../../renderer/engine/store/store.ts";
import { createMemoryStore } from "../../../renderer/engine/store/store-memory.ts";
import { createInternationalSuite } from "../../../shared/crypto/international.ts";
import type { CryptoSuite } from "../../../shared/crypto/suite.ts";
import { SimulatedDisk, seededRandom } from "../../simulation/disk.ts";
import { granted, passphrase } from "../engine-words.ts";
import { accusation, officerPassphrase } from "./offices.ts";

/** Every crash point with POWER_CUTS=all; a spread of them otherwise. */
const everyPoint = process.env["POWER_CUTS"] === "all";
const spread = 10;

let suite: CryptoSuite;
let folder = "";
beforeAll(async () => {
  suite = await createInternationalSuite();
  folder = await mkdtemp(join(tmpdir(), "petition-desk-accusation-cut-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

interface Running {
  readonly engine: Engine;
  readonly services: Services;
}

async function open(disk: SimulatedDisk, store: Store): Promise<Running> {
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

interface Promised {
  recipient: string;
  readonly taken: { readonly id: string; readonly number: string }[];
  noted: boolean;
}

const request = (id: string) => ({
  id,
  accusation: accusation(),
  files: [{ file: new Blob([`账页 ${id}`]), name: "账页.txt", mediaType: "text/plain" }],
});

/** A district clears an officer, takes two accusations down itself, and the officer writes a note. */
async function work({ engine }: Running, promised: Promised): Promise<void> {
  const user = { name: "沈立", passphrase };
  granted(await engine.setUp({ level: "district", organisation: "990127", officeName: "南丰区信访局", user }));
  const sheet = granted(await engine.clearOfficer({ name: "沈立", passphrase: officerPassphrase }));
  granted(await engine.announceOfficer({ recipient: sheet.recipient }));
  promised.recipient = sheet.recipient;
  for (const id of ["x1", "x2"]) {
    const { number } = granted(await engine.takeAccusation(request(id)));
    promised.taken.push({ id, number });
  }
  granted(await engine.openAccusations({ recipient: sheet.recipient, passphrase: officerPassphrase }));
  const first = granted(await engine.accusations()).rows.find((row) => row.number === promised.taken[0]?.number);
  granted(await engine.actOnAccusation({ id: first?.id ?? "", action: { did: "noted", text: "已核对" } }));
  promised.noted = true;
}

async function end({ engine, services }: Running): Promise<void> {
  await engine.close().catch(() => undefined);
  await services.close().catch(() => undefined);
}

async function cutAt(point: number, withStore: boolean): Promise<void> {
  const disk = new SimulatedDisk(point);
  const store = createMemoryStore();
  const promised: Promised = { recipient: "", taken: [], noted: false };
  try {
    const before = await open(disk, store);
    await work(before, promised).catch(() => undefined);
    await end(before);
  } catch {
    // The power went while the folder was being opened: nothing was promised.
  }
  const where = `power cut at change ${point}${withStore ? ", database kept" : ", database lost"}`;
  const after = await open(disk.afterCut(seededRandom(point)), withStore ? store : createMemoryStore());
  const { engine } = after;
  const status = await engine.status();
  const [user] = status.users;
  if (promised.recipient !== "") {
    expect(status.phase, where).toBe("locked");
    granted(await engine.unlock({ user: user?.id ?? "", passphrase }));
    // Saving again what was being saved takes nothing in twice.
    for (const id of ["x1", "x2"]) {
      const { number } = granted(await engine.takeAccusation(request(id)));
      const known = promised.taken.find((one) => one.id === id)?.number;
      if (known) expect(number, where).toBe(known);
    }
    const numbers = (await engine.accusationDesk()).receipts.map((receipt) => receipt.number);
    expect(new Set(numbers).size, where).toBe(2);
    granted(await engine.openAccusations({ recipient: promised.recipient, passphrase: officerPassphrase }));
    const { rows } = granted(await engine.accusations());
    expect(rows.map((row) => row.number).sort(), where).toEqual([...numbers].sort());
    for (const row of rows) {
      const file = granted(await engine.accusation({ id: row.id }));
      expect(file.taken?.statement, where).toBe(accusation().statement);
      const hash = file.taken?.attachments[0]?.hash ?? "";
      expect(await granted(await engine.openAccusationFile({ id: row.id, hash })).text(), where).toMatch(/^账页 x[12]$/);
      if (promised.noted && row.number === promised.taken[0]?.number) expect(file.acts, where).toHaveLength(1);
    }
  }
  await end(after);
}

it("loses nothing of an accusation that was acknowledged, wherever the power goes", { timeout: 600_000 }, async () => {
  const disk = new SimulatedDisk();
  const whole = await open(disk, createMemoryStore());
  await work(whole, { recipient: "", taken: [], noted: false });
  await end(whole);
  const all = Array.from({ length: disk.changes }, (_, i) => i + 1);
  for (const point of everyPoint ? all : all.filter((_, i) => i % Math.ceil(all.length / spread) === 0)) {
    await cutAt(point, true);
    await cutAt(point, false);
  }
});
