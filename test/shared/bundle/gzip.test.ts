import { gunzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { gzipHeader, storeAsGzip } from "../../../shared/bundle/gzip.ts";
import { gather } from "../../../shared/bundle/streams.ts";
import { type Bytes, sameBytes } from "../../../shared/crypto/bytes.ts";

const plain = new Uint8Array(300_000).map((_, i) => (i * 167 + (i >> 5)) & 0xff);

async function* inChunks(...ends: number[]): AsyncGenerator<Bytes> {
  let start = 0;
  for (const end of [...ends, plain.length]) {
    yield plain.slice(start, end);
    start = end;
  }
}

test("a stored member is the same however its text was cut into chunks, so that its size tells of nothing else", async () => {
  const whole = await gather(storeAsGzip(inChunks()));
  expect(whole.length).toBe(gzipHeader.length + plain.length + 5 * (Math.ceil(plain.length / 65_535) + 1) + 8);
  expect(sameBytes(gunzipSync(whole), plain)).toBe(true);
  expect(sameBytes(await gather(storeAsGzip(inChunks(1, 2, 65_535, 65_536, 200_000))), whole)).toBe(true);
});
