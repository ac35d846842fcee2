import { emptyView } from "./empty-view.ts";
import type { BodyOf } from "./events.ts";
import { samePlace } from "./merge.ts";
import { formatNumber } from "./number.ts";
import type { PetitionView, TimelineEntry } from "./view.ts";

/** Events that tell how a petition's content left a desk: they are what remains, and are never let go themselves. */
export const leavingTypes: ReadonlySet<string> = new Set(["petition.sealed", "petition.destroyed"]);

/** Destructions of copies of this petition, by whichever office, in the log's order. */
function destructionsOf({ timeline }: PetitionView): readonly TimelineEntry[] {
  return timeline.filter(({ type }) => type === "petition.destroyed");
}

/**
 * The view as an office may keep it: once that office destroyed what it held, nothing but numbers and days (PIPL Art. 47),
 * whatever comes again and in whatever order. An office keeps its copy when another has destroyed its own. The first of
 * several destructions in the order tells.
 */
export function asKeptBy(view: PetitionView, organisation: string): PetitionView {
  if (view.sealed !== undefined) return view;
  const told = destructionsOf(view);
  const first = told.find(({ stamp }) => stamp.organisation === organisation);
  if (first === undefined) return view;
  const { date, number, registrationDate, receiptDate } = first.body as BodyOf<"petition.destroyed">;
  return {
    ...emptyView(view.id, view.scope),
    number: number && formatNumber(number, view.id),
    registrationDate,
    timeline: told,
    forked: told.some((one, at) => told.slice(0, at).some((other) => samePlace(other.stamp, one.stamp))),
    destroyed: { date, receiptDate, stamp: first.stamp },
  };
}

/**
 * Why an event of this petition may have come without its body and waits for nothing: what it said lies with the cleared
 * officers, or was destroyed by an office that passes on headers only.
 */
export function explainsMissingBodies(view: PetitionView): boolean {
  return view.sealed !== undefined || destructionsOf(view).length > 0;
}
