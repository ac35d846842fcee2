import { createHash } from "node:crypto";

/**
 * The journal file:
 *
 *     header  "desk-journal-1\n" NUL (16) · journal id (16) · SHA-256 of these 32 bytes
 *     append* mark (4) · frames u32 · bytes u32 · previous chain hash (32) · frame*
 *     frame   length u32 · payload · chain hash = SHA-256(previous chain hash ‖ payload) (32)
 *
 * Numbers are little-endian. What one call appended is one `append` and stands or falls as a whole. Because an append
 * is begun only when the one before it is on the medium, a sound append behind a broken one proves damage, and a
 * broken one with nothing sound behind it is the torn end of a crash.
 */
export const fileHeaderSize = 64;
export const appendHeaderSize = 44;
export const hashSize = 32;
/** Most bytes that one append may hold, frames and their lengths and hashes included. */
export const maxAppendSize = 64 * 1024 * 1024;
export const appendMark = Buffer.from([0x89, 0x4a, 0x41, 0x0a]);
/** Chain hash before the first frame. */
export const emptyHead: Buffer = Buffer.alloc(hashSize);

const magic = Buffer.from("desk-journal-1\n\0", "latin1");

function sha256(...parts: Uint8Array[]): Buffer {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part);
  return hash.digest();
}

/** The first 64 bytes of a journal with this 16-byte id. */
export function encodeFileHeader(id: Uint8Array): Buffer {
  return Buffer.concat([magic, id, sha256(magic, id)]);
}

/** The journal id, or null when these are not the first bytes of a journal. */
export function decodeFileHeader(bytes: Uint8Array): Buffer | null {
  if (bytes.length < fileHeaderSize) return null;
  const header = Buffer.from(bytes.subarray(0, fileHeaderSize));
  if (!header.subarray(0, 16).equals(magic) || !sha256(header.subarray(0, 32)).equals(header.subarray(32))) return null;
  return header.subarray(16, 32);
}

/** One append as it stands in the file, and the chain hash after its last frame. */
export function encodeAppend(previous: Buffer, frames: readonly Uint8Array[]): { readonly bytes: Buffer; readonly head: Buffer } {
  let size = appendHeaderSize;
  for (const frame of frames) size += 4 + frame.length + hashSize;
  const bytes = Buffer.allocUnsafe(size);
  appendMark.copy(bytes, 0);
  bytes.writeUInt32LE(frames.length, 4);
  bytes.writeUInt32LE(size - appendHeaderSize, 8);
  previous.copy(bytes, 12);
  let at = appendHeaderSize;
  let head = previous;
  for (const frame of frames) {
    head = sha256(head, frame);
    bytes.writeUInt32LE(frame.length, at);
    bytes.set(frame, at + 4);
    head.copy(bytes, at + 4 + frame.length);
    at += 4 + frame.length + hashSize;
  }
  return { bytes, head };
}

/** Size of the frames behind this append header, or null when it is none. */
export function framesSize(header: Buffer): number | null {
  if (header.length < appendHeaderSize || !header.subarray(0, 4).equals(appendMark)) return null;
  const count = header.readUInt32LE(4);
  const size = header.readUInt32LE(8);
  return count > 0 && size >= count * (4 + hashSize) && size <= maxAppendSize ? size : null;
}

export interface Frame {
  readonly payload: Buffer;
  readonly hash: Buffer;
}

/** The frames of one whole append, every hash checked against the previous one that it names; null when anything differs. */
export function decodeAppend(bytes: Buffer): { readonly previous: Buffer; readonly frames: readonly Frame[] } | null {
  const size = framesSize(bytes);
  if (size === null || bytes.length !== appendHeaderSize + size) return null;
  const count = bytes.readUInt32LE(4);
  const previous = bytes.subarray(12, appendHeaderSize);
  const frames: Frame[] = [];
  let head = previous;
  let at = appendHeaderSize;
  while (at < bytes.length) {
    if (bytes.length - at < 4 + hashSize) return null;
    const length = bytes.readUInt32LE(at);
    if (bytes.length - at - 4 - hashSize < length) return null;
    const payload = bytes.subarray(at + 4, at + 4 + length);
    const hash = bytes.subarray(at + 4 + length, at + 4 + length + hashSize);
    if (!sha256(head, payload).equals(hash)) return null;
    frames.push({ payload, hash });
    head = hash;
    at += 4 + length + hashSize;
  }
  return frames.length === count ? { previous, frames } : null;
}
