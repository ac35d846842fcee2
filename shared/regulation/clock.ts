import { type Calendar, warningsBetween } from "./calendar.ts";
import type { OwnDate } from "./clock-facts.ts";
import { dateOf, dayNumber, isDate } from "./date.ts";
import { around, countDeadline } from "./deadline.ts";
import type { DayParameterName } from "./parameters.ts";
import { type Profile, profileAt, type Rule, type RuleId } from "./profile.ts";

/**
 * What a clock measures: a rule of the regulation; the sender's own wish; the period of another law on route 5; what a
 * review decision orders; a local or internal target; a day that somebody set.
 */
export type ClockRule = RuleId | "sender" | "route-five" | "redo" | DayParameterName | OwnDate["kind"];

/** Who owes it, or whose right it is: this office, a unit inside it, the office above, the office it went to, the petitioner. */
export type Whose = "office" | "unit" | "superior" | "receiver" | "petitioner";

/**
 * running: owed; paused: owed, and today does not count; done: in time, on `done`; late-done: after the strict day;
 * ended: no longer owed for another reason; exempt: never owed; lapsed: a possibility whose time is over.
 */
export type DutyState = "running" | "paused" | "done" | "late-done" | "ended" | "exempt" | "lapsed";

interface ClockBase {
  readonly rule: ClockRule;
  readonly step: string;
  /** Article of the regulation, of another law by its name, the paper a local target rests on, or 内部. */
  readonly article: string;
  /** Whether the period stands in the regulation or a law; else never called 法定. */
  readonly statutory: boolean;
  readonly whose: Whose;
  /** Unit, person or office by name, where one is named; else empty. */
  readonly who: string;
  /** Region code of the office above that owes it, where it is enrolled; else empty: the office that holds the petition. */
  readonly organisation: string;
  readonly warnings: readonly string[];
}

/** A clock with a last day. */
export interface Duty extends ClockBase {
  readonly start: string;
  readonly strict: string;
  readonly latest: string;
  readonly rolled: string;
  /** Days from today (or from the day it was done) to the strict day; negative when late. */
  readonly daysLeft: number;
  readonly done: string | null;
  readonly state: DutyState;
}

/**
 * A clock without a last day. unsigned: waits for 签收; unserved: no proof of service, so nothing expires; unplaced:
 * accepted, but no route determined; in-force: a bar that stands (T13, T14); no-day: owed, and nobody set a day.
 */
export interface OpenClock extends ClockBase {
  readonly start: string | null;
  readonly state: "unsigned" | "unserved" | "unplaced" | "in-force" | "no-day";
}

export type Clock = Duty | OpenClock;

export function hasLastDay(clock: Clock): clock is Duty {
  return "strict" in clock;
}

/** Rules, calendar and day with which all clocks of a petition are reckoned. */
export interface Reckoning {
  readonly profile: Profile;
  readonly calendar: Calendar;
  /** Day number of today. */
  readonly now: number;
}

/** What a clock is made from. */
export interface ClockPlan {
  readonly rule: ClockRule;
  /** A day that exists. */
  readonly start: string;
  readonly state: "running" | "done" | "ended" | "exempt";
  readonly done?: string | null;
  readonly notes?: readonly string[];
  /** A given end instead of a counted one. */
  readonly until?: string;
  /** Own length instead of the rule's (an extension, what a review orders). */
  readonly days?: number;
  /** Days that do not count. */
  readonly pauses?: readonly { readonly from: string; readonly to: string }[];
  readonly whose?: Whose;
  readonly who?: string;
  readonly organisation?: string;
  /** Whether the possibility is gone after its last day. */
  readonly lapses?: boolean;
}

/** How a plan is counted where the profile has no rule of its own for it. */
export interface Measure {
  readonly counted: Rule;
  readonly step: string;
  readonly article: string;
  readonly statutory: boolean;
}

/** The measure of a rule of the regulation, or of route 5, as it was in force on a day. */
export function measureOf(rule: RuleId | "route-five", date: string, { profile }: Reckoning): Measure {
  const at = profileAt(profile, date);
  const counted = rule === "route-five" ? at.routeFive : at.rules[rule];
  return { counted, step: counted.step, article: counted.article, statutory: counted.local === undefined };
}

/** Counts a plan and says where it stands today. */
export function dutyOf(plan: ClockPlan, measure: Measure, { calendar, now }: Reckoning): Duty {
  const { counted } = measure;
  const start = dayNumber(plan.start);
  const pauses = counted.pause.includes("hearing") ? rangesOf(plan.pauses ?? []) : [];
  const isPaused = (day: number) => pauses.some(([from, to]) => from <= day && day <= to);
  const days =
    plan.until === undefined
      ? countDeadline(counted, start, calendar, plan.days ?? counted.length, pauses.length === 0 ? undefined : isPaused)
      : around(dayNumber(plan.until), counted, calendar);
  const done = plan.state === "done" ? (plan.done ?? null) : null;
  const until = done === null ? now : dayNumber(done);
  const last = counted.who === "petitioner" ? days.latest : days.strict;
  const warned = warningsBetween(calendar, counted.unit === "workday" ? start : Math.min(days.latest, days.strict), days.rolled);
  return {
    rule: plan.rule,
    step: measure.step,
    article: measure.article,
    statutory: measure.statutory,
    whose: plan.whose ?? (counted.who === "petitioner" ? "petitioner" : "office"),
    who: plan.who ?? "",
    organisation: plan.organisation ?? "",
    start: plan.start,
    strict: dateOf(days.strict),
    latest: dateOf(days.latest),
    rolled: dateOf(days.rolled),
    daysLeft: days.strict - until,
    warnings: plan.notes === undefined ? warned : [...plan.notes, ...warned],
    done,
    state: stateOf(plan, until > last, isPaused(now)),
  };
}

function stateOf({ state, lapses }: ClockPlan, late: boolean, paused: boolean): DutyState {
  if (state === "done") return late ? "late-done" : "done";
  if (state !== "running") return state;
  if (late && lapses === true) return "lapsed";
  return paused ? "paused" : "running";
}

function rangesOf(pauses: readonly { readonly from: string; readonly to: string }[]): (readonly [number, number])[] {
  return pauses
    .filter(({ from, to }) => isDate(from) && isDate(to))
    .map(({ from, to }) => [dayNumber(from), dayNumber(to)] as const);
}

/** A clock without a last day, in the words of its measure. */
export function openClock(
  rule: ClockRule,
  state: OpenClock["state"],
  start: string | null,
  measure: Measure,
  warnings: readonly string[],
  owed: Pick<ClockPlan, "whose" | "who" | "organisation"> = {},
): OpenClock {
  return {
    rule,
    step: measure.step,
    article: measure.article,
    statutory: measure.statutory,
    whose: owed.whose ?? (measure.counted.who === "petitioner" ? "petitioner" : "office"),
    who: owed.who ?? "",
    organisation: owed.organisation ?? "",
    warnings,
    start,
    state,
  };
}

/** The first day that exists; null where none does: a day that another desk's event names wrongly proves nothing. */
export function firstDay(...days: readonly (string | null | undefined)[]): string | null {
  let first: string | null = null;
  for (const day of days) {
    if (day !== null && day !== undefined && isDate(day) && (first === null || day < first)) first = day;
  }
  return first;
}
