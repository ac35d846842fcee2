import { type Bytes, concat, fromUtf8, toHex, utf8 } from "../../../shared/crypto/bytes.ts";
import type { CryptoSuite } from "../../../shared/crypto/suite.ts";
import {
  type ChainKey,
  chainName,
  type EventHeader,
  type EventId,
  type SignedHead,
  type StoredEvent,
} from "../../../shared/log/event.ts";
import { attachmentsNamedBy } from "../exchange/named-attachments.ts";
import { gunzip, gzip } from "../threads/streams.ts";
import type { Sealer } from "../vault/sealing.ts";

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

/** What stands before the events. */
interface SegmentHeader {
  readonly chain: ChainKey;
  readonly fromSeq: number;
  readonly writer: string;
  readonly branch: string | null;
  readonly head: SignedHead | null;
  readonly toSeq: number;
  /** Attachments that the events name, so that an export finds them without reading the events. */
  readonly attachments: readonly SegmentAttachment[];
}

/** An attachment and the number of the event that names it. */
interface SegmentAttachment {
  readonly seq: number;
  readonly hash: string;
  readonly size: number;
}

const noBody = 0xffff_ffff;

/** An event of a segment. What it says is read when somebody asks, for most readers only pass it on. */
class HeldEvent implements StoredEvent {
  readonly headerBytes: Bytes;
  readonly bodyBytes: Bytes | null;
  readonly #suite: CryptoSuite;
  #id: EventId | null = null;
  #header: EventHeader | null = null;

  constructor(suite: CryptoSuite, headerBytes: Bytes, bodyBytes: Bytes | null) {
    this.#suite = suite;
    this.headerBytes = headerBytes;
    this.bodyBytes = bodyBytes;
  }

  get id(): EventId {
    this.#id ??= toHex(this.#suite.hash(this.headerBytes));
    return this.#id;
  }

  get header(): EventHeader {
    this.#header ??= JSON.parse(fromUtf8(this.headerBytes)) as EventHeader;
    return this.#header;
  }
}

/** The events as one byte string: u32 length, header bytes, u32 length, body bytes. */
function joined(events: readonly StoredEvent[]): Bytes {
  let size = 0;
  for (const { headerBytes, bodyBytes } of events) size += 8 + headerBytes.length + (bodyBytes?.length ?? 0);
  const bytes = new Uint8Array(size);
  const view = new DataView(bytes.buffer);
  let at = 0;
  for (const { headerBytes, bodyBytes } of events) {
    view.setUint32(at, headerBytes.length, true);
    bytes.set(headerBytes, at + 4);
    at += 4 + headerBytes.length;
    view.setUint32(at, bodyBytes?.length ?? noBody, true);
    at += 4;
    if (bodyBytes) bytes.set(bodyBytes, at);
    at += bodyBytes?.length ?? 0;
  }
  return bytes;
}

/** Fewer bytes are compressed before another thread has taken them up. */
const worthAThread = 65_536;

/** u32 length and JSON of the header, then gzip of the events; `gzipAside` compresses many on another thread. */
export async function sealSegment(
  sealer: Sealer,
  segment: Segment,
  gzipAside: (bytes: Bytes) => Promise<Bytes> = gzip,
): Promise<{ readonly key: string; readonly value: Bytes }> {
  const { chain, fromSeq, writer, branch, head, events } = segment;
  const attachments = events.flatMap((event, i) =>
    attachmentsNamedBy(event).map(({ hash, size }) => ({ seq: fromSeq + i, hash, size })),
  );
  const header: SegmentHeader = { chain, fromSeq, toSeq: fromSeq + events.length - 1, writer, branch, head, attachments };
  const text = utf8(JSON.stringify(header));
  const length = new Uint8Array(4);
  new DataView(length.buffer).setUint32(0, text.length, true);
  const key = segmentKey(chain, fromSeq, branch);
  const plainEvents = joined(events);
  const packed = await (plainEvents.length >= worthAThread ? gzipAside : gzip)(plainEvents);
  const plain = concat([length, text, packed]);
  return { key, value: await sealer.seal("segments", key, plain) };
}

async function openParts(sealer: Sealer, key: string, value: Uint8Array) {
  const plain = await sealer.open("segments", key, value);
  const size = new DataView(plain.buffer, plain.byteOffset, plain.byteLength).getUint32(0, true);
  const header = JSON.parse(fromUtf8(plain.subarray(4, 4 + size))) as SegmentHeader;
  return { header, packed: plain.subarray(4 + size) };
}

/** What a sealed segment says of itself; its events stay packed. Rejects with DecryptionFailed. */
export async function openSegmentHeader(sealer: Sealer, key: string, value: Uint8Array): Promise<SegmentHeader> {
  return (await openParts(sealer, key, value)).header;
}

/** Rejects with DecryptionFailed or TypeError when the bytes are damaged. */
export async function openSegment(suite: CryptoSuite, sealer: Sealer, key: string, value: Uint8Array): Promise<Segment> {
  const { header, packed } = await openParts(sealer, key, value);
  const bytes = await gunzip(packed);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const events: StoredEvent[] = [];
  for (let at = 0; at < bytes.length; ) {
    const headerSize = view.getUint32(at, true);
    const headerBytes = bytes.subarray(at + 4, at + 4 + headerSize);
    at += 4 + headerSize;
    const bodySize = view.getUint32(at, true);
    at += 4;
    const bodyBytes = bodySize === noBody ? null : bytes.subarray(at, at + bodySize);
    if (bodyBytes) at += bodySize;
    events.push(new HeldEvent(suite, headerBytes, bodyBytes));
  }
  const { chain, fromSeq, writer, branch, head } = header;
  return { chain, fromSeq, writer, branch, head, events };
}
