import { gunzipSync, gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { concat } from "../../../shared/crypto/bytes.ts";
import { encodeLines } from "../../../shared/log/line.ts";
import { cutIntoSegments, packSegment, unpackSegment } from "../../../shared/log/segment.ts";
import { createWriter, writeChain } from "./fixtures.ts";

describe("segments", () => {
  it("keep 1 to 512 events of one chain, compressed, and give back the very same", async () => {
    const writer = await createWriter();
    const events = writeChain(
      writer,
      Array.from({ length: 512 }, (_, i) => `第${i}件`),
    );
    for (const some of [events.slice(0, 1), events.slice(100, 150), events]) {
      const segment = await packSegment(some);
      expect(gunzipSync(segment)).toEqual(Buffer.from(encodeLines(some)));
      expect(await unpackSegment(writer.suite, segment)).toEqual({ chain: writer.chain, events: some });
    }
  });

  it("take no events, too many, or events that do not follow each other for a bug", async () => {
    const writer = await createWriter();
    const events = writeChain(
      writer,
      Array.from({ length: 513 }, () => "一"),
    );
    await expect(packSegment([])).rejects.toThrow(RangeError);
    await expect(packSegment(events)).rejects.toThrow(RangeError);
    await expect(packSegment([...events.slice(0, 2), ...events.slice(3, 5)])).rejects.toThrow(RangeError);
  });

  it("are cut so that none is too long or too large, and nothing is lost", async () => {
    const writer = await createWriter();
    const many = writeChain(
      writer,
      Array.from({ length: 1200 }, () => "一"),
    );
    expect(cutIntoSegments(many).map((part) => part.length)).toEqual([512, 512, 176]);
    expect(cutIntoSegments(many).flat()).toEqual(many);
    const large = writeChain(
      writer,
      Array.from({ length: 40 }, () => "长".repeat(300_000)),
    );
    expect(cutIntoSegments(large).map((part) => part.length)).toEqual([18, 18, 4]);
    await expect(packSegment(large)).rejects.toThrow(RangeError);
    for (const part of cutIntoSegments(large)) expect((await packSegment(part)).length).toBeGreaterThan(0);
    expect(cutIntoSegments([])).toEqual([]);
  });

  it("refuse what was cut, altered, empty or mixed", async () => {
    const writer = await createWriter();
    const { suite } = writer;
    const events = writeChain(writer, ["甲", "乙", "丙"]);
    const segment = await packSegment(events);
    expect(await unpackSegment(suite, segment.subarray(0, -9))).toMatchObject({ failed: "malformed-line" });
    expect(await unpackSegment(suite, new Uint8Array(gzipSync("")))).toMatchObject({ failed: "empty-range" });
    const parts = events.map((event) => encodeLines([event]));
    const holed = new Uint8Array(gzipSync(concat([parts[0] ?? segment, parts[2] ?? segment])));
    expect(await unpackSegment(suite, holed)).toMatchObject({ failed: "gap", seq: 2 });
    const text = gunzipSync(segment);
    text[text.length - 5] = (text[text.length - 5] ?? 0) ^ 1;
    expect(await unpackSegment(suite, new Uint8Array(gzipSync(text)))).toMatchObject({ failed: "body-altered", seq: 3 });
  });

  it("stop at their limit instead of inflating without end", async () => {
    const writer = await createWriter();
    const endless = new Uint8Array(gzipSync(Buffer.alloc(17_000_000)));
    expect(await unpackSegment(writer.suite, endless)).toMatchObject({ failed: "malformed-line" });
  });
});
