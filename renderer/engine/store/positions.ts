import { fromUtf8, utf8 } from "../../../shared/crypto/bytes.ts";
import type { JournalPosition } from "../../../shared/desktop.ts";
import type { Change, Store } from "./store.ts";

/** Raised when views or index columns mean something else than before: the store is then rebuilt from the journal. */
export const viewsVersion = 16;

/** How far the store has followed the journal. Clear: it names no one. */
export interface StoredPosition extends JournalPosition {
  readonly device: string;
  readonly version: number;
}

const positionKey = "position";
/** Chain hashes of this many past positions are kept, to prove that a journal which lost its tail is a prefix. */
const rememberedPositions = 4096;

function atKey(frames: number): string {
  return `at|${frames.toString().padStart(10, "0")}`;
}

/** Rows that say that the store now holds everything up to this position. */
export function positionChanges(position: StoredPosition): Change[] {
  const value = utf8(JSON.stringify(position));
  const changes: Change[] = [
    { table: "meta", put: { key: positionKey, index: {}, value } },
    { table: "meta", put: { key: atKey(position.frames), index: {}, value: utf8(position.head) } },
  ];
  if (position.frames > rememberedPositions) {
    changes.push({ table: "meta", remove: atKey(position.frames - rememberedPositions) });
  }
  return changes;
}

export async function readPosition(store: Store): Promise<StoredPosition | null> {
  const row = await store.get("meta", positionKey);
  return row ? (JSON.parse(fromUtf8(row.value)) as StoredPosition) : null;
}

const successorKey = "successor";

/** Row that says that the journal `to` is about to take the place of `from`: who finds it there need not ask a person. */
export function successorChange(from: string, to: string): Change {
  return { table: "meta", put: { key: successorKey, index: {}, value: utf8(JSON.stringify({ from, to })) } };
}

/** Whether the journal `to` was announced to this store as the one to take the place of `from`. */
export async function isSuccessor(store: Store, from: string, to: string): Promise<boolean> {
  const row = await store.get("meta", successorKey);
  if (!row) return false;
  const noted = JSON.parse(fromUtf8(row.value)) as { readonly from: string; readonly to: string };
  return noted.from === from && noted.to === to;
}

/** Chain hash that the store saw after so many frames; null when it no longer remembers. */
export async function rememberedHash(store: Store, frames: number): Promise<string | null> {
  if (frames === 0) return "0".repeat(64);
  const row = await store.get("meta", atKey(frames));
  return row ? fromUtf8(row.value) : null;
}
