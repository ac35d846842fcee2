import { useEffect, useState } from "react";

/** Whole seconds left, counted down by itself. Starts anew whenever `seconds` is told again (`told` changes). */
export function useCountdown(seconds: number, told: unknown): number {
  const [left, setLeft] = useState(seconds);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the same number told again is a new wait.
  useEffect(() => {
    setLeft(seconds);
    if (seconds <= 0) return;
    const until = performance.now() + seconds * 1000;
    const timer = window.setInterval(() => {
      const rest = Math.max(0, Math.ceil((until - performance.now()) / 1000));
      setLeft(rest);
      if (rest === 0) window.clearInterval(timer);
    }, 250);
    return () => window.clearInterval(timer);
  }, [seconds, told]);
  return left;
}
