import type { Desktop, JournalPosition } from "../../shared/desktop.ts";
import type { Books } from "./books.ts";
import { type FrameContents, joinFrames, openFrame, sealFrame, splitFrames } from "./journal-records.ts";
import { positionChanges, readPosition, type StoredPosition, viewsVersion } from "./positions.ts";
import type { Sealer } from "./sealing.ts";
import type { Store } from "./store.ts";
import { type Finished, Work, type WorkTools } from "./work.ts";

/** Petitions, events and frames of one transaction while the journal is replayed: nobody waits for a turn meanwhile. */
const replayPetitions = 2000;
const replayEvents = 8192;
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
 * Each batch is one transaction that also moves the position: a kill at any moment only repeats a batch.
 */
export async function replay(
  desktop: Desktop,
  tools: WorkTools,
  books: Books,
  end: JournalPosition,
  progress?: (done: number, total: number) => void,
): Promise<void> {
  const stored = await readPosition(tools.store);
  const from = stored?.frames ?? 0;
  let work = new Work(tools, books);
  let pending = 0;
  let reached: JournalPosition | null = null;
  const flush = async () => {
    if (!reached) return;
    const finished = await work.finish();
    await storeFinished(tools.store, finished, reached, books.device);
    Object.assign(books, finished.books);
    progress?.(reached.frames - from, end.frames - from);
    work = new Work(tools, books);
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
}
