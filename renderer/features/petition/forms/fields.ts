import type { StepType } from "../../../../shared/petition/course/step-types.ts";
import type { Field, FormFacts, Option, Suggestion } from "./form-fields.ts";
import { words } from "./words.ts";

/** The fields that many forms share, in the words of the description language. */
type More = Partial<Omit<Field, "kind" | "key">>;

export function options(labels: Readonly<Record<string, string>>): readonly Option[] {
  return Object.entries(labels).map(([value, label]) => ({ value, label }));
}

export const line = (key: string, more: More & { readonly suggest?: Suggestion } = {}): Field => ({ kind: "line", key, ...more });
export const text = (key: string, more: More = {}): Field => ({ kind: "text", key, wide: true, ...more });
export const day = (key: string, more: More = {}): Field => ({ kind: "day", key, ...more });
export const number = (key: string, more: More & { readonly unit?: string; readonly decimal?: true } = {}): Field => ({
  kind: "number",
  key,
  ...more,
});
export const flag = (key: string, more: More = {}): Field => ({ kind: "flag", key, wide: true, ...more });
export const names = (key: string, more: More = {}): Field => ({ kind: "names", key, ...more });
export const office = (key: string, more: More = {}): Field => ({ kind: "office", key, ...more });

/**
 * The 文号 of a paper of this office. Required, it begins with the one that comes next, so that the paper follows its
 * series unless a person says otherwise; optional, it is given when the paper is made.
 */
export function ownNumber(key: "number" | "documentNumber", kind: string, more: More = {}): Field {
  const { optional } = more;
  return {
    kind: "line",
    key,
    ...(optional ? {} : { start: ({ nextNumber }) => nextNumber(kind) }),
    hint: ({ nextNumber }) => words.numberHint(nextNumber(kind), optional === true),
    ...more,
  };
}

export const carried = (key: string, start: (facts: FormFacts) => string, more: { readonly asNumber?: true } = {}): Field => ({
  kind: "carried",
  key,
  start,
  ...more,
});

export function choice(key: string, labels: Readonly<Record<string, string>>, more: More = {}): Field {
  return { kind: "choice", key, options: options(labels), start: () => Object.keys(labels)[0] ?? "", ...more };
}

export function many(key: string, labels: Readonly<Record<string, string>>, more: More = {}): Field {
  return { kind: "many", key, options: options(labels), wide: true, ...more };
}

export function decision(key: string, yes: string, no: string, more: More = {}): Field {
  return { kind: "decision", key, yes, no, ...more };
}

/** An earlier step: the last of its kind to begin with. */
export function earlier(key: string, type: StepType, more: More = {}): Field {
  return {
    kind: "step",
    key,
    types: () => [type],
    start: ({ course }) => course.all.findLast((step) => step.type === type)?.event ?? "",
    wide: true,
    ...more,
  };
}

/** Who did it: the person at the desk, until another is named. */
export const by = (key = "by", more: More = {}): Field => ({
  kind: "line",
  key,
  suggest: "people",
  start: ({ me }) => me,
  ...more,
});

/** An officer or unit that earlier steps may have named. */
export const person = (key: string, more: More = {}): Field => ({ kind: "line", key, suggest: "people", ...more });
export const unit = (key: string, more: More = {}): Field => ({ kind: "line", key, suggest: "units", ...more });

/** Who approved or signed: the desk's only leader, or the one who did last. */
export const approver = (key = "approvedBy", more: More = {}): Field => ({
  kind: "line",
  key,
  suggest: "approvers",
  start: lastApprover,
  ...more,
});

function lastApprover({ course, approvers }: FormFacts): string {
  for (const { body } of [...course.all].reverse()) {
    for (const key of ["approvedBy", "signedOffBy"]) {
      const name: unknown = Reflect.get(body, key);
      if (typeof name === "string" && name !== "") return name;
    }
  }
  return approvers.length === 1 ? (approvers[0] ?? "") : "";
}
