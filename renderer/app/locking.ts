import { useCallback, useEffect, useRef } from "react";
import type { EngineApi } from "../engine/api/engine-api.ts";
import { flushBeforeLock, whileDiskAnswers } from "../ui/before-lock.ts";
import { clearPrintFrame } from "../ui/print.ts";
import { useWindowState } from "../ui/window-state.ts";

const activity = ["pointerdown", "pointermove", "keydown", "wheel"] as const;
const tickMs = 5_000;
/** A gap between two ticks beyond this means that the machine slept. */
const sleptMs = 60_000;

/**
 * Locks by hand, after idle minutes, and on suspend: told by the shell (`desk:suspend` on window), by the page's
 * `freeze`, or seen afterwards as a hole in time. Drafts are written first. `minutes` 0 means never by idleness.
 */
export function useLocking(engine: EngineApi, minutes: number): () => void {
  const locking = useRef(false);
  const lock = useCallback(() => {
    if (locking.current) return;
    locking.current = true;
    void flushBeforeLock()
      .then(() => whileDiskAnswers(engine.lock()))
      .finally(() => {
        useWindowState.getState().clear();
        clearPrintFrame();
        locking.current = false;
      });
  }, [engine]);

  useEffect(() => {
    let lastActive = performance.now();
    let lastTick = Date.now();
    const touch = () => {
      lastActive = performance.now();
    };
    const timer = window.setInterval(() => {
      const now = Date.now();
      const slept = now - lastTick > sleptMs;
      lastTick = now;
      const idle = minutes > 0 && performance.now() - lastActive > minutes * 60_000;
      if (slept || idle) lock();
    }, tickMs);
    for (const name of activity) window.addEventListener(name, touch, { passive: true, capture: true });
    window.addEventListener("desk:suspend", lock);
    document.addEventListener("freeze", lock);
    return () => {
      window.clearInterval(timer);
      for (const name of activity) window.removeEventListener(name, touch, { capture: true });
      window.removeEventListener("desk:suspend", lock);
      document.removeEventListener("freeze", lock);
    };
  }, [lock, minutes]);

  return lock;
}
