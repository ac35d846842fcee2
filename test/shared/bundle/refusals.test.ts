import { expect, test } from "vitest";
import { BundleRefused, type BundleTrust, type RefusalCode, refusalCodes } from "../../../shared/bundle/bundle.ts";
import { verifyBundle } from "../../../shared/bundle/read.ts";
import { refusalSentences } from "../../../shared/bundle/refusals.ts";
import { type Bytes, concat, utf8 } from "../../../shared/crypto/bytes.ts";
import type { EventRange } from "../../../shared/log/event.ts";
import { signHead } from "../../../shared/log/head.ts";
import { asJson, asLines, asText, type Forgery, forge } from "./forge.ts";
import { sourceOf } from "./memory-file.ts";
import { acknowledge, announce, blobOf, Chain, createWorld, type Desk, listed, packed, requestOf, trustOf } from "./world.ts";

const world = await createWorld();
const { suite, district } = world;
const [township, neighbour] = world.townships;
const chain = new Chain(suite, township).fill(6);
const photo = blobOf(world, "a photograph of a broken irrigation channel");
const letter = blobOf(world, "a letter that names names");
const accusation = new Chain(suite, township, township.organisation, "accusation").fill(2);
const whole = await packed(
  world,
  requestOf(world, township, district, [await chain.range()], {
    blobs: [photo],
    sealedRanges: [await accusation.range()],
    sealedBlobs: [letter],
  }),
);
const full: Partial<BundleTrust> = { sealedIdentities: [world.officer.identity], seen: 0 };

async function outcomeOf(bytes: Bytes, trust = trustOf(world, district, full)): Promise<RefusalCode | "accepted"> {
  try {
    await verifyBundle(suite, sourceOf(bytes), trust);
    return "accepted";
  } catch (error) {
    if (error instanceof BundleRefused) return error.code;
    throw error;
  }
}

async function forged(forgery: Forgery): Promise<RefusalCode | "accepted"> {
  return outcomeOf(await forge(world, whole.bytes, township, district, forgery));
}

async function outcomeOfRange(range: EventRange, sender: Desk = township): Promise<RefusalCode | "accepted"> {
  return outcomeOf((await packed(world, requestOf(world, sender, district, [range]))).bytes);
}

/** Where an entry's stored bytes stand in the file. */
function placeOf(name: string): { readonly start: number; readonly size: number } {
  const at = whole.bytes.findIndex(
    (byte, i) => byte === 0x50 && whole.bytes[i + 2] === 3 && utf8(name).every((char, k) => whole.bytes[i + 30 + k] === char),
  );
  const size = new DataView(whole.bytes.buffer).getUint32(at + 18, true);
  return { start: at + 30 + name.length, size };
}

test("the untouched bundle, and the same forged without a change, are accepted", async () => {
  expect(await outcomeOf(whole.bytes)).toBe("accepted");
  expect(await forged({})).toBe("accepted");
});

test("every refusal has one Chinese sentence", () => {
  for (const code of refusalCodes) expect(refusalSentences[code]).toMatch(/^[^。]{10,80}。$/);
});

test("a bundle cut at every hundredth of its length is truncated", async () => {
  for (let percent = 0; percent < 100; percent += 1) {
    const cut = whole.bytes.slice(0, Math.floor((whole.bytes.length * percent) / 100));
    expect(await outcomeOf(cut), `${percent} %`).toBe("truncated");
  }
});

test.each([
  ["certificates.json", ["bad-hash"]],
  ["events.age", ["bad-hash"]],
  ["sealed.age", ["bad-hash"]],
  ["blobs/000001.age", ["bad-hash"]],
  ["manifest.json", ["bad-hash"]],
  ["manifest.json.minisig", ["bad-hash"]],
])("flipped bits in %s are damage", async (name, codes) => {
  const { start, size } = placeOf(name);
  expect(size).toBeGreaterThan(20);
  for (const place of [0, 0.1, 0.25, 0.5, 0.75, 0.9, 1]) {
    const changed = whole.bytes.slice();
    const at = start + Math.floor(place * (size - 1));
    changed[at] = (changed[at] ?? 0) ^ 0x10;
    expect(codes).toContain(await outcomeOf(changed));
  }
});

