import { expect, test } from "vitest";
import { BundleRefused, type VerifiedBundle } from "../../../shared/bundle/bundle.ts";
import { verifyBundle } from "../../../shared/bundle/read.ts";
import { type Bytes, concat, fromUtf8, toHex, utf8 } from "../../../shared/crypto/bytes.ts";
import { canonicalBytes } from "../../../shared/log/canonical.ts";
import { type Forgery, forge } from "./forge.ts";
import { sourceOf } from "./memory-file.ts";
import { acknowledge, blobOf, Chain, createWorld, listed, packed, requestOf, trustOf } from "./world.ts";

/** `BUNDLE_MUTATIONS=10000` runs the full number; the default keeps the room's tests quick. */
const rounds = Number(process.env["BUNDLE_MUTATIONS"] ?? 400);
const seed = Number(process.env["BUNDLE_SEED"] ?? 20261120);

const world = await createWorld();
const { suite, district } = world;
const [township, neighbour] = world.townships;
const own = new Chain(suite, township).fill(4);
const relayed = new Chain(suite, neighbour).fill(3);
const accusation = new Chain(suite, township, township.organisation, "accusation").fill(2);
const photo = blobOf(world, "a photograph of a broken irrigation channel");
const letter = blobOf(world, "a letter that names names");
const whole = await packed(
  world,
  requestOf(world, township, district, [await own.range(), await relayed.range()], {
    blobs: [photo],
    sealedRanges: [await accusation.range()],
    sealedBlobs: [letter],
    acknowledgement: acknowledge(township, 1, [own]),
  }),
);
const trust = trustOf(world, district, { sealedIdentities: [world.officer.identity] });
const honest = new Map([...own.events, ...relayed.events, ...accusation.events].map((event) => [event.id, event]));

