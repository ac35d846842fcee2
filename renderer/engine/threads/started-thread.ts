/**
 * A worker of the engine once it has said that it can work: its first message is `{ ready: true }`. Null where it does
 * not start (no such file, too little memory, a policy) or cannot work: nothing was given to it, so whoever asked does
 * the work itself.
 */
export function startedThread(start: () => Worker): Promise<Worker | null> {
  return new Promise((resolve) => {
    let worker: Worker;
    try {
      worker = start();
    } catch {
      resolve(null);
      return;
    }
    const unable = () => {
      worker.terminate();
      resolve(null);
    };
    worker.onmessage = ({ data }: MessageEvent<{ readonly ready?: boolean }>) => {
      if (data.ready === true) resolve(worker);
      else unable();
    };
    worker.onerror = (event) => {
      // It is told to nobody: the work is done all the same.
      event.preventDefault();
      unable();
    };
  });
}
