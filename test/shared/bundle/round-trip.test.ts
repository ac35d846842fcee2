import { expect, test } from "vitest";
import { inspectBundle } from "../../../shared/bundle/inspect.ts";
import { verifyBundle } from "../../../shared/bundle/read.ts";
import { fromStream, gather } from "../../../shared/bundle/streams.ts";
import { readText } from "../../../shared/bundle/text-reader.ts";
import { newTotals, writeText } from "../../../shared/bundle/text-writer.ts";
import { unpackBundle } from "../../../shared/bundle/unpack.ts";
import { type Bytes, fromUtf8, toHex } from "../../../shared/crypto/bytes.ts";
import { canonicalBytes } from "../../../shared/log/canonical.ts";
import type { EventRange } from "../../../shared/log/event.ts";
import { decodeLine } from "../../../shared/log/line.ts";
import { sourceOf } from "./memory-file.ts";
import { acknowledge, blobOf, Chain, createWorld, each, listed, packed, requestOf, trustOf } from "./world.ts";

const world = await createWorld();
const { suite, district, officer } = world;
const [township, neighbour] = world.townships;

const nothingElse = { blobs: [], signal: undefined, progress: undefined };

function idsOf(ranges: readonly EventRange[]): string[] {
  return ranges.flatMap((range) => range.events.map((event) => event.id));
}

/** The events as they are without what was decoded on the way; that must be what their bytes spell. */
function bare(range: EventRange): EventRange {
  const events = range.events.map(({ bodyText, ...event }) => {
    if (bodyText !== undefined) expect(bodyText).toBe(fromUtf8(event.bodyBytes ?? new Uint8Array()));
    return event;
  });
  return { ...range, events };
}

test("a township's events, bodies and attachments arrive as they were", async () => {
  const chain = new Chain(suite, township).fill(5);
  const photo = blobOf(world, suite.randomBytes(200_000));
  const empty = blobOf(world, "");
  const acknowledgement = acknowledge(township, 3, [chain]);
  const { bytes, manifest } = await packed(
    world,
    requestOf(world, township, district, [await chain.range()], { blobs: [photo, empty], acknowledgement }),
  );
  const bundle = await verifyBundle(suite, sourceOf(bytes), trustOf(world, district));
  expect(bundle.manifest).toEqual(manifest);
  expect(bundle.manifest.counts).toEqual({ events: 5, petitions: 5, attachments: 2 });
  expect(bundle.manifest.acknowledgement).toEqual(acknowledgement);
  expect(bundle.sender).toEqual(township.certificate);
  const [range, ...others] = (await listed(bundle.ranges())).map(bare);
  expect(others).toEqual([]);
  expect(range?.chain).toEqual(chain.key);
  expect(range?.events.map((event) => ({ ...event, bodyBytes: toHex(event.bodyBytes ?? new Uint8Array()) }))).toEqual(
    chain.events.map((event) => ({ ...event, bodyBytes: toHex(event.bodyBytes ?? new Uint8Array()) })),
  );
  const contents = await Promise.all(bundle.blobs.map(async (blob) => gather(fromStream(await blob.open()))));
  expect(contents).toEqual([photo.content, empty.content]);
});

test("an event whose body was destroyed keeps its place", async () => {
  const chain = new Chain(suite, township).fill(3);
  const range = await chain.range();
  const events = range.events.map((event, i) => (i === 1 ? { ...event, bodyBytes: null } : event));
  const { bytes } = await packed(world, requestOf(world, township, district, [{ ...range, events }]));
  const bundle = await verifyBundle(suite, sourceOf(bytes), trustOf(world, district));
  const [read] = await listed(bundle.ranges());
  expect(read?.events.map((event) => event.bodyBytes === null)).toEqual([false, true, false]);
});

test("what is read from memory, and what is decrypted again, are the same", async () => {
  const chain = new Chain(suite, township).fill(40);
  const { bytes } = await packed(world, requestOf(world, township, district, [await chain.range()]));
  const kept = await verifyBundle(suite, sourceOf(bytes), trustOf(world, district));
  const again = await verifyBundle(suite, sourceOf(bytes), trustOf(world, district, { keepInMemory: 0 }));
  expect((await listed(again.ranges())).map(bare)).toEqual((await listed(kept.ranges())).map(bare));
  expect(await listed(kept.ranges())).toEqual(await listed(kept.ranges()));
});

