import type { HashLines } from "../../../shared/bundle/hashed-lines.ts";
import type { Bytes } from "../../../shared/crypto/bytes.ts";
import type { FromAside, ToAside } from "./aside-wire.ts";

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
  readonly resolve: (answer: FromAside) => void;
  readonly reject: (cause: Error) => void;
}

/** The second thread, begun when first there is something to do. It is told no key: what it sees is compressed or hashed. */
export function createAside(): Aside {
  const waiting = new Map<number, Waiting>();
  let worker: Worker | null = null;
  let last = 0;
  let ending: ReturnType<typeof setTimeout> | undefined;

  const end = () => {
    worker?.terminate();
    worker = null;
  };
  const begin = (): Worker => {
    const fresh = new Worker(new URL("./aside-worker.ts", import.meta.url), { type: "module", name: "aside" });
    fresh.onmessage = ({ data }: MessageEvent<FromAside>) => {
      const asked = waiting.get(data.id);
      waiting.delete(data.id);
      if (waiting.size === 0) ending = setTimeout(end, idleEnd);
      asked?.resolve(data);
    };
    fresh.onerror = (event) => {
      const cause = new Error(event.message || "the second thread did not start");
      end();
      const lost = [...waiting.values()];
      waiting.clear();
      for (const { reject } of lost) reject(cause);
    };
    return fresh;
  };
  const ask = (task: Task, given: Transferable): Promise<FromAside> => {
    clearTimeout(ending);
    worker ??= begin();
    last += 1;
    const id = last;
    const answer = new Promise<FromAside>((resolve, reject) => waiting.set(id, { resolve, reject }));
    worker.postMessage({ id, ...task } satisfies ToAside, [given]);
    return answer;
  };
  const refused = (answer: FromAside) => new Error("failed" in answer ? answer.failed : "the second thread answered otherwise");

  return {
    async gzip(bytes) {
      const answer = await ask({ gzip: bytes }, bytes.buffer);
      if ("packed" in answer) return answer.packed;
      throw refused(answer);
    },
    async hashLines(block) {
      const answer = await ask({ hash: block }, block.buffer);
      if ("hashed" in answer) return answer.hashed;
      throw refused(answer);
    },
  };
}
