import { type Bytes, concat } from "../crypto/bytes.ts";
import { crc32 } from "./crc32.ts";
import { directory, localHeader, type ZipEntry } from "./zip-layout.ts";

/**
 * A whole small archive in memory, in the representation of zip-layout.ts: no compression, no clock. The same entries give
 * the same bytes on every machine, so a document's hash proves its content. Names are ASCII.
 */
export function storedArchive(files: readonly { readonly name: string; readonly bytes: Bytes }[]): Bytes {
  const parts: Bytes[] = [];
  const entries: ZipEntry[] = [];
  let offset = 0;
  for (const { name, bytes } of files) {
    const entry = { name, size: bytes.length, crc: crc32(bytes), offset };
    const header = localHeader(entry);
    parts.push(header, bytes);
    entries.push(entry);
    offset += header.length + bytes.length;
  }
  return concat([...parts, directory(entries, offset)]);
}
