import { standingBacklog } from "../../../shared/petition/course/backlog.ts";
import { type Course, courseOf, lastStep, stepsOf } from "../../../shared/petition/course/course.ts";
import type { MatterMark } from "../../../shared/petition/course/matter-marks.ts";
import { ledgerStateOf } from "../../../shared/petition/course/stage.ts";
import { leadDuties } from "../../../shared/petition/course/step-bodies.ts";
import { notYetTold } from "../../../shared/petition/course/urgent.ts";
import { maskView } from "../../../shared/petition/mask.ts";
import { custodyOf } from "../../../shared/petition/steps.ts";
import type { PetitionRow, PetitionView } from "../../../shared/petition/view.ts";
import { dayNumber, isDate } from "../../../shared/regulation/date.ts";
import type { BacklogMatter, LedMatter, MattersApi, Supervision, UrgentMatter } from "../api/matters-api.ts";
import type { Desk, Session } from "../desk.ts";
import { syncMarks } from "../ledger/books.ts";
import { openPetitions } from "../store/petition-rows.ts";
import { rowOfKept } from "./catalog.ts";
import { byWaiting, proposalsOf } from "./proposals.ts";

/** A petition of a list, masked as lists are. */
interface Marked {
  readonly row: PetitionRow;
  readonly view: PetitionView;
  readonly course: Course;
}

/** Petitions with a mark; found in memory, so only they are opened. */
async function marked(desk: Desk, session: Session, mark: MatterMark): Promise<readonly Marked[]> {
  await session.catalog.settled;
  const ids: string[] = [];
  for (const { index, summary } of session.catalog.values()) if (summary.marks?.includes(mark)) ids.push(index.id);
  const rows = (await (await desk.store()).getMany("petitions", ids)).filter((row) => row !== undefined);
  const marks = syncMarks(session.core.books);
  return (await openPetitions(session.sealer, rows)).map((petition) => {
    const view = session.disclosed.has(petition.index.id) ? petition.view : maskView(petition.view);
    return { row: rowOfKept(petition, marks), view, course: courseOf(view) };
  });
}

function urgentMatter({ row, view, course }: Marked): UrgentMatter {
  const reports = stepsOf(course, "petition.urgent-reported").map(({ event, body }) => ({
    event,
    date: body.date,
    followUp: body.followUp,
    knownAt: body.knownAt,
    place: body.place,
    people: body.people,
    situation: body.situation,
    reporter: body.reporter,
    informed: body.informed,
  }));
  const told = reports.flatMap(({ informed }) => informed.map(({ office }) => office));
  return { row, reports, notTold: notYetTold(told, custodyOf(view.scope).length === 6) };
}

function supervisionsOf({ row, course }: Marked, today: string): readonly Supervision[] {
  const answers = stepsOf(course, "petition.supervision-answered");
  return stepsOf(course, "petition.supervised").map(({ event, body, stamp }, at, all) => {
    const answer = answers.find(({ body: { supervision } }) => supervision === event)?.body.date ?? null;
    const { date, to, ground, means, requirement, replyBy, documentNumber } = body;
    const daysLeft = answer === null && isDate(replyBy) ? dayNumber(replyBy) - dayNumber(today) : null;
    const answered = { daysLeft, answeredOn: answer };
    return {
      ...{ row, event, turn: at + 1, last: at + 1 === all.length, by: stamp.organisation },
      ...{ date, to, ground, means, requirement, replyBy, documentNumber },
      ...answered,
    };
  });
}

function ledMatter({ row, course }: Marked): LedMatter | null {
  const lead = lastStep(course, "petition.lead-official-set")?.body;
  if (lead === undefined) return null;
  const acts = stepsOf(course, "petition.lead-official-acted").filter(({ body }) => body.date >= lead.date);
  const counts = leadDuties.map((duty) => [duty, acts.filter(({ body }) => body.duty === duty).length] as const);
  const plan = lastStep(course, "petition.plan-set")?.body.plan ?? [];
  return {
    row,
    official: lead.official,
    position: lead.position,
    assisting: lead.assisting,
    since: lead.date,
    due: lead.due,
    acted: Object.fromEntries(counts) as LedMatter["acted"],
    measures: { all: plan.length, done: plan.filter(({ done }) => done !== null).length },
  };
}

function backlogMatter({ row, course }: Marked): BacklogMatter | null {
  const listed = standingBacklog(course)?.body;
  if (listed === undefined) return null;
  const { class: kind, owner, measure, date, due } = listed;
  return { row, class: kind, owner, measure, since: date, due };
}

function openFirst(a: LedMatter, b: LedMatter): number {
  const [closedA, closedB] = [a, b].map(({ row }) => ledgerStateOf(row.stage) === "closed");
  if (closedA !== closedB) return closedA ? 1 : -1;
  if (closedA) return a.since < b.since ? 1 : -1;
  return (a.due ?? "9999") < (b.due ?? "9999") ? -1 : 1;
}

/** Open before answered; the open by their day, the answered by their answer, the last first. */
function byPressing(a: Supervision, b: Supervision): number {
  if (a.answeredOn !== null && b.answeredOn !== null) return a.answeredOn < b.answeredOn ? 1 : -1;
  if (a.answeredOn !== null || b.answeredOn !== null) return a.answeredOn === null ? -1 : 1;
  return a.replyBy < b.replyBy ? -1 : 1;
}

/** The lists of whichever session is open. */
export function mattersMethods(desk: Desk): MattersApi {
  return matterLists(
    async (mark) => (desk.user && desk.session ? marked(desk, desk.session, mark) : []),
    () => desk.today,
  );
}

/** The lists over whatever finds the petitions with a mark. */
export function matterLists(listed: (mark: MatterMark) => Promise<readonly Marked[]>, today: () => string): MattersApi {
  return {
    async urgentMatters() {
      const last = ({ reports }: UrgentMatter) => reports.at(-1)?.date ?? "";
      return (await listed("urgent")).map(urgentMatter).sort((a, b) => (last(a) < last(b) ? 1 : -1));
    },
    async supervisions() {
      return (await listed("supervised")).flatMap((one) => supervisionsOf(one, today())).sort(byPressing);
    },
    async proposals() {
      return (await listed("proposed")).flatMap(({ row, course }) => proposalsOf(row, course)).sort(byWaiting);
    },
    async ledMatters() {
      const found = (await listed("led")).map(ledMatter).filter((one) => one !== null);
      return found.sort(openFirst);
    },
    async backlogMatters() {
      const found = (await listed("backlog")).map(backlogMatter).filter((one) => one !== null);
      return found.sort((a, b) => (a.due < b.due ? -1 : 1));
    },
  };
}
