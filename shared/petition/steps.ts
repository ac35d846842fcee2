import type { EventId } from "../log/event.ts";
import { excludeEachOther, isDecisive } from "./course/exclusion.ts";
import { isStepType, type StepBody, type StepType } from "./course/step-types.ts";
import type { BodyOf } from "./events.ts";
import { prevailing, unseen } from "./field-state.ts";
import type { PetitionView, Stamp, TimelineEntry } from "./view.ts";

/** A workflow step as an event: steps are never fields. */
interface Step {
  readonly type: StepType;
  readonly stamp: Stamp;
  readonly body: StepBody;
  readonly after: readonly EventId[];
}

interface Settlement {
  readonly stamp: Stamp;
  readonly chosen: EventId;
  readonly over: readonly EventId[];
  readonly after: readonly EventId[];
}

/** Two steps that cannot both stand, for a person to settle. */
export interface ContestedPair {
  /** `objected/notice-given`: the types without their prefix, in order. */
  readonly code: string;
  readonly steps: readonly [Stamp, Stamp];
}

function stepsIn(timeline: readonly TimelineEntry[]): readonly Step[] {
  return timeline
    .filter((entry) => isStepType(entry.type))
    .map((entry) => {
      const body = entry.body as unknown as Step["body"];
      return { type: entry.type as StepType, stamp: entry.stamp, body, after: body.after };
    });
}

function settlementsIn(timeline: readonly TimelineEntry[]): readonly Settlement[] {
  return timeline
    .filter((entry) => entry.type === "petition.conflict-settled" && entry.body["field"] === "step")
    .map((entry) => ({ stamp: entry.stamp, ...(entry.body as unknown as Omit<Settlement, "stamp">) }));
}

/** Whether the author of a step knew of an event, near or far. Asked only of steps that could exclude each other. */
function knowledge(steps: readonly Step[], settlements: readonly Settlement[]): (step: Step, event: EventId) => boolean {
  const known = new Map<EventId, readonly EventId[]>();
  for (const step of steps) known.set(step.stamp.event, step.after);
  for (const item of settlements) known.set(item.stamp.event, knownTo(item));
  const found = new Map<EventId, ReadonlySet<EventId>>();
  const ancestryOf = (step: Step): ReadonlySet<EventId> => {
    const before = found.get(step.stamp.event);
    if (before !== undefined) return before;
    const seen = new Set<EventId>();
    const open = [...step.after];
    for (let id = open.pop(); id !== undefined; id = open.pop()) {
      if (seen.has(id)) continue;
      seen.add(id);
      open.push(...(known.get(id) ?? []));
    }
    found.set(step.stamp.event, seen);
    return seen;
  };
  // Most steps come right after the one they are compared with.
  return (step, event) => step.after.includes(event) || ancestryOf(step).has(event);
}

/** What the person who settled had before him. */
function knownTo(settlement: Settlement): readonly EventId[] {
  return [...settlement.after, settlement.chosen, ...settlement.over];
}

/** Whether the two cannot both stand. `first` comes before `second` in the order. */
function impossible(first: Step, second: Step, knew: (step: Step, event: EventId) => boolean): boolean {
  // Nothing follows a voiding; and who voids must know what was done.
  if (first.type === "petition.voided" && !knew(first, second.stamp.event)) return true;
  if (second.type === "petition.voided" && !knew(second, first.stamp.event)) return true;
  return excludeEachOther(first, second) && !knew(second, first.stamp.event) && !knew(first, second.stamp.event);
}

/** Pairs that could exclude each other, the earlier step first: a step of any type beside a voiding, else of two decisive types. */
function* candidates(steps: readonly Step[]): Generator<readonly [Step, Step]> {
  const decisive: Step[] = [];
  const earlier: Step[] = [];
  let voidings = 0;
  for (const second of steps) {
    const voiding = second.type === "petition.voided";
    const own = voiding || isDecisive(second.type);
    if (voiding || voidings > 0) {
      for (const first of earlier) {
        if (voiding || first.type === "petition.voided" || (own && isDecisive(first.type))) yield [first, second];
      }
    } else if (own) for (const first of decisive) yield [first, second];
    if (voiding) voidings += 1;
    if (own) decisive.push(second);
    earlier.push(second);
  }
}

