import type { BundleSink } from "../../../shared/bundle/bundle.ts";
import type { Bytes } from "../../../shared/crypto/bytes.ts";
import type { ChannelResponse, Desktop } from "../../../shared/desktop.ts";

/** Bytes gathered before one call to the shell. */
const chunkSize = 1_048_576;

export type WrittenFile = ChannelResponse<"outgoing.finish">;

/** A file on its way to a folder of the person's choice: synced and read back by `finish`, gone after `abandon`. */
interface OutgoingFile {
  readonly sink: BundleSink;
  finish(): Promise<WrittenFile>;
  abandon(): Promise<void>;
}

/** Begins a file. Rejects with ServiceFailure: no permission, disk full, medium removed, already there. */
export async function beginOutgoing(desktop: Desktop, folder: string, name: string): Promise<OutgoingFile> {
  const { token } = await desktop.call("outgoing.begin", { folder, name });
  const waiting = new Uint8Array(chunkSize);
  let filled = 0;
  // One piece is under way while the next is packed and sealed; never two, for the shell appends in the order of arrival.
  let underway: Promise<unknown> = Promise.resolve();
  const settled = async () => {
    const before = underway;
    underway = Promise.resolve();
    await before;
  };
  const flush = async () => {
    if (filled === 0) return;
    const bytes = waiting.slice(0, filled);
    filled = 0;
    await settled();
    underway = desktop.call("outgoing.write", { token }, bytes);
    // Its failure is told by whoever comes next: `settled` throws it.
    underway.catch(() => undefined);
  };
  return {
    sink: {
      async write(bytes: Bytes) {
        for (let from = 0; from < bytes.length; ) {
          const part = bytes.subarray(from, from + chunkSize - filled);
          waiting.set(part, filled);
          filled += part.length;
          from += part.length;
          if (filled === chunkSize) await flush();
        }
      },
      async patch(offset, bytes) {
        await flush();
        await settled();
        await desktop.call("outgoing.patch", { token, offset }, bytes);
      },
    },
    async finish() {
      await flush();
      await settled();
      return desktop.call("outgoing.finish", { token });
    },
    async abandon() {
      await underway.catch(() => undefined);
      await desktop.call("outgoing.abandon", { token });
    },
  };
}

/** Writes a file of one piece. */
export async function writeOutgoing(desktop: Desktop, folder: string, name: string, bytes: Bytes): Promise<WrittenFile> {
  return whileWriting(await beginOutgoing(desktop, folder, name), async (file) => {
    await file.sink.write(bytes);
  });
}

/** Runs the writing and finishes the file; whatever goes wrong, no half file stays behind. */
export async function whileWriting(file: OutgoingFile, write: (file: OutgoingFile) => Promise<void>): Promise<WrittenFile> {
  try {
    await write(file);
    return await file.finish();
  } catch (cause) {
    // The medium may be gone, then abandoning fails too: the first failure is the one to tell.
    await file.abandon().catch(() => undefined);
    throw cause;
  }
}
