import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fromUtf8, utf8 } from "../../../shared/crypto/bytes.ts";
import { canonicalBytes, canonicalText } from "../../../shared/log/canonical.ts";
import type { EventHeader, Scope } from "../../../shared/log/event.ts";
import { decodeHeader, encodeHeader, subjectOfType } from "../../../shared/log/header.ts";

const hex = (length: number) => fc.stringMatching(new RegExp(`^[0-9a-f]{${length}}$`));
const name = fc.stringMatching(/^[0-9A-Za-z][0-9A-Za-z_.:/-]{0,63}$/);

const headers: fc.Arbitrary<EventHeader> = fc
  .record({
    scope: fc.constantFrom<Scope>("990127001/general", "990127/accusation"),
    device: hex(32),
    epoch: hex(32),
    seq: fc.integer({ min: 1, max: 2 ** 40 }),
    prev: hex(64),
    more: fc.nat({ max: 2 ** 30 }),
    wall: fc.date({ min: new Date(0), max: new Date("9999-12-31"), noInvalidDate: true }).map((date) => date.toISOString()),
    actor: fc.stringMatching(/^[0-9A-Za-z._-]{1,64}$/),
    type: fc.stringMatching(/^[a-z][a-z0-9-]{0,8}\.[a-z][a-z0-9-]{0,8}$/),
    subject: hex(32),
    bodyHash: hex(64),
    base: fc.option(fc.dictionary(name, hex(64)), { nil: undefined }),
  })
  .map(({ more, base, prev, ...rest }) => ({
    v: 1,
    ...rest,
    prev: rest.seq === 1 ? null : prev,
    count: rest.seq + more,
    ...(base ? { base: { ...base } } : {}),
  }));

const sample: EventHeader = {
  v: 1,
  scope: "990127001/general",
  device: "0".repeat(32),
  epoch: "1".repeat(32),
  seq: 2,
  prev: "2".repeat(64),
  count: 5,
  wall: "2026-11-20T08:30:00.000Z",
  actor: "u1",
  type: "petition.amended",
  subject: "3".repeat(32),
  bodyHash: "4".repeat(64),
  base: { title: "5".repeat(64) },
};

describe("event headers", () => {
  it("come back as they were written, in canonical JSON", () => {
    fc.assert(
      fc.property(headers, (header) => {
        const bytes = encodeHeader(header);
        expect(bytes).toEqual(canonicalBytes(header));
        expect(decodeHeader(bytes)).toEqual(header);
      }),
    );
  });

  it("have exactly one spelling: any other bytes that JSON reads alike are refused", () => {
    const text = canonicalText(sample);
    expect(decodeHeader(utf8(text))).toEqual(sample);
    const entries = Object.entries(JSON.parse(text) as object);
    expect(decodeHeader(utf8(JSON.stringify(Object.fromEntries(entries.reverse()))))).toBeNull();
    expect(decodeHeader(utf8(text.replace(":", ": ")))).toBeNull();
    expect(decodeHeader(utf8(`${text}\n`))).toBeNull();
    expect(decodeHeader(utf8(text.replace('"count":5', '"count":5.0')))).toBeNull();
    expect(decodeHeader(utf8(text.replace('"actor":"u1"', '"actor":"\\u00751"')))).toBeNull();
    expect(decodeHeader(utf8(text.replace('"actor":"u1"', '"actor":"u1","actor":"u1"')))).toBeNull();
  });

  it.each<[string, object]>([
    ["an unknown member", { extra: 1 }],
    ["a missing member", { actor: undefined }],
    ["a scope of no organisation", { scope: "99/general" }],
    ["an unknown compartment", { scope: "990127001/secret" }],
    ["an upper-case device", { device: "A".repeat(32) }],
    ["seq 0", { seq: 0 }],
    ["a fraction", { count: 5.5 }],
    ["a count beyond safe integers", { count: 2 ** 53 }],
    ["a count below its seq", { count: 1 }],
    ["no predecessor after the first", { prev: null }],
    ["a predecessor of the first", { seq: 1 }],
    ["a wall clock that is no time", { wall: "2026-13-20T08:30:00.000Z" }],
    ["a wall clock of another zone", { wall: "2026-11-20T08:30:00.000+08:00" }],
    ["a person's name as the actor", { actor: "张三" }],
    ["a type of one word", { type: "amended" }],
    ["base fields that are no event ids", { base: { title: "5" } }],
    ["base fields out of order", { base: "unsorted" }],
    ["version 0", { v: 0 }],
    ["a version that is no whole number", { v: 1.5 }],
  ])("with %s are refused", (_, change) => {
    const members = Object.entries({ ...sample, ...change }).filter(([, value]) => value !== undefined);
    const text = canonicalText(Object.fromEntries(members)).replace(
      '"base":"unsorted"',
      `"base":{"b":"${"5".repeat(64)}","a":"${"5".repeat(64)}"}`,
    );
    expect(decodeHeader(utf8(text))).toBeNull();
  });

  it("are refused by the writer where readers would refuse them", () => {
    expect(() => encodeHeader({ ...sample, actor: "张三" })).toThrow(RangeError);
    expect(() => encodeHeader({ ...sample, v: 2 })).toThrow(RangeError);
  });

  it("of a newer version can be chained and stored, whatever they add", () => {
    const newer = canonicalBytes({ ...sample, v: 2, base: { shape: ["unknown"] }, added: { 信: 1 } });
    const { base, ...known } = sample;
    expect(base).toBeDefined();
    expect(decodeHeader(newer)).toEqual({ ...known, v: 2 });
    expect(decodeHeader(utf8(fromUtf8(newer).replace(",", ", ")))).toBeNull();
    expect(decodeHeader(canonicalBytes({ ...sample, v: 2, seq: "2" }))).toBeNull();
    expect(decodeHeader(canonicalBytes([sample]))).toBeNull();
  });

  it("longer than 16 KiB are refused", () => {
    const base = Object.fromEntries(Array.from({ length: 250 }, (_, i) => [`field${i}`, "5".repeat(64)]));
    const bytes = canonicalBytes({ ...sample, base });
    expect(bytes.length).toBeGreaterThan(16_384);
    expect(decodeHeader(bytes)).toBeNull();
    expect(() => encodeHeader({ ...sample, base })).toThrow(RangeError);
  });
});

describe("the subject of a kind of event, read without parsing", () => {
  const prefix = utf8("petition.");

  it("is what parsing says, for every header of version 1", () => {
    fc.assert(
      fc.property(headers, fc.boolean(), (header, isPetition) => {
        const given = isPetition ? { ...header, type: `petition.${header.type.split(".")[1]}` } : header;
        const wanted = given.type.startsWith("petition.") ? given.subject : null;
        expect(subjectOfType(encodeHeader(given), prefix)).toBe(wanted);
      }),
    );
  });

  it("is null for a type that only looks alike, and left to a parser for anything but version 1", () => {
    expect(subjectOfType(encodeHeader({ ...sample, type: "petitions.kept" }), prefix)).toBeNull();
    const newer = canonicalBytes({ ...sample, v: 2, urgency: { subject: "x", type: "petition.urged" } });
    expect(subjectOfType(newer, prefix)).toBeUndefined();
    for (const cut of [0, 1, 40, 60, 120])
      expect(subjectOfType(encodeHeader(sample).subarray(-cut || 0, cut), prefix)).toBeUndefined();
  });
});