test("neighbouring ranges are joined, distant ones and other writers are not", async () => {
  const chain = new Chain(suite, township).fill(9);
  const other = new Chain(suite, district, neighbour.organisation).fill(2);
  const ranges = [await chain.range(1, 3), await chain.range(4, 6), await other.range(), await chain.range(8, 9)];
  const { bytes, manifest } = await packed(world, requestOf(world, township, district, ranges));
  expect(manifest.ranges.map((range) => [range.device, range.fromSeq, range.toSeq])).toEqual([
    [township.device, 1, 6],
    [district.device, 1, 2],
    [township.device, 8, 9],
  ]);
  const bundle = await verifyBundle(suite, sourceOf(bytes), trustOf(world, district));
  const read = await listed(bundle.ranges());
  expect(read.map((range) => range.events.length)).toEqual([6, 2, 2]);
  expect(idsOf(read)).toEqual(idsOf(ranges));
  expect(bundle.heads.map((head) => head.seq)).toEqual([6, 2, 9]);
});

test("neighbouring ranges that together exceed what a reader takes between two heads stay apart", async () => {
  const chain = new Chain(suite, township);
  const large = { summary: "长".repeat(340_000) };
  for (let i = 0; i < 70; i += 1) chain.append("petition.noted", large);
  const ranges = each(await Promise.all([chain.range(1, 35), chain.range(36, 60), chain.range(61, 70)]));
  const totals = newTotals();
  const text = { compartment: "general", opening: {}, ranges, ...nothingElse } as const;
  let lines = 0;
  for await (const item of readText(writeText(text, totals), "general", (line) => decodeLine(suite, line))) {
    if (item.kind === "range") expect(item.range.head.seq).toBe([60, 70][lines++]);
  }
  expect(lines).toBe(2);
  expect(totals.runs).toHaveLength(1);
});

test("both branches of a fork are carried", async () => {
  const one = new Chain(suite, township).fill(3);
  const two = new Chain(suite, township);
  two.events.push(...one.events.slice(0, 1));
  two.fill(2);
  const { bytes } = await packed(world, requestOf(world, township, district, [await one.range(), await two.range(2)]));
  const bundle = await verifyBundle(suite, sourceOf(bytes), trustOf(world, district));
  expect(bundle.manifest.ranges.map((range) => [range.fromSeq, range.toSeq])).toEqual([
    [1, 3],
    [2, 3],
  ]);
});

test("accusations reach the cleared officer and leave no trace in clear", async () => {
  const general = new Chain(suite, township).fill(2);
  const accusations = new Chain(suite, township, township.organisation, "accusation").fill(3);
  const sealedAcknowledgement = acknowledge(township, 1, [accusations]);
  const letter = blobOf(world, "a letter that names names");
  const change = { sealedRanges: [await accusations.range()], sealedAcknowledgement, sealedBlobs: [letter, blobOf(world, "")] };
  const { bytes, manifest } = await packed(world, requestOf(world, township, district, [await general.range()], change));
  const without = await packed(world, requestOf(world, township, district, [await general.range()]));
  const clear = (of: typeof manifest) =>
    of.entries.map((entry) => (entry.name === "sealed.age" ? [entry.size, entry.inflated] : 0));
  expect(clear(manifest)).toEqual(clear(without.manifest));
  expect(manifest.counts.events).toBe(2);

  const desk = await verifyBundle(suite, sourceOf(bytes), trustOf(world, district));
  expect(desk.sealed).toBeNull();
  expect(await listed(desk.sealedRanges())).toEqual([]);
  const kept = await gather(fromStream(await desk.sealedPart.open()));
  expect(toHex(suite.hash(kept))).toBe(manifest.entries[2]?.sha256);
  const sealedIdentities = [officer.identity];
  const cleared = await verifyBundle(suite, sourceOf(bytes), trustOf(world, district, { sealedIdentities }));
  const [carried] = cleared.sealedBlobs;
  if (carried === undefined) throw new Error("no attachment");
  expect(await gather(fromStream(await carried.open()))).toEqual(letter.content);
  expect(cleared.sealed?.acknowledgement).toEqual(sealedAcknowledgement);
  expect(idsOf(await listed(cleared.sealedRanges()))).toEqual(accusations.events.map((event) => event.id));
});

