import { expect, it } from "vitest";
import { gzipInThread } from "../../renderer/engine/gzip-thread.ts";
import { compress } from "../../shared/bundle/gzip.ts";
import { gather } from "../../shared/bundle/streams.ts";
import type { Bytes } from "../../shared/crypto/bytes.ts";

/** Hexadecimal text of noise, which gzip halves, in blocks of 512 KiB as a bundle's are. The same each time. */
async function* blocks(count: number): AsyncGenerator<Bytes> {
  let state = 1;
  for (let n = 0; n < count; n += 1) {
    const block = new Uint8Array(524_288);
    for (let i = 0; i < block.length; i += 1) {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      block[i] = 97 + (state >>> 28);
    }
    yield block;
  }
}

it("gives the very bytes that this thread would, whatever the number of blocks", async () => {
  for (const count of [0, 1, 7]) {
    const [there, here] = [await gather(compress(blocks(count), gzipInThread)), await gather(compress(blocks(count)))];
    expect(there.length).toBe(here.length);
    expect(there.every((byte, i) => byte === here[i])).toBe(true);
  }
});

it("takes no more from its source than it can compress", async () => {
  let taken = 0;
  async function* counted(): AsyncGenerator<Bytes> {
    for await (const block of blocks(200)) {
      taken += 1;
      yield block;
    }
  }
  for await (const piece of gzipInThread(counted())) {
    expect(piece.length).toBeGreaterThan(0);
    await new Promise((resolve) => setTimeout(resolve, 300));
    break;
  }
  expect(taken).toBeGreaterThan(0);
  expect(taken).toBeLessThan(100);
});

it("fails with its source's own error, of its own class", async () => {
  class Pulled extends Error {}
  async function* failing(): AsyncGenerator<Bytes> {
    yield* blocks(2);
    throw new Pulled("the stick is gone");
  }
  await expect(gather(gzipInThread(failing()))).rejects.toBeInstanceOf(Pulled);
});
