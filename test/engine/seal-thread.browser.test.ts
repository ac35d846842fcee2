import { expect, it } from "vitest";
import { sealInThread } from "../../renderer/engine/threads/seal-thread.ts";
import { compress } from "../../shared/bundle/gzip.ts";
import { gather, once, toStream } from "../../shared/bundle/streams.ts";
import { createAgeKey, decryptAge } from "../../shared/crypto/age.ts";
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

const { identity, recipient } = await createAgeKey();

it("encrypts the very gzip member that this thread would make, whatever the number of blocks", async () => {
  for (const count of [0, 1, 13]) {
    const sealed = await gather(sealInThread([recipient], blocks(count)));
    const there = new Uint8Array(await new Response(await decryptAge([identity], toStream(once(sealed)))).arrayBuffer());
    const here = await gather(compress(blocks(count)));
    expect(there.length).toBe(here.length);
    expect(there.every((byte, i) => byte === here[i])).toBe(true);
  }
});

it("takes no more from its source than can be compressed and is asked for", async () => {
  let taken = 0;
  async function* counted(): AsyncGenerator<Bytes> {
    for await (const block of blocks(200)) {
      taken += 1;
      yield block;
    }
  }
  for await (const piece of sealInThread([recipient], counted())) {
    expect(piece.length).toBeGreaterThan(0);
    await new Promise((resolve) => setTimeout(resolve, 2000));
    break;
  }
  expect(taken).toBeGreaterThan(0);
  // Sixteen pieces of 256 KiB, each of 512 KiB of this text, and the 24 blocks under way to them.
  expect(taken).toBeLessThan(45);
});

it("ends its source when nobody asks for more", async () => {
  let ended = false;
  async function* closing(): AsyncGenerator<Bytes> {
    try {
      yield* blocks(200);
    } finally {
      ended = true;
    }
  }
  for await (const _ of sealInThread([recipient], closing())) break;
  expect(ended).toBe(true);
});

it("fails with its source's own error, of its own class", async () => {
  class Pulled extends Error {}
  async function* failing(): AsyncGenerator<Bytes> {
    yield* blocks(2);
    throw new Pulled("the stick is gone");
  }
  await expect(gather(sealInThread([recipient], failing()))).rejects.toBeInstanceOf(Pulled);
});

it("fails where nobody could open the file", async () => {
  await expect(gather(sealInThread(["age1nobody"], blocks(1)))).rejects.toThrow("not an age recipient");
});
