import type { Course } from "../../../../shared/petition/course/course.ts";
import type { MatterEnd } from "../../../../shared/petition/course/same-matter.ts";
import type { StepType } from "../../../../shared/petition/course/step-types.ts";
import type { PetitionView } from "../../../../shared/petition/view.ts";
import type { Clock } from "../../../../shared/regulation/clock.ts";
import type { Profile } from "../../../../shared/regulation/profile.ts";

/** An office as a step names it: region code where it is enrolled, else empty, and its name. */
export interface OfficeValue {
  readonly organisation: string;
  readonly name: string;
}

/** What one field of a form holds while it is filled in. */
export type Value = string | boolean | readonly string[] | OfficeValue | readonly Values[] | readonly File[];
export type Values = { readonly [key: string]: Value };

/** Everything that a form may know besides what is typed: where defaults, suggestions and derived lines come from. */
export interface FormFacts {
  readonly today: string;
  /** Name of the person at the desk. */
  readonly me: string;
  readonly office: OfficeValue;
  readonly superior: OfficeValue | null;
  /** Who reviews and re-examines, as the office's own papers name them; empty until it is entered in 设置. */
  readonly reviewBy: string;
  readonly reexaminationBy: string;
  /** How the matter that this petition brings again came to its end; null as a rule. */
  readonly endedBefore: MatterEnd | null;
  /** The 文号 that comes next for a paper of this kind, as far as this desk knows; empty without 机关代字. */
  readonly nextNumber: (kind: string) => string;
  /** Enrolled offices that may be sent to, by name. */
  readonly offices: readonly OfficeValue[];
  /** Names of those who may approve and sign here. */
  readonly approvers: readonly string[];
  /** Officers and units that earlier steps named, the last first. */
  readonly people: readonly string[];
  readonly units: readonly string[];
  readonly view: PetitionView;
  readonly course: Course;
  readonly clocks: readonly Clock[];
  /** The rules this office goes by, from today backwards. */
  readonly rules: Profile;
}

interface Common {
  readonly key: string;
  /** Instead of the common name of the key. */
  readonly label?: string;
  readonly hint?: string | ((facts: FormFacts) => string);
  /** May stay empty. */
  readonly optional?: true;
  /** What an empty field becomes in the body; "text" (an empty text) where left out. */
  readonly empty?: "null" | "omit";
  /** Shown only then; hidden, it is empty in the body. */
  readonly when?: (values: Values, facts: FormFacts) => boolean;
  readonly start?: (facts: FormFacts) => Value;
  /** Takes the whole width of the form or row, or what is left of it beside the field before. */
  readonly wide?: true | "rest";
  /** Belongs to the form, not to the step's body. */
  readonly local?: true;
}

export interface Option {
  readonly value: string;
  readonly label: string;
}

/** From which names a line is completed. */
export type Suggestion = "people" | "approvers" | "units" | "papers" | "organs";

/** One field of a small form, as data. */
export type Field = Common &
  (
    | { readonly kind: "day" }
    | { readonly kind: "line"; readonly suggest?: Suggestion }
    | { readonly kind: "text" }
    | { readonly kind: "number"; readonly unit?: string; readonly decimal?: true }
    /** `asNumber`: the chosen value is a number in the body. */
    | {
        readonly kind: "choice";
        readonly options: readonly Option[] | ((facts: FormFacts, values: Values) => readonly Option[]);
        readonly asNumber?: true;
      }
    | { readonly kind: "flag" }
    /** Yes or no, neither of them chosen beforehand. */
    | { readonly kind: "decision"; readonly yes: string; readonly no: string }
    | { readonly kind: "many"; readonly options: readonly Option[] }
    /** Names in one line, parted by 、 */
    | { readonly kind: "names" }
    /** Texts one below the other. */
    | { readonly kind: "list"; readonly add: string }
    | { readonly kind: "office" }
    /** An earlier step of one of these types. */
    | { readonly kind: "step"; readonly types: (values: Values) => readonly StepType[] }
    /** Another petition, found by number or words, compared side by side. */
    | { readonly kind: "petition" }
    /** Time of day; in the body the moment in Asia/Shanghai on the step's day, or on the day that the field `on` holds. */
    | { readonly kind: "time"; readonly on?: string }
    | { readonly kind: "file" }
    /** Not shown: what it starts with goes into the body, as things stand when it is saved. */
    | { readonly kind: "carried"; readonly asNumber?: true }
    | {
        readonly kind: "rows";
        readonly fields: readonly Field[];
        readonly add: string;
        /** The rows are given; none may be added or taken away. */
        readonly fixed?: (facts: FormFacts) => boolean;
        /** Fields whose emptiness, all together, leaves a row out of the body: it was only offered. */
        readonly unfilled?: readonly string[];
      }
  );

/** A step with its body, as a form would have it taken. */
export interface WantedStep {
  readonly type: StepType;
  readonly body: Readonly<Record<string, unknown>>;
}

/** The small form of one step. Every form besides has the step's day, scans and a remark. */
export interface StepDescription {
  readonly fields: readonly Field[];
  /** Instead of the step's name. */
  readonly title?: string;
  /** What the law asks, before the fields. */
  readonly note?: string;
  /** Derived knowledge beside the fields, one line each. */
  readonly tells?: (values: Values, facts: FormFacts) => readonly string[];
  /** The steps to take, in this order, where it is not just the one: from the plain body and the form's own values. */
  readonly steps?: (body: WantedStep["body"], values: Values) => readonly WantedStep[];
  readonly wide?: true;
  readonly danger?: true;
  /** Has no day of its own. */
  readonly undated?: true;
}
