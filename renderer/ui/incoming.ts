import type { ChannelResponse, Desktop } from "../../shared/desktop.ts";

/** A file that lies in staging, ready to be read by the engine. */
export type StagedFile = ChannelResponse<"incoming.stage">;

const chunkBytes = 4 * 1024 * 1024;

/** Copies a file that the page was handed (dragged, chosen) into staging, piece by piece. Rejects with ServiceFailure. */
export async function receiveFile(desktop: Desktop, file: File, onProgress: (done: number) => void): Promise<StagedFile> {
  const { token } = await desktop.call("incoming.receive", { name: file.name.slice(0, 200) });
  try {
    for (let offset = 0; offset < file.size; offset += chunkBytes) {
      const piece = await file.slice(offset, offset + chunkBytes).arrayBuffer();
      await desktop.call("incoming.append", { token }, new Uint8Array(piece));
      onProgress(Math.min(file.size, offset + chunkBytes));
    }
    return await desktop.call("incoming.received", { token });
  } catch (error) {
    // What came so far only takes room: handed over again, the file begins anew.
    await desktop.call("incoming.discard", { token }).catch(() => undefined);
    throw error;
  }
}
