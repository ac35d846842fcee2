import { fromStream, toStream } from "../../shared/bundle/streams.ts";
import type { Bytes } from "../../shared/crypto/bytes.ts";

/**
 * gzip in a worker of its own, so that a bundle's events are read, opened and encrypted while those before are compressed:
 * half of an export is this. The worker sees only what the engine's own memory holds as well, and ends with the stream.
 */
export async function* gzipInThread(plain: AsyncIterable<Bytes>): AsyncGenerator<Bytes> {
  const source = remembering(plain);
  const worker = new Worker(new URL("./gzip-worker.ts", import.meta.url), { type: "module", name: "gzip" });
  try {
    const packed = new Promise<ReadableStream<Bytes>>((resolve, reject) => {
      worker.onmessage = ({ data }: MessageEvent<ReadableStream<Bytes>>) => resolve(data);
      worker.onerror = (event) => reject(new Error(event.message || "the compressing worker did not start"));
    });
    const stream = toStream(source.chunks);
    worker.postMessage(stream, [stream]);
    yield* fromStream(await packed);
  } catch (error) {
    throw source.failure() ?? error;
  } finally {
    worker.terminate();
  }
}

/** Remembers the source's own error: on its way through another thread it would lose its class. */
function remembering(plain: AsyncIterable<Bytes>) {
  let failure: unknown = null;
  async function* pass(): AsyncGenerator<Bytes> {
    try {
      yield* plain;
    } catch (error) {
      failure = error;
      throw error;
    }
  }
  return { chunks: pass(), failure: () => failure };
}
