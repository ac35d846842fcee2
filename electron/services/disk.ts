/** An open file. Positions and sizes are bytes. */
export interface OpenFile {
  size(): Promise<number>;
  /** Reads up to `into.length` bytes at `at`; fewer only at the end of the file. */
  read(into: Uint8Array, at: number): Promise<number>;
  /** Writes all bytes or fails. */
  write(bytes: Uint8Array, at: number): Promise<void>;
  truncate(size: number): Promise<void>;
  /** Answers when content and size are on the medium (fdatasync). */
  sync(): Promise<void>;
  close(): Promise<void>;
}

/**
 * How a file is opened. `create` fails with already-exists; `direct` reads past the system's cache and wants offsets,
 * lengths and memory aligned to 4096 bytes: it fails where the system or medium cannot.
 */
export type OpenHow = "read" | "update" | "create" | "direct";

/**
 * The few file-system calls that the services need, so that tests can run them on a disk that forgets, tears, fills
 * up or is pulled out. Everything rejects with ServiceFailure.
 */
export interface Disk {
  open(path: string, how: OpenHow): Promise<OpenFile>;
  rename(from: string, to: string): Promise<void>;
  /** Removes a file; fails with not-found. */
  remove(path: string): Promise<void>;
  /** Names in a folder; empty when there is no such folder. */
  list(folder: string): Promise<string[]>;
  /** Makes a folder, and its parents, for this user only. */
  makeFolder(path: string): Promise<void>;
  /** Answers when names made, renamed or removed in the folder are on the medium. */
  syncFolder(path: string): Promise<void>;
  /** Size of a regular file, or null when there is none. */
  sizeOf(path: string): Promise<number | null>;
}