/** The settlement that governs a pair, and whether those who settled agree. */
function settled(pair: readonly [Step, Step], settlements: readonly Settlement[], custody: string) {
  const ids = pair.map((step) => step.stamp.event);
  const about = settlements.filter((item) => ids.every((id) => id === item.chosen || item.over.includes(id)));
  const ends = unseen(
    about,
    (item) => item.stamp.event,
    (item) => item.after,
    null,
  );
  const governing = prevailing(ends, (item) => item.stamp, custody);
  const agreed = ends.every((item) => ids.every((id) => item.over.includes(id) === governing?.over.includes(id)));
  return { governing, agreed };
}

interface StandingSteps {
  readonly notices: PetitionView["notices"];
  readonly objections: PetitionView["objections"];
  readonly voided: PetitionView["voided"];
  readonly pairs: readonly ContestedPair[];
  /** Steps that a settlement set aside, in order. */
  readonly setAside: readonly EventId[];
}

/** Which steps stand, and which pairs wait for a person: a function of the whole timeline, whatever order it came in. */
export function standingSteps(timeline: readonly TimelineEntry[], custody: string): StandingSteps {
  const steps = stepsIn(timeline);
  const settlements = settlementsIn(timeline);
  const knew = knowledge(steps, settlements);
  const aside = new Set<EventId>();
  const pairs: (ContestedPair & { readonly disputed: boolean })[] = [];
  for (const [first, second] of candidates(steps)) {
    if (!impossible(first, second, knew)) continue;
    const { governing, agreed } = settled([first, second], settlements, custody);
    const between = [first.stamp.event, second.stamp.event];
    for (const id of governing?.over ?? []) if (between.includes(id)) aside.add(id);
    if (governing !== undefined && agreed) continue;
    const code = `${shortType(first.type)}/${shortType(second.type)}`;
    pairs.push({ code, steps: [first.stamp, second.stamp], disputed: governing !== undefined });
  }
  const standing = steps.filter((step) => !aside.has(step.stamp.event));
  const voiding = standing.find((step) => step.type === "petition.voided");
  return {
    notices: standing.flatMap((step) =>
      step.type === "petition.notice-given" ? [noticeOf(step.body as BodyOf<"petition.notice-given">, step.stamp)] : [],
    ),
    objections: standing.flatMap((step) =>
      step.type === "petition.objected" ? [objectionOf(step.body as BodyOf<"petition.objected">, step.stamp)] : [],
    ),
    voided: voiding === undefined ? null : voidingOf(voiding.body as BodyOf<"petition.voided">, voiding.stamp),
    pairs: pairs
      .filter((pair) => pair.disputed || !pair.steps.some((stamp) => aside.has(stamp.event)))
      .map(({ code, steps: both }) => ({ code, steps: both })),
    setAside: [...aside].sort(),
  };
}

function shortType(type: StepType): string {
  return type.slice("petition.".length);
}
function noticeOf({ date, how }: BodyOf<"petition.notice-given">, stamp: Stamp) {
  return { date, how, stamp };
}
function objectionOf({ date, reason }: BodyOf<"petition.objected">, stamp: Stamp) {
  return { date, reason, stamp };
}
function voidingOf({ reason, approvedBy }: BodyOf<"petition.voided">, stamp: Stamp) {
  return { reason, approvedBy, stamp };
}

/** Pairs of steps that a person has still to settle. */
export function contestedPairs(view: PetitionView): readonly ContestedPair[] {
  return standingSteps(view.timeline, custodyOf(view.scope)).pairs;
}

/** Most heads that an event may name; what it leaves out looks as if its author had not known of it. */
const mostHeads = 64;

/** The last standing and set-aside steps and settlements that this view knows: what a new step comes after. */
export function lastSteps(view: PetitionView): readonly EventId[] {
  const all = [
    ...stepsIn(view.timeline).map(({ stamp, after }) => ({ id: stamp.event, after })),
    ...settlementsIn(view.timeline).map((item) => ({ id: item.stamp.event, after: knownTo(item) })),
  ];
  return unseen(
    all,
    (item) => item.id,
    (item) => item.after,
    null,
  )
    .map((item) => item.id)
    .slice(-mostHeads)
    .sort();
}

/** 承办 in this version: the organisation whose scope holds the petition. */
export function custodyOf(scope: string): string {
  return scope.slice(0, scope.indexOf("/"));
}

/** Whether a scope is an office's own, or of a township beneath it: a district's six digits begin its townships' codes. */
export function isWithin(organisation: string, scope: string): boolean {
  const owner = custodyOf(scope);
  return owner === organisation || (organisation.length === 6 && owner.startsWith(organisation));
}
