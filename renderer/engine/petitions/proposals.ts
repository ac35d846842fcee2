import { type Course, stepsOf } from "../../../shared/petition/course/course.ts";
import type { PetitionRow } from "../../../shared/petition/view.ts";
import type { Proposal } from "../api/matters-api.ts";

/** Proposals of one petition with their answers. */
export function proposalsOf(row: PetitionRow, course: Course): readonly Proposal[] {
  const answers = stepsOf(course, "petition.proposal-answered");
  return stepsOf(course, "petition.proposed").map(({ event, body, stamp }, at, all) => {
    const { date, to, kind, text, documentNumber } = body;
    const answer = answers.find(({ body: { proposal } }) => proposal === event)?.body;
    return {
      ...{ row, event, last: at + 1 === all.length, by: stamp.organisation },
      ...{ date, to, kind, text, documentNumber },
      answer: answer ? { date: answer.date, adoption: answer.adoption, text: answer.text } : null,
    };
  });
}

/** Waiting before answered; the waiting by their day, the answered by their answer, the last first. */
export function byWaiting(a: Proposal, b: Proposal): number {
  if (a.answer !== null && b.answer !== null) return a.answer.date < b.answer.date ? 1 : -1;
  if (a.answer !== null || b.answer !== null) return a.answer === null ? -1 : 1;
  return a.date < b.date ? -1 : 1;
}
