import { type Bytes, concat, fromUtf8, utf8 } from "../../../shared/crypto/bytes.ts";
import type { Sealer } from "../vault/sealing.ts";
import type { RecordChange } from "./ledger.ts";

/** A segment as the journal carries it: the very bytes that the store keeps. */
export interface FramedSegment {
  readonly key: string;
  readonly value: Bytes;
}

/** What one transaction wrote: everything IndexedDB holds can be made again from these, in order. */
export interface FrameContents {
  readonly segments: readonly FramedSegment[];
  readonly records: readonly RecordChange[];
}

interface FrameHeader {
  readonly v: 1;
  readonly segments: readonly { readonly key: string; readonly size: number }[];
  readonly records: readonly RecordChange[];
}

function context(journal: string, index: number): string {
  return `${journal}|${index}`;
}

/** One sealed frame: u32 length and JSON of the header, then the segments' bytes. Bound to its place in the journal. */
export async function sealFrame(sealer: Sealer, journal: string, index: number, contents: FrameContents): Promise<Bytes> {
  const header: FrameHeader = {
    v: 1,
    segments: contents.segments.map(({ key, value }) => ({ key, size: value.length })),
    records: contents.records,
  };
  const text = utf8(JSON.stringify(header));
  const size = new Uint8Array(4);
  new DataView(size.buffer).setUint32(0, text.length, true);
  return sealer.seal("journal", context(journal, index), concat([size, text, ...contents.segments.map((one) => one.value)]));
}

/** A frame written by a later version of the program. */
class NewerFrame extends Error {
  override readonly name = "NewerFrame";
}

/** Rejects with DecryptionFailed when the frame is not the one at this place, with NewerFrame when it is too new. */
export async function openFrame(sealer: Sealer, journal: string, index: number, sealed: Uint8Array): Promise<FrameContents> {
  const plain = await sealer.open("journal", context(journal, index), sealed);
  const size = new DataView(plain.buffer, plain.byteOffset, plain.byteLength).getUint32(0, true);
  const header = JSON.parse(fromUtf8(plain.subarray(4, 4 + size))) as FrameHeader;
  if (header.v !== 1) throw new NewerFrame(`frame version ${String(header.v)}`);
  let at = 4 + size;
  const segments = header.segments.map(({ key, size: length }) => {
    const value = plain.slice(at, at + length);
    at += length;
    return { key, value };
  });
  return { segments, records: header.records };
}

/** Each frame preceded by its length (u32 LE): how frames cross to the journal service. */
export function joinFrames(frames: readonly Bytes[]): Bytes {
  const parts: Bytes[] = [];
  for (const frame of frames) {
    const size = new Uint8Array(4);
    new DataView(size.buffer).setUint32(0, frame.length, true);
    parts.push(size, frame);
  }
  return concat(parts);
}

/** The inverse of joinFrames. Throws RangeError when a length runs over the end. */
export function splitFrames(bytes: Bytes): readonly Bytes[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const frames: Bytes[] = [];
  for (let at = 0; at < bytes.length; ) {
    const size = view.getUint32(at, true);
    if (at + 4 + size > bytes.length) throw new RangeError("frame runs over the end");
    frames.push(bytes.subarray(at + 4, at + 4 + size));
    at += 4 + size;
  }
  return frames;
}
