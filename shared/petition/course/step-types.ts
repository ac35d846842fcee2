import type { BodyOf } from "../events.ts";
import { type NewStepType, newStepTypes } from "./step-bodies.ts";

/** Every workflow step. Steps are events, never fields; each names the steps that its author knew (`after`). */
export type StepType = "petition.notice-given" | "petition.objected" | "petition.voided" | NewStepType;

export type StepBody = { readonly [T in StepType]: BodyOf<T> }[StepType];

const stepTypes: ReadonlySet<string> = new Set<StepType>([
  "petition.notice-given",
  "petition.objected",
  "petition.voided",
  ...newStepTypes,
]);

export function isStepType(type: string): type is StepType {
  return stepTypes.has(type);
}