test("an accusation's attachments of any size travel between the lines of the sealed part", async () => {
  const sizes = [0, 1, 512 * 1024 - 1, 512 * 1024, 512 * 1024 + 1, 1_200_000];
  const sealedBlobs = sizes.map((size) => blobOf(world, suite.randomBytes(size)));
  const { bytes, manifest } = await packed(world, requestOf(world, township, district, [], { sealedBlobs }));
  expect(manifest.entries.map((entry) => entry.name)).toEqual(["certificates.json", "events.age", "sealed.age"]);
  expect(manifest.entries[2]?.inflated).toBe(4 * 1024 * 1024);
  const bundle = await verifyBundle(suite, sourceOf(bytes), trustOf(world, district, { sealedIdentities: [officer.identity] }));
  expect(bundle.sealedBlobs.map((blob) => blob.size)).toEqual(sizes);
  for (const [i, blob] of bundle.sealedBlobs.entries()) {
    expect(toHex(suite.hash(await gather(fromStream(await blob.open()))))).toBe(sealedBlobs[i]?.hash);
  }
  const wrong = { ...blobOf(world, "short"), size: 6 };
  await expect(packed(world, requestOf(world, township, district, [], { sealedBlobs: [wrong] }))).rejects.toThrow(RangeError);
});

test("a sealed text that leaves no room for the shortest padding line goes to the next size class", async () => {
  const without = async (size: number): Promise<string> => {
    const text = { compartment: "accusation", opening: { fill: "x".repeat(size) }, ranges: each([]), ...nothingElse } as const;
    return fromUtf8(await gather(writeText(text, newTotals())));
  };
  const frame = (await without(0)).indexOf('{"pad"');
  const megabyte = 1024 * 1024;
  const fits = await without(megabyte - frame - 11);
  expect(fits).toHaveLength(megabyte);
  expect(fits.endsWith('{"pad":""}\n')).toBe(true);
  const full = await without(megabyte - frame - 10);
  expect(full).toHaveLength(4 * megabyte);
  expect(full.slice(full.indexOf('{"pad"'))).toHaveLength(3 * megabyte + 10);
});

test("without a cleared officer no accusation can be packed, and the sealed part looks the same", async () => {
  const accusations = new Chain(suite, township, township.organisation, "accusation").fill(1);
  const request = (sealedRanges: EventRange[]) =>
    requestOf(world, township, district, [], { sealedRecipients: [], sealedRanges });
  await expect(packed(world, request([await accusations.range()]))).rejects.toThrow(RangeError);
  const { manifest } = await packed(world, request([]));
  expect(manifest.entries.find((entry) => entry.name === "sealed.age")?.inflated).toBe(16 * 1024);
});

test("an event of the accusation compartment cannot be packed into the general part", async () => {
  const accusations = new Chain(suite, township, township.organisation, "accusation").fill(1);
  await expect(packed(world, requestOf(world, township, district, [await accusations.range()]))).rejects.toThrow(RangeError);
});

test("unknown event types and newer events are carried", async () => {
  const chain = new Chain(suite, township);
  chain.append("petition.teleported");
  const second = chain.append("weather.observed");
  const headerBytes = canonicalBytes({ ...second.header, v: 2, mood: "unknown to version 1" });
  chain.events[1] = { ...second, id: toHex(suite.hash(headerBytes)), header: { ...second.header, v: 2 }, headerBytes };
  const { bytes } = await packed(world, requestOf(world, township, district, [await chain.range()]));
  const bundle = await verifyBundle(suite, sourceOf(bytes), trustOf(world, district));
  const [range] = await listed(bundle.ranges());
  expect(range?.events.map(({ header }) => [header.type, header.v])).toEqual([
    ["petition.teleported", 1],
    ["weather.observed", 2],
  ]);
  expect(range?.events[1]?.headerBytes).toEqual(headerBytes);
});

