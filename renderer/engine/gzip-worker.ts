// Compresses one stream and gives it back: the engine starts this worker for each (gzip-thread.ts).

/** Small pieces cost a turn of both threads each. */
const pieceSize = 262_144;

function gathered(): TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>> {
  let piece = new Uint8Array(pieceSize);
  let filled = 0;
  return new TransformStream({
    transform(chunk, controller) {
      for (let from = 0; from < chunk.length; ) {
        const part = chunk.subarray(from, from + pieceSize - filled);
        piece.set(part, filled);
        filled += part.length;
        from += part.length;
        if (filled < pieceSize) continue;
        controller.enqueue(piece);
        piece = new Uint8Array(pieceSize);
        filled = 0;
      }
    },
    flush(controller) {
      if (filled > 0) controller.enqueue(piece.subarray(0, filled));
    },
  });
}

self.onmessage = ({ data }: MessageEvent<ReadableStream<Uint8Array<ArrayBuffer>>>) => {
  const packed = data.pipeThrough(new CompressionStream("gzip")).pipeThrough(gathered());
  self.postMessage(packed, [packed]);
};
