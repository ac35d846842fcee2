/**
 * CRC-32 as ZIP and gzip use it (ISO 3309, polynomial 0xEDB88320), "slicing by 8": table k holds the CRC of a byte
 * followed by k zero bytes. Read through DataView because its getters are as fast as indexing and never undefined.
 */
const tables = new DataView(new ArrayBuffer(8 * 1024));
for (let byte = 0; byte < 256; byte += 1) {
  let word = byte;
  for (let bit = 0; bit < 8; bit += 1) word = word & 1 ? (word >>> 1) ^ 0xedb88320 : word >>> 1;
  tables.setInt32(4 * byte, word);
}
for (let index = 256; index < 2048; index += 1) {
  const word = tables.getInt32(4 * (index - 256));
  tables.setInt32(4 * index, (word >>> 8) ^ tables.getInt32((word & 0xff) << 2));
}

export interface Crc32 {
  update(data: Uint8Array): void;
  /** The value so far, 0 … 2³²−1. */
  value(): number;
}

/** A running CRC-32. */
export function createCrc32(): Crc32 {
  let crc = -1;
  return {
    update(data) {
      crc = advance(crc, data);
    },
    value: () => ~crc >>> 0,
  };
}

/** CRC-32 of one byte string. */
export function crc32(data: Uint8Array): number {
  return ~advance(-1, data) >>> 0;
}

function advance(start: number, data: Uint8Array): number {
  const bytes = new DataView(data.buffer, data.byteOffset, data.byteLength);
  const wordsEnd = data.length - 7;
  let crc = start;
  let i = 0;
  for (; i < wordsEnd; i += 8) {
    crc ^= bytes.getInt32(i, true);
    const next = bytes.getInt32(i + 4, true);
    crc =
      tables.getInt32(0x1c00 + ((crc & 0xff) << 2)) ^
      tables.getInt32(0x1800 + (((crc >>> 8) & 0xff) << 2)) ^
      tables.getInt32(0x1400 + (((crc >>> 16) & 0xff) << 2)) ^
      tables.getInt32(0x1000 + ((crc >>> 24) << 2)) ^
      tables.getInt32(0x0c00 + ((next & 0xff) << 2)) ^
      tables.getInt32(0x0800 + (((next >>> 8) & 0xff) << 2)) ^
      tables.getInt32(0x0400 + (((next >>> 16) & 0xff) << 2)) ^
      tables.getInt32((next >>> 24) << 2);
  }
  for (; i < data.length; i += 1) crc = tables.getInt32(((crc ^ bytes.getUint8(i)) & 0xff) << 2) ^ (crc >>> 8);
  return crc;
}
