import { type Bytes, concat } from "../crypto/bytes.ts";
import { BundleRefused } from "./bundle.ts";
import { maximalLine } from "./limits.ts";

const blockSize = 512 * 1024;
const lineFeed = 10;

/**
 * Regroups chunks into blocks that end with a line feed, so that events can be views of them. A block is the caller's: it
 * may be given to another thread.
 */
export async function* wholeLines(plain: AsyncIterable<Bytes>): AsyncGenerator<Bytes> {
  let parts: Bytes[] = [];
  let gathered = 0;
  for await (const chunk of plain) {
    parts.push(chunk);
    gathered += chunk.length;
    if (gathered < blockSize) continue;
    const block = concat(parts);
    const end = block.lastIndexOf(lineFeed) + 1;
    if (gathered - end > maximalLine + blockSize) throw new BundleRefused("too-large", "a line without end");
    parts = end < block.length ? [block.slice(end)] : [];
    gathered -= end;
    if (end > 0) yield block.subarray(0, end);
  }
  const rest = concat(parts);
  if (rest.length > 0 && rest.at(-1) !== lineFeed) throw new BundleRefused("altered", "last line is cut");
  if (rest.length > 0) yield rest;
}