test.each<[string, (bytes: Bytes) => Bytes, RefusalCode]>([
  ["bytes in front", (bytes) => concat([utf8("MZ"), bytes]), "altered"],
  ["bytes behind", (bytes) => concat([bytes, utf8("\n")]), "altered"],
  ["an empty file", () => new Uint8Array(0), "truncated"],
  ["a text file", () => utf8("信访事项登记表".repeat(40)), "not-a-bundle"],
])("%s are refused", async (_, change, code) => {
  expect(await outcomeOf(change(whole.bytes))).toBe(code);
});

test("a bundle for another office or another device is not ours", async () => {
  expect(await outcomeOf(whole.bytes, trustOf(world, neighbour))).toBe("other-recipient");
  const otherKey = { identities: [neighbour.encryption.identity] };
  expect(await outcomeOf(whole.bytes, trustOf(world, district, otherKey))).toBe("other-recipient");
  expect(await outcomeOf(whole.bytes, trustOf(world, neighbour, { ownOrganisation: null }))).toBe("other-recipient");
});

test("another kind than the one wanted is refused", async () => {
  expect(await outcomeOf(whole.bytes, trustOf(world, district, { kinds: ["enrolment"] }))).toBe("wrong-kind");
});

test("a bundle of another district is refused by its root", async () => {
  const elsewhere = await createWorld();
  expect(await outcomeOf(whole.bytes, trustOf(elsewhere, elsewhere.district, { ownOrganisation: null }))).toBe("wrong-root");
});

