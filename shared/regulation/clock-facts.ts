import type { Route } from "./routes.ts";

export interface Notice {
  readonly date: string;
  readonly how: "on-the-spot" | "written" | "oral";
  /** Of reception only: it does not end a petition office's duty to send on (Art. 22). Left out: not told apart. */
  readonly ofReceptionOnly?: boolean;
}

export interface Objection {
  readonly date: string;
  /** The sender's answer (Art. 23 para. 3): only an agreed return ends the duties. */
  readonly answer: { readonly date: string; readonly agreed: boolean } | null;
}

export interface Extension {
  readonly date: string;
  readonly days: number;
  /** When the petitioner was told why; null when not yet. */
  readonly notifiedOn: string | null;
}

/** A paper that was served: the day of proof of service, null without one. */
export interface Paper {
  readonly date: string;
  readonly served: string | null;
}

/** 复查 or 复核: requested by the petitioner, decided by the office above. */
export interface Review {
  readonly requestedOn: string;
  /** The reviewing office: region code where enrolled, and name. */
  readonly office: { readonly organisation: string; readonly name: string };
  readonly decision:
    | (Paper & {
        readonly result: "upheld" | "revoked" | "changed" | "not-accepted";
        /** Days to make a revoked opinion again; null where none were set. */
        readonly redoWithin: number | null;
      })
    | null;
}

export interface Hearing {
  readonly level: "handling" | "review" | "re-examination";
  readonly from: string;
  readonly to: string;
}

/** Own dates that somebody set: a unit, an official, an office that is asked to reply. */
export interface OwnDate {
  readonly kind: "dispatch" | "urging" | "supervision" | "lead-official" | "plan" | "backlog" | "assignment";
  /** Who owes it: unit, person or office. */
  readonly who: string;
  readonly what: string;
  readonly date: string;
  /** Null where no day was set. */
  readonly due: string | null;
  readonly done: string | null;
}

/**
 * What the clocks need to know of a petition: the dates of its steps, Asia/Shanghai, lists in the order of the log. Null
 * where it has not happened. A date that does not exist (another desk's event may name one) proves nothing.
 */
export interface ClockFacts {
  /** The office that holds the petition: a petition office (信访部门, Art. 22), or any other office (Art. 23). */
  readonly office: "petition-office" | "other";
  readonly category: "claim" | "suggestion";
  readonly receiptDate: string | null;
  readonly registrationDate: string | null;
  readonly sourceKind: string;
  /** Deadline that the sending office set. */
  readonly sourceDeadline: string | null;
  /** Name or address is not clear (Art. 23 para. 2). */
  readonly unclear: boolean;
  readonly voided: boolean;
  /**
   * It came (or goes) by bundle from the office that sent it: T04 and T05 run from 签收 by a named person; an earlier
   * paper letter governs. Null where this office registered it itself.
   */
  readonly byBundle: {
    /** 签收 */
    readonly signedInOn: string | null;
    /** The same matter's paper letter, where one arrived. */
    readonly paperReceivedOn: string | null;
    /** At the sender's desk: the day the bundle was exported; null when not yet or not known. */
    readonly exportedOn: string | null;
  } | null;
  readonly notices: readonly Notice[];
  readonly objections: readonly Objection[];
  /** 转送, 交办: dates. */
  readonly sentOn: readonly string[];
  /** Last determination of competence and route. */
  readonly route: Route | null;
  readonly competence: "ours" | "not-ours" | "handled-below" | null;
  readonly accepted: { readonly date: string; readonly simplified: boolean } | null;
  /** 导入法定途径 */
  readonly guidedOn: string | null;
  /** The reply to a claim on item 5 of Art. 31 for which this office itself has the duty (依法履行或者答复). */
  readonly performedOn: string | null;
  /** 不予受理, 不再受理 */
  readonly turnedDownOn: string | null;
  /** A suggestion's answer (Art. 29). */
  readonly answeredOn: string | null;
  readonly extensions: readonly Extension[];
  readonly opinions: readonly Paper[];
  readonly hearings: readonly Hearing[];
  readonly reviews: readonly Review[];
  readonly reexaminations: readonly Review[];
  /** 反馈办理结果 to the assigning office. */
  readonly reportedBackOn: string | null;
  /** 办结; null when reopened since. */
  readonly concludedOn: string | null;
  readonly withdrawnOn: string | null;
  /** 归档; null when reopened since. */
  readonly archivedOn: string | null;
  /** 分办 inside the office. */
  readonly dispatchedOn: string | null;
  readonly returnVisitedOn: string | null;
  readonly evaluatedOn: string | null;
  /** First 催办 or 督办. */
  readonly askedAfterOn: string | null;
  readonly ownDates: readonly OwnDate[];
}

/** The facts of a petition that was only just received: nothing has happened yet. */
export const nothingHappened = {
  registrationDate: null,
  voided: false,
  byBundle: null,
  notices: [],
  objections: [],
  sentOn: [],
  route: null,
  competence: null,
  accepted: null,
  guidedOn: null,
  performedOn: null,
  turnedDownOn: null,
  answeredOn: null,
  extensions: [],
  opinions: [],
  hearings: [],
  reviews: [],
  reexaminations: [],
  reportedBackOn: null,
  concludedOn: null,
  withdrawnOn: null,
  archivedOn: null,
  dispatchedOn: null,
  returnVisitedOn: null,
  evaluatedOn: null,
  askedAfterOn: null,
  ownDates: [],
} as const satisfies Partial<ClockFacts>;
