import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Bytes, concat, fromUtf8, toHex, utf8 } from "../../../shared/crypto/bytes.ts";
import { createInternationalSuite } from "../../../shared/crypto/international.ts";
import { readBody } from "../../../shared/log/body.ts";
import { NotCanonical } from "../../../shared/log/canonical.ts";
import { createEvent } from "../../../shared/log/create.ts";
import { decodeLine, decodeLines, encodeLine, encodeLines } from "../../../shared/log/line.ts";
import { createDummySuite } from "../crypto/dummy-suite.ts";
import { createWriter, noted, writeChain } from "./fixtures.ts";

const suites = [await createInternationalSuite(), createDummySuite()];

describe.each(suites)("lines under the suite $name", (suite) => {
  it("carry events there and back, whatever the body says", async () => {
    const writer = await createWriter("990127001/general", suite);
    const texts = fc.array(fc.string({ unit: "grapheme" }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(texts, (several) => {
        const events = writeChain(writer, several);
        expect(decodeLines(suite, encodeLines(events))).toEqual(events);
      }),
      { numRuns: 30 },
    );
  });

  it("leave no change of any byte unnoticed", async () => {
    const writer = await createWriter("990127001/general", suite);
    const [event] = writeChain(writer, ["漏水"]);
    if (!event) throw new Error("unreachable");
    const line = encodeLine(event);
    for (let at = 0; at < line.length; at += 1) {
      const altered = concat([line]);
      altered[at] = (altered[at] ?? 0) ^ 0x01;
      const read = decodeLines(suite, altered);
      expect("failed" in read || read[0]?.id !== event.id).toBe(true);
    }
  });

  it("refuse a line without its end, without a separator, or with another body", async () => {
    const writer = await createWriter("990127001/general", suite);
    const [first, second] = writeChain(writer, ["甲", "乙"]);
    if (!first || !second) throw new Error("unreachable");
    const line = encodeLine(first);
    expect(decodeLines(suite, line.subarray(0, -1))).toMatchObject({ failed: "malformed-line" });
    expect(decodeLine(suite, first.headerBytes)).toMatchObject({ failed: "malformed-line" });
    const swapped = concat([first.headerBytes, utf8("\t"), second.bodyBytes ?? utf8("")]);
    expect(decodeLine(suite, swapped)).toMatchObject({ failed: "body-altered", seq: 1 });
    expect(decodeLine(suite, concat([utf8(" "), line.subarray(0, -1)]))).toMatchObject({ failed: "malformed-header" });
  });

  it("keep the place of an event whose body was destroyed", async () => {
    const writer = await createWriter("990127001/general", suite);
    const [event] = writeChain(writer, ["要销毁的内容"]);
    if (!event) throw new Error("unreachable");
    const bare = { ...event, bodyBytes: null };
    const line = encodeLine(bare);
    expect(fromUtf8(line)).toBe(`${fromUtf8(event.headerBytes)}\t\n`);
    expect(decodeLines(suite, line)).toEqual([bare]);
    expect(readBody(bare)).toEqual({ absent: "destroyed" });
  });
});

describe("events", () => {
  it("salt their bodies, so that equal bodies have different hashes", async () => {
    const writer = await createWriter();
    const [one] = writeChain(writer, ["同样的话"]);
    const [other] = writeChain(writer, ["同样的话"]);
    expect(one?.header.bodyHash).not.toBe(other?.header.bodyHash);
    expect(one && readBody(one)).toMatchObject({ body: { text: "同样的话", salt: expect.stringMatching(/^[0-9a-f]{32}$/) } });
  });

  it("begin their chain at 1 and count past everything the writer saw", async () => {
    const { suite, chain } = await createWriter();
    const first = createEvent(suite, chain, null, 41, noted("甲"));
    const second = createEvent(suite, chain, { seq: 1, id: first.id }, 100, noted("乙"));
    expect(first.header).toMatchObject({ seq: 1, prev: null, count: 42 });
    expect(second.header).toMatchObject({ seq: 2, prev: first.id, count: 101 });
    expect(first.id).toBe(toHex(suite.hash(first.headerBytes)));
  });

  it("refuse text that is not Unicode, a foreign salt and a body without bound", async () => {
    const { suite, chain } = await createWriter();
    const create = (body: Record<string, unknown>) => createEvent(suite, chain, null, 0, { ...noted(""), body });
    expect(() => create({ text: "\ud83d" })).toThrow(NotCanonical);
    expect(() => create({ salt: "0".repeat(32) })).toThrow(RangeError);
    expect(() => create({ text: "长".repeat(400_000) })).toThrow(RangeError);
  });

  it.each<[string, string]>([
    ["not JSON", "{"],
    ["no object", "[]"],
    ["without salt", "{}"],
    ["with a short salt", '{"salt":"00"}'],
    ["not canonical", `{"text":"", "salt":"${"0".repeat(32)}"}`],
  ])("of a body %s are sound but cannot be read", async (_, text) => {
    const { suite, chain } = await createWriter();
    const event = createEvent(suite, chain, null, 0, noted(""));
    const bodyBytes: Bytes = utf8(text);
    const header = utf8(
      fromUtf8(event.headerBytes).replace(/"bodyHash":"[^"]+"/, `"bodyHash":"${toHex(suite.hash(bodyBytes))}"`),
    );
    const read = decodeLine(suite, concat([header, utf8("\t"), bodyBytes]));
    if ("failed" in read) throw new Error(read.failed);
    expect(readBody(read)).toEqual({ absent: "invalid" });
  });
});
