import { type Bytes, concat } from "../../../shared/crypto/bytes.ts";

/** A stream of this one chunk. */
export function streamOf(bytes: Bytes): ReadableStream<Bytes> {
  return new ReadableStream<Bytes>({
    start(controller) {
      if (bytes.length > 0) controller.enqueue(bytes);
      controller.close();
    },
  });
}

/** Everything a stream brings, as one array: only for what is small. */
export async function bytesOf(stream: ReadableStream<Bytes>): Promise<Bytes> {
  const parts: Bytes[] = [];
  const reader = stream.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return concat(parts);
    parts.push(value);
  }
}

/** gzip (RFC 1952) of a whole byte string. */
export function gzip(bytes: Bytes): Promise<Bytes> {
  return bytesOf(streamOf(bytes).pipeThrough(new CompressionStream("gzip")) as ReadableStream<Bytes>);
}

/** Rejects with TypeError when the bytes are no gzip. */
export function gunzip(bytes: Bytes): Promise<Bytes> {
  return bytesOf(streamOf(bytes).pipeThrough(new DecompressionStream("gzip")) as ReadableStream<Bytes>);
}
