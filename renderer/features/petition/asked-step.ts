import { type Course, stepsOf } from "../../../shared/petition/course/course.ts";
import { isStepType, type StepType } from "../../../shared/petition/course/step-types.ts";
import type { Values } from "./forms/form-fields.ts";

/** A step whose form an address asks for, and the event that it answers or urges; empty where none is named. */
export interface AskedStep {
  readonly step: StepType;
  readonly of: string;
}

/** What stands behind `?` in the address of a petition; null where it asks for no step that there is. */
export function askedStep(search: string): AskedStep | null {
  const asked = new URLSearchParams(search);
  const step = `petition.${asked.get("step") ?? ""}`;
  const of = asked.get("of") ?? "";
  return isStepType(step) ? { step, of: /^[0-9a-f]{64}$/.test(of) ? of : "" } : null;
}

/** Values with which the form begins: the step that is answered, or the unit and person of the dispatch that is urged. */
export function presetOf({ step, of }: AskedStep, course: Course): Values {
  if (of === "") return {};
  if (step === "petition.supervision-answered") return { supervision: of };
  if (step === "petition.dispatch-answered") return { dispatch: of };
  if (step !== "petition.urged") return {};
  const dispatched = stepsOf(course, "petition.dispatched").find(({ event }) => event === of)?.body;
  return dispatched === undefined ? {} : { unit: dispatched.unit, person: dispatched.handler };
}
