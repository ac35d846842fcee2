import { maximalBundle, sizeClass } from "./limits.ts";

/** What is to be carried, with the sizes that are known before anything is packed. */
export interface SplitRequest {
  /** Bytes of each range's lines (headers, bodies, two separators each), in the order in which they are sent. */
  readonly ranges: readonly number[];
  /** Plain bytes of the attachments. */
  readonly blobs: readonly { readonly hash: string; readonly size: number }[];
  /** Bytes of the sealed part's lines, its attachments counted 4/3; all of it travels in the first bundle. */
  readonly sealed: number;
  /** Devices and sheets that can open a part: each costs a line in every encrypted entry. */
  readonly recipients: number;
  /** Greatest size of a bundle file; FAT32's limit less a margin when absent. */
  readonly limit?: number;
}

/** One whole bundle of several: ranges `fromRange` … `toRange` − 1 of the request, and these attachments. */
export interface SplitPart {
  readonly fromRange: number;
  readonly toRange: number;
  readonly blobs: readonly string[];
  /** Upper bound of the file's size. */
  readonly estimate: number;
}

/** Manifest, certificates and signature of an ordinary bundle; the limit's margin covers extraordinary ones. */
const fixedPart = 1024 * 1024;
/** ZIP headers, manifest entry and line of one attachment. */
const entryOverhead = 1024;
const stanza = 128;
const ageChunk = 64 * 1024;
const ageTag = 16;

/** Upper bound of an age file's size: header, one stanza for each recipient, one tag for each 64 KiB. */
export function encryptedSize(plain: number, recipients: number): number {
  return 200 + stanza * recipients + plain + ageTag * Math.max(1, Math.ceil(plain / ageChunk));
}

/**
 * Plans n whole bundles, each below the limit. Events come first, because an attachment is of no use without the event
 * that names it; each bundle is complete in itself and may arrive alone. Sizes count as if nothing were compressed,
 * so no bundle is larger than planned. Throws RangeError when one range or attachment alone exceeds the limit.
 */
export function planParts(request: SplitRequest): readonly SplitPart[] {
  const limit = request.limit ?? maximalBundle;
  const parts: { fromRange: number; toRange: number; blobs: string[]; estimate: number }[] = [];
  const padded = sizeClass(request.sealed + entryOverhead);
  const sealed = encryptedSize(padded + Math.ceil(padded / 1024), request.recipients);
  const emptySealed = encryptedSize(sizeClass(0) + entryOverhead, request.recipients);
  const open = (range: number) => {
    const part = {
      fromRange: range,
      toRange: range,
      blobs: [],
      estimate: fixedPart + (parts.length === 0 ? sealed : emptySealed),
    };
    parts.push(part);
    return part;
  };
  let current: (typeof parts)[number] = open(0);
  const take = (size: number, range: number): void => {
    if (
      current.estimate + size > limit &&
      (current.toRange > current.fromRange || current.blobs.length > 0 || parts.length === 1)
    ) {
      current = open(range);
    }
    if (current.estimate + size > limit) throw new RangeError("one range or attachment alone exceeds a bundle");
    current.estimate += size;
  };
  for (const [i, size] of request.ranges.entries()) {
    take(encryptedSize(size + entryOverhead, 0), i);
    current.toRange = i + 1;
  }
  for (const { hash, size } of request.blobs) {
    take(encryptedSize(size, request.recipients) + entryOverhead, request.ranges.length);
    current.blobs.push(hash);
  }
  return parts;
}
