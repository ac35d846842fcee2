// All clocks of many petitions, counted in a worker, beside reading the very rows that they are counted from.
import type { ClocksAnswer, ClocksQuestion } from "./clocks-worker.ts";

/** The window while the worker counts, in milliseconds. */
interface Window {
  /** Its longest task: those of 50 ms and more are told by the browser, shorter ones count as none. */
  readonly task: number;
  /** Longest time between two of its turns, which also says how long it waited for a core. */
  readonly gap: number;
}

/** One round in a fresh worker. */
async function run(question: ClocksQuestion): Promise<ClocksAnswer & Window> {
  const worker = new Worker(new URL("./clocks-worker.ts", import.meta.url), { type: "module" });
  let [task, gap] = [0, 0];
  const observer = new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) task = Math.max(task, duration);
  });
  observer.observe({ entryTypes: ["longtask"] });
  let before = performance.now();
  let watching = true;
  const watch = new MessageChannel();
  watch.port1.onmessage = () => {
    const now = performance.now();
    gap = Math.max(gap, now - before);
    before = now;
    if (watching) setTimeout(() => watch.port2.postMessage(null), 1);
  };
  const answer = await new Promise<ClocksAnswer>((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<ClocksAnswer | "counting">) => {
      if (data !== "counting") resolve(data);
      else {
        observer.takeRecords();
        [task, gap, before] = [0, 0, performance.now()];
      }
    };
    worker.onerror = ({ message }) => reject(new Error(message));
    worker.postMessage(question);
    watch.port2.postMessage(null);
  });
  watching = false;
  worker.terminate();
  observer.disconnect();
  return { ...answer, task, gap };
}

const clocks = { run };
export type Clocks = typeof clocks;
Object.assign(window, { clocks });