test.each<[string, Forgery, RefusalCode]>([
  ["signed by another enrolled device", { signer: neighbour }, "bad-signature"],
  ["signed for another purpose", { purpose: "petition-desk/something-else/1" }, "bad-signature"],
  [
    "that names no certificate for its sender",
    {
      certificates: asJson((value) => ({ ...value, certificates: [] })),
      manifest: (m) => ({ ...m, from: { ...m.from, device: "0".repeat(32) } }),
    },
    "unknown-signer",
  ],
  [
    "with a certificate that was changed",
    { certificates: asText((text) => text.replace("示范乡1", "示范乡9")) },
    "unknown-signer",
  ],
  [
    "sent in another office's name",
    { manifest: (m) => ({ ...m, from: { ...m.from, organisation: neighbour.organisation } }) },
    "not-authorised",
  ],
  ["of a township that claims to enrol", { manifest: (m) => ({ ...m, kind: "enrolment" }) }, "not-authorised"],
  ["for a newer reader", { manifest: (m) => ({ ...m, minReader: 2, novelty: true }) }, "newer-format"],
  ["in a newer version", { manifest: (m) => ({ ...m, version: 2 }) }, "newer-format"],
  ["of another suite", { manifest: (m) => ({ ...m, suite: "gm" }) }, "newer-format"],
  ["of another program", { manifest: (m) => ({ ...m, format: "holiday-photos" }) }, "not-a-bundle"],
  ["with an unknown member", { manifest: (m) => ({ ...m, note: "x" }) }, "altered"],
  ["with a manifest that is not canonical", { manifestBytes: asText((text) => text.replace(",", ", ")) }, "altered"],
  ["with a manifest that is not JSON", { manifestBytes: () => utf8("{") }, "altered"],
  ["whose counts are wrong", { manifest: (m) => ({ ...m, counts: { ...m.counts, petitions: 1 } }) }, "altered"],
  [
    "that lists a range which it has not",
    { manifest: (m) => ({ ...m, ranges: [], counts: { events: 0, petitions: 0, attachments: 1 } }) },
    "altered",
  ],
  [
    "that lists its chain under an accusation's scope",
    { manifest: (m) => ({ ...m, ranges: m.ranges.map((r) => ({ ...r, scope: `${township.organisation}/accusation` })) }) },
    "altered",
  ],
  [
    "whose encrypted part names another receiver",
    {
      events: asText((text) =>
        text.replace(`"organisation":"${district.organisation}"`, `"organisation":"${neighbour.organisation}"`),
      ),
    },
    "altered",
  ],
  [
    "whose encrypted part belongs to another bundle",
    { events: asText((text) => text.replace(/"bundle":"./, '"bundle":"g')) },
    "altered",
  ],
  ["with entries in another order", { names: ([a, b, c, ...rest]) => [a, c, b, ...rest] as string[] }, "altered"],
  ["with an entry too many", { names: (names) => ["autorun.inf", ...names] }, "altered"],
  ["without its attachment", { names: (names) => names.filter((name) => !name.startsWith("blobs/")) }, "altered"],
  ["that ends without its signature", { names: (names) => names.slice(0, -1) }, "not-a-bundle"],
  ["whose attachment was exchanged", { blob: () => utf8("b photograph of a broken irrigation channel") }, "bad-hash"],
  ["whose attachment was shortened", { blob: (content) => content.slice(1) }, "altered"],
  [
    "whose attachment line is missing",
    { events: asLines((lines) => lines.filter((line) => !line.startsWith('{"blob"'))) },
    "altered",
  ],
  ["with a changed body", { events: asText((text) => text.replace("灌溉水渠", "灌溉水沟")) }, "bad-hash"],
  ["with a changed header", { events: asText((text) => text.replace('"actor":"u1"', '"actor":"u2"')) }, "broken-chain"],
  ["with a malformed header", { events: asText((text) => text.replace('"actor":"u1"', '"actor":"张三"')) }, "altered"],
  ["without an event in the middle", { events: asLines((lines) => lines.toSpliced(4, 1)) }, "broken-chain"],
  [
    "with two events exchanged",
    { events: asLines(([o, b, e1, e2, ...rest]) => [o, b, e2, e1, ...rest] as string[]) },
    "broken-chain",
  ],
  ["with an event twice", { events: asLines((lines) => lines.toSpliced(4, 0, lines[4] ?? "")) }, "broken-chain"],
  ["with its last event cut off", { events: asLines((lines) => lines.toSpliced(-3, 1)) }, "broken-chain"],
  [
    "with a header beyond its bound",
    { events: asText((text) => text.replace('"actor":"u1"', `"actor":"${"u".repeat(16_384)}"`)) },
    "too-large",
  ],
  ["with a body beyond its bound", { events: asText((text) => text.replace("灌溉水渠", "x".repeat(1_048_576))) }, "too-large"],
  [
    "with a line beyond every bound",
    { events: asLines(([o, ...rest]) => [`${o}${" ".repeat(4_194_314)}`, ...rest]) },
    "too-large",
  ],
  ["without its head", { events: asLines((lines) => lines.toSpliced(-2, 1)) }, "altered"],
  ["without its end", { events: asLines((lines) => lines.slice(0, -1)) }, "altered"],
  ["with lines behind its end", { events: asLines((lines) => [...lines, lines[2] ?? ""]) }, "altered"],
  ["with an empty line", { events: asLines((lines) => lines.toSpliced(3, 0, "")) }, "altered"],
  ["whose last line is cut", { events: (text) => text.slice(0, -1) }, "altered"],
  [
    "whose head is signed by nobody",
    { events: asText((text) => text.replace(/"signature":"[0-9a-f]{8}/, '"signature":"00000000')) },
    "bad-signature",
  ],
  [
    "whose head names another event",
    { events: asText((text) => text.replace(/"head":(\{.*?"id":)"[0-9a-f]{64}"/, `"head":$1"${"0".repeat(64)}"`)) },
    "broken-chain",
  ],
  [
    "whose accusation's attachment was changed",
    { sealed: asText((text) => text.replace('"data":"YSBs', '"data":"YiBs')) },
    "bad-hash",
  ],
  [
    "whose accusation's attachment is no base64",
    { sealed: asText((text) => text.replace('"data":"YSBs', '"data":"!SBs')) },
    "altered",
  ],
  [
    "whose accusation's attachment is longer than told",
    { sealed: asText((text) => text.replace('"size":25', '"size":24')) },
    "altered",
  ],
  ["with sealed padding that talks", { sealed: asText((text) => text.replace('"pad":"0000', '"pad":"1234')) }, "altered"],
  [
    "with unpadded accusations",
    {
      sealed: asLines((lines) => lines.slice(0, -1)),
      manifest: (m) => ({ ...m, entries: m.entries.map((e) => (e.name === "sealed.age" ? { ...e, inflated: 16_384 } : e)) }),
    },
    "altered",
  ],
  [
    "that inflates beyond what it signed",
    {
      manifest: (m) => ({
        ...m,
        entries: m.entries.map((e) => (e.name === "events.age" ? { ...e, inflated: e.inflated - 1 } : e)),
      }),
    },
    "too-large",
  ],
  [
    "that inflates to less than it signed",
    {
      manifest: (m) => ({
        ...m,
        entries: m.entries.map((e) => (e.name === "events.age" ? { ...e, inflated: e.inflated + 1 } : e)),
      }),
    },
    "altered",
  ],
  ["that is a zip bomb", { gzip: () => zeros }, "too-large"],
  ["with a broken gzip member", { gzip: (member) => member.slice(0, -9) }, "altered"],
  ["with something behind its gzip member", { gzip: (member) => concat([member, utf8("PK hidden")]) }, "altered"],
  [
    "with a second gzip header",
    { gzip: (member) => concat([new Uint8Array([0x1f, 0x8b, 8, 8]), member.subarray(4)]) },
    "altered",
  ],
  ["with a broken age file", { age: (file) => file.slice(0, -40) }, "altered"],
  ["that no longer opens for us", { recipients: [neighbour.encryption.recipient] }, "other-recipient"],
])("refuses a bundle %s", async (_, forgery, code) => {
  expect(await forged(forgery)).toBe(code);
});

const zeros = await (async () => {
  const { gzipSync } = await import("node:zlib");
  const bomb = new Uint8Array(gzipSync(new Uint8Array(256 * 1024 * 1024)));
  bomb.set([0, 0xff], 8);
  return bomb;
})();

test("a zip bomb is stopped before it takes memory", async () => {
  const bytes = await forge(world, whole.bytes, township, district, { gzip: () => zeros });
  const before = process.memoryUsage().rss;
  expect(await outcomeOf(bytes)).toBe("too-large");
  expect(process.memoryUsage().rss - before).toBeLessThan(64 * 1024 * 1024);
});

test.each([
  ["the district's scope", township, district.organisation],
  ["a neighbour's scope", township, neighbour.organisation],
  ["another district's scope", district, "990128"],
])("an enrolled device may not write %s", async (_, writer, organisation) => {
  const forgedChain = new Chain(suite, writer, organisation).fill(2);
  expect(await outcomeOfRange(await forgedChain.range(), writer)).toBe("not-authorised");
});

test("a township may not write what belongs to the district", async () => {
  const overreach = new Chain(suite, township);
  overreach.append("assignment.made");
  expect(await outcomeOfRange(await overreach.range())).toBe("not-authorised");
});

test("a sealed acknowledgement speaks for the sending device and its epoch only", async () => {
  const own = acknowledge(township, 1, [accusation]);
  const outcomeWith = async (change: Partial<typeof own>) => {
    const sealedAcknowledgement = { ...own, ...change };
    const { bytes } = await packed(world, requestOf(world, township, district, [], { sealedAcknowledgement }));
    return outcomeOf(bytes);
  };
  expect(await outcomeWith({})).toBe("accepted");
  expect(await outcomeWith({ organisation: neighbour.organisation })).toBe("altered");
  expect(await outcomeWith({ device: neighbour.device })).toBe("altered");
  expect(await outcomeWith({ epoch: neighbour.epoch })).toBe("altered");
});

test("a manifest that names another predecessor than the events do is altered", async () => {
  const { bytes } = await packed(world, requestOf(world, township, district, [await chain.range(3)]));
  const change = (prevHead: string | null) =>
    forge(world, bytes, township, district, {
      manifest: (m) => ({ ...m, ranges: m.ranges.map((range) => ({ ...range, prevHead: prevHead ?? range.prevHead })) }),
    });
  expect(await outcomeOf(await change(null))).toBe("accepted");
  expect(await outcomeOf(await change("0".repeat(64)))).toBe("altered");
});

test("a relay cannot sign in the writer's place", async () => {
  const range = await new Chain(suite, neighbour).fill(2).range();
  const last = range.events.at(-1);
  if (last === undefined) throw new Error("empty");
  const head = await signHead(suite, township.signing.secret, range.chain, { seq: 2, id: last.id });
  expect(await outcomeOfRange({ ...range, head })).toBe("bad-signature");
});

test("a relay may carry what the writer signed", async () => {
  expect(await outcomeOfRange(await new Chain(suite, neighbour).fill(2).range())).toBe("accepted");
});

test("events of a writer without certificate are refused", async () => {
  const stranger = (await createWorld()).townships[0];
  const range = await new Chain(suite, stranger, "990127009").fill(1).range();
  expect(await outcomeOfRange(range)).toBe("unknown-signer");
});

test("an implausible Lamport count is refused", async () => {
  const runaway = new Chain(suite, township);
  const first = runaway.append();
  const jumped = { ...first, header: { ...first.header, count: 2 ** 40 } };
  runaway.events[0] = jumped;
  runaway.append();
  const range = { ...(await runaway.range()), events: [first, ...runaway.events.slice(1)] };
  expect(await outcomeOfRange(range)).toBe("broken-chain");
});

test("a revoked writer's later events are set apart and nothing is dropped", async () => {
  const last = chain.events[3];
  if (last === undefined) throw new Error("empty");
  const { scope, device, epoch } = chain.key;
  const revocation = {
    device,
    reason: "电脑失窃",
    at: "2026-11-01T00:00:00.000Z",
    trusted: [{ scope, epoch, seq: 4, id: last.id }],
  };
  const trustList = await announce(world, 2, { revocations: [revocation] });
  const bundle = await verifyBundle(suite, sourceOf(whole.bytes), trustOf(world, district, { ...full, trustList }));
  expect(bundle.senderRevoked).toEqual(revocation);
  expect(bundle.quarantined).toEqual([
    { scope, device, epoch, fromSeq: 5, toSeq: 6, reason: "电脑失窃" },
    { ...accusation.key, fromSeq: 1, toSeq: 2, reason: "电脑失窃" },
  ]);
  expect((await listed(bundle.ranges()))[0]?.events).toHaveLength(6);

  const otherHistory = { ...revocation, trusted: [{ scope, epoch, seq: 4, id: "0".repeat(64) }] };
  const forked = await announce(world, 3, { revocations: [otherHistory] });
  const branch = await verifyBundle(suite, sourceOf(whole.bytes), trustOf(world, district, { trustList: forked }));
  expect(branch.quarantined[0]).toMatchObject({ fromSeq: 1, toSeq: 6 });
});

test("a newer trust list in the bundle is in force at once, an older one is not", async () => {
  const revocation = { device: neighbour.device, reason: "停用", at: "2026-11-01T00:00:00.000Z", trusted: [] };
  const newer = await announce(world, 5, { revocations: [revocation] });
  const older = await announce(world, 4, {});
  const range = await new Chain(suite, neighbour).fill(1).range();
  const carrying = async (carried: typeof newer, held: typeof newer) => {
    const { bytes } = await packed(world, requestOf(world, district, township, [range], { trustList: carried }));
    return verifyBundle(suite, sourceOf(bytes), trustOf(world, township, { trustList: held }));
  };
  expect((await carrying(newer, older)).quarantined).toHaveLength(1);
  expect((await carrying(older, newer)).quarantined).toHaveLength(1);
  expect((await carrying(older, older)).quarantined).toEqual([]);
});

test("an expired certificate only warns", async () => {
  const request = requestOf(world, township, district, [await chain.range()], { createdAt: "2037-01-01T00:00:00.000Z" });
  const bundle = await verifyBundle(suite, sourceOf((await packed(world, request)).bytes), trustOf(world, district));
  expect(bundle.expired).toEqual([township.device]);
});