/** mulberry32: small, seeded, good enough to choose places. */
function randomFrom(state: number): (below: number) => number {
  let a = state >>> 0;
  return (below) => {
    a = (a + 0x6d2b79f5) >>> 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}

type Random = (below: number) => number;

function pick<T>(random: Random, items: readonly T[]): T {
  const item = items[random(items.length)];
  if (item === undefined) throw new RangeError("nothing to pick from");
  return item;
}

/** Flips, cuts, repeats, inserts or overwrites somewhere. */
function mutateBytes(random: Random, bytes: Bytes): Bytes {
  const at = random(bytes.length);
  const length = 1 + random(pick(random, [1, 4, 64, 1024]));
  const noise = new Uint8Array(length).map(() => random(256));
  const changed = bytes.slice();
  switch (random(6)) {
    case 0:
      changed[at] = (changed[at] ?? 0) ^ (1 << random(8));
      return changed;
    case 1:
      return concat([bytes.subarray(0, at), bytes.subarray(at + length)]);
    case 2:
      return concat([bytes.subarray(0, at), bytes.subarray(at, at + length), bytes.subarray(at)]);
    case 3:
      return concat([bytes.subarray(0, at), noise, bytes.subarray(at)]);
    case 4:
      changed.set(noise.subarray(0, bytes.length - at), at);
      return changed;
    default:
      return bytes.slice(0, at);
  }
}

/** Drops, repeats, moves or exchanges whole lines, or takes one from the other part. */
function mutateLines(random: Random, bytes: Bytes): Bytes {
  const lines = fromUtf8(bytes).slice(0, -1).split("\n");
  const at = random(lines.length);
  const line = lines[at] ?? "";
  const to = random(lines.length);
  const change: (() => string[])[] = [
    () => lines.toSpliced(at, 1),
    () => lines.toSpliced(to, 0, line),
    () => lines.toSpliced(at, 1).toSpliced(to, 0, line),
    () => lines.with(at, lines[to] ?? ""),
    () => lines.with(at, line.slice(0, line.indexOf("\t") + 1)),
    () => lines.with(at, line.replace("\t", "\t\t")),
    () => lines.with(at, line.replace(/"(seq|count|v|size|events|ranges)":\d+/, `"$1":${random(9)}`)),
    () => lines.with(at, line.replaceAll(township.organisation, neighbour.organisation)),
    () => lines.with(at, line.replaceAll(township.device, neighbour.device)),
    () => lines.with(at, line.replaceAll("/general", "/accusation")),
  ];
  return utf8(`${pick(random, change)().join("\n")}\n`);
}

/** Replaces, drops or adds a member anywhere in a JSON value. */
function mutateJson(random: Random, value: unknown): unknown {
  const strange: readonly unknown[] = [null, 0, -1, 1.5, 2 ** 53, "", "x", [], {}, true, "0".repeat(32), "f".repeat(64)];
  if (typeof value !== "object" || value === null || random(5) === 0) return pick(random, strange);
  if (Array.isArray(value)) {
    const at = random(value.length + 1);
    if (at === value.length || random(4) === 0) return random(2) === 0 ? value.slice(0, at) : [...value, ...value.slice(0, 1)];
    return value.with(at, mutateJson(random, value[at]));
  }
  const keys = Object.keys(value);
  if (keys.length === 0 || random(10) === 0) return { ...value, novelty: pick(random, strange) };
  const key = pick(random, keys);
  const { [key]: member, ...others } = value as Record<string, unknown>;
  return random(8) === 0 ? others : { ...others, [key]: mutateJson(random, member) };
}

function forgeryOf(random: Random): Forgery {
  const text = (bytes: Bytes) => (random(3) === 0 ? mutateBytes(random, bytes) : mutateLines(random, bytes));
  const json = (bytes: Bytes) =>
    random(4) === 0 ? mutateBytes(random, bytes) : canonicalBytes(mutateJson(random, JSON.parse(fromUtf8(bytes))));
  const raw = (bytes: Bytes) => mutateBytes(random, bytes);
  return pick<Forgery>(random, [
    { events: text },
    { events: text },
    { sealed: text },
    { certificates: json },
    { manifest: (manifest) => mutateJson(random, manifest) },
    { manifestBytes: raw },
    { blob: raw },
    { gzip: raw },
    { age: raw },
    { names: (names) => names.toSpliced(random(names.length), 1) },
  ]);
}

/** Everything that an accepted bundle shows must be what its writers signed; a body may be gone, never different. */
async function requireHonest(bundle: VerifiedBundle): Promise<void> {
  const ranges = [...(await listed(bundle.ranges())), ...(await listed(bundle.sealedRanges()))];
  for (const { id, headerBytes, bodyBytes } of ranges.flatMap((range) => range.events)) {
    const event = honest.get(id);
    if (event === undefined) throw new Error(`event ${id} was accepted but never written`);
    expect(toHex(headerBytes)).toBe(toHex(event.headerBytes));
    if (bodyBytes !== null && event.bodyBytes !== null) expect(toHex(bodyBytes)).toBe(toHex(event.bodyBytes));
  }
  for (const blob of bundle.blobs) expect(blob.hash).toBe(photo.hash);
  for (const blob of bundle.sealedBlobs) expect(blob.hash).toBe(letter.hash);
  for (const { certificate } of bundle.certificates) {
    expect(
      [township, district, ...world.townships].map((desk) => desk.device).concat(world.rootCertificate.certificate.device),
    ).toContain(certificate.device);
  }
}

async function outcomeOf(bytes: Bytes): Promise<"refused" | VerifiedBundle> {
  try {
    return await verifyBundle(suite, sourceOf(bytes), trust);
  } catch (error) {
    if (error instanceof BundleRefused) return "refused";
    throw error;
  }
}

test(`${rounds / 2} random changes of the file are all refused`, async () => {
  for (let round = 0; round < rounds / 2; round += 1) {
    const random = randomFrom(seed + round);
    const changed = mutateBytes(random, whole.bytes);
    if (toHex(changed) === toHex(whole.bytes)) continue;
    const outcome = await outcomeOf(changed).catch((cause) => {
      throw new Error(`BUNDLE_SEED=${seed + round}`, { cause });
    });
    expect(outcome, `BUNDLE_SEED=${seed + round}`).toBe("refused");
  }
}, 3_600_000);

test(`of ${rounds / 2} changes below the signature none makes anything wrong be accepted`, async () => {
  let refused = 0;
  for (let round = 0; round < rounds / 2; round += 1) {
    const random = randomFrom(seed + round);
    try {
      const outcome = await outcomeOf(await forge(world, whole.bytes, township, district, forgeryOf(random)));
      if (outcome === "refused") refused += 1;
      else await requireHonest(outcome);
    } catch (cause) {
      throw new Error(`BUNDLE_SEED=${seed + round}`, { cause });
    }
  }
  expect(refused).toBeGreaterThan(rounds / 4);
}, 3_600_000);
