// Compresses and hashes beside the engine's own thread (aside-thread.ts). It is given no key.
import { hashLinesWith } from "../../../shared/bundle/hashed-lines.ts";
import { loadSha256 } from "../../../shared/crypto/sha256.ts";
import type { FromAside, ToAside } from "./aside-wire.ts";
import { gzip } from "./streams.ts";

const sha256 = loadSha256();

function tell(message: FromAside, given: Transferable[] = []): void {
  self.postMessage(message, { transfer: given });
}

async function answer(data: ToAside): Promise<void> {
  const { id } = data;
  if ("gzip" in data) {
    const packed = await gzip(data.gzip);
    return tell({ id, packed }, [packed.buffer]);
  }
  const hashed = hashLinesWith((await sha256).hash, data.hash);
  tell({ id, hashed }, [hashed.block.buffer, hashed.digests.buffer]);
}

self.onmessage = ({ data }: MessageEvent<ToAside>) => {
  answer(data).catch((error: unknown) => tell({ id: data.id, failed: error instanceof Error ? error.message : String(error) }));
};
sha256.then(
  () => tell({ ready: true }),
  () => tell({ ready: false }),
);
