import { type Clock, type Duty, dutyOf, firstDay, measureOf, openClock, type Reckoning } from "../clock.ts";
import type { ClockFacts, Extension, Review } from "../clock-facts.ts";
import { isDate } from "../date.ts";
import { profileAt } from "../profile.ts";
import { localMeasure, ownMeasure } from "./own-measure.ts";

const unplacedNote = "已受理，但还没有确定法定途径：60 日期限只适用于第31条第6项的申诉求决事项";
const againNote = "这次延期没有效力：办理期限只能延长规定的次数（第34条）";
const lateNote = "这次延期没有效力：延期应当在原期限届满之前批准（第34条）";
const longNote = (most: number) => `这次延期没有效力：延长期限合计不得超过 ${most} 日（第34条）`;
const untoldNote = "还没有告知信访人延期理由（第34条）";
const toldLateNote = "延期理由在原期限届满之后才告知信访人（第34条）";

/** T07 and T08 (only claims on route 6), route 5's period of another law, and what a review orders to be made again. */
export function handlingClocks(facts: ClockFacts, receipt: string, reckoning: Reckoning): readonly Clock[] {
  return [...sixtyDays(facts, reckoning), ...routeFive(facts, receipt, reckoning), ...redos(facts, reckoning)];
}

function sixtyDays(facts: ClockFacts, reckoning: Reckoning): readonly Clock[] {
  const start = firstDay(facts.accepted?.date);
  if (start === null || facts.category !== "claim") return [];
  if (facts.route === null) return [openClock("T07", "unplaced", start, measureOf("T07", start, reckoning), [unplacedNote])];
  if (facts.route !== 6) return [];
  const opinion = firstDay(...facts.opinions.map((one) => one.date).filter((date) => date >= start));
  const done = firstDay(opinion, facts.concludedOn);
  // Turned down before: what was reopened and accepted since is owed.
  const turnedDown = firstDay(facts.turnedDownOn);
  const ended = firstDay(facts.withdrawnOn) ?? (turnedDown !== null && turnedDown > start ? turnedDown : null);
  const over = facts.voided || (done === null && ended !== null);
  const state = over ? "ended" : done === null ? "running" : "done";
  const first = dutyOf({ rule: "T07", start, state, done }, measureOf("T07", start, reckoning), reckoning);
  return extended(first, facts.extensions, reckoning);
}

/** The handling period and its extensions; what breaks Art. 34 (it came by bundle) changes nothing and is said. */
function extended(first: Duty, extensions: readonly Extension[], reckoning: Reckoning): readonly Duty[] {
  const { extensions: allowed, rules } = profileAt(reckoning.profile, first.start);
  const duties: Duty[] = [first];
  let granted = 0;
  for (const extension of extensions) {
    const last = duties.at(-1) ?? first;
    const most = rules.T08.length ?? 0;
    const fault =
      !isDate(extension.date) || extension.date > last.strict
        ? lateNote
        : granted + extension.days > most
          ? longNote(most)
          : null;
    const refused = duties.length > allowed ? againNote : fault;
    if (refused !== null) {
      duties[duties.length - 1] = { ...last, warnings: [...last.warnings, refused] };
      continue;
    }
    granted += extension.days;
    // Done before the extension was ever needed: the original period is what counts.
    const needed = last.done === null || last.state === "late-done";
    const { notifiedOn } = extension;
    const notes = notifiedOn === null ? [untoldNote] : notifiedOn > last.strict ? [toldLateNote] : [];
    const state = !needed || last.state === "ended" ? "ended" : last.done === null ? "running" : "done";
    if (needed) duties[duties.length - 1] = { ...last, state: "ended", done: null };
    const measure = { ...measureOf("T08", first.start, reckoning), step: last.step };
    const plan = { rule: "T08", start: last.strict, days: extension.days, state, done: last.done, notes } as const;
    duties.push(dutyOf(plan, measure, reckoning));
  }
  return duties;
}

/** Only where this office itself has the duty; led to another organ, the period is that organ's. */
function routeFive(facts: ClockFacts, receipt: string, reckoning: Reckoning): readonly Clock[] {
  if (facts.category !== "claim" || facts.route !== 5 || facts.competence !== "ours") return [];
  const done = firstDay(facts.performedOn, facts.concludedOn, ...facts.opinions.map((one) => one.date));
  const over = facts.voided || (done === null && firstDay(facts.withdrawnOn, facts.guidedOn) !== null);
  const state = over ? "ended" : done === null ? "running" : "done";
  return [dutyOf({ rule: "route-five", start: receipt, state, done }, measureOf("route-five", receipt, reckoning), reckoning)];
}

/** An opinion that was revoked is made again, within the days that the decision sets. */
function redos(
  { reviews, reexaminations, opinions, voided, withdrawnOn, concludedOn }: ClockFacts,
  reckoning: Reckoning,
): readonly Clock[] {
  const orders = [
    ...reviews.map((one) => ({ one, name: "复查意见" })),
    ...reexaminations.map((one) => ({ one, name: "复核意见" })),
  ];
  return orders.flatMap(({ one, name }): readonly Clock[] => {
    const decision = revoked(one);
    if (decision === null) return [];
    const done = firstDay(...opinions.map((paper) => paper.date).filter((date) => date >= decision.date));
    const step = "重新作出处理意见";
    if (decision.redoWithin === null && done === null) {
      return voided
        ? []
        : [openClock("redo", "no-day", decision.date, ownMeasure(step, name), [`${name}没有写明重新办理的期限`])];
    }
    if (decision.redoWithin === null) return [];
    const over = voided || (done === null && firstDay(withdrawnOn, concludedOn) !== null);
    const state = over ? "ended" : done === null ? "running" : "done";
    const measure = localMeasure(step, `${name}要求`, decision.redoWithin, "calendar");
    return [dutyOf({ rule: "redo", start: decision.date, state, done }, measure, reckoning)];
  });
}

function revoked({ decision }: Review) {
  return decision !== null && decision.result === "revoked" && isDate(decision.date) ? decision : null;
}
