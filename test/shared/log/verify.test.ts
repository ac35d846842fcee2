import { beforeAll, describe, expect, it } from "vitest";
import { toHex, utf8 } from "../../../shared/crypto/bytes.ts";
import { createInternationalSuite } from "../../../shared/crypto/international.ts";
import type { EventRange, StoredEvent } from "../../../shared/log/event.ts";
import { isLogFailure } from "../../../shared/log/failures.ts";
import { signHead, verifyHead } from "../../../shared/log/head.ts";
import { furthestCount, type RangeContext, verifyRange } from "../../../shared/log/verify.ts";
import { createDummySuite } from "../crypto/dummy-suite.ts";
import { createWriter, signedRange, type Writer, writeChain } from "./fixtures.ts";

const suites = [await createInternationalSuite(), createDummySuite()];

describe.each(suites)("a range under the suite $name", (suite) => {
  let writer: Writer;
  let events: StoredEvent[];
  let context: RangeContext;

  beforeAll(async () => {
    writer = await createWriter("990127001/general", suite);
    events = writeChain(writer, ["甲", "乙", "丙", "丁"], 3);
    context = { writerKey: toHex(writer.keys.publicKey), writer: writer.chain.device, previous: null, seen: 0 };
  });

  const at = (index: number): StoredEvent => {
    const event = events[index];
    if (!event) throw new Error("unreachable");
    return event;
  };
  const verify = async (range: EventRange, change: Partial<RangeContext> = {}) => {
    const failure = await verifyRange(suite, range, { ...context, ...change });
    return failure?.failed ?? "sound";
  };

  it("is sound from the beginning and from any later event whose predecessor is known", async () => {
    expect(await verify(await signedRange(writer, events))).toBe("sound");
    const tail = await signedRange(writer, events.slice(2));
    expect(await verify(tail, { previous: { seq: 2, id: at(1).id } })).toBe("sound");
    expect(await verify(tail, { previous: { seq: 2, id: at(1).id, count: at(1).header.count } })).toBe("sound");
  });

  it("is sound without the bodies that were destroyed", async () => {
    const bare = events.map((event) => ({ ...event, bodyBytes: null }));
    expect(await verify(await signedRange(writer, bare))).toBe("sound");
  });

  it("fails where an event is left out, repeated, moved or another follows", async () => {
    const range = await signedRange(writer, events);
    expect(await verify({ ...range, events: [at(0), at(1), at(3)] })).toBe("gap");
    expect(await verify({ ...range, events: [at(0), at(0), at(1), at(2), at(3)] })).toBe("gap");
    expect(await verify({ ...range, events: [at(1), at(0), at(2), at(3)] })).toBe("gap");
    expect(await verify({ ...range, events: [] })).toBe("empty-range");
    const other = writeChain(writer, ["甲", "乙"]);
    expect(await verify({ ...range, events: [at(0), other[1] ?? at(1), at(2), at(3)] })).toBe("broken-chain");
    expect(await verify({ ...range, events: events.slice(2) }, { previous: { seq: 2, id: at(0).id } })).toBe("broken-chain");
    expect(await verify({ ...range, events: events.slice(2) })).toBe("gap");
  });

  it("fails where a body or header was changed under its id", async () => {
    const range = await signedRange(writer, events);
    const forged = { ...at(1), bodyBytes: utf8('{"salt":"","text":"改"}') };
    expect(await verify({ ...range, events: [at(0), forged, at(2), at(3)] })).toBe("body-altered");
    const renamed = { ...at(3), headerBytes: at(2).headerBytes };
    expect(await verify({ ...range, events: [at(0), at(1), at(2), renamed] })).toBe("bad-id");
  });

  it("fails under a head of another event, another chain, or another writer", async () => {
    const range = await signedRange(writer, events);
    const short = await signedRange(writer, events.slice(0, 3));
    expect(await verify({ ...range, head: short.head })).toBe("head-mismatch");
    expect(await verify({ ...range, head: { ...range.head, epoch: "0".repeat(32) } })).toBe("head-mismatch");
    expect(await verify({ ...range, head: { ...range.head, signature: short.head.signature } })).toBe("bad-signature");
    const stranger = await createWriter("990127001/general", suite);
    const signature = (await signHead(suite, stranger.keys.secret, writer.chain, { seq: 4, id: at(3).id })).signature;
    expect(await verify({ ...range, head: { ...range.head, signature } })).toBe("bad-signature");
    expect(await verify(range, { writer: stranger.chain.device })).toBe("wrong-writer");
    expect(await verify(range, { writerKey: toHex(stranger.keys.publicKey) })).toBe("bad-signature");
  });

  it("fails where events of another scope or epoch are mixed in", async () => {
    const elsewhere = { ...writer, chain: { ...writer.chain, scope: "990127002/general" as const } };
    const foreign = writeChain(elsewhere, ["甲"]);
    const range = await signedRange(writer, events);
    expect(await verify({ ...range, events: foreign })).toBe("foreign-chain");
  });

  it("fails where counts do not rise, or rise beyond belief", async () => {
    const range = await signedRange(writer, events.slice(2));
    expect(await verify(range, { previous: { seq: 2, id: at(1).id, count: at(2).header.count } })).toBe("count-not-rising");
    const leap = await signedRange(writer, writeChain(writer, ["甲"], furthestCount + 8));
    expect(await verify(leap)).toBe("implausible-count");
    expect(await verify(leap, { seen: 100 })).toBe("sound");
  });

  it("says each failure in one Chinese sentence, with the number of the event", async () => {
    const range = await signedRange(writer, events);
    const failure = await verifyRange(suite, { ...range, events: [at(0), at(2)] }, context);
    expect(isLogFailure(failure)).toBe(true);
    expect(failure).toEqual({ failed: "gap", seq: 2, sentence: "事件序号不连续，中间缺少记录。" });
  });
});

describe("a signed head", () => {
  it("is not accepted when any of its fields differs from what was signed", async () => {
    const writer = await createWriter();
    const { suite, keys, chain } = writer;
    const head = await signHead(suite, keys.secret, chain, { seq: 7, id: "a".repeat(64) });
    expect(await verifyHead(suite, keys.publicKey, head)).toBe(true);
    const changes = [
      { seq: 8 },
      { id: "b".repeat(64) },
      { epoch: "0".repeat(32) },
      { device: "0".repeat(32) },
      { scope: "990127002/general" as const },
      { signature: head.signature.toUpperCase() },
      { signature: "" },
      { id: "\ud800" },
    ];
    for (const change of changes) expect(await verifyHead(suite, keys.publicKey, { ...head, ...change })).toBe(false);
  });
});
