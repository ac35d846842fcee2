import type { StepType } from "./step-types.ts";

interface Placed {
  readonly type: StepType;
  readonly stamp: { readonly organisation: string };
}

/** Taking the matter on: nobody does so and objects to it at once (Art. 23 para. 3). */
const takingOn: readonly StepType[] = [
  "petition.notice-given",
  "petition.accepted",
  "petition.guided",
  "petition.suggestion-answered",
  "petition.opinion-issued",
];

/** What becomes of the matter: only one of them can be (Art. 19 para. 3, 31, 36 para. 3). */
const directions: readonly StepType[] = [
  "petition.accepted",
  "petition.not-accepted",
  "petition.no-longer-accepted",
  "petition.guided",
  "petition.withdrawn",
];

/** What ends the handling: two offices cannot both end it, and nothing is handled on beside an end. */
const endings: readonly StepType[] = ["petition.concluded", "petition.withdrawn", "petition.finalised"];
const handlingOn: readonly StepType[] = ["petition.opinion-issued", "petition.extended", "petition.reopened"];

/**
 * Whether two steps cannot both stand when neither author knew of the other's: both are kept, and a person settles it
 * (`contested`). Symmetric. The same step recorded twice by one office is a repetition, not a contradiction.
 */
export function excludeEachOther(first: Placed, second: Placed): boolean {
  const both = (list: readonly StepType[]) => list.includes(first.type) && list.includes(second.type);
  const across = (left: readonly StepType[], right: readonly StepType[]) =>
    (left.includes(first.type) && right.includes(second.type)) || (left.includes(second.type) && right.includes(first.type));
  if (across(["petition.objected"], takingOn)) return true;
  if (first.type !== second.type) return both(directions) || both(endings) || across(endings, handlingOn);
  const decided = both(endings) || both(["petition.opinion-issued", "petition.extended", "petition.review-decided"]);
  return decided && first.stamp.organisation !== second.stamp.organisation;
}
