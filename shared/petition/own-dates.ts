import type { OwnDate } from "../regulation/clock-facts.ts";
import { type Course, lastStep, stepsOf } from "./course/course.ts";
import type { StepType } from "./course/step-types.ts";

/** Steps that set a day. Most petitions have none of them. */
const settingDays: readonly StepType[] = [
  "petition.dispatched",
  "petition.urged",
  "petition.supervised",
  "petition.assigned",
  "petition.lead-official-set",
  "petition.plan-set",
  "petition.backlog-set",
];

/** Days that somebody set in the course of a petition: units, officials, offices that are asked to reply. */
export function ownDatesOf(course: Course): readonly OwnDate[] {
  if (!settingDays.some((type) => course.steps[type] !== undefined)) return [];
  return [...dispatches(course), ...urgings(course), ...supervisions(course), ...assignments(course), ...plans(course)];
}

function dispatches(course: Course): readonly OwnDate[] {
  const answers = stepsOf(course, "petition.dispatch-answered");
  return stepsOf(course, "petition.dispatched").map(({ event, body: { date, unit, due } }) => ({
    kind: "dispatch",
    who: unit,
    what: "分办回复",
    date,
    due,
    done: answers.find(({ body }) => body.dispatch === event)?.body.date ?? null,
  }));
}

/** An urging is answered by the next reply of a unit. */
function urgings(course: Course): readonly OwnDate[] {
  const answers = stepsOf(course, "petition.dispatch-answered");
  return stepsOf(course, "petition.urged")
    .filter(({ body }) => body.replyBy !== null)
    .map(({ body: { date, unit, replyBy } }) => ({
      kind: "urging",
      who: unit,
      what: "催办回复",
      date,
      due: replyBy,
      done: answers.find(({ body }) => body.date >= date)?.body.date ?? null,
    }));
}

function supervisions(course: Course): readonly OwnDate[] {
  const answers = stepsOf(course, "petition.supervision-answered");
  return stepsOf(course, "petition.supervised").map(({ event, body: { date, to, replyBy } }) => ({
    kind: "supervision",
    who: to.name,
    what: "督办反馈",
    date,
    due: replyBy,
    done: answers.find(({ body }) => body.supervision === event)?.body.date ?? null,
  }));
}

/** What was assigned on paper is followed here; what went by bundle has its own petition, with its own T06. */
function assignments(course: Course): readonly OwnDate[] {
  const reports = stepsOf(course, "petition.reported-back");
  return stepsOf(course, "petition.assigned")
    .filter(({ body }) => body.child === null)
    .map(({ body: { date, to, deadline } }) => ({
      kind: "assignment",
      who: to.name,
      what: "反馈办理结果、提交办结报告",
      date,
      due: deadline,
      done: reports.find(({ body }) => body.date >= date)?.body.date ?? null,
    }));
}

function plans(course: Course): readonly OwnDate[] {
  const lead = lastStep(course, "petition.lead-official-set")?.body;
  const plan = lastStep(course, "petition.plan-set")?.body;
  const backlog = lastStep(course, "petition.backlog-set")?.body;
  const cleared = lastStep(course, "petition.backlog-cleared")?.body.date ?? null;
  const closed = lastStep(course, "petition.resolved")?.body.date ?? null;
  return [
    ...(lead
      ? [{ kind: "lead-official" as const, who: lead.official, what: "包案化解", date: lead.date, due: lead.due, done: closed }]
      : []),
    ...(plan?.plan ?? []).map(({ measure, owner, due, done }) => ({
      kind: "plan" as const,
      who: owner,
      what: measure,
      date: plan?.date ?? due,
      due,
      done,
    })),
    ...(backlog
      ? [{ kind: "backlog" as const, who: backlog.owner, what: "积案化解", date: backlog.date, due: backlog.due, done: cleared }]
      : []),
  ];
}
