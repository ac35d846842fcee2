import { type Bytes, concat, utf8 } from "../crypto/bytes.ts";

/**
 * The one representation of a bundle's ZIP structures (PKWARE APPNOTE 6.3): stored, flags 0, the DOS epoch as time,
 * no comment, no attribute, no data descriptor, ZIP64 only where a field overflows. The writer emits these bytes and
 * the reader compares with them, so neither can drift from the other.
 */

/** An entry as its headers state it; `offset` is that of its local header. */
export interface ZipEntry {
  readonly name: string;
  readonly size: number;
  readonly crc: number;
  readonly offset: number;
}

export const localHeaderSize = 30;
export const centralHeaderSize = 46;
export const endRecordSize = 22;
export const zip64LocatorSize = 20;
export const zip64EndSize = 56;
/**
 * A 32-bit field that holds this defers to its ZIP64 field. No entry is of exactly this size: there unzip 6.0 takes the
 * ZIP64 field that it has just read for one that it has still to read, and gives up.
 */
export const overflow32 = 0xffffffff;
export const overflow16 = 0xffff;

const plainVersion = 10;
const zip64Version = 45;
/** 1980-01-01, the first day that a ZIP can name. */
const fixedDate = 0x0021;

/** `certificates.json`, `blobs/000001.age`: at most one folder, lower case, no leading dot. */
export function isSafeName(name: string): boolean {
  return name.length <= 64 && /^(?:[a-z0-9]+\/)?[a-z0-9]+(?:\.[a-z0-9]+)*$/.test(name);
}

/** Local header in front of an entry's bytes. */
export function localHeader(entry: Omit<ZipEntry, "offset">): Bytes {
  const wide = entry.size >= overflow32;
  const fields = new Fields(localHeaderSize);
  fields.u32(0x04034b50).u16(wide ? zip64Version : plainVersion);
  common(fields, entry, wide);
  fields.u16(entry.name.length).u16(wide ? 20 : 0);
  return concat([fields.bytes, utf8(entry.name), wide ? zip64Extra([entry.size, entry.size]) : new Uint8Array(0)]);
}

/** Size of the local header of an entry of this name and size. */
export function localHeaderLength(name: string, size: number): number {
  return localHeaderSize + name.length + (size >= overflow32 ? 20 : 0);
}

/** Everything behind the last entry: central directory, ZIP64 records where needed, end record. */
export function directory(entries: readonly ZipEntry[], offset: number): Bytes {
  const headers = concat(entries.map(centralHeader));
  const needs64 = entries.length >= overflow16 || headers.length >= overflow32 || offset >= overflow32;
  const end = new Fields(endRecordSize);
  const count = Math.min(entries.length, overflow16);
  end.u32(0x06054b50).u16(0).u16(0).u16(count).u16(count);
  end.u32(Math.min(headers.length, overflow32)).u32(Math.min(offset, overflow32)).u16(0);
  const wide = needs64 ? [zip64End(entries.length, headers.length, offset), zip64Locator(offset + headers.length)] : [];
  return concat([headers, ...wide, end.bytes]);
}

function centralHeader(entry: ZipEntry): Bytes {
  const wideSize = entry.size >= overflow32;
  const wideOffset = entry.offset >= overflow32;
  const values = [...(wideSize ? [entry.size, entry.size] : []), ...(wideOffset ? [entry.offset] : [])];
  const version = values.length > 0 ? zip64Version : plainVersion;
  const fields = new Fields(centralHeaderSize);
  fields.u32(0x02014b50).u16(version).u16(version);
  common(fields, entry, wideSize);
  fields.u16(entry.name.length).u16(values.length > 0 ? 4 + 8 * values.length : 0);
  fields.u16(0).u16(0).u16(0).u32(0).u32(Math.min(entry.offset, overflow32));
  return concat([fields.bytes, utf8(entry.name), values.length > 0 ? zip64Extra(values) : new Uint8Array(0)]);
}

/** Flags, method (stored), time, date, CRC and both sizes: the same in local and central headers. */
function common(fields: Fields, entry: Omit<ZipEntry, "offset">, wide: boolean): void {
  const size = wide ? overflow32 : entry.size;
  fields.u16(0).u16(0).u16(0).u16(fixedDate).u32(entry.crc).u32(size).u32(size);
}

function zip64Extra(values: readonly number[]): Bytes {
  const fields = new Fields(4 + 8 * values.length);
  fields.u16(0x0001).u16(8 * values.length);
  for (const value of values) fields.u64(value);
  return fields.bytes;
}

function zip64End(count: number, size: number, offset: number): Bytes {
  const fields = new Fields(zip64EndSize);
  fields
    .u32(0x06064b50)
    .u64(zip64EndSize - 12)
    .u16(zip64Version)
    .u16(zip64Version)
    .u32(0)
    .u32(0);
  return fields.u64(count).u64(count).u64(size).u64(offset).bytes;
}

function zip64Locator(endOffset: number): Bytes {
  return new Fields(zip64LocatorSize).u32(0x07064b50).u32(0).u64(endOffset).u32(1).bytes;
}

/** Little-endian fields, written one behind the other. */
class Fields {
  readonly bytes: Bytes;
  readonly #view: DataView;
  #at = 0;
  constructor(length: number) {
    this.bytes = new Uint8Array(length);
    this.#view = new DataView(this.bytes.buffer);
  }
  u16(value: number): this {
    this.#view.setUint16(this.#at, value, true);
    this.#at += 2;
    return this;
  }
  u32(value: number): this {
    this.#view.setUint32(this.#at, value, true);
    this.#at += 4;
    return this;
  }
  /** Exact for every safe integer. */
  u64(value: number): this {
    return this.u32(value % 2 ** 32).u32(Math.floor(value / 2 ** 32));
  }
}
