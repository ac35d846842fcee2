import type { EventId } from "../log/event.ts";
import { compareStamps, insertInOrder, sameValue } from "./order.ts";
import type { FieldState, Written } from "./view.ts";

/** Events that nobody among `items` has seen: the ends of the history. `root` counts as seen by everyone. */
export function unseen<T>(
  items: readonly T[],
  idOf: (item: T) => EventId,
  sawOf: (item: T) => readonly EventId[],
  root: EventId | null,
): readonly T[] {
  if (items.length === 1) return items;
  const seen = new Set<EventId>();
  for (const item of items) for (const id of sawOf(item)) seen.add(id);
  if (root !== null && items.some((item) => idOf(item) !== root)) seen.add(root);
  return items.filter((item) => !seen.has(idOf(item)));
}

/** The organisation in custody goes first, then the later event. */
export function prevailing<T>(
  items: readonly T[],
  stampOf: (item: T) => Written<unknown>["stamp"],
  custody: string,
): T | undefined {
  let best: T | undefined;
  for (const item of items) {
    if (best === undefined) {
      best = item;
      continue;
    }
    const a = stampOf(item);
    const b = stampOf(best);
    const mine = Number(a.organisation === custody) - Number(b.organisation === custody);
    if (mine > 0 || (mine === 0 && compareStamps(a, b) > 0)) best = item;
  }
  return best;
}

/**
 * A field with one more value. Two values conflict when neither author saw the other; the loser stays among `rivals`
 * until a person settles it. `root` is the petition's registration, which every amendment builds on.
 */
export function withWritten<T>(
  state: FieldState<T> | undefined,
  written: Written<T>,
  root: EventId | null,
  custody: string,
): FieldState<T> {
  if (state === undefined) return { value: written.value, stamp: written.stamp, rivals: none, history: [written] };
  return stateOf(insertInOrder(state.history, written), root, custody);
}

const none: readonly never[] = [];

/** The versions in a history that none of its later authors had seen. */
export function endsOf<T>(history: readonly Written<T>[], root: EventId | null): readonly Written<T>[] {
  return unseen(
    history,
    (item) => item.stamp.event,
    (item) => (item.base === null ? (item.over ?? none) : item.over === undefined ? [item.base] : [item.base, ...item.over]),
    root,
  );
}

/** The state that a history amounts to. The history must be in order and not empty. */
export function stateOf<T>(history: readonly Written<T>[], root: EventId | null, custody: string): FieldState<T> {
  const ends = endsOf(history, root);
  const winner = prevailing(ends, (item) => item.stamp, custody);
  // Ids are hashes of what they see, so there is always an end.
  if (winner === undefined) throw new RangeError("a field without history");
  const rivals = ends.filter((item) => item !== winner && !sameValue(item.value, winner.value));
  return {
    value: winner.value,
    stamp: winner.stamp,
    rivals: rivals.map(({ value, stamp }) => ({ value, stamp })),
    history,
  };
}
