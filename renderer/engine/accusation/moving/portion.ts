import type { Bytes } from "../../../../shared/crypto/bytes.ts";

/** Lets `length` bytes pass from the offset `from` on. */
export function portion(from: number, length: number): TransformStream<Bytes, Bytes> {
  let at = 0;
  return new TransformStream<Bytes, Bytes>({
    transform(chunk, controller) {
      const start = Math.max(0, from - at);
      const end = Math.min(chunk.length, from + length - at);
      if (start < end) controller.enqueue(chunk.subarray(start, end));
      at += chunk.length;
    },
  });
}
