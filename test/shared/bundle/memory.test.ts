import { mkdtemp, open, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { OutgoingBlob } from "../../../shared/bundle/bundle.ts";
import { packBundle } from "../../../shared/bundle/pack.ts";
import { verifyBundle } from "../../../shared/bundle/read.ts";
import { toStream } from "../../../shared/bundle/streams.ts";
import { type Bytes, toHex } from "../../../shared/crypto/bytes.ts";
import { Chain, createWorld, requestOf, trustOf } from "./world.ts";

const megabyte = 1024 * 1024;
/** `BUNDLE_MEGABYTES=1024` carries a whole gigabyte; the default keeps the room's tests quick. */
const size = Number(process.env["BUNDLE_MEGABYTES"] ?? 96);

test(`${size} MB of attachments pass through packing and verifying in little memory`, async () => {
  const folder = await mkdtemp(join(tmpdir(), "bundle-memory-"));
  const file = await open(join(folder, "bundle.xfb"), "w+");
  try {
    const world = await createWorld();
    const { suite, district } = world;
    const [township] = world.townships;
    const chunk = suite.randomBytes(megabyte);
    async function* content() {
      for (let i = 0; i < size; i += 1) yield chunk;
    }
    const hasher = suite.createHash();
    for (let i = 0; i < size; i += 1) hasher.update(chunk);
    const blob: OutgoingBlob = { hash: toHex(hasher.digest()), size: size * megabyte, open: async () => toStream(content()) };
    const range = await new Chain(suite, township).fill(3).range();

    const before = process.memoryUsage().rss;
    let most = before;
    const observe = () => {
      most = Math.max(most, process.memoryUsage().rss);
    };
    let at = 0;
    const sink = {
      async write(bytes: Bytes) {
        at += (await file.write(bytes, 0, bytes.length, at)).bytesWritten;
        observe();
      },
      async patch(offset: number, bytes: Bytes) {
        await file.write(bytes, 0, bytes.length, offset);
      },
    };
    await packBundle(suite, requestOf(world, township, district, [range], { blobs: [blob] }), sink);
    const source = {
      size: at,
      async read(offset: number, length: number) {
        observe();
        const bytes = new Uint8Array(length);
        const { bytesRead } = await file.read(bytes, 0, length, offset);
        return bytes.subarray(0, bytesRead);
      },
    };
    const bundle = await verifyBundle(suite, source, trustOf(world, district));
    expect(bundle.blobs).toHaveLength(1);
    expect((most - before) / megabyte).toBeLessThan(85);
  } finally {
    await file.close();
    await rm(folder, { recursive: true });
  }
}, 600_000);
