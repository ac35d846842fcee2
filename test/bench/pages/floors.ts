// The floors: what the medium itself costs, written without anything of ours. Frozen: a change here is a new bench.
import { Decrypter, Encrypter, generateIdentity, identityToRecipient } from "age-encryption";
import { rowsOfBundle } from "./bundle-rows.ts";

/** Shape of one IndexedDB table: per row the size of its value, and the values of its indexed columns. */
export interface TableShape {
  readonly name: string;
  readonly indexes: readonly string[];
  readonly rows: readonly {
    readonly key: string;
    readonly size: number;
    readonly index: Readonly<Record<string, string | number>>;
  }[];
}

async function through(
  bytes: Uint8Array<ArrayBuffer>,
  stage: CompressionStream | DecompressionStream,
): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await new Response(new Blob([bytes]).stream().pipeThrough(stage)).arrayBuffer());
}

async function load(address: string): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await (await fetch(address)).arrayBuffer());
}

function openDatabase(name: string, shapes: readonly Pick<TableShape, "name" | "indexes">[]): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name, 1);
    request.onupgradeneeded = () => {
      for (const { name: table, indexes } of shapes) {
        const store = request.result.createObjectStore(table, { keyPath: "key" });
        for (const index of indexes) store.createIndex(index, index);
      }
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

function dropDatabase(name: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase(name);
    request.onsuccess = () => resolve();
    request.onerror = () => reject(request.error);
  });
}

function finished(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error);
  });
}

function noise(size: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(size);
  for (let at = 0; at < size; at += 65_536) crypto.getRandomValues(bytes.subarray(at, Math.min(size, at + 65_536)));
  return bytes;
}

/** Rows of one transaction. */
const rowsPerTransaction = 2000;

/** The import's floor with rows of these shapes; text, rows and their noise are made before the clock starts. */
async function importRows(text: Uint8Array<ArrayBuffer>, shapes: readonly TableShape[]): Promise<number> {
  const identity = await generateIdentity();
  const encrypter = new Encrypter();
  encrypter.addRecipient(await identityToRecipient(identity));
  const sealed = await encrypter.encrypt(await through(text, new CompressionStream("gzip")));
  const rows = shapes.flatMap(({ name, rows: of }) =>
    of.map(({ key, size, index }) => ({ table: name, row: { ...index, key, value: noise(size) } })),
  );
  const database = await openDatabase("floor-import", shapes);

  const start = performance.now();
  const decrypter = new Decrypter();
  decrypter.addIdentity(identity);
  const plain = await through((await decrypter.decrypt(sealed)) as Uint8Array<ArrayBuffer>, new DecompressionStream("gzip"));
  await crypto.subtle.digest("SHA-256", plain);
  const tables = shapes.map(({ name }) => name);
  for (let at = 0; at < rows.length; at += rowsPerTransaction) {
    const transaction = database.transaction(tables, "readwrite", { durability: "strict" });
    for (const { table, row } of rows.slice(at, at + rowsPerTransaction)) transaction.objectStore(table).add(row);
    await finished(transaction);
  }
  const spent = performance.now() - start;
  database.close();
  await dropDatabase("floor-import");
  return spent;
}

const floors = {
  /** NDJSON in memory → native gzip → age → one SHA-256. Milliseconds. */
  async export(address: string): Promise<number> {
    const text = await load(address);
    const identity = await generateIdentity();
    const recipient = await identityToRecipient(identity);
    const start = performance.now();
    const encrypter = new Encrypter();
    encrypter.addRecipient(recipient);
    const sealed = await encrypter.encrypt(await through(text, new CompressionStream("gzip")));
    await crypto.subtle.digest("SHA-256", sealed as Uint8Array<ArrayBuffer>);
    return performance.now() - start;
  },

  /** age decrypt → native gunzip → one SHA-256 → raw strict adds of the bundle's own rows (bundle-rows.ts). Milliseconds. */
  async import(address: string): Promise<number> {
    const text = await load(address);
    return importRows(text, rowsOfBundle(text));
  },

  /** The same with rows of these shapes in place of the bundle's own. Milliseconds. */
  async importShapes(address: string, shapes: readonly TableShape[]): Promise<number> {
    return importRows(await load(address), shapes);
  },

  /** Per round: a sealed frame appended and synced by the server, then one raw strict transaction of the same rows. Milliseconds each. */
  async register(append: string, frameSize: number, shapes: readonly TableShape[], rounds: number): Promise<number[]> {
    const database = await openDatabase("floor-register", shapes);
    const tables = shapes.map(({ name }) => name);
    const spent: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const frame = noise(frameSize);
      const values = shapes.flatMap(({ name, rows }) =>
        rows.map(({ key, size, index }) => ({ table: name, row: { ...index, key: `${key}${round}`, value: noise(size) } })),
      );
      const start = performance.now();
      await fetch(append, { method: "POST", body: frame });
      const transaction = database.transaction(tables, "readwrite", { durability: "strict" });
      for (const { table, row } of values) transaction.objectStore(table).put(row);
      await finished(transaction);
      spent.push(performance.now() - start);
    }
    database.close();
    await dropDatabase("floor-register");
    return spent;
  },
};

export type Floors = typeof floors;
Object.assign(window, { floors });
