import type { Bytes } from "../../../shared/crypto/bytes.ts";
import type { FromSealing, ToSealing } from "./seal-wire.ts";

/**
 * Blocks under way to the worker and not yet compressed, 12 MiB: they come in bursts, a page of segments at a time, and
 * with a quarter as many the worker ran dry in between.
 */
const mostBlocks = 24;
/** Pieces that nobody has taken yet; with a slow medium no further block is read then. */
const mostPieces = 16;

/**
 * gzip and age in a worker of its own, so that a bundle's events are read, opened and joined to blocks while those before
 * are compressed and encrypted: more than half of an export is this. The worker is told public recipients and sees only
 * what the engine's own memory holds as well; it ends with the text. Blocks are given to it for good.
 */
export async function* sealInThread(recipients: readonly string[], plain: AsyncIterable<Bytes>): AsyncGenerator<Bytes> {
  const worker = new Worker(new URL("./seal-worker.ts", import.meta.url), { type: "module", name: "seal" });
  const say = (message: ToSealing, given: Transferable[] = []) => worker.postMessage(message, given);
  const state = {
    underway: 0,
    pieces: [] as Bytes[],
    ended: false,
    left: false,
    failure: null as { readonly cause: unknown } | null,
  };
  let changed = Promise.withResolvers<void>();
  const tell = () => {
    changed.resolve();
    changed = Promise.withResolvers<void>();
  };
  const fail = (cause: unknown) => {
    state.failure ??= { cause };
    tell();
  };
  worker.onmessage = ({ data }: MessageEvent<FromSealing>) => {
    if ("failed" in data) return fail(new Error(data.failed));
    if ("piece" in data) state.pieces.push(data.piece);
    else if ("taken" in data) state.underway -= 1;
    else state.ended = true;
    tell();
  };
  worker.onerror = (event) => fail(new Error(event.message || "the sealing worker did not start"));
  const feed = async () => {
    for await (const block of plain) {
      if (state.left) return;
      state.underway += 1;
      say({ block }, [block.buffer]);
      while (!state.left && (state.underway >= mostBlocks || state.pieces.length >= mostPieces)) await changed.promise;
      if (state.left) return;
    }
    say({ end: true });
  };
  say({ recipients });
  // Its failure, the source's own error, is told below.
  const feeding = feed().catch(fail);
  try {
    for (;;) {
      if (state.failure !== null) throw state.failure.cause;
      const piece = state.pieces.shift();
      if (piece !== undefined) {
        tell();
        yield piece;
      } else if (state.ended) return;
      else await changed.promise;
    }
  } finally {
    state.left = true;
    tell();
    worker.terminate();
    await feeding;
  }
}
