import { createHash } from "node:crypto";
import type { Cursor } from "./journal-scan.ts";

/**
 * A hint beside the journal that saves reading all of it at each start: where a synced append ended, and about every
 * 256 frames or 1 MiB the place of an append. Layout: "desk-journal-check-1\n" padded to 24 · journal id (16) ·
 * count u32 · cursors (frames u64 · offset u64 · hash 32) · SHA-256 of all before. The last cursor is the end.
 */
export interface Checkpoint {
  readonly marks: readonly Cursor[];
  readonly end: Cursor;
}

const magic = Buffer.from("desk-journal-check-1\n".padEnd(24, "\0"), "latin1");
const cursorSize = 48;
const headSize = 44;

export function encodeCheckpoint(journal: Buffer, { marks, end }: Checkpoint): Buffer {
  const cursors = [...marks, end];
  const bytes = Buffer.alloc(headSize + cursors.length * cursorSize);
  magic.copy(bytes, 0);
  journal.copy(bytes, 24);
  bytes.writeUInt32LE(cursors.length, 40);
  cursors.forEach((cursor, i) => {
    const at = headSize + i * cursorSize;
    bytes.writeBigUInt64LE(BigInt(cursor.frames), at);
    bytes.writeBigUInt64LE(BigInt(cursor.at), at + 8);
    cursor.head.copy(bytes, at + 16);
  });
  return Buffer.concat([bytes, createHash("sha256").update(bytes).digest()]);
}

/** Null for anything that is not a whole checkpoint of this journal. */
export function decodeCheckpoint(journal: Buffer, content: Uint8Array): Checkpoint | null {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  if (bytes.length < headSize + cursorSize + 32) return null;
  const body = bytes.subarray(0, -32);
  if (!createHash("sha256").update(body).digest().equals(bytes.subarray(-32))) return null;
  const count = body.readUInt32LE(40);
  if (!body.subarray(0, 24).equals(magic) || !body.subarray(24, 40).equals(journal)) return null;
  if (body.length !== headSize + count * cursorSize) return null;
  const cursors: Cursor[] = [];
  for (let at = headSize; at < body.length; at += cursorSize) {
    cursors.push({
      frames: Number(body.readBigUInt64LE(at)),
      at: Number(body.readBigUInt64LE(at + 8)),
      head: Buffer.from(body.subarray(at + 16, at + cursorSize)),
    });
  }
  const end = cursors.pop();
  return end === undefined ? null : { marks: cursors, end };
}
