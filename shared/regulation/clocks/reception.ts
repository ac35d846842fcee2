import { type Clock, type ClockPlan, dutyOf, firstDay, measureOf, openClock, type Reckoning } from "../clock.ts";
import type { ClockFacts } from "../clock-facts.ts";
import { isDate } from "../date.ts";
import { type Profile, profileAt, type RuleId } from "../profile.ts";
import { ownMeasure } from "./own-measure.ts";

const oralNote = "只有口头告知，仍须书面告知";
const unclearNote = "姓名（名称）或住址不清，书面告知请记明情况";
const exemptNote = "姓名（名称）或住址不清，依法不须书面告知";
const objectedNote = "已提出异议；转送、交办单位核实同意之前，原期限照常计算";

/** What follows from having received a matter: T02 to T06 (Art. 22, 23), and the sender's own wish. */
export function receptionClocks(facts: ClockFacts, receipt: string, reckoning: Reckoning): readonly Clock[] {
  const profile = profileAt(reckoning.profile, receipt);
  const clocks: Clock[] = [];
  if (facts.office === "petition-office") clocks.push(sendingOn(facts, receipt, profile, reckoning));
  else if (profile.reception[facts.sourceKind] !== "transferred") clocks.push(notice("T03", facts, receipt, reckoning));
  else clocks.push(...transferred(facts, receipt, reckoning));
  const own = senderClock(facts, receipt, reckoning);
  return own === null ? clocks : [...clocks, own];
}

/** T02: refer, report or assign. A notice of reception alone does not end it; guidance or the office's own handling does. */
function sendingOn(facts: ClockFacts, start: string, profile: Profile, reckoning: Reckoning): Clock {
  const noticed = writtenNotices(facts, profile).filter((one) => one.ofReceptionOnly !== true);
  const { guidedOn, turnedDownOn, answeredOn, accepted } = facts;
  const done = firstDay(...facts.sentOn, guidedOn, turnedDownOn, answeredOn, accepted?.date, ...noticed.map((one) => one.date));
  return statutory(plan("T02", start, facts, done), reckoning);
}

/** T03 or T04: the written notice to the petitioner. */
function notice(rule: "T03" | "T04", facts: ClockFacts, start: string, reckoning: Reckoning): Clock {
  const profile = profileAt(reckoning.profile, start);
  const done = firstDay(...writtenNotices(facts, profile).map((one) => one.date));
  const base = plan(rule, start, facts, done);
  if (base.state !== "running") return statutory(base, reckoning);
  if (facts.unclear && profile.rules[rule].exemptWhenUnclear) {
    return statutory({ ...base, state: "exempt", notes: [exemptNote] }, reckoning);
  }
  const notes = [
    ...(facts.notices.some((one) => isDate(one.date)) ? [oralNote] : []),
    ...(facts.unclear ? [unclearNote] : []),
    ...(rule === "T04" && pending(facts) ? [objectedNote] : []),
  ];
  const returned = rule === "T04" && returnedOn(facts) !== null;
  return statutory({ ...base, state: returned ? "ended" : "running", notes: returned ? [] : notes }, reckoning);
}

/** T04 and T05, from 签收 where it came by bundle; until then the sender sees it unsigned. */
function transferred(facts: ClockFacts, receipt: string, reckoning: Reckoning): readonly Clock[] {
  const { byBundle } = facts;
  const start = byBundle === null ? receipt : firstDay(byBundle.signedInOn, byBundle.paperReceivedOn);
  if (start === null) {
    const exported = byBundle?.exportedOn ?? null;
    const note = exported === null ? "尚未签收" : `未签收：${exported} 已导出，签收之日起计算期限`;
    const day = firstDay(exported) ?? receipt;
    return (["T04", "T05"] as const).map((rule) =>
      openClock(rule, facts.voided ? "no-day" : "unsigned", firstDay(exported), measureOf(rule, day, reckoning), [note], {
        whose: "office",
      }),
    );
  }
  const objected = firstDay(...facts.objections.map((one) => one.date));
  const profile = profileAt(reckoning.profile, start);
  const takenOn = firstDay(...writtenNotices(facts, profile).map((one) => one.date), facts.accepted?.date, facts.guidedOn);
  const base = plan("T05", start, facts, objected);
  const objection: ClockPlan = base.state === "running" && takenOn !== null ? { ...base, state: "ended" } : base;
  return [notice("T04", facts, start, reckoning), statutory({ ...objection, lapses: true }, reckoning)];
}

/** T06, or a day that another sender wished: it is theirs, not the law's. */
function senderClock(facts: ClockFacts, receipt: string, reckoning: Reckoning): Clock | null {
  const { sourceDeadline } = facts;
  if (sourceDeadline === null || !isDate(sourceDeadline)) return null;
  const assigned = facts.sourceKind === "assigned";
  const done = firstDay(facts.reportedBackOn, assigned ? null : facts.concludedOn);
  const base = plan(assigned ? "T06" : "sender", receipt, facts, done);
  const returned = returnedOn(facts) !== null;
  const state = base.state === "running" && returned ? "ended" : base.state;
  const notes = state === "running" && pending(facts) ? [objectedNote] : [];
  const rule: ClockPlan = { ...base, state, notes, until: sourceDeadline };
  return assigned ? statutory(rule, reckoning) : dutyOf(rule, ownMeasure("反馈办理结果", "来文要求"), reckoning);
}

function plan(rule: ClockPlan["rule"], start: string, facts: ClockFacts, done: string | null): ClockPlan {
  const over = facts.voided || (done === null && firstDay(facts.withdrawnOn) !== null);
  return { rule, start, state: over ? "ended" : done === null ? "running" : "done", done };
}

function statutory(rule: ClockPlan, reckoning: Reckoning): Clock {
  return dutyOf(rule, measureOf(rule.rule as RuleId, rule.start, reckoning), reckoning);
}

function writtenNotices(facts: ClockFacts, profile: Profile) {
  return facts.notices.filter((one) => profile.oralNoticeSuffices || one.how !== "oral");
}

/** The sender agreed that it goes back (Art. 23 para. 3). */
function returnedOn({ objections }: ClockFacts): string | null {
  return firstDay(...objections.map(({ answer }) => (answer?.agreed === true ? answer.date : null)));
}

/** An objection that waits for its answer. */
function pending({ objections }: ClockFacts): boolean {
  return objections.some((one) => isDate(one.date) && one.answer === null);
}
