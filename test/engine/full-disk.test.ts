import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import type { Disk, OpenFile } from "../../electron/services/disk.ts";
import { realDisk } from "../../electron/services/real-disk.ts";
import { createServices, type Services } from "../../electron/services/services.ts";
import { isRefused } from "../../renderer/engine/api/answer.ts";
import { createEngine, type Engine } from "../../renderer/engine/engine.ts";
import { createMemoryStore } from "../../renderer/engine/store/store-memory.ts";
import { createInternationalSuite } from "../../shared/crypto/international.ts";
import { ServiceFailure } from "../../shared/desktop.ts";
import type { Attachment } from "../../shared/petition/intake.ts";
import { draftId, granted, intake, passphrase } from "./engine-words.ts";

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

/** The real disk, full from the n-th write on. */
class FillingDisk implements Disk {
  left = Number.POSITIVE_INFINITY;
  readonly rename = realDisk.rename;
  readonly remove = realDisk.remove;
  readonly list = realDisk.list;
  readonly makeFolder = realDisk.makeFolder;
  readonly syncFolder = realDisk.syncFolder;
  readonly sizeOf = realDisk.sizeOf;

  async open(path: string, how: Parameters<Disk["open"]>[1]): Promise<OpenFile> {
    const file = await realDisk.open(path, how);
    return {
      size: () => file.size(),
      read: (into, at) => file.read(into, at),
      truncate: (size) => file.truncate(size),
      sync: () => file.sync(),
      close: () => file.close(),
      write: async (bytes, at) => {
        this.left -= 1;
        // A full disk takes what still fits.
        if (this.left < 0) {
          await file.write(bytes.subarray(0, bytes.length >> 1), at);
          throw new ServiceFailure("disk-full", "磁盘已满。");
        }
        await file.write(bytes, at);
      },
    };
  }
}

interface TestDesk {
  readonly engine: Engine;
  readonly services: Services;
  readonly disk: FillingDisk;
}

async function opened(folder: string): Promise<TestDesk> {
  const disk = new FillingDisk();
  const services = await createServices({ folder, shell: "memory", version: "0", disk });
  const engine = createEngine({
    desktop: services.desktop,
    openStore: async () => createMemoryStore(),
    suite: await createInternationalSuite(),
    clock: () => new Date("2026-11-20T02:00:00Z"),
    notify: () => undefined,
    cost: { memory: 64, passes: 1 },
  });
  closing.push(async () => {
    await engine.close();
    await services.close();
  });
  return { engine, services, disk };
}

async function folder(): Promise<string> {
  const made = await mkdtemp(join(tmpdir(), "petition-desk-full-"));
  closing.push(() => rm(made, { recursive: true, force: true }));
  return made;
}

async function office(organisation: string): Promise<TestDesk> {
  const desk = await opened(await folder());
  granted(
    await desk.engine.setUp({
      level: organisation.length === 6 ? "district" : "township",
      organisation,
      officeName: "信访站",
      user: { name: "周敏", passphrase },
    }),
  );
  return desk;
}

const all = { filter: {}, sort: { by: "number", reverse: false }, offset: 0, limit: 50 } as const;

/** Does it with one more write allowed each time, until it is done. Answers how often the disk was full. */
async function untilDone(disk: FillingDisk, work: () => Promise<unknown>): Promise<number> {
  for (let allowed = 0; allowed < 60; allowed += 1) {
    disk.left = allowed;
    const answer = await work();
    disk.left = Number.POSITIVE_INFINITY;
    if (!isRefused(answer)) return allowed;
    expect(answer).toMatchObject({ refused: "disk-full" });
    expect((answer as { readonly message: string }).message).toMatch(/^磁盘已满/);
  }
  throw new Error("never done");
}

test("registering with a photo on a disk that is full at any write is refused in a sentence, and in the end saved once", async () => {
  const home = await folder();
  const desk = await opened(home);
  granted(
    await desk.engine.setUp({
      level: "township",
      organisation: "990127001",
      officeName: "青禾镇信访站",
      user: { name: "周敏", passphrase },
    }),
  );
  const draft = draftId();
  granted(await desk.engine.saveDraft({ id: draft, form: {}, label: "水渠", channel: "visit" }));
  let photo: Attachment | null = null;
  const added = await untilDone(desk.disk, async () => {
    const file = new Blob([new Uint8Array(3_000_000)]);
    const answer = await desk.engine.addAttachment({ name: "照片.jpg", mediaType: "image/jpeg", file });
    if (!isRefused(answer)) photo = answer;
    return answer;
  });
  expect(added).toBeGreaterThan(3);
  const attachments = photo === null ? [] : [photo];
  const attempts = await untilDone(desk.disk, async () => {
    const answer = await desk.engine.register({ draft, intake: intake({ attachments }) });
    // Whoever is told that nothing was saved finds nothing.
    desk.disk.left = Number.POSITIVE_INFINITY;
    if (isRefused(answer)) expect((await desk.engine.list(all)).rows).toEqual([]);
    return answer;
  });
  expect(attempts).toBeGreaterThan(0);
  expect((await desk.engine.list(all)).rows).toHaveLength(1);
  await desk.engine.close();
  await desk.services.close();

  const again = await opened(home);
  const [user] = (await again.engine.status()).users;
  granted(await again.engine.unlock({ user: user?.id ?? "", passphrase }));
  const { rows } = await again.engine.list(all);
  expect(rows).toHaveLength(1);
  expect((await again.engine.petition({ petition: rows[0]?.id ?? "" }))?.attachments).toMatchObject([{ held: true }]);
});

test("a district whose disk is full at any write of an import says so, merges by whole steps, and ends with everything", async () => {
  const district = await office("990127");
  const township = await office("990127001");
  const stick = await folder();
  const stage = async (desk: TestDesk, path: string) => (await desk.services.desktop.call("incoming.stage", { path })).token;
  const request = granted(await township.engine.createRequest({ folder: stick }));
  const enrolment = granted(await district.engine.issueEnrolment({ token: await stage(district, request.path), folder: stick }));
  const rootWords = granted(await district.engine.rootWords());
  granted(await township.engine.importEnrolment({ token: await stage(township, enrolment.path), rootWords }));
  const file = new Blob([new Uint8Array(2_500_000)]);
  const photo = granted(await township.engine.addAttachment({ name: "照片.jpg", mediaType: "image/jpeg", file }));
  granted(await township.engine.register({ draft: draftId(), intake: intake({ attachments: [photo] }) }));
  granted(await township.engine.register({ draft: draftId(), intake: intake() }));
  const out = granted(await township.engine.export({ to: "990127", folder: stick }));
  const token = await stage(district, out.path);
  const attempts = await untilDone(district.disk, () => district.engine.applyImport({ token }));
  expect(attempts).toBeGreaterThan(4);
  const { rows } = await district.engine.list(all);
  expect(rows).toHaveLength(2);
  const receipt = granted(await district.engine.export({ to: "990127001", folder: stick, receiptOnly: true }));
  const back = await stage(township, receipt.path);
  expect(await untilDone(township.disk, () => township.engine.applyImport({ token: back }))).toBeGreaterThan(0);
  expect((await township.engine.list(all)).rows.map((row) => row.sync)).toEqual(["acknowledged", "acknowledged"]);
  const { frames } = await township.services.desktop.call("journal.position", {});
  granted(await township.engine.applyImport({ token: back }));
  expect(await township.services.desktop.call("journal.position", {})).toMatchObject({ frames });
  expect(await untilDone(township.disk, () => township.engine.backup({ folder: stick }))).toBeGreaterThan(0);
});
