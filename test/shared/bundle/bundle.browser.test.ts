import { expect, test } from "vitest";
import { verifyBundle } from "../../../shared/bundle/read.ts";
import { fromStream, gather } from "../../../shared/bundle/streams.ts";
import { concat, utf8 } from "../../../shared/crypto/bytes.ts";
import { forge } from "./forge.ts";
import { sourceOf } from "./memory-file.ts";
import { blobOf, Chain, createWorld, listed, packed, requestOf, trustOf } from "./world.ts";

const world = await createWorld();
const { suite, district, officer } = world;
const [township] = world.townships;
const trust = trustOf(world, district, { sealedIdentities: [officer.identity] });
const chain = new Chain(suite, township).fill(2000);
const accusation = new Chain(suite, township, township.organisation, "accusation").fill(3);
const photo = blobOf(world, suite.randomBytes(300_000));
const whole = await packed(
  world,
  requestOf(world, township, district, [await chain.range()], { blobs: [photo], sealedRanges: [await accusation.range()] }),
);

test("Chromium packs and verifies a bundle", async () => {
  const bundle = await verifyBundle(suite, sourceOf(whole.bytes), trust);
  const [range] = await listed(bundle.ranges());
  expect(range?.events.map((event) => event.id)).toEqual(chain.events.map((event) => event.id));
  expect((await listed(bundle.sealedRanges()))[0]?.events).toHaveLength(3);
  const [blob] = bundle.blobs;
  if (blob === undefined) throw new Error("no attachment");
  expect(await gather(fromStream(await blob.open()))).toEqual(photo.content);
});

test("Chromium refuses what Node refuses of a gzip member", async () => {
  for (const gzip of [
    (member: Uint8Array<ArrayBuffer>) => concat([member, utf8("hidden")]),
    (member: Uint8Array<ArrayBuffer>) => member.slice(0, -9),
    (member: Uint8Array<ArrayBuffer>) => concat([new Uint8Array([0x1f, 0x8b, 8, 8]), member.subarray(4)]),
  ]) {
    const bytes = await forge(world, whole.bytes, township, district, { gzip });
    await expect(verifyBundle(suite, sourceOf(bytes), trust)).rejects.toMatchObject({ code: "altered" });
  }
});

test("Chromium refuses damage in every entry", async () => {
  for (let percent = 1; percent < 100; percent += 7) {
    const at = Math.floor((whole.bytes.length * percent) / 100);
    const changed = whole.bytes.slice();
    changed[at] = (changed[at] ?? 0) ^ 1;
    await expect(verifyBundle(suite, sourceOf(changed), trust)).rejects.toMatchObject({ name: "BundleRefused" });
    await expect(verifyBundle(suite, sourceOf(whole.bytes.slice(0, at)), trust)).rejects.toMatchObject({ code: "truncated" });
  }
});
