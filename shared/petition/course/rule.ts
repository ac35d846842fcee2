import type { DecideContext, Refusal, Warning } from "../command.ts";
import type { BodyOf } from "../events.ts";
import { custodyOf } from "../steps.ts";
import type { PetitionView } from "../view.ts";
import { type Course, courseOf } from "./course.ts";
import type { StepType } from "./step-types.ts";

/** Under which heading a step is offered. */
export const offerGroups = ["classify", "notify", "handle", "decide", "remedy", "close", "supervise", "record"] as const;
export type OfferGroup = (typeof offerGroups)[number];

/**
 * Who the writing office is towards this petition: a township at its own, a district petition office at its own, or the
 * petition office above the township that holds it.
 */
export type Position = "township" | "petition-office" | "superior";

/** What a rule looks at: the petition, where its procedure stands, and who asks when. */
export interface Standing {
  readonly view: PetitionView;
  readonly course: Course;
  readonly context: DecideContext;
  readonly position: Position;
}

/** An earlier day that a step may not come before, and what happened then. */
export interface EarlierDay {
  readonly what: string;
  readonly date: string;
}

/** A person named in a step, by the key of the body that names him. */
export interface NamedPerson {
  readonly name: string;
  readonly field: string;
}

/**
 * What the regulation asks of one step, beside the tables of offices (offices.ts) and roles (step-roles.ts). `now` says
 * whether the step may be taken at all; `refuse` and `warn` look at what was entered.
 */
export interface StepRule<T extends StepType> {
  readonly group: OfferGroup;
  /** May come after the petition was closed (办结, 撤回, 不再受理, 归档). */
  readonly afterClose?: true;
  readonly now?: (at: Standing) => Refusal | null;
  /** Days that the step may not come before. */
  readonly after?: (at: Standing, body: BodyOf<T>) => readonly EarlierDay[];
  /** Who approves or signs: never a clerk (procedure: who may do what). */
  readonly approver?: (body: BodyOf<T>) => NamedPerson | null;
  /** Who handles, approves, leads or inquires: checked for recusal (Art. 28 para. 3). */
  readonly people?: (body: BodyOf<T>) => readonly NamedPerson[];
  /** Offices, units and persons to whom the matter is made known by this step. */
  readonly towards?: (body: BodyOf<T>) => readonly NamedPerson[];
  readonly refuse?: (at: Standing, body: BodyOf<T>) => Refusal | null;
  readonly warn?: (at: Standing, body: BodyOf<T>) => readonly Warning[];
}

export type StepRules<T extends StepType = StepType> = { readonly [K in T]: StepRule<K> };

export function standingOf(view: PetitionView, context: DecideContext): Standing {
  const { organisation } = context.office;
  const own = custodyOf(view.scope) === organisation;
  const position = own ? (organisation.length === 6 ? "petition-office" : "township") : "superior";
  return { view, course: courseOf(view), context, position };
}

/** A refusal with its code, one Chinese sentence, and the article or the field that it names. */
export function no(code: string, message: string, about: { readonly article?: string; readonly field?: string } = {}): Refusal {
  return { refused: code, message, ...about };
}

/** Nothing is waiting for this step: it is not shown among the refused ones either. */
export function nothingPending(message: string): Refusal {
  return no("nothing-pending", message);
}

/** The first refusal among several questions, asked in turn. */
export function firstOf(...questions: readonly (() => Refusal | null)[]): Refusal | null {
  for (const ask of questions) {
    const refusal = ask();
    if (refusal !== null) return refusal;
  }
  return null;
}
