import type { Desktop, JournalPosition } from "../../../shared/desktop.ts";
import { positionChanges, readPosition, type StoredPosition, viewsVersion } from "../store/positions.ts";
import type { Store } from "../store/store.ts";
import { storeBehind } from "../store/store-behind.ts";
import type { Sealer } from "../vault/sealing.ts";
import type { Books } from "./books.ts";
import { type FrameContents, joinFrames, openFrame, sealFrame, splitFrames } from "./journal-records.ts";
import { RecentPetitions } from "./recent-petitions.ts";
import { type Finished, Work, type WorkTools } from "./work.ts";

/** Petitions, events and frames of one transaction while the journal is replayed: nobody waits for a turn meanwhile. */
const replayPetitions = 2000;
const replayEvents = 16_384;
const readBytes = 4_194_304;

/** Appends one frame and answers when it is on the medium: the commit point. */
export async function appendFrame(
  desktop: Desktop,
  sealer: Sealer,
  position: JournalPosition,
  contents: FrameContents,
): Promise<JournalPosition> {
  const frame = await sealFrame(sealer, position.journal, position.frames, contents);
  const { journal, frames, head } = await desktop.call("journal.append", { expect: position }, joinFrames([frame]));
  return { journal, frames, head };
}

/** Frames from an index to the end of the journal, opened. */
export async function* readFrames(
  desktop: Desktop,
  sealer: Sealer,
  journal: string,
  from: number,
): AsyncGenerator<{ readonly index: number; readonly hash: string; readonly contents: FrameContents }> {
  for (let next: number | null = from; next !== null; ) {
    const start: number = next;
    const answer = await desktop.call("journal.read", { from: start, limitBytes: readBytes });
    const frames = splitFrames(answer.bytes ?? new Uint8Array(0));
    for (const [i, frame] of frames.entries()) {
      const index = start + i;
      yield { index, hash: answer.hashes[i] ?? "", contents: await openFrame(sealer, journal, index, frame) };
    }
    next = answer.next;
  }
}

/** Puts a finished work into the store together with the journal position that it belongs to. */
export async function storeFinished(store: Store, finished: Finished, position: JournalPosition, device: string): Promise<void> {
  const stored: StoredPosition = { ...position, device, version: viewsVersion };
  await store.commit([...finished.changes, ...positionChanges(stored)]);
}

/**
 * Replays the journal into the store from where the store stands. The store must be a prefix of the journal (or empty).
 * Each batch is one transaction that also moves the position: a kill at any moment only repeats a batch. While one is
 * being committed the next is made ready.
 */
export async function replay(
  desktop: Desktop,
  tools: WorkTools,
  books: Books,
  end: JournalPosition,
  told: { readonly progress?: (done: number, total: number) => void; readonly written?: (finished: Finished) => void } = {},
): Promise<void> {
  const stored = await readPosition(tools.store);
  const from = stored?.frames ?? 0;
  const recent = new RecentPetitions();
  const seen = stored ? null : new Set<string>();
  let storing = Promise.resolve();
  const begin = () => {
    const store = storeBehind(tools.store, storing);
    return new Work({ ...tools, store, held: (id) => recent.get(id) ?? (seen && !seen.has(id) ? null : undefined) }, books);
  };
  let work = begin();
  let pending = 0;
  let reached: JournalPosition | null = null;
  const flush = async () => {
    if (!reached) return;
    const at = reached;
    const finished = await work.finish();
    await storing;
    storing = storeFinished(tools.store, finished, at, books.device).then(() => {
      told.written?.(finished);
      told.progress?.(at.frames - from, end.frames - from);
    });
    // Its failure is told by whoever waits for it next.
    storing.catch(() => undefined);
    Object.assign(books, finished.books);
    recent.add(finished.petitions);
    for (const id of finished.petitions.keys()) seen?.add(id);
    work = begin();
    pending = 0;
    reached = null;
  };
  for await (const { index, hash, contents } of readFrames(desktop, tools.sealer, end.journal, from)) {
    if (index >= end.frames) break;
    for (const record of contents.records) work.record(record);
    for (const { key, value } of contents.segments) await work.replay(key, value);
    pending += 1;
    reached = { journal: end.journal, frames: index + 1, head: hash };
    if (work.petitions >= replayPetitions || work.events >= replayEvents || pending >= replayEvents) await flush();
  }
  await flush();
  await storing;
}
