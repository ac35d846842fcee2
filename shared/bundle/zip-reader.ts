import {
  centralHeaderSize,
  directory,
  endRecordSize,
  isSafeName,
  localHeader,
  localHeaderLength,
  overflow16,
  overflow32,
  type ZipEntry,
  zip64EndSize,
  zip64LocatorSize,
} from "../archive/zip-layout.ts";
import { type Bytes, sameBytes } from "../crypto/bytes.ts";
import { BundleRefused, type BundleSource } from "./bundle.ts";

/** Bytes per read of an entry's content. */
const readSize = 1024 * 1024;
const maximalDirectory = 64 * 1024 * 1024;

/**
 * The entries of a bundle in their order. Whatever the directory says is laid out afresh and compared byte by byte with
 * the file, local headers included, so that nothing can hide in a field, a gap, an overlap or behind the end.
 * Throws BundleRefused `not-a-bundle`, `truncated`, `altered`, `unsafe-path` or `too-large`. CRCs are checked by whoever reads the content.
 */
export async function readDirectory(source: BundleSource): Promise<readonly ZipEntry[]> {
  const where = await findDirectory(source);
  const found = await readExactly(source, where.offset, source.size - where.offset);
  const entries = parseHeaders(found.subarray(0, where.size), where.count);
  let offset = 0;
  for (const entry of entries) {
    if (entry.size === overflow32)
      throw new BundleRefused("too-large", `${entry.name} is of the one size that unzip cannot read`);
    if (entry.offset !== offset) throw new BundleRefused("altered", `gap or overlap before ${entry.name}`);
    offset += localHeaderLength(entry.name, entry.size) + entry.size;
  }
  if (offset !== where.offset) throw new BundleRefused("altered", "gap or overlap before the directory");
  if (!sameBytes(found, directory(entries, offset))) throw new BundleRefused("altered", "directory");
  for (const entry of entries) {
    const expected = localHeader(entry);
    const header = await readExactly(source, entry.offset, expected.length);
    if (!sameBytes(header, expected)) throw new BundleRefused("altered", `local header of ${entry.name}`);
  }
  return entries;
}

/** The stored bytes of an entry, in pieces of at most 1 MiB. */
export async function* readEntry(source: BundleSource, entry: ZipEntry): AsyncGenerator<Bytes> {
  let at = entry.offset + localHeaderLength(entry.name, entry.size);
  const end = at + entry.size;
  while (at < end) {
    const chunk = await readExactly(source, at, Math.min(readSize, end - at));
    at += chunk.length;
    yield chunk;
  }
}

async function findDirectory(source: BundleSource): Promise<{ count: number; size: number; offset: number }> {
  if (source.size < endRecordSize) return refuseEnd(source);
  const end = view(await readExactly(source, source.size - endRecordSize, endRecordSize));
  if (end.getUint32(0, true) !== 0x06054b50) return refuseEnd(source);
  let count = end.getUint16(10, true);
  let size = end.getUint32(12, true);
  let offset = end.getUint32(16, true);
  let behind = endRecordSize;
  if (count === overflow16 || size === overflow32 || offset === overflow32) {
    behind += zip64LocatorSize + zip64EndSize;
    if (source.size < behind) throw new BundleRefused("altered", "no ZIP64 end record");
    const wide = view(await readExactly(source, source.size - behind, zip64EndSize));
    count = wide64(wide, 32);
    size = wide64(wide, 40);
    offset = wide64(wide, 48);
  }
  if (offset + size + behind !== source.size) throw new BundleRefused("altered", "bytes before, between or behind");
  if (size > maximalDirectory) throw new BundleRefused("too-large", "directory");
  return { count, size, offset };
}

/** Tells a cut bundle from a changed one and from another kind of file. */
async function refuseEnd(source: BundleSource): Promise<never> {
  const expected = localHeader({ name: "certificates.json", size: 0, crc: 0 });
  const start = await readExactly(source, 0, Math.min(source.size, expected.length));
  const isBundle = start.every((byte, at) => (at >= 14 && at < 26) || byte === expected[at]);
  if (!isBundle) throw new BundleRefused("not-a-bundle", "no bundle's first bytes");
  const tail = await readExactly(source, Math.max(0, source.size - 65_557), Math.min(source.size, 65_557));
  for (let at = tail.indexOf(0x50); at !== -1; at = tail.indexOf(0x50, at + 1)) {
    const isEnd = tail[at + 1] === 0x4b && tail[at + 2] === 5 && tail[at + 3] === 6;
    if (isEnd && at + endRecordSize < tail.length) throw new BundleRefused("altered", "bytes behind the end");
  }
  throw new BundleRefused("truncated", "no end record");
}

function parseHeaders(bytes: Bytes, count: number): readonly ZipEntry[] {
  const headers = view(bytes);
  const entries: ZipEntry[] = [];
  const names = new Set<string>();
  let at = 0;
  while (at < bytes.length) {
    if (at + centralHeaderSize > bytes.length) throw new BundleRefused("altered", "directory");
    const nameEnd = at + centralHeaderSize + headers.getUint16(at + 28, true);
    const next = nameEnd + headers.getUint16(at + 30, true);
    if (next > bytes.length) throw new BundleRefused("altered", "directory");
    const name = String.fromCharCode(...bytes.subarray(at + centralHeaderSize, Math.min(nameEnd, at + centralHeaderSize + 256)));
    if (!isSafeName(name)) throw new BundleRefused("unsafe-path", JSON.stringify(name));
    if (names.has(name)) throw new BundleRefused("altered", `${name} twice`);
    names.add(name);
    let extra = nameEnd + 4;
    const wide = (field: number): number => {
      const value = headers.getUint32(at + field, true);
      if (value !== overflow32 || extra + 8 > next) return value;
      extra += 8;
      return wide64(headers, extra - 8);
    };
    const size = wide(24);
    if (size >= overflow32) extra += 8;
    entries.push({ name, size, crc: headers.getUint32(at + 16, true), offset: wide(42) });
    at = next;
  }
  if (entries.length !== count) throw new BundleRefused("altered", "number of entries");
  return entries;
}

async function readExactly(source: BundleSource, offset: number, length: number): Promise<Bytes> {
  const bytes = await source.read(offset, length);
  if (bytes.length !== length) throw new BundleRefused("truncated", "the file ends before its directory says");
  return bytes;
}

function view(bytes: Bytes): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** Values beyond 2⁵³ lose bits here and then fail the byte comparison or the sum of sizes. */
function wide64(bytes: DataView, at: number): number {
  return bytes.getUint32(at, true) + bytes.getUint32(at + 4, true) * 2 ** 32;
}
