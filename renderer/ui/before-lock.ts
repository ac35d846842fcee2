import { useEffect, useRef } from "react";

const flushes = new Set<() => Promise<void>>();

/** Registers what must be written before the keys go (drafts). Runs on lock, idle lock and suspend. */
export function useBeforeLock(flush: () => Promise<void>): void {
  const latest = useRef(flush);
  latest.current = flush;
  useEffect(() => {
    const run = () => latest.current();
    flushes.add(run);
    return () => {
      flushes.delete(run);
    };
  }, []);
}

/** Longer than any sound disk needs. */
const mostMs = 3_000;

/** Waits for what a disk may never answer, and not for ever. */
export async function whileDiskAnswers(work: Promise<unknown>): Promise<void> {
  let timer: number | undefined;
  const longEnough = new Promise<void>((resolve) => {
    timer = window.setTimeout(resolve, mostMs);
  });
  await Promise.race([work, longEnough]).finally(() => window.clearTimeout(timer));
}

/** Runs every registered flush; one that fails, or that a disk never answers, does not keep the desk open. */
export function flushBeforeLock(): Promise<void> {
  return whileDiskAnswers(Promise.allSettled([...flushes].map((flush) => flush())));
}
