import { useCallback, useEffect, useRef } from "react";
import { useBeforeLock } from "./before-lock.ts";

/** A change waits at most this long for the disk. */
const saveAfterMs = 2000;

export interface Autosave {
  /** Something was typed that is not on disk. */
  changed(): void;
  /** Resolves when everything typed is on disk, or its saving was refused. */
  flush(): Promise<void>;
  /** What was typed is not saved any more; resolves when nothing is being written. */
  settle(): Promise<void>;
}

/**
 * Saves two seconds after the first unsaved change, however long the typing goes on; also when the screen is left, hidden
 * or locked. `save`, the same from one drawing to the next, answers whether it is on disk; one runs after the other.
 */
export function useAutosave(save: () => Promise<boolean>): Autosave {
  const unsaved = useRef(false);
  const timer = useRef<number | undefined>(undefined);
  const queue = useRef<Promise<void>>(Promise.resolve());

  const flush = useCallback((): Promise<void> => {
    window.clearTimeout(timer.current);
    timer.current = undefined;
    const before = queue.current.catch(() => undefined);
    queue.current = before.then(async () => {
      if (!unsaved.current) return;
      unsaved.current = false;
      let saved = false;
      try {
        saved = await save();
      } finally {
        if (!saved) unsaved.current = true;
      }
    });
    return queue.current;
  }, [save]);

  const settle = useCallback(async () => {
    window.clearTimeout(timer.current);
    timer.current = undefined;
    unsaved.current = false;
    await queue.current.catch(() => undefined);
    // What was being saved may have failed meanwhile.
    unsaved.current = false;
  }, []);

  const changed = useCallback(() => {
    unsaved.current = true;
    timer.current ??= window.setTimeout(() => void flush(), saveAfterMs);
  }, [flush]);

  useEffect(() => {
    const onHide = () => {
      if (document.visibilityState === "hidden") void flush();
    };
    document.addEventListener("visibilitychange", onHide);
    return () => {
      document.removeEventListener("visibilitychange", onHide);
      void flush();
    };
  }, [flush]);

  useBeforeLock(flush);

  return { changed, flush, settle };
}
