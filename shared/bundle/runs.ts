import type { EventRange } from "../log/event.ts";
import type { RangeEntry } from "./bundle.ts";

/**
 * Lists a range as the manifest does: ranges of a chain that follow each other directly are one run. Returns whether
 * the range continued the last run. The range must not be empty.
 */
export function extendRuns(runs: RangeEntry[], { chain, events, head }: EventRange): boolean {
  const first = events[0]?.header;
  if (first === undefined) throw new RangeError("an empty range");
  const { scope, device, epoch } = chain;
  const last = runs.at(-1);
  const sameChain = last?.scope === scope && last.device === device && last.epoch === epoch;
  const continued = sameChain && first.seq === last.toSeq + 1 && first.prev === last.head ? runs.pop() : undefined;
  const { fromSeq, prevHead } = continued ?? { fromSeq: first.seq, prevHead: first.prev };
  runs.push({ scope, device, epoch, fromSeq, toSeq: head.seq, prevHead, head: head.id });
  return continued !== undefined;
}
