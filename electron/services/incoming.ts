import { createHash } from "node:crypto";
import { basename, isAbsolute, join } from "node:path";
import { z } from "zod";
import { ServiceFailure } from "../../shared/desktop.ts";
import { readWhole, sweepTemporary, writeAtomic } from "./atomic-file.ts";
import type { Disk, OpenFile } from "./disk.ts";
import { failure } from "./failure.ts";
import { exchangeFile } from "./places.ts";
import { Queue } from "./queue.ts";
import { Sessions } from "./sessions.ts";
import { text } from "./strings.ts";

const piece = 1024 * 1024;
/** Days after which a copy that was cut off and never taken up again is given up. */
const unfinishedDays = 7;
const day = 86_400_000;
const note = z.object({
  name: z.string(),
  size: z.number().int().nonnegative(),
  whole: z.boolean(),
  /** When the copy began, milliseconds since 1970; unfinished copies only. */
  begun: z.number().optional(),
});
type Note = z.infer<typeof note>;

export interface StagedFile {
  readonly token: string;
  readonly name: string;
  readonly size: number;
}

/** A note that cannot be read is none: the file it stood for is copied anew. */
function parseNote(bytes: Uint8Array): Note | null {
  try {
    return note.parse(JSON.parse(new TextDecoder().decode(bytes)));
  } catch {
    return null;
  }
}

async function hashOf(file: OpenFile, length: number): Promise<string> {
  const hash = createHash("sha256");
  const buffer = new Uint8Array(piece);
  for (let at = 0; at < length; ) {
    const read = await file.read(buffer.subarray(0, Math.min(piece, length - at)), at);
    if (read === 0) break;
    hash.update(buffer.subarray(0, read));
    at += read;
  }
  return hash.digest("hex");
}

/**
 * Files coming in, copied into the desk folder before anything looks at them: the stick may be pulled at once. Each is
 * `<token>` with a note `<token>.json`; a copy that was cut short is taken up again when size and content so far agree.
 */
export class Incoming {
  readonly #disk: Disk;
  readonly #folder: string;
  readonly #now: () => number;
  readonly #receiving = new Sessions<{ readonly file: OpenFile; readonly name: string; size: number }>();
  /** One copy at a time: two of the same file would take up the same beginning. */
  readonly #copying = new Queue();

  private constructor(disk: Disk, folder: string, now: () => number) {
    this.#disk = disk;
    this.#folder = folder;
    this.#now = now;
  }

  /** `now`: milliseconds since 1970. */
  static async open(disk: Disk, folder: string, now: () => number = Date.now): Promise<Incoming> {
    await disk.makeFolder(folder);
    await sweepTemporary(disk, folder);
    const incoming = new Incoming(disk, folder, now);
    await incoming.#sweepUnfinished();
    await incoming.#sweepUnnoted();
    return incoming;
  }

