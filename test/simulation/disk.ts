import { basename, dirname } from "node:path";
import type { Disk, OpenFile, OpenHow } from "../../electron/services/disk.ts";
import { ServiceFailure } from "../../shared/desktop.ts";

/** Thrown by every call from the moment the simulated power goes. */
export class PowerCut extends Error {
  override readonly name = "PowerCut";
}

type Change = { readonly at: number; readonly bytes: Uint8Array } | { readonly truncate: number };

interface Inode {
  /** What is on the medium. */
  synced: Uint8Array;
  /** What programs see. */
  seen: Uint8Array;
  /** What was done since the last sync, in order. */
  pending: Change[];
}

type Names = Map<string, Inode>;
interface Folder {
  synced: Names;
  seen: Names;
  /** The state of the names after each change that was not synced. */
  pending: Names[];
}

/** A copy of the first bytes; `slice` would do, but a Buffer's slice is no copy. */
function copy(bytes: Uint8Array, length: number = bytes.length): Uint8Array {
  return new Uint8Array(bytes.subarray(0, length));
}

function apply(content: Uint8Array, change: Change): Uint8Array {
  if ("truncate" in change) {
    const cut = new Uint8Array(change.truncate);
    cut.set(content.subarray(0, change.truncate));
    return cut;
  }
  const grown = new Uint8Array(Math.max(content.length, change.at + change.bytes.length));
  grown.set(content);
  grown.set(change.bytes, change.at);
  return grown;
}

/** How the last write that a crash kept was torn. */
const tears = [
  // A beginning of it reached the medium.
  (bytes: Uint8Array, random: () => number) => copy(bytes, Math.floor(random() * bytes.length)),
  // The file was made longer, the content did not come.
  (bytes: Uint8Array) => new Uint8Array(bytes.length),
  // Some 512-byte sectors came, others did not.
  (bytes: Uint8Array, random: () => number) => {
    const torn = copy(bytes);
    for (let at = 0; at < torn.length; at += 512) if (random() < 0.5) torn.fill(0, at, at + 512);
    return torn;
  },
] as const;

/**
 * A disk in memory that keeps only what was synced. `cutAt` counts changing calls (writes, truncates, syncs, renames,
 * removals, creations): at that one the power goes, and it is done in part at most. `afterCut` is the disk as found
 * afterwards: of what was not synced a random beginning survives, the last of it torn.
 */
export class SimulatedDisk implements Disk {
  readonly #folders: Map<string, Folder>;
  readonly #cutAt: number;
  #changes = 0;
  #off = false;
  /** A failure to be thrown instead of doing the named call; for full disks and pulled media. */
  fault: ((call: "write" | "sync" | "read" | "open" | "rename" | "truncate", path: string) => ServiceFailure | null) | null =
    null;
  /** Calls that changed something or synced, in order, for tests about their order. */
  readonly calls: string[] = [];

  constructor(cutAt: number = Number.POSITIVE_INFINITY, folders: Map<string, Folder> = new Map()) {
    this.#cutAt = cutAt;
    this.#folders = folders;
  }

  get changes(): number {
    return this.#changes;
  }

  afterCut(random: () => number, cutAt: number = Number.POSITIVE_INFINITY): SimulatedDisk {
    const kept = new Map<Inode, Inode>();
    const keep = (inode: Inode): Inode => {
      const known = kept.get(inode);
      if (known !== undefined) return known;
      let content = inode.synced;
      const survivors = Math.floor(random() * (inode.pending.length + 1));
      inode.pending.slice(0, survivors).forEach((change, i) => {
        const tear = tears[Math.floor(random() * tears.length)];
        const torn = i === survivors - 1 && "bytes" in change && random() < 0.8 && tear !== undefined;
        content = apply(content, torn ? { at: change.at, bytes: tear(change.bytes, random) } : change);
      });
      const fresh = { synced: content, seen: content, pending: [] };
      kept.set(inode, fresh);
      return fresh;
    };
    const folders = new Map<string, Folder>();
    for (const [path, folder] of this.#folders) {
      const states = [folder.synced, ...folder.pending];
      const state = states[Math.floor(random() * states.length)] ?? folder.synced;
      const names: Names = new Map([...state].map(([name, inode]) => [name, keep(inode)]));
      folders.set(path, { synced: names, seen: new Map(names), pending: [] });
    }
    return new SimulatedDisk(cutAt, folders);
  }

  /** Changes what is on the medium, as bit rot or another program would. */
  damage(path: string, change: (bytes: Uint8Array) => Uint8Array): void {
    const inode = this.#find(path);
    inode.synced = change(copy(inode.seen));
    inode.seen = inode.synced;
    inode.pending = [];
  }

