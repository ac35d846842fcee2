import { crc32 as zlibCrc32 } from "node:zlib";
import { expect, test } from "vitest";
import { crc32 } from "../../../shared/archive/crc32.ts";
import { directory, localHeader, type ZipEntry } from "../../../shared/archive/zip-layout.ts";
import { BundleRefused } from "../../../shared/bundle/bundle.ts";
import { once } from "../../../shared/bundle/streams.ts";
import { readDirectory, readEntry } from "../../../shared/bundle/zip-reader.ts";
import { createZipWriter } from "../../../shared/bundle/zip-writer.ts";
import { type Bytes, concat, fromUtf8, utf8 } from "../../../shared/crypto/bytes.ts";
import { MemoryFile, SparseFile, sourceOf } from "./memory-file.ts";

const nothing = () => undefined;

async function zipOf(entries: readonly [name: string, content: Bytes][]): Promise<Bytes> {
  const file = new MemoryFile();
  const zip = createZipWriter(file);
  for (const [name, content] of entries) await zip.add(name, once(content), nothing);
  await zip.finish();
  return file.bytes();
}

async function refusalOf(bytes: Bytes): Promise<string> {
  try {
    await readDirectory(sourceOf(bytes));
  } catch (error) {
    if (error instanceof BundleRefused) return error.code;
    throw error;
  }
  return "accepted";
}

const whole = await zipOf([
  ["certificates.json", utf8('{"v":1}')],
  ["blobs/000001.age", utf8("content of an attachment")],
  ["manifest.json", utf8("{}")],
]);

test("CRC-32 agrees with zlib for every length and alignment", () => {
  const bytes = new Uint8Array(4096).map((_, i) => (i * 167 + (i >> 5)) & 0xff);
  for (let from = 0; from < 9; from += 1) {
    for (const length of [0, 1, 7, 8, 9, 63, 64, 4000]) {
      const part = bytes.subarray(from, from + length);
      expect(crc32(part)).toBe(zlibCrc32(part));
    }
  }
});

test("what is written is read back in its order", async () => {
  const source = sourceOf(whole);
  const entries = await readDirectory(source);
  expect(entries.map((entry) => entry.name)).toEqual(["certificates.json", "blobs/000001.age", "manifest.json"]);
  const second = entries[1];
  if (second === undefined) throw new Error("missing entry");
  const parts: Bytes[] = [];
  for await (const chunk of readEntry(source, second)) parts.push(chunk);
  expect(fromUtf8(concat(parts))).toBe("content of an attachment");
  expect(second.crc).toBe(zlibCrc32(utf8("content of an attachment")));
});

test("the same content is always the same file", async () => {
  expect(await zipOf([["a.json", utf8("x")]])).toEqual(await zipOf([["a.json", utf8("x")]]));
});

test("no single bit of headers, directory or end record can be changed", async () => {
  const entries = await readDirectory(sourceOf(whole));
  const content = new Set<number>();
  for (const entry of entries) {
    const start = entry.offset + 30 + entry.name.length;
    for (let at = start; at < start + entry.size; at += 1) content.add(at);
  }
  for (let at = 0; at < whole.length; at += 1) {
    if (content.has(at)) continue;
    for (let bit = 0; bit < 8; bit += 1) {
      const changed = whole.slice();
      changed[at] = (changed[at] ?? 0) ^ (1 << bit);
      expect(await refusalOf(changed), `byte ${at} bit ${bit}`).not.toBe("accepted");
    }
  }
});

test("every truncation is refused as truncated", async () => {
  for (let length = 0; length < whole.length; length += 1) {
    expect(await refusalOf(whole.slice(0, length))).toBe("truncated");
  }
});

test.each([
  ["bytes before", () => concat([utf8("MZ"), whole]), "altered"],
  ["bytes behind", () => concat([whole, utf8("more")]), "altered"],
  ["a single zero behind", () => concat([whole, new Uint8Array(1)]), "altered"],
  ["another file", () => utf8("%PDF-1.7 and then some more of an ordinary document"), "not-a-bundle"],
  ["two bundles", () => concat([whole, whole]), "altered"],
])("refuses %s", async (_, bytes, code) => {
  expect(await refusalOf(bytes())).toBe(code);
});

