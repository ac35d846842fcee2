import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createExchange } from "../../../renderer/engine/exchange/exchange.ts";
import type { LedgerPort } from "../../../renderer/engine/ledger/ledger.ts";
import { type ChannelName, type Desktop, ServiceFailure } from "../../../shared/desktop.ts";
import { countyWithTownship, granted, type Office, refusalOf, type World } from "./world.ts";

let world: World;
let district: Office;
let township: Office;

beforeEach(async () => {
  ({ world, district, township } = await countyWithTownship());
});
afterEach(() => world.close());

/** A shell whose channel fails from its n-th call on. */
function failing(desktop: Desktop, channel: ChannelName, from: number, code: "disk-full" | "medium-removed"): Desktop {
  let calls = 0;
  return {
    call(name, request, bytes) {
      if (name === channel) calls += 1;
      if (name === channel && calls >= from) return Promise.reject(new ServiceFailure(code, "介质有问题。"));
      return desktop.call(name, request, bytes);
    },
  };
}

test.each([
  ["outgoing.begin", 1, "medium-removed"],
  ["outgoing.write", 1, "disk-full"],
  ["outgoing.patch", 1, "medium-removed"],
  ["outgoing.finish", 1, "disk-full"],
] as const)("a stick that fails at %s leaves no file and nothing counts as exported", async (channel, from, code) => {
  const petition = await township.register("一件");
  const before = await readdir(world.stick);
  const exchange = createExchange({ ...township.context, desktop: failing(township.desktop, channel, from, code) });
  expect(await refusalOf(exchange.export({ to: "990127", folder: world.stick }))).toBe(code);
  expect(await readdir(world.stick)).toEqual(before);
  expect(await township.sync(petition)).toBe("local");
  const out = await granted(township.exchange.export({ to: "990127", folder: world.stick }));
  await granted(district.exchange.applyImport({ token: await district.stage(out.path) }));
  expect((await district.petitions()).has(petition)).toBe(true);
});

test("a district whose disk is full while an attachment is stored merges no event that names it, and goes on later", async () => {
  const photo = await township.attach("照片", new Uint8Array(300_000).fill(5));
  await township.register("一件", [photo]);
  const out = await granted(township.exchange.export({ to: "990127", folder: world.stick }));
  const token = await district.stage(out.path);
  const { ledger } = district;
  const full: LedgerPort = Object.create(ledger, {
    attachments: {
      value: { ...ledger.attachments, store: () => Promise.reject(new ServiceFailure("disk-full", "磁盘已满。")) },
    },
  });
  const exchange = createExchange({ ...district.context, ledger: full });
  expect(await refusalOf(exchange.applyImport({ token }))).toBe("disk-full");
  expect((await district.petitions()).size).toBe(0);
  await granted(district.exchange.applyImport({ token }));
  expect(await ledger.attachments.holds([photo.hash])).toEqual([true]);
});

test("an attachment that has rotted on this disk stops the export with a sentence, not with a file", async () => {
  const photo = await township.attach("照片", new Uint8Array(300_000).fill(5));
  await township.register("一件", [photo]);
  const folder = join(township.folder, "attachments");
  const [name = ""] = (await readdir(folder)).filter((each) => !each.includes("."));
  const bytes = await readFile(join(folder, name));
  bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
  await writeFile(join(folder, name), bytes);
  const before = await readdir(world.stick);
  expect(await refusalOf(township.exchange.export({ to: "990127", folder: world.stick }))).toBe("damaged");
  expect(await readdir(world.stick)).toEqual(before);
});

test("an own attachment of another size than its record says leaves as it is, whole", async () => {
  for (const [size, change] of [
    [0, 1],
    [300_000, -1],
    [1_048_576, 1],
    [2_500_000, -1],
  ] as const) {
    const photo = await township.attach("照片", new Uint8Array(size).fill(5 + change));
    await township.register("一件", [{ ...photo, size: size + change }]);
    const out = await granted(township.exchange.export({ to: "990127", folder: world.stick }));
    await granted(district.exchange.applyImport({ token: await district.stage(out.path) }));
    expect(await district.ledger.attachments.sizes([photo.hash])).toEqual([size]);
    expect(await refusalOf(township.exchange.backup({ folder: world.stick }))).toBe("granted");
  }
});
