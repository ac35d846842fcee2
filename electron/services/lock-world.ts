import { randomBytes } from "node:crypto";
import { link, open, readdir, rename, unlink, writeFile } from "node:fs/promises";
import { errnoOf } from "./failure.ts";
import { beginTaking, endTaking, type Holder, isLiving } from "./lock-holder.ts";
import { retryHeld } from "./retry.ts";

/** A lock file as read: its text, and a mark that another file of the same text does not bear. */
export interface LockContent {
  readonly text: string;
  readonly mark: string;
}

/** What the lock's protocol sees of the world. Every call may be followed by any step of any other process. */
export interface LockWorld {
  /** A new taking of this process, counted as living until ended. */
  begin(): Holder;
  end(taking: Holder): void;
  isLiving(by: Holder): boolean;
  /** Null when there is none. */
  read(path: string): Promise<LockContent | null>;
  /** Makes a new file; others may see it empty or half for a moment. Rejects with EEXIST. */
  create(path: string, content: string): Promise<void>;
  /** Gives a file a second name, in one step. Rejects with EEXIST, or with another code where the disk cannot. */
  link(from: string, to: string): Promise<void>;
  /** Gives a file another name, in one step, replacing what bore it. Rejects with ENOENT. */
  rename(from: string, to: string): Promise<void>;
  /** Does nothing where there is none, or where it cannot be removed. */
  remove(path: string): Promise<void>;
  list(folder: string): Promise<readonly string[]>;
  pause(ms: number): Promise<void>;
  /** Milliseconds of a clock that never goes back. */
  now(): number;
}

/** This process on this computer's disk. */
export const lockWorld: LockWorld = {
  begin: () => beginTaking(randomBytes(8).toString("hex")),
  end: (taking) => endTaking(taking.id),
  isLiving,
  async read(path) {
    try {
      const file = await retryHeld(() => open(path, "r"));
      try {
        const { ino, mtimeMs } = await file.stat();
        return { text: await file.readFile("utf8"), mark: `${ino}/${mtimeMs}` };
      } finally {
        await file.close();
      }
    } catch (error) {
      if (errnoOf(error) === "ENOENT") return null;
      throw error;
    }
  },
  create: (path, content) => writeFile(path, content, { mode: 0o600, flag: "wx" }),
  link,
  rename: (from, to) => retryHeld(() => rename(from, to)),
  remove: (path) => retryHeld(() => unlink(path)).catch(() => undefined),
  list: (folder) => readdir(folder),
  pause: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  now: () => performance.now(),
};
