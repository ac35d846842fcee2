/** One file of an archive. */
export interface ZipEntry {
  readonly name: string;
  readonly bytes: Uint8Array;
}

const table = Uint32Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let k = 0; k < 8; k++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  return c >>> 0;
});

function crc32(bytes: Uint8Array): number {
  let c = 0xffffffff;
  for (const byte of bytes) c = (table[(c ^ byte) & 0xff] ?? 0) ^ (c >>> 8);
  return (c ^ 0xffffffff) >>> 0;
}

/** 1980-01-01, so that the same document gives the same bytes and the same hash. */
const dosDate = 0x21;
/** Names are UTF-8. */
const utf8Flag = 0x0800;

/**
 * A ZIP archive (PKWARE APPNOTE 6.3.3) of stored entries: no compression, no clock. The same entries give the same bytes
 * on every machine, so a document's hash proves its content.
 */
export function zipStored(entries: readonly ZipEntry[]): Uint8Array<ArrayBuffer> {
  const encoder = new TextEncoder();
  const files = entries.map(({ name, bytes }) => ({ name: encoder.encode(name), bytes, crc: crc32(bytes) }));
  const local = files.reduce((sum, { name, bytes }) => sum + 30 + name.length + bytes.length, 0);
  const central = files.reduce((sum, { name }) => sum + 46 + name.length, 0);
  const out = new Uint8Array(local + central + 22);
  const view = new DataView(out.buffer);
  let at = 0;
  const u16 = (value: number) => {
    view.setUint16(at, value, true);
    at += 2;
  };
  const u32 = (value: number) => {
    view.setUint32(at, value, true);
    at += 4;
  };
  const raw = (bytes: Uint8Array) => {
    out.set(bytes, at);
    at += bytes.length;
  };
  const common = ({ name, bytes, crc }: (typeof files)[number]) => {
    u16(20);
    u16(utf8Flag);
    u16(0);
    u16(0);
    u16(dosDate);
    u32(crc);
    u32(bytes.length);
    u32(bytes.length);
    u16(name.length);
    u16(0);
  };
  const offsets: number[] = [];
  for (const file of files) {
    offsets.push(at);
    u32(0x04034b50);
    common(file);
    raw(file.name);
    raw(file.bytes);
  }
  files.forEach((file, i) => {
    u32(0x02014b50);
    u16(20);
    common(file);
    u16(0);
    u16(0);
    u16(0);
    u32(0);
    u32(offsets[i] ?? 0);
    raw(file.name);
  });
  u32(0x06054b50);
  u16(0);
  u16(0);
  u16(files.length);
  u16(files.length);
  u32(central);
  u32(local);
  u16(0);
  return out;
}
