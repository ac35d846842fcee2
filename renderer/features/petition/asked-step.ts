import { answerableOf } from "../../../shared/petition/course/answerable.ts";
import type { Course } from "../../../shared/petition/course/course.ts";
import { isStepType, type StepType } from "../../../shared/petition/course/step-types.ts";
import { type Clock, type Duty, hasLastDay } from "../../../shared/regulation/clock.ts";
import type { Values } from "./forms/form-fields.ts";

/** A step whose form an address asks for. */
export interface AskedStep {
  readonly step: StepType;
  /** The event that it answers; empty where none is named. */
  readonly of: string;
  /** The rule of the clock for whose sake a unit is urged; empty where none is named. */
  readonly rule: string;
}

/** What stands behind `?` in the address of a petition; null where it asks for no step that there is. */
export function askedStep(search: string): AskedStep | null {
  const asked = new URLSearchParams(search);
  const step = `petition.${asked.get("step") ?? ""}`;
  const of = asked.get("of") ?? "";
  if (!isStepType(step)) return null;
  return { step, of: /^[0-9a-f]{64}$/.test(of) ? of : "", rule: asked.get("rule") ?? "" };
}

/** Values with which the form begins: the step that is answered; whom to urge, and the clock that is the reason. */
export function presetOf({ step, of, rule }: AskedStep, course: Course, clocks: readonly Clock[]): Values {
  if (step === "petition.supervision-answered") return of === "" ? {} : { supervision: of };
  if (step === "petition.proposal-answered") return of === "" ? {} : { proposal: of };
  if (step !== "petition.urged") return {};
  const { unit, person } = answerableOf(course);
  const clock = clocks
    .filter(hasLastDay)
    .filter((one) => one.rule === rule && (one.state === "running" || one.state === "paused"))
    .sort((a, b) => a.daysLeft - b.daysLeft)[0];
  return { ...(unit === "" ? {} : { unit, person }), ...(clock ? { reason: reasonOf(clock) } : {}) };
}

function reasonOf({ step, article, strict, daysLeft }: Duty): string {
  const state = daysLeft < 0 ? `已逾期 ${-daysLeft} 天` : daysLeft === 0 ? "今天到期" : `还有 ${daysLeft} 天`;
  return `${step}（${article}）期限 ${strict}，${state}。`;
}
