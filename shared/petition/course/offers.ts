import type { DecideContext } from "../command.ts";
import type { PetitionView } from "../view.ts";
import { gate } from "./gate.ts";
import { primaryStep } from "./primary-step.ts";
import { type OfferGroup, offerGroups, standingOf } from "./rule.ts";
import { ruleOf } from "./step-rules.ts";
import type { StepType } from "./step-types.ts";
import { stepWords } from "./step-words.ts";

/** A step that may be taken now, or that a clerk would look for and why it may not. */
export interface Offer {
  readonly type: StepType;
  readonly allowed: boolean;
  /** e.g. `第34条`; empty where the step is practice, not law. */
  readonly article: string;
  /** Why not, in one Chinese sentence; null where it is allowed. */
  readonly reason: string | null;
  readonly group: OfferGroup;
  /** The one step that comes next. */
  readonly primary: boolean;
}

/** Steps that a clerk looks for: refused, they are shown with the reason. The others appear once they are possible. */
const sought: ReadonlySet<StepType> = new Set<StepType>([
  "petition.objected",
  "petition.referred",
  "petition.assigned",
  "petition.accepted",
  "petition.not-accepted",
  "petition.no-longer-accepted",
  "petition.guided",
  "petition.suggestion-answered",
  "petition.extended",
  "petition.opinion-issued",
  "petition.served",
  "petition.review-requested",
  "petition.review-decided",
  "petition.reexamination-requested",
  "petition.reexamination-decided",
  "petition.concluded",
  "petition.return-visited",
  "petition.evaluated",
  "petition.finalised",
  "petition.archived",
  "petition.supervised",
  "petition.proposed",
]);

/** Refusals that nobody has to be told about unasked. */
const silent: ReadonlySet<string> = new Set(["nothing-pending", "closed", "done-already", "sign-in-first"]);

const allTypes = Object.keys(stepWords) as readonly StepType[];

/**
 * The steps that role, office and course allow now, and those a clerk would look for with article and reason, by group;
 * one of the allowed is the next. Empty while the registration has not arrived, and once the petition is voided.
 */
export function offersOf(view: PetitionView, context: DecideContext): readonly Offer[] {
  if (view.registered === null || view.voided !== null) return [];
  const at = standingOf(view, context);
  const found = allTypes.map((type) => ({ type, refusal: gate(at, type) }));
  const allowed = new Set(found.filter(({ refusal }) => refusal === null).map(({ type }) => type));
  const primary = primaryStep(at, allowed);
  return found
    .filter(({ type, refusal }) => refusal === null || (sought.has(type) && !silent.has(refusal.refused)))
    .map(
      ({ type, refusal }): Offer => ({
        type,
        allowed: refusal === null,
        article: refusal?.article ?? stepWords[type].article,
        reason: refusal?.message ?? null,
        group: ruleOf(type).group,
        primary: type === primary,
      }),
    )
    .sort((a, b) => offerGroups.indexOf(a.group) - offerGroups.indexOf(b.group));
}
