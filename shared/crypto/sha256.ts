import { createSHA256 } from "hash-wasm";
import type { Bytes } from "./bytes.ts";
import type { Hasher } from "./suite.ts";

/** SHA-256 (FIPS 180-4), synchronous once its WebAssembly is loaded. */
export interface Sha256 {
  hash(data: Uint8Array): Bytes;
  createHash(): Hasher;
}

/**
 * Loads SHA-256. One WebAssembly instance serves single calls, a second one all streaming hashers: it holds the state
 * of whoever used it last, and the others keep theirs outside until their turn, so any number may be alive at once.
 */
export async function loadSha256(): Promise<Sha256> {
  const [single, shared] = await Promise.all([createSHA256(), createSHA256()]);
  let loaded: StreamingHasher | null = null;

  class StreamingHasher implements Hasher {
    private state: Uint8Array | null = null;
    private ended = false;

    update(data: Uint8Array): void {
      this.take();
      shared.update(data);
    }

    digest(): Bytes {
      this.take();
      this.ended = true;
      loaded = null;
      return shared.digest("binary") as Bytes;
    }

    private take(): void {
      if (this.ended) throw new Error("a hasher must not be used after its digest");
      if (loaded === this) return;
      if (loaded) loaded.state = shared.save();
      if (this.state) shared.load(this.state);
      else shared.init();
      loaded = this;
    }
  }

  return {
    hash: (data) => single.init().update(data).digest("binary") as Bytes,
    createHash: () => new StreamingHasher(),
  };
}
