import type { BodyOf } from "../events.ts";
import type { StepBody, StepType } from "./step-types.ts";

interface Placed {
  readonly type: StepType;
  readonly stamp: { readonly organisation: string };
  readonly body: StepBody;
}

/** Taking the matter on: nobody does so and objects to it at once (Art. 23 para. 3). */
const takingOn: readonly StepType[] = [
  "petition.notice-given",
  "petition.accepted",
  "petition.guided",
  "petition.suggestion-answered",
  "petition.opinion-issued",
];
/** Deciding on it, while the superior office gives it to another (Art. 24 para. 1). */
const decidingOn: readonly StepType[] = ["petition.accepted", "petition.guided", "petition.opinion-issued"];
const sendingOn: readonly StepType[] = ["petition.referred", "petition.assigned"];

/** What becomes of the matter: only one of them can be (Art. 19 para. 3, 29, 31, 36 para. 3). */
const directions: readonly StepType[] = [
  "petition.accepted",
  "petition.not-accepted",
  "petition.no-longer-accepted",
  "petition.guided",
  "petition.suggestion-answered",
  "petition.withdrawn",
];

/** What ends the handling: two offices cannot both end it, and nothing is handled on beside an end. */
const endings: readonly StepType[] = ["petition.concluded", "petition.withdrawn", "petition.finalised"];
const ended: readonly StepType[] = [...endings, "petition.archived"];
const handlingOn: readonly StepType[] = ["petition.opinion-issued", "petition.extended", "petition.reopened"];

/** Given once: two that nobody brought together contradict each other, unless both write down the same paper. */
const once: readonly StepType[] = [
  "petition.opinion-issued",
  "petition.extended",
  "petition.review-decided",
  "petition.reexamination-decided",
];

type Relation = BodyOf<"petition.linked">["relation"];

/** How two petitions stand to each other: brought jointly by their petitioners, or one made of the other. */
const standings: ReadonlySet<Relation> = new Set<Relation>(["joint", "parent", "child"]);

/** Whether two relations to the same petition cannot both be. Being the same or a related matter denies none. */
export function relationsExclude(first: Relation, second: Relation): boolean {
  return first !== second && standings.has(first) && standings.has(second);
}

const decisive: ReadonlySet<StepType> = new Set<StepType>([
  "petition.objected",
  "petition.linked",
  ...takingOn,
  ...sendingOn,
  ...directions,
  ...ended,
  ...handlingOn,
  ...once,
]);

/** Whether steps of this type can exclude others at all: only these are compared. A voiding is compared with everything. */
export function isDecisive(type: StepType): boolean {
  return decisive.has(type);
}

function linksExclude(first: Placed, second: Placed): boolean {
  const [a, b] = [first.body, second.body] as readonly BodyOf<"petition.linked">[];
  return a !== undefined && b !== undefined && a.other === b.other && relationsExclude(a.relation, b.relation);
}

/** Whether two steps of one type that is given once write down the same paper or decision. */
function samePaper(first: Placed, second: Placed): boolean {
  if (first.type === "petition.extended") {
    const [a, b] = [first.body, second.body] as readonly BodyOf<"petition.extended">[];
    return a?.days === b?.days && a?.date === b?.date;
  }
  const [a, b] = [first.body, second.body] as readonly BodyOf<"petition.review-decided">[];
  return a?.number === b?.number && a?.result === b?.result;
}

/**
 * Whether two steps cannot both stand when neither author knew of the other's: both are kept, and a person settles it
 * (`contested`). Symmetric. The same step recorded twice by one office is a repetition, not a contradiction.
 */
export function excludeEachOther(first: Placed, second: Placed): boolean {
  const both = (list: readonly StepType[]) => list.includes(first.type) && list.includes(second.type);
  const across = (left: readonly StepType[], right: readonly StepType[]) =>
    (left.includes(first.type) && right.includes(second.type)) || (left.includes(second.type) && right.includes(first.type));
  if (first.type === second.type) {
    if (first.type === "petition.linked") return linksExclude(first, second);
    if (once.includes(first.type)) return !samePaper(first, second);
    return endings.includes(first.type) && first.stamp.organisation !== second.stamp.organisation;
  }
  return (
    across(["petition.objected"], takingOn) ||
    across(sendingOn, decidingOn) ||
    both(directions) ||
    both(endings) ||
    across(ended, handlingOn)
  );
}
