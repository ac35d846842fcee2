import { type Clock, dutyOf, firstDay, measureOf, openClock, type Reckoning } from "../clock.ts";
import type { ClockFacts, Hearing, Paper, Review } from "../clock-facts.ts";
import { isDate } from "../date.ts";

const unservedNote = "没有送达证明：期限从收到书面答复之日起计算，不会届满";
const noSuchDayNote = "请求的日期不存在，期限无法计算，请核对";
const noMoreNote = "复核意见已经作出：仍以同一事实和理由提出投诉请求的，不再受理";
const onceNote = "已经受理或者正在办理：在规定期限内又向上级提出同一事项的，上级不予受理";

/** T09 to T14: review and re-examination (Art. 35, 36), and the two bars on taking the same matter up again. */
export function remedyClocks(facts: ClockFacts, reckoning: Reckoning): readonly Clock[] {
  return [
    ...facts.opinions.flatMap((opinion, index) => {
      const next = facts.opinions[index + 1]?.date ?? "9999";
      const request = facts.reviews.find((one) => one.requestedOn >= opinion.date && one.requestedOn < next);
      return [
        petitionersClock("T09", opinion, request, facts, reckoning),
        ...(request === undefined ? [] : answer("T10", request, facts, reckoning)),
        ...second(request, next, facts, reckoning),
      ];
    }),
    ...bars(facts, reckoning),
  ];
}

/** T11 and T12, after a review that left an opinion standing. */
function second(review: Review | undefined, next: string, facts: ClockFacts, reckoning: Reckoning): readonly Clock[] {
  const decision = review?.decision;
  if (decision === null || decision === undefined || decision.result === "revoked") return [];
  const request = facts.reexaminations.find((one) => one.requestedOn >= decision.date && one.requestedOn < next);
  const own = petitionersClock("T11", decision, request, facts, reckoning);
  return request === undefined ? [own] : [own, ...answer("T12", request, facts, reckoning)];
}

/** The petitioner's own period: the later day counts, and without proof of service nothing ever expires. */
function petitionersClock(
  rule: "T09" | "T11",
  paper: Paper,
  request: Review | undefined,
  facts: ClockFacts,
  reckoning: Reckoning,
): Clock {
  const start = firstDay(paper.served);
  const done = firstDay(request?.requestedOn);
  const measure = measureOf(rule, start ?? firstDay(paper.date, request?.requestedOn) ?? "", reckoning);
  if (start === null) return openClock(rule, "unserved", null, measure, done === null ? [unservedNote] : []);
  const over = facts.voided || firstDay(facts.withdrawnOn) !== null;
  const state = done !== null ? "done" : over ? "ended" : "running";
  return dutyOf({ rule, start, state, done, lapses: true }, measure, reckoning);
}

const hearingLevels = { T10: "review", T12: "re-examination" } as const satisfies Record<string, Hearing["level"]>;

/** The answer of the office above. Which rule a hearing stops is the profile's to say: nationally only T12. */
function answer(
  rule: "T10" | "T12",
  { requestedOn, office, decision }: Review,
  facts: ClockFacts,
  reckoning: Reckoning,
): readonly Clock[] {
  const done = firstDay(decision?.date);
  const over = facts.voided || (done === null && firstDay(facts.withdrawnOn) !== null);
  const owed = { whose: "superior", who: office.name, organisation: office.organisation } as const;
  const measure = measureOf(rule, requestedOn, reckoning);
  if (!isDate(requestedOn)) {
    return over || done !== null ? [] : [openClock(rule, "no-day", null, measure, [noSuchDayNote], owed)];
  }
  const plan = {
    rule,
    start: requestedOn,
    state: over ? "ended" : done === null ? "running" : "done",
    done,
    pauses: facts.hearings.filter((one) => one.level === hearingLevels[rule]),
    ...owed,
  } as const;
  return [dutyOf(plan, measure, reckoning)];
}

/** T13 and T14: no days, but states that a clerk must know when the same matter comes again. */
function bars(facts: ClockFacts, reckoning: Reckoning): readonly Clock[] {
  if (facts.voided) return [];
  const final = facts.reexaminations
    .map((one) => one.decision)
    .findLast((one) => one !== null && (one.result === "upheld" || one.result === "changed") && isDate(one.date));
  if (final) return [openClock("T13", "in-force", final.date, measureOf("T13", final.date, reckoning), [noMoreNote])];
  const accepted = firstDay(facts.accepted?.date);
  const asked = [...facts.reviews, ...facts.reexaminations].some((one) => one.decision === null);
  const ended = firstDay(facts.withdrawnOn, facts.concludedOn, ...facts.opinions.map((one) => one.date)) !== null;
  if (accepted === null || (ended && !asked)) return [];
  return [openClock("T14", "in-force", accepted, measureOf("T14", accepted, reckoning), [onceNote])];
}
