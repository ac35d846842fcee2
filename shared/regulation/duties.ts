import { type Calendar, warningsBetween } from "./calendar.ts";
import { dateOf, dayNumber, isDate } from "./date.ts";
import { around, countDeadline } from "./deadline.ts";
import type { Profile, RuleId } from "./profile.ts";

/** What the clocks need to know of a petition. Dates Asia/Shanghai, null where not known. */
export interface DutyFacts {
  /** A petition office (信访部门, Art. 22), or any other office (Art. 23). */
  readonly office: "petition-office" | "other";
  readonly receiptDate: string | null;
  readonly sourceKind: string;
  /** Deadline that the sending office set. */
  readonly sourceDeadline: string | null;
  /** Name or address is not clear (Art. 23 para. 2). */
  readonly unclear: boolean;
  readonly notices: readonly { readonly date: string; readonly how: "on-the-spot" | "written" | "oral" }[];
  readonly objections: readonly { readonly date: string }[];
  readonly voided: boolean;
}

/**
 * running: owed; done: fulfilled on `done`; ended: no longer owed for another reason; exempt: never owed;
 * lapsed: a possibility (to object) whose time is over.
 */
export type DutyState = "running" | "done" | "ended" | "exempt" | "lapsed";

/** One clock of a petition. A superset of what the work table shows. */
export interface Duty {
  readonly rule: RuleId | "sender";
  readonly step: string;
  readonly article: string;
  readonly start: string;
  readonly strict: string;
  readonly latest: string;
  readonly rolled: string;
  /** Days from today (or from the day it was done) to the strict day; negative when late. */
  readonly daysLeft: number;
  readonly warnings: readonly string[];
  readonly done: string | null;
  readonly state: DutyState;
}

interface Clock {
  readonly rule: RuleId | "sender";
  readonly state: DutyState;
  readonly done: string | null;
  readonly notes: readonly string[];
  /** A given end instead of a counted one. */
  readonly until?: string;
}

const oralNote = "只有口头告知，仍须书面告知";
const unclearNote = "姓名（名称）或住址不清，书面告知请记明情况";
const objectedNote = "已提出异议；转送、交办单位核实同意之前，原期限照常计算";

/** All clocks that run or ran for a petition: Art. 22 and 23, and the sender's own deadline. */
export function dutiesFrom(facts: DutyFacts, profile: Profile, calendar: Calendar, today: string): readonly Duty[] {
  const { receiptDate } = facts;
  if (receiptDate === null || !isDate(receiptDate)) return [];
  const start = dayNumber(receiptDate);
  const now = dayNumber(today);
  return clocksOf(facts, profile).map((clock) => dutyOf(clock, start, now, profile, calendar));
}

function clocksOf(facts: DutyFacts, profile: Profile): readonly Clock[] {
  const written = firstDate(facts.notices.filter((notice) => profile.oralNoticeSuffices || notice.how !== "oral"));
  const objected = firstDate(facts.objections);
  const oral = written === null && facts.notices.length > 0 ? [oralNote] : [];
  const open = (rule: RuleId, notes: readonly string[] = []): Clock => ({
    rule,
    state: facts.voided ? "ended" : written !== null ? "done" : "running",
    done: written,
    notes: written === null ? [...oral, ...notes] : [],
  });
  const transferred = profile.reception[facts.sourceKind] === "transferred";
  const exempt = (clock: Clock): Clock =>
    facts.unclear && clock.state === "running" && clock.rule !== "sender" && profile.rules[clock.rule].exemptWhenUnclear
      ? { ...clock, state: "exempt", notes: ["姓名（名称）或住址不清，依法不须书面告知"] }
      : clock;
  const clocks: Clock[] = [];
  if (facts.office === "petition-office") clocks.push(open("T02"));
  else if (!transferred) clocks.push(exempt(open("T03")));
  else {
    const notice = open("T04", facts.unclear ? [unclearNote] : []);
    clocks.push(
      exempt(notice.state === "running" && objected !== null ? { ...notice, state: "ended", notes: [objectedNote] } : notice),
    );
    clocks.push({
      rule: "T05",
      state: facts.voided ? "ended" : objected !== null ? "done" : written !== null ? "ended" : "running",
      done: objected,
      notes: [],
    });
  }
  const { sourceDeadline } = facts;
  if (sourceDeadline !== null && isDate(sourceDeadline)) {
    clocks.push({
      rule: facts.sourceKind === "assigned" ? "T06" : "sender",
      state: facts.voided ? "ended" : "running",
      done: null,
      notes: objected === null ? [] : [objectedNote],
      until: sourceDeadline,
    });
  }
  return clocks;
}

/** Null where no date is given that exists: a day that another desk's event names wrongly proves nothing. */
function firstDate(list: readonly { readonly date: string }[]): string | null {
  return list.reduce<string | null>((first, { date }) => (isDate(date) && (first === null || date < first) ? date : first), null);
}

function dutyOf(clock: Clock, start: number, now: number, profile: Profile, calendar: Calendar): Duty {
  const rule = profile.rules[clock.rule === "sender" ? "T06" : clock.rule];
  const days = clock.until === undefined ? countDeadline(rule, start, calendar) : around(dayNumber(clock.until), rule, calendar);
  const lapsed = clock.rule === "T05" && clock.state === "running" && now > days.strict;
  const until = clock.done === null ? now : dayNumber(clock.done);
  const from = rule.unit === "workday" ? start : days.latest;
  return {
    rule: clock.rule,
    step: rule.step,
    article: clock.rule === "sender" ? "来文要求" : rule.article,
    start: dateOf(start),
    strict: dateOf(days.strict),
    latest: dateOf(days.latest),
    rolled: dateOf(days.rolled),
    daysLeft: days.strict - until,
    warnings: [...clock.notes, ...warningsBetween(calendar, from, days.rolled)],
    done: clock.done,
    state: lapsed ? "lapsed" : clock.state,
  };
}

/** Later than every due date: nothing is due. */
export const nothingDue = "9999-12-31";

/** Earliest strict day of what is still owed, or `9999-12-31`. */
export function earliestDue(duties: readonly Duty[]): string {
  return duties.reduce((first, duty) => (duty.state === "running" && duty.strict < first ? duty.strict : first), nothingDue);
}
