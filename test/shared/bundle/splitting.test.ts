import { expect, test } from "vitest";
import { maximalBundle } from "../../../shared/bundle/limits.ts";
import { verifyBundle } from "../../../shared/bundle/read.ts";
import { encryptedSize, planParts } from "../../../shared/bundle/splitting.ts";
import { fromStream, gather, once, toStream } from "../../../shared/bundle/streams.ts";
import { sourceOf } from "./memory-file.ts";
import { blobOf, Chain, createWorld, packed, requestOf, trustOf } from "./world.ts";

const megabyte = 1024 * 1024;

test("a small export is one bundle", () => {
  const parts = planParts({ ranges: [1000, 2000], blobs: [{ hash: "a", size: 5 * megabyte }], sealed: 0, recipients: 3 });
  expect(parts).toMatchObject([{ fromRange: 0, toRange: 2, blobs: ["a"] }]);
});

test("nothing at all is still one bundle", () => {
  expect(planParts({ ranges: [], blobs: [], sealed: 0, recipients: 1 })).toMatchObject([{ fromRange: 0, toRange: 0, blobs: [] }]);
});

test("a gigantic export becomes bundles that FAT32 can hold, complete, in order, events first", () => {
  const ranges = Array.from({ length: 100 }, () => 60 * megabyte);
  const blobs = Array.from({ length: 70 }, (_, i) => ({ hash: `b${i}`, size: 200 * megabyte }));
  const parts = planParts({ ranges, blobs, sealed: 3 * megabyte, recipients: 5 });
  expect(parts.length).toBeGreaterThan(4);
  let next = 0;
  for (const part of parts) {
    expect(part.estimate).toBeLessThanOrEqual(maximalBundle);
    expect(part.fromRange).toBe(next);
    next = part.toRange;
  }
  expect(next).toBe(100);
  expect(parts.flatMap((part) => part.blobs)).toEqual(blobs.map((blob) => blob.hash));
  const firstWithBlobs = parts.findIndex((part) => part.blobs.length > 0);
  expect(parts.slice(firstWithBlobs + 1).every((part) => part.fromRange === part.toRange)).toBe(true);
});

test("what cannot fit into any bundle is told", () => {
  const request = { ranges: [], sealed: 0, recipients: 1, limit: 10 * megabyte };
  expect(() => planParts({ ...request, blobs: [{ hash: "a", size: 20 * megabyte }] })).toThrow(RangeError);
});

test("the planned size bounds the real one", async () => {
  const world = await createWorld();
  const { suite, district } = world;
  const [township] = world.townships;
  const chain = new Chain(suite, township).fill(200);
  const lines = chain.events.reduce((sum, event) => sum + event.headerBytes.length + (event.bodyBytes?.length ?? 0) + 2, 0);
  const photo = blobOf(world, suite.randomBytes(3 * megabyte));
  const { bytes } = await packed(world, requestOf(world, township, district, [await chain.range()], { blobs: [photo] }));
  const [part] = planParts({ ranges: [lines], blobs: [photo], sealed: 0, recipients: 2 });
  expect(bytes.length).toBeLessThan(part?.estimate ?? 0);
});

test.each([0, 1, 65_535, 65_536, 65_537, 300_000])("the size of an age file of %i bytes is bounded", async (size) => {
  const { suite, district } = await createWorld();
  const plain = toStream(once(new Uint8Array(size)));
  const file = await gather(fromStream(await suite.encryptTo([district.encryption.recipient], plain)));
  expect(encryptedSize(size, 1)).toBeGreaterThanOrEqual(file.length);
  expect(encryptedSize(size, 1)).toBeLessThan(file.length + 300);
});

test("each of several bundles can be verified alone, in any order", async () => {
  const world = await createWorld();
  const { suite, district } = world;
  const [township] = world.townships;
  const chain = new Chain(suite, township).fill(6);
  const second = requestOf(world, township, district, [await chain.range(4, 6)], { part: { n: 2, of: 2 } });
  const bundle = await verifyBundle(suite, sourceOf((await packed(world, second)).bytes), trustOf(world, district));
  expect(bundle.manifest.ranges).toMatchObject([{ fromSeq: 4, prevHead: chain.events[2]?.id }]);
});
