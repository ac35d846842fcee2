import type { BundleSource } from "../../../shared/bundle/bundle.ts";
import type { Bytes } from "../../../shared/crypto/bytes.ts";
import { type Desktop, ServiceFailure } from "../../../shared/desktop.ts";

/** Most that one call to the shell answers. */
const longestRead = 8_388_608;
/** Small reads (ZIP headers, age chunks) are answered from a window of this size. */
const windowSize = 262_144;

/** A file in the staging folder. */
export interface StagedFile {
  readonly token: string;
  readonly name: string;
  readonly size: number;
}

/** Finds a staged file by its token. Rejects with ServiceFailure `not-found`. */
export async function findStaged(desktop: Desktop, token: string): Promise<StagedFile> {
  const { files } = await desktop.call("incoming.list", {});
  const file = files.find((each) => each.token === token);
  if (file === undefined) throw new ServiceFailure("not-found", "这个文件已不在待接收的文件里，请重新选择。");
  return file;
}

/** Random access to a staged file. A read past the end answers fewer bytes, as a cut file would. */
export function stagedSource(desktop: Desktop, file: StagedFile): BundleSource {
  let at = 0;
  let held: Bytes = new Uint8Array(0);
  const fetch = async (offset: number, length: number): Promise<Bytes> => {
    const answer = await desktop.call("incoming.read", { token: file.token, offset, length });
    return answer.bytes ?? new Uint8Array(0);
  };
  return {
    size: file.size,
    async read(offset, length) {
      const wanted = Math.max(0, Math.min(length, file.size - offset));
      if (wanted === 0) return new Uint8Array(0);
      if (offset >= at && offset + wanted <= at + held.length) return held.slice(offset - at, offset - at + wanted);
      if (wanted > windowSize) return wanted <= longestRead ? fetch(offset, wanted) : readLong(fetch, offset, wanted);
      held = await fetch(offset, Math.min(windowSize, file.size - offset));
      at = offset;
      return held.slice(0, wanted);
    },
  };
}

async function readLong(
  fetch: (offset: number, length: number) => Promise<Bytes>,
  offset: number,
  length: number,
): Promise<Bytes> {
  const whole = new Uint8Array(length);
  for (let done = 0; done < length; ) {
    const part = await fetch(offset + done, Math.min(longestRead, length - done));
    if (part.length === 0) return whole.slice(0, done);
    whole.set(part, done);
    done += part.length;
  }
  return whole;
}

/** The whole of a small staged file. Rejects with ServiceFailure `bad-request` when it is larger than `limit` bytes. */
export async function readStaged(desktop: Desktop, file: StagedFile, limit: number): Promise<Bytes> {
  if (file.size > limit) throw new ServiceFailure("bad-request", "文件过大，不是接入请求文件。");
  return stagedSource(desktop, file).read(0, file.size);
}
