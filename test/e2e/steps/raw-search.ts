import { lstatSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "@playwright/test";

/** A text in one encoding. */
export interface Needle {
  readonly text: string;
  readonly encoding: "UTF-8" | "UTF-16LE" | "GB18030";
  readonly bytes: Buffer;
}

/** Two-byte GB18030 codes by character: Node decodes this encoding but does not encode it. */
const gbCodes: ReadonlyMap<string, Buffer> = (() => {
  const decoder = new TextDecoder("gb18030");
  const codes = new Map<string, Buffer>();
  for (let first = 0x81; first <= 0xfe; first += 1)
    for (let second = 0x40; second <= 0xfe; second += 1) {
      const bytes = Buffer.from([first, second]);
      const character = decoder.decode(bytes);
      if ([...character].length === 1 && character !== "\ufffd") codes.set(character, bytes);
    }
  return codes;
})();

/** The text as GB 18030-2022 bytes. Throws RangeError for a character outside its one- and two-byte part. */
export function encodeGb18030(text: string): Buffer {
  const parts = [...text].map((character) => {
    if (character < "\u0080") return Buffer.from(character, "ascii");
    const code = gbCodes.get(character);
    if (!code) throw new RangeError(`${character} has no two-byte code`);
    return code;
  });
  return Buffer.concat(parts);
}

/** Every text in every encoding that a program or a Windows tool might leave it in. */
export function needlesFor(texts: readonly string[]): readonly Needle[] {
  return texts.flatMap((text) => [
    { text, encoding: "UTF-8", bytes: Buffer.from(text, "utf8") } as const,
    { text, encoding: "UTF-16LE", bytes: Buffer.from(text, "utf16le") } as const,
    { text, encoding: "GB18030", bytes: encodeGb18030(text) } as const,
  ]);
}

export interface SearchResult {
  readonly files: number;
  /** `path: text (encoding)` of everything found, names of files and folders included. */
  readonly found: readonly string[];
}

/** Looks through every file under a folder, and through their names. */
export function searchFolder(folder: string, needles: readonly Needle[]): SearchResult {
  const found: string[] = [];
  let files = 0;
  for (const entry of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
    const path = join(folder, entry);
    for (const { text } of needles) if (entry.includes(text)) found.push(`${path}: ${text} (name)`);
    if (!lstatSync(path).isFile()) continue;
    files += 1;
    const bytes = readFileSync(path);
    for (const needle of needles) if (bytes.includes(needle.bytes)) found.push(`${path}: ${needle.text} (${needle.encoding})`);
  }
  return { files, found };
}

/** What the walk through IndexedDB saw. */
export interface WalkResult {
  /** Databases, stores and values that were looked at. */
  readonly databases: number;
  readonly stores: number;
  readonly values: number;
  /** `database/store: text` of everything found. */
  readonly found: readonly string[];
}

/** Walks every key and value of every store of every database that the page's origin has, down to the last byte. */
export function walkIndexedDb(page: Page, needles: readonly Needle[]): Promise<WalkResult> {
  return page.evaluate(
    async (wanted) => {
      const found = new Set<string>();
      const count = { databases: 0, stores: 0, values: 0 };
      const asked = <T>(request: IDBRequest<T>) =>
        new Promise<T>((resolve, reject) => {
          request.onsuccess = () => resolve(request.result);
          request.onerror = () => reject(request.error);
        });
      const holds = (bytes: Uint8Array, needle: readonly number[]) => {
        const [first] = needle;
        if (first === undefined) return false;
        for (let at = bytes.indexOf(first); at !== -1; at = bytes.indexOf(first, at + 1))
          if (needle.every((byte, i) => bytes[at + i] === byte)) return true;
        return false;
      };
      const look = async (value: unknown, where: string, seen: Set<unknown>): Promise<void> => {
        if (typeof value === "string") {
          for (const { text } of wanted) if (value.includes(text)) found.add(`${where}: ${text}`);
        } else if (value instanceof Blob) {
          await look(await value.arrayBuffer(), where, seen);
          if (value instanceof File) await look(value.name, where, seen);
        } else if (value instanceof ArrayBuffer || ArrayBuffer.isView(value)) {
          const bytes =
            value instanceof ArrayBuffer
              ? new Uint8Array(value)
              : new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
          for (const { text, bytes: needle } of wanted) if (holds(bytes, needle)) found.add(`${where}: ${text}`);
        } else if (typeof value === "object" && value !== null && !seen.has(value)) {
          seen.add(value);
          if (value instanceof Map || value instanceof Set) await look([...value], where, seen);
          for (const [name, inner] of Object.entries(value)) {
            await look(name, where, seen);
            await look(inner, where, seen);
          }
        }
      };
      for (const { name } of await indexedDB.databases()) {
        if (name === undefined) continue;
        count.databases += 1;
        const database = await asked(indexedDB.open(name));
        for (const store of database.objectStoreNames) {
          count.stores += 1;
          const reading = database.transaction(store, "readonly").objectStore(store);
          const [keys, values] = await Promise.all([asked(reading.getAllKeys()), asked(reading.getAll())]);
          count.values += values.length;
          await look(keys, `${name}/${store}`, new Set());
          await look(values, `${name}/${store}`, new Set());
        }
        database.close();
      }
      return { ...count, found: [...found] };
    },
    needles.map(({ text, bytes }) => ({ text, bytes: [...bytes] })),
  );
}
