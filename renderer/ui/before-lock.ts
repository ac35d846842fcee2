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

/** Runs every registered flush; a failing one never keeps the desk open. */
export async function flushBeforeLock(): Promise<void> {
  await Promise.allSettled([...flushes].map((flush) => flush()));
}
