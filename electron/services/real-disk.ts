import { constants, type Stats } from "node:fs";
import { chmod, type FileHandle, lstat, open, readdir, rename, unlink } from "node:fs/promises";
import { alignedMemory } from "./aligned-memory.ts";
import type { Disk, OpenFile, OpenHow } from "./disk.ts";
import { asFailure, errnoOf, failure } from "./failure.ts";
import { makeFolders } from "./make-folders.ts";
import { retryHeld } from "./retry.ts";

async function guarded<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw asFailure(error);
  }
}

/** Offsets, lengths and memory of direct reads are multiples of this on every medium known. */
const directBlock = 4096;
const noFollow = constants.O_NOFOLLOW ?? 0;

function flagsOf(how: OpenHow): number {
  switch (how) {
    case "read":
      return constants.O_RDONLY;
    case "update":
      return constants.O_RDWR | noFollow;
    case "create":
      return constants.O_RDWR | constants.O_CREAT | constants.O_EXCL | noFollow;
    case "direct": {
      if (process.platform !== "linux" || constants.O_DIRECT === undefined) throw failure("io");
      return constants.O_RDONLY | constants.O_DIRECT;
    }
  }
}

class RealFile implements OpenFile {
  readonly #handle: FileHandle;
  constructor(handle: FileHandle) {
    this.#handle = handle;
  }
  size(): Promise<number> {
    return guarded(async () => (await this.#handle.stat()).size);
  }
  read(into: Uint8Array, at: number): Promise<number> {
    return guarded(async () => {
      let done = 0;
      while (done < into.length) {
        const { bytesRead } = await this.#handle.read(into, done, into.length - done, at + done);
        if (bytesRead === 0) break;
        done += bytesRead;
        // A short direct read means the end; asking on from an unaligned offset would fail.
        if (bytesRead % directBlock !== 0) break;
      }
      return done;
    });
  }
  write(bytes: Uint8Array, at: number): Promise<void> {
    return guarded(async () => {
      let done = 0;
      while (done < bytes.length) {
        const { bytesWritten } = await this.#handle.write(bytes, done, bytes.length - done, at + done);
        done += bytesWritten;
      }
    });
  }
  truncate(size: number): Promise<void> {
    return guarded(() => this.#handle.truncate(size));
  }
  sync(): Promise<void> {
    return guarded(() => this.#handle.datasync());
  }
  close(): Promise<void> {
    return guarded(() => this.#handle.close());
  }
}

/** Some file systems take the flag and refuse the read: better to learn it on opening. */
async function probeDirect(handle: FileHandle): Promise<void> {
  try {
    await handle.read(alignedMemory(directBlock), 0, directBlock, 0);
  } catch (error) {
    await handle.close();
    throw error;
  }
}

/** Systems that cannot open or sync a folder answer one of these; their file systems journal names themselves. */
const folderSyncUnknown = new Set(["EINVAL", "EISDIR", "EPERM", "EACCES", "ENOTSUP", "EBADF"]);

/** The computer's own disk. New files are 0600, new folders 0700. */
export const realDisk: Disk = {
  open: (path, how) =>
    guarded(async () => {
      const handle = await open(path, flagsOf(how), 0o600);
      if (how === "direct") await probeDirect(handle);
      return new RealFile(handle);
    }),
  rename: (from, to) => guarded(() => retryHeld(() => rename(from, to))),
  remove: (path) => guarded(() => retryHeld(() => unlink(path))),
  list: (folder) =>
    guarded(async () => {
      try {
        return await readdir(folder);
      } catch (error) {
        if (errnoOf(error) === "ENOENT") return [];
        throw error;
      }
    }),
  makeFolder: (path) =>
    guarded(async () => {
      await makeFolders(path);
      if (process.platform !== "win32") await chmod(path, 0o700);
    }),
  syncFolder: (path) =>
    guarded(async () => {
      if (process.platform === "win32") return;
      const handle = await open(path, constants.O_RDONLY);
      try {
        await handle.sync();
      } catch (error) {
        if (!folderSyncUnknown.has(errnoOf(error) ?? "")) throw error;
      } finally {
        await handle.close();
      }
    }),
  sizeOf: (path) =>
    guarded(async () => {
      let stats: Stats;
      try {
        stats = await lstat(path);
      } catch (error) {
        if (errnoOf(error) === "ENOENT") return null;
        throw error;
      }
      return stats.isFile() ? stats.size : null;
    }),
};