  contentOf(path: string): Uint8Array {
    return this.#find(path).seen;
  }

  async open(path: string, how: OpenHow): Promise<OpenFile> {
    this.#live("open", path);
    if (how === "create") {
      const { seen } = this.#folderOf(path);
      if (seen.has(basename(path))) throw new ServiceFailure("already-exists", path);
      this.#step(`create ${basename(path)}`);
      seen.set(basename(path), { synced: new Uint8Array(0), seen: new Uint8Array(0), pending: [] });
      this.#note(path);
    }
    return this.#handle(path, this.#find(path));
  }

  async rename(from: string, to: string): Promise<void> {
    this.#live("rename", from);
    const inode = this.#find(from);
    const folder = this.#folderOf(to);
    this.#step(`rename ${basename(from)} ${basename(to)}`);
    this.#folderOf(from).seen.delete(basename(from));
    folder.seen.set(basename(to), inode);
    this.#note(to);
    if (dirname(from) !== dirname(to)) this.#note(from);
  }

  async remove(path: string): Promise<void> {
    this.#live("rename", path);
    this.#find(path);
    this.#step(`remove ${basename(path)}`);
    this.#folderOf(path).seen.delete(basename(path));
    this.#note(path);
  }

  async list(folder: string): Promise<string[]> {
    this.#live("read", folder);
    return [...(this.#folders.get(folder)?.seen.keys() ?? [])];
  }

  async makeFolder(path: string): Promise<void> {
    this.#live("open", path);
    if (!this.#folders.has(path)) this.#folders.set(path, { synced: new Map(), seen: new Map(), pending: [] });
  }

  async syncFolder(path: string): Promise<void> {
    this.#live("sync", path);
    const folder = this.#folders.get(path);
    if (folder === undefined) throw new ServiceFailure("not-found", path);
    this.#step(`sync-folder ${basename(path)}`);
    folder.synced = new Map(folder.seen);
    folder.pending = [];
  }

  async sizeOf(path: string): Promise<number | null> {
    this.#live("read", path);
    return this.#folders.get(dirname(path))?.seen.get(basename(path))?.seen.length ?? null;
  }

  #handle(path: string, inode: Inode): OpenFile {
    const change = (call: string, what: Change): void => {
      // The call that meets the power cut may still have been under way.
      inode.pending.push(what);
      this.#step(`${call} ${basename(path)}`);
      inode.seen = apply(inode.seen, what);
    };
    return {
      size: async () => {
        this.#live("read", path);
        return inode.seen.length;
      },
      read: async (into, at) => {
        this.#live("read", path);
        const part = inode.seen.subarray(at, at + into.length);
        into.set(part);
        return part.length;
      },
      write: async (bytes, at) => {
        this.#live("write", path, () => change("write", { at, bytes: copy(bytes, Math.floor(bytes.length / 2)) }));
        change("write", { at, bytes: copy(bytes) });
      },
      truncate: async (size) => {
        this.#live("truncate", path);
        change("truncate", { truncate: size });
      },
      sync: async () => {
        this.#live("sync", path);
        this.#step(`sync ${basename(path)}`);
        inode.synced = inode.seen;
        inode.pending = [];
      },
      close: async () => undefined,
    };
  }

  /** Throws when the power is off, and the planned fault; `half` is what a failing call still did. */
  #live(call: "write" | "sync" | "read" | "open" | "rename" | "truncate", path: string, half?: () => void): void {
    if (this.#off) throw new PowerCut("the power is off");
    const planned = this.fault?.(call, path) ?? null;
    if (planned === null) return;
    half?.();
    throw planned;
  }

  #step(call: string): void {
    this.#changes += 1;
    this.calls.push(call);
    if (this.#changes < this.#cutAt) return;
    this.#off = true;
    throw new PowerCut(`the power went at change ${this.#changes}`);
  }

  #note(path: string): void {
    const folder = this.#folderOf(path);
    folder.pending.push(new Map(folder.seen));
  }

  #folderOf(path: string): Folder {
    const folder = this.#folders.get(dirname(path));
    if (folder === undefined) throw new ServiceFailure("not-found", path);
    return folder;
  }

  #find(path: string): Inode {
    const inode = this.#folders.get(dirname(path))?.seen.get(basename(path));
    if (inode === undefined) throw new ServiceFailure("not-found", path);
    return inode;
  }
}

/** A repeatable source of numbers in [0, 1) (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
