import type { SealText } from "../../../shared/bundle/bundle.ts";
import { compress } from "../../../shared/bundle/gzip.ts";
import { fromStream, toStream } from "../../../shared/bundle/streams.ts";
import { encryptAge } from "../../../shared/crypto/age.ts";
import type { Bytes } from "../../../shared/crypto/bytes.ts";
import type { FromSealing, ToSealing } from "./seal-wire.ts";
import { startedThread } from "./started-thread.ts";

/**
 * Blocks under way to the worker and not yet compressed, 12 MiB: they come in bursts, a page of segments at a time, and
 * with a quarter as many the worker ran dry in between.
 */
const mostBlocks = 24;
/** Pieces that nobody has taken yet; with a slow medium no further block is read then. */
const mostPieces = 16;
/** Milliseconds after which a worker that was made ready and is not wanted ends. */
const idleEnd = 20_000;

/** gzip and age in a worker of its own. */
export interface Sealing {
  readonly sealText: SealText;
  /** Starts the worker for the text that will soon be given, so that it need not be waited for. */
  prepare(): void;
}

const sealWorker = () => new Worker(new URL("./seal-worker.ts", import.meta.url), { type: "module", name: "seal" });

/**
 * Seals each text in a worker of its own; where none starts, on this thread: the same bytes, only later. Nothing is given
 * to a worker before it has said that it can work.
 */
export function createSealing(start: () => Worker = sealWorker): Sealing {
  let prepared: Promise<Worker | null> | null = null;
  let ending: ReturnType<typeof setTimeout> | undefined;
  const take = (): Promise<Worker | null> => {
    clearTimeout(ending);
    const worker = prepared ?? startedThread(start);
    prepared = null;
    return worker;
  };
  return {
    prepare() {
      if (prepared !== null) return;
      prepared = startedThread(start);
      ending = setTimeout(() => void take().then((worker) => worker?.terminate()), idleEnd);
    },
    async *sealText(recipients, plain) {
      const worker = await take();
      if (worker === null) yield* fromStream(await encryptAge(recipients, toStream(compress(plain))));
      else yield* sealInThread(worker, recipients, plain);
    },
  };
}

/**
 * gzip and age in this worker, so that a bundle's events are read, opened and joined to blocks while those before are
 * compressed and encrypted: more than half of an export is this. The worker is told public recipients and sees only what
 * the engine's own memory holds as well; it ends with the text. Blocks are given to it for good.
 */
async function* sealInThread(worker: Worker, recipients: readonly string[], plain: AsyncIterable<Bytes>): AsyncGenerator<Bytes> {
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
    else if ("ended" in data) state.ended = true;
    tell();
  };
  worker.onerror = (event) => fail(new Error(event.message || "the sealing worker ended"));
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
    // Not ended from outside: while it compresses, that has taken the whole window along (Chromium 156).
    say({ leave: true });
    await feeding;
  }
}
