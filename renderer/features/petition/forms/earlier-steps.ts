import type { Course } from "../../../../shared/petition/course/course.ts";
import type { StepType } from "../../../../shared/petition/course/step-types.ts";
import { stepWords } from "../../../../shared/petition/course/step-words.ts";
import { stepDetail } from "../step-details.ts";
import type { Option } from "./form-fields.ts";

const mostCharacters = 40;

/** Standing steps of these types, the last first, with day and a few words: what a later step can answer or serve. */
export function earlierSteps(course: Course, types: readonly StepType[]): readonly Option[] {
  return course.all
    .filter((step) => types.includes(step.type))
    .map((step) => {
      const detail = stepDetail(step.type, step.body);
      const short = detail.length > mostCharacters ? `${detail.slice(0, mostCharacters)}…` : detail;
      const day = "date" in step.body ? step.body.date : "";
      return { value: step.event, label: [day, stepWords[step.type].name, short].filter(Boolean).join(" ") };
    })
    .reverse();
}