test("a bundle without events, and the sender's own export, verify", async () => {
  const { bytes } = await packed(world, requestOf(world, township, district, [], { kind: "receipt" }));
  const bundle = await verifyBundle(suite, sourceOf(bytes), trustOf(world, district, { kinds: ["receipt"] }));
  expect(await listed(bundle.ranges())).toEqual([]);
  await verifyBundle(suite, sourceOf(bytes), trustOf(world, township));
});

test("the same file has the same digest, another export of the same events another", async () => {
  const chain = new Chain(suite, township).fill(1);
  const first = await packed(world, requestOf(world, township, district, [await chain.range()]));
  const second = await packed(world, requestOf(world, township, district, [await chain.range()]));
  const digestOf = async (bytes: Bytes) => (await verifyBundle(suite, sourceOf(bytes), trustOf(world, district))).digest;
  expect(await digestOf(first.bytes)).toBe(await digestOf(first.bytes.slice()));
  expect(await digestOf(second.bytes)).not.toBe(await digestOf(first.bytes));
});

test("inspecting needs no key and shows root and sender", async () => {
  const chain = new Chain(suite, township).fill(2);
  const { bytes, manifest } = await packed(world, requestOf(world, township, district, [await chain.range()]));
  const inspected = await inspectBundle(suite, sourceOf(bytes));
  expect(inspected).toMatchObject({ manifest, signature: "fits", sender: township.certificate, root: world.rootCertificate });
  const stranger = requestOf(world, township, district, [], { certificates: [] });
  expect((await inspectBundle(suite, sourceOf((await packed(world, stranger)).bytes))).signature).toBe("no-certificate");
});

test("unpacking with an identity writes what it opens and names what it does not", async () => {
  const chain = new Chain(suite, township).fill(2);
  const photo = blobOf(world, "a photograph");
  const { bytes } = await packed(world, requestOf(world, township, district, [await chain.range()], { blobs: [photo] }));
  const unpack = async (identity: string) => {
    const written = new Map<string, string>();
    const { closed } = await unpackBundle(suite, sourceOf(bytes), [identity], async (name, content) => {
      written.set(name, fromUtf8(await gather(content)));
    });
    return { written, closed };
  };
  const desk = await unpack(district.encryption.identity);
  expect(desk.closed).toEqual(["sealed.age"]);
  expect(desk.written.get("blobs/000001")).toBe("a photograph");
  expect(
    desk.written
      .get("events.ndjson")
      ?.split("\n")
      .filter((line) => line.includes("\t")),
  ).toHaveLength(2);
  const cleared = await unpack(officer.identity);
  expect(cleared.closed).toEqual(["events.age", "blobs/000001.age"]);
  expect([...cleared.written.keys()]).toContain("sealed.ndjson");
  await expect(unpack(neighbour.encryption.identity)).rejects.toMatchObject({ code: "other-recipient" });
});

test("packing stops when it is cancelled", async () => {
  const chain = new Chain(suite, township).fill(3);
  const controller = new AbortController();
  controller.abort(new Error("已取消"));
  const request = requestOf(world, township, district, [await chain.range()], { signal: controller.signal });
  await expect(packed(world, request)).rejects.toThrow("已取消");
});

test("verifying stops when it is cancelled", async () => {
  const { bytes } = await packed(world, requestOf(world, township, district, []));
  const controller = new AbortController();
  const progress = ({ bytes: done }: { bytes: number }) => {
    if (done > 1000) controller.abort(new Error("已取消"));
  };
  const trust = trustOf(world, district, { signal: controller.signal, progress });
  await expect(verifyBundle(suite, sourceOf(bytes), trust)).rejects.toThrow("已取消");
});

test("a medium that is removed at any read is told apart from a bad bundle", async () => {
  const chain = new Chain(suite, township).fill(3);
  const request = requestOf(world, township, district, [await chain.range()], { blobs: [blobOf(world, "a photograph")] });
  const source = sourceOf((await packed(world, request)).bytes);
  for (let allowed = 0; ; allowed += 1) {
    let left = allowed;
    const read = async (offset: number, length: number) => {
      if (left === 0) throw new Error("medium removed");
      left -= 1;
      return source.read(offset, length);
    };
    const outcome = await verifyBundle(suite, { size: source.size, read }, trustOf(world, district)).catch((error) => error);
    if (!(outcome instanceof Error)) break;
    expect(outcome.message).toBe("medium removed");
  }
});
