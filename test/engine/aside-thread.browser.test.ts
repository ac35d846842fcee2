import { expect, it } from "vitest";
import { createAside } from "../../renderer/engine/threads/aside-thread.ts";
import { gunzip } from "../../renderer/engine/threads/streams.ts";
import { hashLinesWith } from "../../shared/bundle/hashed-lines.ts";
import { fromUtf8, utf8 } from "../../shared/crypto/bytes.ts";
import { loadSha256 } from "../../shared/crypto/sha256.ts";

const { hash } = await loadSha256();
const text = (n: number) => `${`header ${n}\tbody ${n} `.padEnd(400 * (n + 1), "0123456789")}\n`;

it("compresses and hashes many pieces at once, each under its own number", async () => {
  const aside = createAside(hash);
  await Promise.all(
    Array.from({ length: 30 }, async (_, n) => {
      if (n % 2 === 0) {
        expect(fromUtf8(await gunzip(await aside.gzip(utf8(text(n)))))).toBe(text(n));
        return;
      }
      const { block, digests } = await aside.hashLines(utf8(text(n)));
      expect(fromUtf8(block)).toBe(text(n));
      expect(digests).toEqual(hashLinesWith(hash, utf8(text(n))).digests);
    }),
  );
});

it("takes its bytes for good, and begins anew after it has ended", async () => {
  const aside = createAside(hash);
  const bytes = utf8(text(3));
  await aside.gzip(bytes);
  expect(bytes.length).toBe(0);
  await new Promise((resolve) => setTimeout(resolve, 5500));
  expect(fromUtf8(await gunzip(await aside.gzip(utf8(text(4)))))).toBe(text(4));
});

it("works on this thread where the second does not start, and tries no further start", async () => {
  for (const start of [absent, thrown]) {
    let starts = 0;
    const aside = createAside(hash, () => {
      starts += 1;
      return start();
    });
    const [packed, hashed] = await Promise.all([aside.gzip(utf8(text(1))), aside.hashLines(utf8(text(2)))]);
    expect(fromUtf8(await gunzip(packed))).toBe(text(1));
    expect(hashed).toEqual(hashLinesWith(hash, utf8(text(2))));
    expect(fromUtf8((await aside.hashLines(utf8(text(5)))).block)).toBe(text(5));
    expect(starts).toBe(1);
  }
});

/** A worker whose file is not there, and one that the browser does not make at all. */
const absent = () => new Worker(new URL("/no-such-worker.js", location.href), { type: "module" });
const thrown = (): Worker => {
  throw new DOMException("too little memory", "QuotaExceededError");
};
