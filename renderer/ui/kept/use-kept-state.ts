import { type RefObject, useEffect, useEffectEvent, useRef, useState } from "react";
import { type KeptForm, typedIn } from "./kept-form.ts";
import type { FormHold } from "./use-form-draft.ts";

interface Begin<T> {
  /** What the form offers before anything is typed. */
  readonly start: T;
  /** `start`, and what the form is opened for. */
  readonly begin: T;
}

export interface KeptState<T> {
  readonly now: T;
  change(next: (now: T) => T): void;
  /** Of several steps how many are taken already, so that saving again repeats none. */
  readonly taken: number;
  tookOne(): void;
  /** Empties the form; what it held is not kept any more. */
  anew(): void;
  /** How often it was emptied. */
  readonly round: number;
  /** Around the inputs: the hand goes to the first of them when the form is emptied. */
  readonly inputs: RefObject<HTMLDivElement | null>;
}

/** What a step form holds, kept with every change. `restore` reads what is kept, `keepable` leaves out what cannot be. */
export function useKeptState<T extends object>(
  hold: FormHold,
  beginning: () => Begin<T>,
  restore: (kept: KeptForm) => Partial<T>,
  keepable: (now: T) => object = (now) => now,
): KeptState<T> {
  const [{ start, begin }] = useState(beginning);
  const [now, setNow] = useState<T>(() => (hold.kept === null ? begin : { ...begin, ...restore(hold.kept) }));
  const [round, setRound] = useState(0);
  const taken = useRef(hold.kept?.taken ?? 0);
  const known = useRef(now);
  const inputs = useRef<HTMLDivElement>(null);

  const keep = () => {
    const typed = typedIn(keepable(now), keepable(start));
    hold.keep(Object.keys(typed).length === 0 ? null : { typed: { ...typed }, taken: taken.current });
  };
  const onChange = useEffectEvent(() => {
    if (now !== known.current) keep();
    known.current = now;
  });
  useEffect(() => {
    if (now) onChange();
  }, [now]);
  useEffect(() => {
    if (round > 0) inputs.current?.querySelector<HTMLElement>("[data-autofocus]")?.focus();
  }, [round]);

  return {
    now,
    change: setNow,
    get taken() {
      return taken.current;
    },
    tookOne() {
      taken.current += 1;
      keep();
    },
    anew() {
      known.current = begin;
      taken.current = 0;
      setNow(begin);
      setRound(round + 1);
      hold.drop();
    },
    round,
    inputs,
  };
}
