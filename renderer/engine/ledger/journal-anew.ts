import type { Bytes } from "../../../shared/crypto/bytes.ts";
import type { Desktop, JournalPosition } from "../../../shared/desktop.ts";
import type { Sealer } from "../vault/sealing.ts";
import { type FrameContents, joinFrames, sealFrame } from "./journal-records.ts";
import { readFrames } from "./journal-writer.ts";

/** Sealed bytes that cross to the journal service at once. */
const batchBytes = 4_194_304;

/**
 * Writes every frame of the journal, as `changed` makes it, into one that is to take its place, and answers that one's
 * name. Nothing has changed until it is committed; when this fails it is given up.
 */
export async function writeAnew(
  desktop: Desktop,
  sealer: Sealer,
  end: JournalPosition,
  changed: (contents: FrameContents) => Promise<FrameContents>,
  progress: (done: number) => void,
): Promise<string> {
  const { journal } = await desktop.call("journal.rewrite-begin", {});
  try {
    let batch: Bytes[] = [];
    let size = 0;
    const flush = async () => {
      if (batch.length > 0) await desktop.call("journal.rewrite-append", { journal }, joinFrames(batch));
      batch = [];
      size = 0;
    };
    for await (const { index, contents } of readFrames(desktop, sealer, end.journal, 0)) {
      if (index >= end.frames) break;
      const frame = await sealFrame(sealer, journal, index, await changed(contents));
      batch.push(frame);
      size += frame.length;
      if (size >= batchBytes) {
        await flush();
        progress(index + 1);
      }
    }
    await flush();
    return journal;
  } catch (error) {
    await desktop.call("journal.rewrite-abandon", { journal }).catch(() => undefined);
    throw error;
  }
}
