import { expect, test } from "vitest";
import { hashedAhead, hashLinesWith } from "../../../shared/bundle/hashed-lines.ts";
import { verifyBundle } from "../../../shared/bundle/read.ts";
import { gather } from "../../../shared/bundle/streams.ts";
import { wholeLines } from "../../../shared/bundle/whole-lines.ts";
import { type Bytes, fromUtf8, toHex, utf8 } from "../../../shared/crypto/bytes.ts";
import { forge } from "./forge.ts";
import { sourceOf } from "./memory-file.ts";
import { Chain, createWorld, listed, packed, requestOf, trustOf } from "./world.ts";

const world = await createWorld();
const { suite, district } = world;
const [township] = world.townships;
const hexOf = (text: string) => toHex(suite.hash(utf8(text)));

/** As another thread does it: the block is gone here until it comes back. */
async function hashElsewhere(block: Bytes) {
  const taken = structuredClone(block, { transfer: [block.buffer] });
  await Promise.resolve();
  return hashLinesWith(suite.hash, taken);
}

test("a line's two digests are those of what stands before and behind its first tab", () => {
  const { digests } = hashLinesWith(suite.hash, utf8("no tab\nhead\tbody\tmore\nhead\t\n"));
  expect(digests).toHaveLength(3 * 64);
  expect(toHex(digests.subarray(0, 64))).toBe("0".repeat(128));
  expect(toHex(digests.subarray(64, 128))).toBe(hexOf("head") + hexOf("body\tmore"));
  expect(toHex(digests.subarray(128))).toBe(hexOf("head") + hexOf(""));
});

test("the headers come as one text, as long as all of it is ASCII", () => {
  const headers = (text: string) => hashLinesWith(suite.hash, utf8(text)).headers;
  expect(headers("no tab\nhead\tbödy\tmore\nnext\t\n")).toBe("headnext");
  expect(headers("head\tbody\nnëxt\t\n")).toBeNull();
  expect(hashLinesWith(suite.hash, new Uint8Array([0xff, 9, 10])).headers).toBeNull();
});

test("blocks come in their order, however long each takes", async () => {
  async function* blocks() {
    for (let n = 0; n < 20; n += 1) yield utf8(`${n}\n`);
  }
  let underway = 0;
  let most = 0;
  const slow = async (block: Bytes) => {
    underway += 1;
    most = Math.max(most, underway);
    await new Promise((resolve) => setTimeout(resolve, (Number(fromUtf8(block)) * 7) % 5));
    underway -= 1;
    return hashLinesWith(suite.hash, block);
  };
  const read: number[] = [];
  for await (const { block } of hashedAhead(blocks(), slow)) read.push(Number(fromUtf8(block)));
  expect(read).toEqual(Array.from({ length: 20 }, (_, n) => n));
  expect(most).toBeGreaterThan(1);
  expect(most).toBeLessThan(8);
});

test("where the source fails, what it gave before is told first", async () => {
  async function* blocks() {
    yield utf8("1\n");
    yield utf8("2\n");
    throw new Error("the stick is gone");
  }
  const read: string[] = [];
  const reading = async () => {
    for await (const { block } of hashedAhead(blocks(), hashElsewhere)) read.push(fromUtf8(block));
  };
  await expect(reading()).rejects.toThrow("the stick is gone");
  expect(read).toEqual(["1\n", "2\n"]);
});

test("whoever stops reading ends the source", async () => {
  let ended = false;
  async function* blocks() {
    try {
      for (;;) yield utf8("1\n");
    } finally {
      ended = true;
    }
  }
  for await (const _ of hashedAhead(blocks(), hashElsewhere)) break;
  expect(ended).toBe(true);
});

test("blocks of whole lines may be given away as they come", async () => {
  const text = Array.from({ length: 40_000 }, (_, n) => `line ${n} of a text\n`).join("");
  async function* chunks() {
    const bytes = utf8(text);
    for (let at = 0; at < bytes.length; at += 300_000) yield bytes.slice(at, at + 300_000);
  }
  async function* given() {
    for await (const block of wholeLines(chunks())) yield structuredClone(block, { transfer: [block.buffer] });
  }
  expect(fromUtf8(await gather(given()))).toBe(text);
});

/** A bundle whose text is long enough for another thread. */
const chain = new Chain(suite, township);
for (let n = 0; n < 40; n += 1) chain.append("petition.noted", { text: `${n}`.repeat(40_000) });
const whole = await packed(world, requestOf(world, township, district, [await chain.range()]));

test.each([{}, { keepInMemory: 0 }])("a bundle hashed elsewhere reads as one hashed here: %o", async (keeping) => {
  let hashed = 0;
  const hashLines = (block: Bytes) => {
    hashed += 1;
    return hashElsewhere(block);
  };
  const elsewhere = await verifyBundle(suite, sourceOf(whole.bytes), trustOf(world, district, { ...keeping, hashLines }));
  const here = await verifyBundle(suite, sourceOf(whole.bytes), trustOf(world, district, keeping));
  const textOf = async (bundle: typeof here) =>
    (await listed(bundle.ranges())).flatMap(({ events }) =>
      events.map(({ id, bodyBytes }) => id + fromUtf8(bodyBytes ?? utf8(""))),
    );
  const expected = await textOf(here);
  const read = await textOf(elsewhere);
  expect(read).toHaveLength(40);
  expect(read.every((one, n) => one === expected[n])).toBe(true);
  expect(hashed).toBeGreaterThan(3);
});

test.each([
  ["a changed body", (text: string) => text.replace("11111111", "11112111")],
  ["a changed header", (text: string) => text.replace('"actor":"', '"actor":"x')],
])("a bundle with %s is refused, hashed elsewhere too", async (_, change) => {
  const bytes = await forge(world, whole.bytes, township, district, { events: (text) => utf8(change(fromUtf8(text))) });
  const hashLines = hashElsewhere;
  const code = (trust: Parameters<typeof verifyBundle>[2]) =>
    verifyBundle(suite, sourceOf(bytes), trust).then(
      () => null,
      (error: { readonly code: string }) => error.code,
    );
  const here = await code(trustOf(world, district));
  expect(here).not.toBeNull();
  expect(await code(trustOf(world, district, { hashLines }))).toBe(here);
});
