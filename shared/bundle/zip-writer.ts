import { createCrc32 } from "../archive/crc32.ts";
import { directory, isSafeName, localHeader, overflow32, type ZipEntry } from "../archive/zip-layout.ts";
import { type Bytes, concat } from "../crypto/bytes.ts";
import type { BundleSink } from "./bundle.ts";

/** Chunks are gathered to at least this many bytes: a small write costs as much as a large one. */
const batchSize = 512 * 1024;

export interface ZipWriter {
  /**
   * Appends one stored entry. `declaredSize` must be given, exactly, when the entry may reach 4 GiB: only then is room
   * left for the ZIP64 field. `onBatch` sees every byte once, in order, in large pieces. Resolves with the entry's size.
   * Rejects with RangeError when an undeclared entry grows to 4 GiB, when a declared size is not met, or is 0xffffffff.
   */
  add(name: string, content: AsyncIterable<Bytes>, onBatch: (batch: Bytes) => void, declaredSize?: number): Promise<number>;
  /** Appends the directory; the file is complete afterwards. Resolves with its size. */
  finish(): Promise<number>;
}

/** Writes a ZIP in the one representation of zip-layout.ts. */
export function createZipWriter(sink: BundleSink): ZipWriter {
  const entries: ZipEntry[] = [];
  let offset = 0;
  return {
    async add(name, content, onBatch, declaredSize = 0) {
      if (!isSafeName(name) || entries.some((entry) => entry.name === name)) throw new RangeError(`entry name ${name}`);
      if (declaredSize === overflow32) throw new RangeError(`${name} is of the one size that unzip cannot read`);
      const provisional = localHeader({ name, size: declaredSize, crc: 0 });
      await sink.write(provisional);
      const crc = createCrc32();
      let size = 0;
      for await (const batch of inBatches(content)) {
        size += batch.length;
        if (size >= overflow32 && declaredSize < overflow32) throw new RangeError(`${name} reaches 4 GiB undeclared`);
        crc.update(batch);
        onBatch(batch);
        await sink.write(batch);
      }
      if (declaredSize >= overflow32 && size !== declaredSize) throw new RangeError(`${name} is not of the declared size`);
      const entry = { name, size, crc: crc.value(), offset };
      await sink.patch(offset, localHeader(entry));
      entries.push(entry);
      offset += provisional.length + size;
      return size;
    },
    async finish() {
      const end = directory(entries, offset);
      await sink.write(end);
      return offset + end.length;
    },
  };
}

async function* inBatches(content: AsyncIterable<Bytes>): AsyncGenerator<Bytes> {
  let parts: Bytes[] = [];
  let gathered = 0;
  for await (const chunk of content) {
    parts.push(chunk);
    gathered += chunk.length;
    if (gathered < batchSize) continue;
    yield join(parts);
    parts = [];
    gathered = 0;
  }
  if (gathered > 0) yield join(parts);
}

function join(parts: readonly Bytes[]): Bytes {
  const [only, second] = parts;
  return only !== undefined && second === undefined ? only : concat(parts);
}
