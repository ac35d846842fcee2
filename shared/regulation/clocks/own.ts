import { type Clock, type ClockPlan, dutyOf, firstDay, openClock, type Reckoning, type Whose } from "../clock.ts";
import type { ClockFacts, OwnDate } from "../clock-facts.ts";
import { isDate } from "../date.ts";
import { type DayParameterName, parameterWords } from "../parameters.ts";
import { type Profile, profileAt } from "../profile.ts";
import { localMeasure, ownMeasure } from "./own-measure.ts";

/** Local and internal targets, never 法定, and days that somebody set. */
export function ownClocks(facts: ClockFacts, receipt: string, reckoning: Reckoning): readonly Clock[] {
  const own = facts.ownDates.flatMap((one) => ownDate(one, facts, reckoning));
  if (!setsTargets(reckoning.profile)) return own;
  return [...targets(facts, receipt).flatMap((target) => targetClock(target, facts, reckoning)), ...own];
}

/** Whether any of the rules through time has a target at all: nationally there are none. */
function setsTargets({ parameters, earlier }: Profile): boolean {
  if (Object.keys(parameters).length > 0) return true;
  return earlier !== undefined && setsTargets(earlier);
}

interface Target {
  readonly name: DayParameterName;
  readonly start: string | null;
  readonly done: string | null;
  /** No longer of interest without being done. */
  readonly over?: boolean;
  readonly whose?: Whose;
}

function targets(facts: ClockFacts, receipt: string): readonly Target[] {
  const { accepted, concludedOn } = facts;
  const answered = firstDay(concludedOn, ...facts.opinions.map((one) => one.date));
  const noticed = facts.notices.filter((one) => one.how !== "oral").map((one) => one.date);
  const movedOn = firstDay(...facts.sentOn, facts.dispatchedOn, facts.guidedOn, accepted?.date, facts.answeredOn, ...noticed);
  const simplified = accepted?.simplified === true ? firstDay(accepted.date) : null;
  return [
    { name: "recording", start: receipt, done: facts.registrationDate },
    { name: "passingOn", start: receipt, done: movedOn, over: facts.turnedDownOn !== null },
    { name: "simplifiedDecision", start: simplified === null ? null : receipt, done: simplified },
    { name: "simplifiedOpinion", start: simplified, done: answered },
    {
      name: "askingAfter",
      start: firstDay(facts.dispatchedOn, ...facts.sentOn),
      done: facts.askedAfterOn,
      over: firstDay(answered, facts.reportedBackOn) !== null,
    },
    { name: "returnVisit", start: concludedOn, done: facts.returnVisitedOn },
    { name: "evaluation", start: concludedOn, done: facts.evaluatedOn, whose: "petitioner" },
  ];
}

function targetClock(
  { name, start: day, done: doneOn, over, whose }: Target,
  facts: ClockFacts,
  reckoning: Reckoning,
): readonly Clock[] {
  const start = firstDay(day);
  if (start === null) return [];
  const parameter = profileAt(reckoning.profile, start).parameters[name];
  if (parameter === undefined) return [];
  const done = firstDay(doneOn);
  const ended = facts.voided || (done === null && (over === true || firstDay(facts.withdrawnOn) !== null));
  const who = whose === "petitioner" ? "petitioner" : "office";
  const measure = localMeasure(parameterWords[name].name, parameter.basis, parameter.value, parameter.unit, who);
  const state = ended ? "ended" : done === null ? "running" : "done";
  return [dutyOf({ rule: name, start, state, done, lapses: who === "petitioner" }, measure, reckoning)];
}

const kinds: Readonly<Record<OwnDate["kind"], { readonly article: string; readonly statutory: boolean; readonly whose: Whose }>> =
  {
    dispatch: { article: "内部", statutory: false, whose: "unit" },
    urging: { article: "内部", statutory: false, whose: "unit" },
    "lead-official": { article: "内部", statutory: false, whose: "office" },
    plan: { article: "内部", statutory: false, whose: "unit" },
    backlog: { article: "内部", statutory: false, whose: "office" },
    /** Art. 40 sets no day: the one in the letter is the supervising office's. */
    supervision: { article: "第40条第1款", statutory: false, whose: "receiver" },
    /** 指定办理期限 (Art. 22 item 3): the article itself lets the sender set it. */
    assignment: { article: "第22条第1款第3项", statutory: true, whose: "receiver" },
  };

function ownDate(
  { kind, who, what, date, due, done: doneOn }: OwnDate,
  facts: ClockFacts,
  reckoning: Reckoning,
): readonly Clock[] {
  const { article, statutory, whose } = kinds[kind];
  const measure = ownMeasure(what, article, statutory);
  const start = firstDay(date);
  const done = firstDay(doneOn);
  if (start === null) return [];
  const over = firstDay(facts.withdrawnOn, facts.concludedOn, facts.archivedOn) !== null;
  const ended = facts.voided || (done === null && over);
  if (due === null || !isDate(due)) {
    return done !== null || ended ? [] : [openClock(kind, "no-day", start, measure, [], { whose, who })];
  }
  const state: ClockPlan["state"] = ended ? "ended" : done === null ? "running" : "done";
  return [dutyOf({ rule: kind, start, state, done, until: due, whose, who }, measure, reckoning)];
}
