import { expect, it } from "vitest";
import { createAside } from "../../renderer/engine/threads/aside-thread.ts";
import { gunzip } from "../../renderer/engine/threads/streams.ts";
import { hashLinesWith } from "../../shared/bundle/hashed-lines.ts";
import { fromUtf8, utf8 } from "../../shared/crypto/bytes.ts";
import { loadSha256 } from "../../shared/crypto/sha256.ts";

const text = (n: number) => `${`header ${n}\tbody ${n} `.padEnd(400 * (n + 1), "0123456789")}\n`;

it("compresses and hashes many pieces at once, each under its own number", async () => {
  const aside = createAside();
  const { hash } = await loadSha256();
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
  const aside = createAside();
  const bytes = utf8(text(3));
  await aside.gzip(bytes);
  expect(bytes.length).toBe(0);
  await new Promise((resolve) => setTimeout(resolve, 5500));
  expect(fromUtf8(await gunzip(await aside.gzip(utf8(text(4)))))).toBe(text(4));
});
