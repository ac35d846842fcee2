import { type Bytes, concat, fromUtf8, toHex, utf8 } from "../../shared/crypto/bytes.ts";
import type { CryptoSuite } from "../../shared/crypto/suite.ts";
import { type ChainKey, chainName, type EventHeader, type SignedHead, type StoredEvent } from "../../shared/log/event.ts";
import type { Sealer } from "./sealing.ts";
import { gunzip, gzip } from "./streams.ts";

/** Most events of one segment. */
export const segmentLimit = 512;

/** What one transaction appended to one chain, compressed and sealed as one record. */
export interface Segment {
  readonly chain: ChainKey;
  readonly fromSeq: number;
  readonly events: readonly StoredEvent[];
  /** Organisation of the writer. */
  readonly writer: string;
  /** Set on the branch of a forked chain that came second: part of its keys. */
  readonly branch: string | null;
  /** The writer's signed head over the last event, where this segment ends a range that was received. */
  readonly head: SignedHead | null;
}

/** `chain#fromSeq`; a second branch writes `chain~branch#fromSeq`. */
export function segmentKey(chain: ChainKey, fromSeq: number, branch: string | null): string {
  return `${lineName(chain, branch)}#${fromSeq.toString().padStart(10, "0")}`;
}

/** Name of a chain, or of the second branch of a forked one. */
export function lineName(chain: ChainKey, branch: string | null): string {
  return branch === null ? chainName(chain) : `${chainName(chain)}~${branch}`;
}

interface SegmentHeader {
  readonly chain: ChainKey;
  readonly fromSeq: number;
  readonly writer: string;
  readonly branch: string | null;
  readonly head: SignedHead | null;
}

function u32(value: number): Bytes {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, value, true);
  return bytes;
}

const noBody = 0xffff_ffff;

/** u32 length and JSON of the header, then gzip of the events: u32 length, header bytes, u32 length, body bytes. */
export async function sealSegment(sealer: Sealer, segment: Segment): Promise<{ readonly key: string; readonly value: Bytes }> {
  const { events, ...rest } = segment;
  const header = utf8(JSON.stringify(rest satisfies SegmentHeader));
  const parts: Uint8Array[] = [];
  for (const event of events) {
    parts.push(u32(event.headerBytes.length), event.headerBytes, u32(event.bodyBytes?.length ?? noBody));
    if (event.bodyBytes) parts.push(event.bodyBytes);
  }
  const key = segmentKey(segment.chain, segment.fromSeq, segment.branch);
  const plain = concat([u32(header.length), header, await gzip(concat(parts))]);
  return { key, value: await sealer.seal("segments", key, plain) };
}

/** Rejects with DecryptionFailed or TypeError when the bytes are damaged. */
export async function openSegment(suite: CryptoSuite, sealer: Sealer, key: string, value: Uint8Array): Promise<Segment> {
  const plain = await sealer.open("segments", key, value);
  const size = new DataView(plain.buffer, plain.byteOffset, plain.byteLength).getUint32(0, true);
  const header = JSON.parse(fromUtf8(plain.subarray(4, 4 + size))) as SegmentHeader;
  const bytes = await gunzip(plain.slice(4 + size));
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const events: StoredEvent[] = [];
  for (let at = 0; at < bytes.length; ) {
    const headerSize = view.getUint32(at, true);
    const headerBytes = bytes.slice(at + 4, at + 4 + headerSize);
    at += 4 + headerSize;
    const bodySize = view.getUint32(at, true);
    at += 4;
    const bodyBytes = bodySize === noBody ? null : bytes.slice(at, at + bodySize);
    if (bodyBytes) at += bodySize;
    const parsed = JSON.parse(fromUtf8(headerBytes)) as EventHeader;
    events.push({ id: toHex(suite.hash(headerBytes)), header: parsed, headerBytes, bodyBytes });
  }
  return { ...header, events };
}
