import { expect, it, vi } from "vitest";
import { createSealing } from "../../renderer/engine/threads/seal-thread.ts";
import { compress } from "../../shared/bundle/gzip.ts";
import { gather, once, toStream } from "../../shared/bundle/streams.ts";
import { createAgeKey, decryptAge } from "../../shared/crypto/age.ts";
import { type Bytes, sameBytes } from "../../shared/crypto/bytes.ts";

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

const startSealWorker = () =>
  new Worker(new URL("../../renderer/engine/threads/seal-worker.ts", import.meta.url), { type: "module" });
const { sealText, prepare } = createSealing();
const { identity, recipient } = await createAgeKey();

it("encrypts the very gzip member that this thread would make, whatever the number of blocks", async () => {
  for (const count of [0, 1, 13]) {
    const sealed = await gather(sealText([recipient], blocks(count)));
    const there = new Uint8Array(await new Response(await decryptAge([identity], toStream(once(sealed)))).arrayBuffer());
    const here = await gather(compress(blocks(count)));
    expect(there.length).toBe(here.length);
    expect(there.every((byte, i) => byte === here[i])).toBe(true);
  }
});

it("encrypts the same where the worker was made ready before, and where none starts", async () => {
  const here = await gather(compress(blocks(3)));
  const absent = createSealing(() => new Worker(new URL("/no-such-worker.js", location.href), { type: "module" }));
  prepare();
  prepare();
  for (const seal of [sealText, absent.sealText]) {
    const sealed = await gather(seal([recipient], blocks(3)));
    const there = await new Response(await decryptAge([identity], toStream(once(sealed)))).arrayBuffer();
    expect(sameBytes(new Uint8Array(there), here)).toBe(true);
  }
});

it("ends a worker that was made ready for nothing, and starts one when there is something", async () => {
  vi.useFakeTimers();
  let started = 0;
  const ended = Promise.withResolvers<void>();
  const sealing = createSealing(() => {
    started += 1;
    const worker = startSealWorker();
    const terminate = worker.terminate.bind(worker);
    worker.terminate = () => {
      terminate();
      ended.resolve();
    };
    return worker;
  });
  sealing.prepare();
  vi.advanceTimersByTime(60_000);
  vi.useRealTimers();
  await ended.promise;
  expect((await gather(sealing.sealText([recipient], blocks(1)))).length).toBeGreaterThan(0);
  expect(started).toBe(2);
});

it("takes no more from its source than can be compressed and is asked for", async () => {
  let taken = 0;
  async function* counted(): AsyncGenerator<Bytes> {
    for await (const block of blocks(200)) {
      taken += 1;
      yield block;
    }
  }
  for await (const piece of sealText([recipient], counted())) {
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
  for await (const _ of sealText([recipient], closing())) break;
  expect(ended).toBe(true);
});

it("fails with its source's own error, of its own class", async () => {
  class Pulled extends Error {}
  async function* failing(): AsyncGenerator<Bytes> {
    yield* blocks(2);
    throw new Pulled("the stick is gone");
  }
  await expect(gather(sealText([recipient], failing()))).rejects.toBeInstanceOf(Pulled);
});

it("fails where nobody could open the file", async () => {
  await expect(gather(sealText(["age1nobody"], blocks(1)))).rejects.toThrow("not an age recipient");
});