test.each(["../evil", "/etc/passwd", "..", "a/../b", "C:\\x", "a/b/c", "A.json", "blobs/", ".hidden", "a\u0000b", "信访"])(
  "neither writes nor reads the unsafe name %j",
  async (name) => {
    await expect(zipOf([[name, utf8("x")]])).rejects.toThrow(RangeError);
    const safe = "x".repeat(utf8(name).length);
    const raw = await zipOf([[safe, utf8("x")]]);
    const text = utf8(name);
    for (let at = 0; at + text.length <= raw.length; at += 1) {
      if (utf8(safe).every((byte, i) => raw[at + i] === byte)) raw.set(text, at);
    }
    expect(await refusalOf(raw)).toBe("unsafe-path");
  },
);

test("a name may stand once", async () => {
  const raw = await zipOf([
    ["aa.json", utf8("x")],
    ["ab.json", utf8("y")],
  ]);
  for (let at = 0; at + 2 <= raw.length; at += 1) if (raw[at] === 0x61 && raw[at + 1] === 0x62) raw[at + 1] = 0x61;
  expect(await refusalOf(raw)).toBe("altered");
});

test("entries and offsets beyond 4 GiB, and very many entries, use ZIP64; nothing smaller does", async () => {
  const sizes = [
    ["small.json", 1],
    ["huge.age", 5 * 2 ** 30],
    ["wide.age", 2 ** 32],
    ["behind.json", 2 ** 32 - 2],
  ] as const;
  const file = new SparseFile();
  const entries: ZipEntry[] = [];
  for (const [name, size] of sizes) {
    const entry = { name, size, crc: 7, offset: file.size };
    entries.push(entry);
    const header = localHeader(entry);
    expect(header).toHaveLength(30 + name.length + (size >= 2 ** 32 - 1 ? 20 : 0));
    await file.write(header);
    file.size += size;
  }
  await file.write(directory(entries, file.size));
  expect(await readDirectory(file)).toEqual(entries);
  const last = entries.at(-1);
  expect(last?.offset).toBeGreaterThan(2 ** 33);
  const many = Array.from({ length: 65_535 }, (_, i) => ({ name: `n${i}`, size: 0, crc: 0, offset: 0 }));
  const plain = directory(many.slice(1), 0);
  expect(directory(many, 0).length - plain.length).toBe(46 + 2 + 56 + 20);
});

test("no entry is of the one size that unzip takes for a missing ZIP64 field", async () => {
  const entry = { name: "exact.age", size: 2 ** 32 - 1, crc: 7, offset: 0 };
  const file = new SparseFile();
  await file.write(localHeader(entry));
  file.size += entry.size;
  await file.write(directory([entry], file.size));
  await expect(readDirectory(file)).rejects.toMatchObject({ code: "too-large" });
  const zip = createZipWriter(new SparseFile());
  await expect(zip.add(entry.name, once(utf8("x")), nothing, entry.size)).rejects.toThrow(RangeError);
});

/** `BUNDLE_ZIP64=1`: each writes four gigabytes into nowhere. */
const long = process.env["BUNDLE_ZIP64"] !== undefined;

test.runIf(long)(
  "the writer leaves room for ZIP64 where a size is declared",
  async () => {
    const chunk = new Uint8Array(64 * 1024 * 1024);
    async function* huge() {
      for (let i = 0; i < 65; i += 1) yield chunk;
    }
    const file = new SparseFile();
    const zip = createZipWriter(file);
    await zip.add("small.json", once(utf8("x")), nothing);
    await zip.add("huge.age", huge(), nothing, 65 * chunk.length);
    await zip.add("behind.json", once(utf8("y")), nothing);
    expect(await zip.finish()).toBe(file.size);
    expect((await readDirectory(file)).map((entry) => entry.size)).toEqual([1, 65 * chunk.length, 1]);
  },
  120_000,
);

test.runIf(long)(
  "an entry that reaches 4 GiB without having been declared is a bug of the writer",
  async () => {
    const chunk = new Uint8Array(1024 * 1024 * 1024);
    async function* huge() {
      for (let i = 0; i < 4; i += 1) yield chunk;
    }
    await expect(createZipWriter(new SparseFile()).add("huge.age", huge(), nothing)).rejects.toThrow(RangeError);
  },
  120_000,
);
