import { type HashLines, hashLinesWith } from "../../../shared/bundle/hashed-lines.ts";
import type { Bytes } from "../../../shared/crypto/bytes.ts";
import type { CryptoSuite } from "../../../shared/crypto/suite.ts";
import type { AsideAnswer, FromAside, ToAside } from "./aside-wire.ts";
import { startedThread } from "./started-thread.ts";
import { gzip } from "./streams.ts";

/** What a second thread does for the engine, so that large imports use two cores. Bytes are given to it for good. */
export interface Aside {
  /** gzip (RFC 1952) of a whole byte string. */
  gzip(bytes: Bytes): Promise<Bytes>;
  readonly hashLines: HashLines;
}

/** Milliseconds without work after which the thread ends; the next piece of work begins another. */
const idleEnd = 5000;

type Task = { readonly gzip: Bytes } | { readonly hash: Bytes };

interface Waiting {
  readonly resolve: (answer: AsideAnswer) => void;
  readonly reject: (cause: Error) => void;
}

const asideWorker = () => new Worker(new URL("./aside-worker.ts", import.meta.url), { type: "module", name: "aside" });

/**
 * The second thread, begun when first there is something to do. It is told no key: what it sees is compressed or hashed.
 * Bytes are given to it once it has said that it can work; where it does not start, this thread does the same work, and
 * no further start is tried.
 */
export function createAside(hash: CryptoSuite["hash"], start: () => Worker = asideWorker): Aside {
  const waiting = new Map<number, Waiting>();
  let thread: Promise<Worker | null> | null = null;
  let worker: Worker | null = null;
  let last = 0;
  let asked = 0;
  let ending: ReturnType<typeof setTimeout> | undefined;

  const end = () => {
    if (worker === null) return;
    worker.terminate();
    worker = null;
    thread = null;
  };
  const begin = async (): Promise<Worker | null> => {
    const fresh = await startedThread(start);
    if (fresh === null) return null;
    fresh.onmessage = ({ data }: MessageEvent<FromAside>) => {
      if ("ready" in data) return;
      const task = waiting.get(data.id);
      waiting.delete(data.id);
      task?.resolve(data);
    };
    fresh.onerror = (event) => {
      const cause = new Error(event.message || "the second thread ended");
      end();
      const lost = [...waiting.values()];
      waiting.clear();
      for (const { reject } of lost) reject(cause);
    };
    worker = fresh;
    return fresh;
  };
  /** Null where there is no second thread: then nothing was given away. */
  const ask = async (task: Task, given: Transferable): Promise<AsideAnswer | null> => {
    clearTimeout(ending);
    asked += 1;
    try {
      thread ??= begin();
      const second = await thread;
      if (second === null) return null;
      last += 1;
      const id = last;
      const answer = new Promise<AsideAnswer>((resolve, reject) => waiting.set(id, { resolve, reject }));
      second.postMessage({ id, ...task } satisfies ToAside, [given]);
      return await answer;
    } finally {
      asked -= 1;
      if (asked === 0) ending = setTimeout(end, idleEnd);
    }
  };
  const refused = (answer: AsideAnswer) => new Error("failed" in answer ? answer.failed : "the second thread answered otherwise");

  return {
    async gzip(bytes) {
      const answer = await ask({ gzip: bytes }, bytes.buffer);
      if (answer === null) return gzip(bytes);
      if ("packed" in answer) return answer.packed;
      throw refused(answer);
    },
    async hashLines(block) {
      const answer = await ask({ hash: block }, block.buffer);
      if (answer === null) return hashLinesWith(hash, block);
      if ("hashed" in answer) return answer.hashed;
      throw refused(answer);
    },
  };
}
