import { type ClockFacts, nothingHappened } from "../regulation/clock-facts.ts";
import { clockFactsOf } from "./clock-facts.ts";
import { answerableOf, type Receiver, receiverOf } from "./course/answerable.ts";
import { type Course, lastStep } from "./course/course.ts";
import { fileOf } from "./retention/retention.ts";
import type { PetitionView } from "./view.ts";

/**
 * What a desk keeps in memory of each petition, so that all clocks are counted and the work table is answered without
 * opening anything: the facts that differ from those of a petition to which nothing happened, who answers for it, and
 * how it came to be handed over while nobody has signed it in. Some 150 bytes of a petition in hand.
 */
export interface KeptFacts {
  readonly clock: Partial<ClockFacts>;
  readonly unit?: string;
  readonly person?: string;
  /** 首接人, while no handler is named; absent where nobody took it on yet. */
  readonly receiver?: Receiver;
  /** How it was handed over by bundle; absent once it was signed in. */
  readonly handed?: Handed;
  /** Last day of an archived file's retention; absent while it is not archived, and where it is kept for ever. */
  readonly retainedUntil?: string;
}

/** The office that registered a petition for another (转送、交办), and the place of that event in its chain. */
export interface Handed {
  readonly by: string;
  readonly device: string;
  readonly epoch: string;
  readonly seq: number;
}

/** Facts that are left out where they are so. */
const usual: ClockFacts = {
  ...nothingHappened,
  office: "other",
  category: "claim",
  receiptDate: null,
  sourceKind: "direct",
  sourceDeadline: null,
  unclear: false,
};
const names = Object.keys(usual) as (keyof ClockFacts)[];

/** The facts of a view, for keeping. */
export function keptFactsOf(view: PetitionView, course: Course, facts: ClockFacts = clockFactsOf(view, course)): KeptFacts {
  const { unit, person } = answerableOf(course);
  const receiver = person === "" ? receiverOf(view, course) : null;
  const handed = handedOver(view, course);
  const until = fileOf(course)?.until ?? null;
  return {
    clock: unusual(facts),
    ...(unit === "" ? {} : { unit }),
    ...(person === "" ? {} : { person }),
    ...(receiver === null ? {} : { receiver }),
    ...(handed === null ? {} : { handed }),
    ...(until === null ? {} : { retainedUntil: until }),
  };
}

function unusual(facts: ClockFacts): Partial<ClockFacts> {
  const kept: Record<string, unknown> = {};
  for (const name of names) {
    const value = facts[name];
    if (value === usual[name] || (Array.isArray(value) && value.length === 0)) continue;
    kept[name] = value;
  }
  return kept as Partial<ClockFacts>;
}

function handedOver(view: PetitionView, course: Course): Handed | null {
  const registered = view.timeline.find((entry) => entry.type === "petition.registered");
  if (registered?.body["origin"] === undefined || view.voided !== null) return null;
  if (lastStep(course, "petition.signed-in") !== null) return null;
  const { organisation: by, device, epoch, seq } = registered.stamp;
  return { by, device, epoch, seq };
}

/** All facts again. One literal: spreading objects of so many keys costs more than counting the clocks. */
export function clockFactsOfKept({ clock }: KeptFacts): ClockFacts {
  return {
    office: clock.office ?? "other",
    category: clock.category ?? "claim",
    receiptDate: clock.receiptDate ?? null,
    registrationDate: clock.registrationDate ?? null,
    sourceKind: clock.sourceKind ?? "direct",
    sourceDeadline: clock.sourceDeadline ?? null,
    unclear: clock.unclear ?? false,
    voided: clock.voided ?? false,
    byBundle: clock.byBundle ?? null,
    notices: clock.notices ?? [],
    objections: clock.objections ?? [],
    sentOn: clock.sentOn ?? [],
    route: clock.route ?? null,
    competence: clock.competence ?? null,
    accepted: clock.accepted ?? null,
    guidedOn: clock.guidedOn ?? null,
    performedOn: clock.performedOn ?? null,
    turnedDownOn: clock.turnedDownOn ?? null,
    answeredOn: clock.answeredOn ?? null,
    extensions: clock.extensions ?? [],
    opinions: clock.opinions ?? [],
    hearings: clock.hearings ?? [],
    reviews: clock.reviews ?? [],
    reexaminations: clock.reexaminations ?? [],
    reportedBackOn: clock.reportedBackOn ?? null,
    concludedOn: clock.concludedOn ?? null,
    withdrawnOn: clock.withdrawnOn ?? null,
    archivedOn: clock.archivedOn ?? null,
    dispatchedOn: clock.dispatchedOn ?? null,
    returnVisitedOn: clock.returnVisitedOn ?? null,
    evaluatedOn: clock.evaluatedOn ?? null,
    askedAfterOn: clock.askedAfterOn ?? null,
    ownDates: clock.ownDates ?? [],
  };
}
