// All clocks of many petitions, counted in a worker, beside reading the very rows that they are counted from.
import type { ClocksAnswer, ClocksQuestion } from "./clocks-worker.ts";

/** One round in a fresh worker, and the longest time that the window could do nothing meanwhile, in milliseconds. */
async function run(question: ClocksQuestion): Promise<ClocksAnswer & { readonly blocked: number }> {
  const worker = new Worker(new URL("./clocks-worker.ts", import.meta.url), { type: "module" });
  let blocked = 0;
  let before = performance.now();
  let watching = true;
  const watch = new MessageChannel();
  watch.port1.onmessage = () => {
    const now = performance.now();
    blocked = Math.max(blocked, now - before);
    before = now;
    if (watching) setTimeout(() => watch.port2.postMessage(null), 1);
  };
  const answer = await new Promise<ClocksAnswer>((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<ClocksAnswer>) => resolve(data);
    worker.onerror = ({ message }) => reject(new Error(message));
    worker.postMessage(question);
    watch.port2.postMessage(null);
  });
  watching = false;
  worker.terminate();
  return { ...answer, blocked };
}

const clocks = { run };
export type Clocks = typeof clocks;
Object.assign(window, { clocks });
