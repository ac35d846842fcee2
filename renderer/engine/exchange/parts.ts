import { planParts } from "../../../shared/bundle/splitting.ts";

/** Bytes that an event's line is counted for before it is read. */
const bytesPerEvent = 2048;

interface Part<T> {
  readonly n: number;
  readonly of: number;
  readonly withEvents: boolean;
  readonly attachments: readonly T[];
}

/**
 * Spreads an export over whole bundles below `limit` bytes (FAT32): all events first, with the attachments that fit
 * beside them, then further attachments in order. Each part can be imported alone and in any order.
 */
export function partsOf<T extends { readonly hash: string; readonly size: number }>(
  attachments: readonly T[],
  events: number,
  recipients: number,
  limit: number,
  sealed = 0,
): readonly Part<T>[] {
  const byHash = new Map(attachments.map((each) => [each.hash, each]));
  // Never more than half a file: events compress to a fraction of the estimate.
  const ranges = events === 0 ? [] : [Math.min(events * bytesPerEvent, Math.floor(limit / 2))];
  const parts = planParts({ ranges, blobs: [...byHash.values()], sealed, recipients, limit });
  return parts.map((part, i) => ({
    n: i + 1,
    of: parts.length,
    withEvents: part.toRange > part.fromRange,
    attachments: part.blobs.flatMap((hash) => byHash.get(hash) ?? []),
  }));
}
