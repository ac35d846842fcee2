import type { Measure } from "../clock.ts";
import type { Rule } from "../profile.ts";

const counted = {
  step: "",
  article: "",
  anchor: "",
  who: "office",
  document: "",
  pause: [],
  exemptWhenUnclear: false,
} as const satisfies Partial<Rule>;

const assigned: Rule = { ...counted, pause: [], unit: "assigned", length: null };

/** A day that somebody set: no rule of the regulation. `statutory` where the article itself lets it be set. */
export function ownMeasure(step: string, article: string, statutory = false): Measure {
  return { counted: assigned, step, article, statutory };
}

/** So many days, set by a paper other than the regulation. */
export function localMeasure(
  step: string,
  article: string,
  length: number,
  unit: "calendar" | "workday",
  who: "office" | "petitioner" = "office",
): Measure {
  return { counted: { ...counted, pause: [], who, unit, length }, step, article, statutory: false };
}
