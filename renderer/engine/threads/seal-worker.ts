// Compresses one text and encrypts it with age: the engine starts this worker for each (seal-thread.ts).
import { compress } from "../../../shared/bundle/gzip.ts";
import { fromStream, inPieces, toStream } from "../../../shared/bundle/streams.ts";
import { encryptAge } from "../../../shared/crypto/age.ts";
import type { Bytes } from "../../../shared/crypto/bytes.ts";
import type { FromSealing, ToSealing } from "./seal-wire.ts";

/** Small pieces cost a turn of both threads each. */
const pieceSize = 262_144;

const waiting: (Bytes | null)[] = [];
let wake: () => void = () => undefined;

function tell(message: FromSealing, given: Transferable[] = []): void {
  self.postMessage(message, { transfer: given });
}

async function* blocks(): AsyncGenerator<Bytes> {
  for (;;) {
    while (waiting.length === 0) await new Promise<void>((resolve) => (wake = resolve));
    const block = waiting.shift() ?? null;
    if (block === null) return;
    yield block;
    // Only now: what waits here or is being compressed is what the other side counts.
    tell({ taken: true });
  }
}

async function seal(recipients: readonly string[]): Promise<void> {
  const sealed = await encryptAge(recipients, toStream(compress(blocks())));
  for await (const piece of inPieces(fromStream(sealed), pieceSize)) {
    const whole = piece.byteLength === piece.buffer.byteLength ? piece : piece.slice();
    tell({ piece: whole }, [whole.buffer]);
  }
  tell({ ended: true });
}

self.onmessage = ({ data }: MessageEvent<ToSealing>) => {
  if ("recipients" in data) {
    seal(data.recipients).catch((error: unknown) => tell({ failed: error instanceof Error ? error.message : String(error) }));
    return;
  }
  if ("leave" in data) return self.close();
  waiting.push("end" in data ? null : data.block);
  wake();
};
tell({ ready: true });
