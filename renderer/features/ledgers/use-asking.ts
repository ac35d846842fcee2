import { useState } from "react";
import { isRefused, type Refused } from "../../engine/api/answer.ts";

interface Asking<R extends Refused> {
  readonly busy: boolean;
  readonly refused: R | null;
  /** Asks the engine; what it answers, or null where it refused. */
  readonly ask: <T>(question: () => Promise<T | R>) => Promise<T | null>;
}

/** A question of a dialog to the engine: busy while it is asked, refused where it was. */
export function useAsking<R extends Refused = Refused>(): Asking<R> {
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<R | null>(null);
  const ask = async <T>(question: () => Promise<T | R>): Promise<T | null> => {
    setBusy(true);
    const answer = await question();
    setBusy(false);
    if (isRefused(answer)) {
      setRefused(answer as R);
      return null;
    }
    setRefused(null);
    return answer as T;
  };
  return { busy, refused, ask };
}