  /** Copies a file from a stick or folder, or takes up an earlier copy of the same content. */
  async stage(path: string): Promise<StagedFile> {
    const name = basename(path);
    if (!isAbsolute(path)) throw failure("bad-request");
    if (!exchangeFile.test(name)) throw failure("bad-request", text.notExchangeFile);
    return this.#copying.run(async () => {
      const size = await this.#disk.sizeOf(path);
      if (size === null) throw failure("not-found");
      const source = await this.#disk.open(path, "read");
      try {
        return await this.#copy(source, name, size);
      } finally {
        await source.close();
      }
    });
  }

  /** Begins an exchange file that the page hands over piece by piece. */
  async receive(name: string): Promise<string> {
    // A photo or a letter dropped here by mistake would lie unsealed in the desk folder.
    if (!exchangeFile.test(name)) throw failure("bad-request", text.notExchangeFile);
    const token = crypto.randomUUID().replaceAll("-", "");
    const file = await this.#disk.open(this.#path(token), "create");
    return this.#receiving.add({ file, name, size: 0 }, token);
  }

  append(token: string, bytes: Uint8Array): Promise<void> {
    return this.#receiving.use(token, async (part) => {
      await part.file.write(bytes, part.size).catch((error: unknown) => this.#giveUp(token, part.file, error));
      part.size += bytes.length;
    });
  }

  received(token: string): Promise<StagedFile> {
    return this.#receiving.use(token, async ({ file, name, size }) => {
      try {
        await file.sync();
        await file.close();
        await this.#putNote(token, { name, size, whole: true });
      } catch (error) {
        await this.#giveUp(token, file, error);
      }
      this.#receiving.drop(token);
      return { token, name, size };
    });
  }

  /** The files that are here whole. */
  async list(): Promise<StagedFile[]> {
    const files: StagedFile[] = [];
    for (const [token, { name, size, whole }] of await this.#notes()) if (whole) files.push({ token, name, size });
    return files.sort((a, b) => (a.token < b.token ? -1 : 1));
  }

  async read(token: string, offset: number, length: number): Promise<Uint8Array<ArrayBuffer>> {
    const file = await this.#disk.open(this.#path(token), "read");
    try {
      const bytes = new Uint8Array(Math.max(0, Math.min(length, (await file.size()) - offset)));
      return bytes.subarray(0, await file.read(bytes, offset));
    } finally {
      await file.close();
    }
  }

  /** Removes a staged file, whole or being received. */
  async discard(token: string): Promise<void> {
    await this.#receiving
      .use(token, async ({ file }) => {
        this.#receiving.drop(token);
        await file.close().catch(() => undefined);
      })
      .catch(() => undefined);
    await this.#disk.remove(`${this.#path(token)}.json`).catch(() => undefined);
    await this.#disk.remove(this.#path(token));
  }

  /** A page that was told of a failure hands over anew: what it had handed over so far only takes room. */
  async #giveUp(token: string, file: OpenFile, cause: unknown): Promise<never> {
    this.#receiving.drop(token);
    await file.close().catch(() => undefined);
    await this.#disk.remove(this.#path(token)).catch(() => undefined);
    throw cause;
  }

  async close(): Promise<void> {
    for (const { file } of this.#receiving.values()) await file.close().catch(() => undefined);
  }

  async #copy(source: OpenFile, name: string, size: number): Promise<StagedFile> {
    const { token, done } = (await this.#earlier(source, name, size)) ?? { token: null, done: 0 };
    const staged = token ?? crypto.randomUUID().replaceAll("-", "");
    if (token === null) await this.#putNote(staged, { name, size, whole: false, begun: this.#now() });
    const target = await this.#disk.open(this.#path(staged), token === null ? "create" : "update");
    try {
      const buffer = new Uint8Array(piece);
      for (let at = done; at < size; ) {
        const read = await source.read(buffer.subarray(0, Math.min(piece, size - at)), at).catch((error: unknown) => {
          throw error instanceof ServiceFailure && error.code === "io" ? failure("medium-removed", text.sourceRemoved) : error;
        });
        if (read === 0) throw failure("io", text.sourceChanged);
        await target.write(buffer.subarray(0, read), at);
        at += read;
      }
      if ((await source.size()) !== size) throw failure("io", text.sourceChanged);
      await target.sync();
      await this.#putNote(staged, { name, size, whole: true });
    } catch (error) {
      // Registering needs the room more than a copy that may be taken up later.
      if (error instanceof ServiceFailure && error.code === "disk-full") {
        await this.#disk.remove(`${this.#path(staged)}.json`).catch(() => undefined);
        await this.#disk.remove(this.#path(staged)).catch(() => undefined);
      }
      throw error;
    } finally {
      await target.close();
    }
    return { token: staged, name, size };
  }

  /** An earlier copy of the same name and size whose bytes so far are those of the source. */
  async #earlier(source: OpenFile, name: string, size: number): Promise<{ token: string; done: number } | null> {
    for (const [token, known] of await this.#notes()) {
      if (known.name !== name || known.size !== size) continue;
      const done = await this.#disk.sizeOf(this.#path(token));
      if (done === null || done > size) continue;
      const file = await this.#disk.open(this.#path(token), "read");
      try {
        if ((await hashOf(file, done)) === (await hashOf(source, done))) return { token, done };
      } finally {
        await file.close();
      }
    }
    return null;
  }

  async #notes(): Promise<[token: string, note: Note][]> {
    const notes: [string, Note][] = [];
    for (const entry of await this.#disk.list(this.#folder)) {
      const token = /^([0-9a-f]{32})\.json$/.exec(entry)?.[1];
      const bytes = token === undefined ? null : await readWhole(this.#disk, join(this.#folder, entry));
      if (token === undefined || bytes === null) continue;
      const parsed = parseNote(bytes);
      if (parsed !== null) notes.push([token, parsed]);
    }
    return notes;
  }

  /** A copy that was cut off is kept for its stick to come back, but not for ever: nobody sees it. */
  async #sweepUnfinished(): Promise<void> {
    for (const [token, known] of await this.#notes()) {
      if (known.whole) continue;
      const age = this.#now() - (known.begun ?? Number.NaN);
      // Without a day, or with one in the future after the clock was set back, the days are counted from now.
      if (!(age >= 0)) await this.#putNote(token, { ...known, begun: this.#now() });
      else if (age > unfinishedDays * day) await this.discard(token).catch(() => undefined);
    }
  }

  /** A file without a note was being handed over by a page that is gone. */
  async #sweepUnnoted(): Promise<void> {
    const noted = new Set((await this.#notes()).map(([token]) => token));
    for (const entry of await this.#disk.list(this.#folder)) {
      if (/^[0-9a-f]{32}$/.test(entry) && !noted.has(entry))
        await this.#disk.remove(join(this.#folder, entry)).catch(() => undefined);
    }
  }

  async #putNote(token: string, content: Note): Promise<void> {
    await writeAtomic(this.#disk, `${this.#path(token)}.json`, new TextEncoder().encode(JSON.stringify(content)));
  }

  #path(token: string): string {
    return join(this.#folder, token);
  }
}
