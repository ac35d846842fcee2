import { type Bytes, concat } from "../crypto/bytes.ts";

/** A stream that pulls from an iterable only when it is read, and ends the iterable when it is cancelled. */
export function toStream(chunks: AsyncIterable<Bytes>): ReadableStream<Bytes> {
  const iterator = chunks[Symbol.asyncIterator]();
  return new ReadableStream<Bytes>(
    {
      async pull(controller) {
        const step = await iterator.next();
        if (step.done) controller.close();
        else controller.enqueue(step.value);
      },
      async cancel() {
        await iterator.return?.();
      },
    },
    { highWaterMark: 0 },
  );
}

/** The chunks of a stream; leaving the loop early cancels the stream. */
export async function* fromStream(stream: ReadableStream<Bytes>): AsyncGenerator<Bytes> {
  const reader = stream.getReader();
  let finished = false;
  try {
    for (;;) {
      const step = await reader.read();
      if (step.done) break;
      yield step.value;
    }
    finished = true;
  } finally {
    // A stream that has failed rejects its cancellation too; the failure itself is already on its way.
    if (!finished) await reader.cancel().catch(() => undefined);
    reader.releaseLock();
  }
}

/** The same bytes in pieces of exactly `length`, the last one shorter. */
export async function* inPieces(chunks: AsyncIterable<Bytes>, length: number): AsyncGenerator<Bytes> {
  let rest: Bytes = new Uint8Array(0);
  for await (const chunk of chunks) {
    rest = rest.length === 0 ? chunk : concat([rest, chunk]);
    while (rest.length >= length) {
      yield rest.subarray(0, length);
      rest = rest.subarray(length);
    }
  }
  if (rest.length > 0) yield rest;
}

/** Passes bytes on; throws RangeError unless they are of the stated size. */
export async function* exactly(size: number, chunks: AsyncIterable<Bytes>): AsyncGenerator<Bytes> {
  let seen = 0;
  for await (const chunk of chunks) {
    seen += chunk.length;
    yield chunk;
  }
  if (seen !== size) throw new RangeError("an attachment is not of its stated size");
}

/** One chunk as an iterable. */
export async function* once(bytes: Bytes): AsyncGenerator<Bytes> {
  yield bytes;
}

/** Everything that a bounded iterable yields, in one array. */
export async function gather(chunks: AsyncIterable<Bytes>): Promise<Bytes> {
  const parts: Bytes[] = [];
  for await (const chunk of chunks) parts.push(chunk);
  return concat(parts);
}
