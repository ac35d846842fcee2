import type { EventId } from "../../log/event.ts";
import type { BodyOf } from "../events.ts";
import type { PetitionView, Stage, Stamp } from "../view.ts";
import { stageOf } from "./stage.ts";
import { isStepType, type StepType } from "./step-types.ts";

/** A step that stands: not set aside by a settlement. */
export interface StandingStep<T extends StepType = StepType> {
  readonly event: EventId;
  readonly type: T;
  readonly body: BodyOf<T>;
  readonly stamp: Stamp;
}

/**
 * Where the procedure of a petition stands: its standing steps by type, each list in the order of the log, and the
 * stage that follows from them. Derived from the view, never kept in events.
 */
export interface Course {
  readonly stage: Stage;
  readonly steps: { readonly [T in StepType]?: readonly StandingStep<T>[] };
  /** All standing steps in the order of the log. */
  readonly all: readonly StandingStep[];
}

export function courseOf(view: PetitionView): Course {
  const aside = new Set(view.setAside);
  const all: StandingStep[] = [];
  const steps: Record<string, StandingStep[]> = {};
  for (const { stamp, type, body } of view.timeline) {
    if (!isStepType(type) || aside.has(stamp.event)) continue;
    const step = { event: stamp.event, type, body: body as unknown as BodyOf<StepType>, stamp };
    all.push(step);
    const list = steps[type];
    if (list === undefined) steps[type] = [step];
    else list.push(step);
  }
  return { stage: goneStage(view) ?? stageOf(view.voided !== null, all), steps: steps as Course["steps"], all };
}

/** Of a petition whose content is no longer held here, and never will be again. */
function goneStage({ sealed, destroyed }: PetitionView): Stage | null {
  if (sealed !== undefined) return "sealed";
  return destroyed === undefined ? null : "destroyed";
}

/** The steps of one type, in order; empty where there is none. */
export function stepsOf<T extends StepType>(course: Course, type: T): readonly StandingStep<T>[] {
  return (course.steps[type] as readonly StandingStep<T>[] | undefined) ?? [];
}

/** The last step of one type, or null. */
export function lastStep<T extends StepType>(course: Course, type: T): StandingStep<T> | null {
  return stepsOf(course, type).at(-1) ?? null;
}
