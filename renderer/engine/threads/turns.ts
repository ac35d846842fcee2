/** One queue: turns run one after another, whatever happens in them. */
export interface Turns {
  take<T>(work: () => Promise<T>): Promise<T>;
}

export function createTurns(): Turns {
  let last: Promise<unknown> = Promise.resolve();
  return {
    take(work) {
      const turn = last.then(work, work);
      last = turn.catch(() => undefined);
      return turn;
    },
  };
}

/** Where there is no window (the command line): a port there takes all its messages in one turn. */
const { setImmediate: immediately } = globalThis as { readonly setImmediate?: (work: () => void) => unknown };

/** Who waits for the next turn of the event loop, in their order. */
const waiting: (() => void)[] = [];
let calling: MessagePort | null = null;

function openChannel(): MessagePort {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => waiting.shift()?.();
  return port2;
}

/**
 * Lets what waits on this thread go on once: answers of shell and database. Unlike `pause` it never waits four
 * milliseconds, as timers do that follow each other. One channel serves all, for an import asks some thousand times.
 */
export function breathe(): Promise<void> {
  return new Promise((resolve) => {
    if (immediately) {
      immediately(resolve);
      return;
    }
    calling ??= openChannel();
    waiting.push(resolve);
    calling.postMessage(null);
  });
}

/** Lets waiting work go first. */
export function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}
