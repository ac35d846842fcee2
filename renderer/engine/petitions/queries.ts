import { moveRefusal } from "../../../shared/petition/accusation/decide-move.ts";
import type { Command, DecideContext } from "../../../shared/petition/command.ts";
import { courseOf } from "../../../shared/petition/course/course.ts";
import { linksOf, seenFromThere } from "../../../shared/petition/course/links.ts";
import { offersOf } from "../../../shared/petition/course/offers.ts";
import { matterEnd } from "../../../shared/petition/course/same-matter.ts";
import type { NewStepType } from "../../../shared/petition/course/step-bodies.ts";
import { decide, isRefusal } from "../../../shared/petition/decide.ts";
import { warningsOf } from "../../../shared/petition/decide-registration.ts";
import { type Intake, intakeSchema } from "../../../shared/petition/intake.ts";
import { maskView } from "../../../shared/petition/mask.ts";
import type { PetitionRow, PetitionView } from "../../../shared/petition/view.ts";
import { permits } from "../../../shared/registry/roles.ts";
import { type Duty, type DutyState, hasLastDay } from "../../../shared/regulation/clock.ts";
import { owedHere } from "../../../shared/regulation/duties.ts";
import { withoutOfficer } from "../accusation/moving/move-petition.ts";
import { movedSubject } from "../accusation/moving/seal-petition.ts";
import { receiptOf } from "../accusation/take.ts";
import type { UserInfo } from "../api/desk-api.ts";
import type { DutyInfo, ListAnswer, ListRequest, PetitionDetail } from "../api/petition-api.ts";
import type { Desk, Session } from "../desk.ts";
import { syncMarks } from "../ledger/books.ts";
import type { Kept } from "../ledger/projection.ts";
import { openKept, openPetition } from "../store/petition-rows.ts";
import { rowOfKept } from "./catalog.ts";
import { decideContext, sameMattersIn } from "./commands.ts";
import { exportedOn } from "./exported-on.ts";

/** Most rows of one answer. */
const mostRows = 1000;

function isPlain(request: ListRequest): boolean {
  return (
    (request.text ?? "").trim() === "" && Object.values(request.filter).every((value) => value === undefined || value === "")
  );
}

/**
 * A page of the list. In the order of receipt, without filter or text, it is read from the index alone, however many
 * petitions there are. Another order of everything waits for the catalogue; a filter or text is answered from it as far
 * as it goes, and the answer says whether it is complete.
 */
export async function list(desk: Desk, session: Session, request: ListRequest): Promise<ListAnswer> {
  const marks = syncMarks(session.core.books);
  const offset = Math.max(0, Math.trunc(request.offset));
  const limit = Math.min(mostRows, Math.max(0, Math.trunc(request.limit)));
  const { by, reverse } = request.sort;
  if (isPlain(request) && by !== "receiptDate") await session.catalog.settled;
  if (!session.catalog.complete && isPlain(request) && by === "receiptDate") {
    const store = await desk.store();
    const rows = await store.range("petitions", { by, reverse, offset, limit });
    const entries = await openKept(session.sealer, rows);
    return { rows: entries.map((entry) => rowOfKept(entry, marks)), total: session.core.books.counters.total, complete: true };
  }
  const found = await session.catalog.find(request, marks);
  return {
    rows: found.slice(offset, offset + limit).map((entry) => rowOfKept(entry, marks)),
    total: found.length,
    complete: session.catalog.complete,
  };
}

function dutyInfo(duty: Duty): DutyInfo {
  const { state: _, ...info } = duty;
  return info;
}

/** Rows with their earliest running duty, oldest days first: until the catalogue is read, out of the store. */
export async function dueRows(
  desk: Desk,
  session: Session,
  limit: number,
): Promise<readonly { readonly row: PetitionRow; readonly duty: DutyInfo }[]> {
  const store = await desk.store();
  const marks = syncMarks(session.core.books);
  const rows = await store.range("petitions", { by: "due", to: "9999-12-31", toOpen: true, limit });
  const due = await Promise.all(
    rows.map(async (row) => {
      const petition = await openPetition(session.sealer, row);
      const owed = desk
        .clocks(petition.view)
        .filter(hasLastDay)
        .filter((duty) => owedHere(duty, desk.organisation));
      const first = owed.reduce<Duty | null>(
        (found, duty) => (found === null || duty.strict < found.strict ? duty : found),
        null,
      );
      return first ? { row: rowOfKept(petition, marks), duty: dutyInfo(first) } : null;
    }),
  );
  return due
    .filter((one) => one !== null)
    .sort((a, b) => compare(a.duty.strict, b.duty.strict) || compare(a.row.receiptDate, b.row.receiptDate));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Stand for the petitions that a step would register, where it is only tried. */
const trialIds = Array.from({ length: 10 }, (_, i) => String(i).padStart(32, "0"));

/** Commands that answer whether a step may be taken now, with input that is sound in itself. */
function probes(today: string): readonly Exclude<Command, { readonly do: "register" }>[] {
  const nobody = "0".repeat(32);
  const paper = { hash: "0".repeat(64), size: 0, name: "-", mediaType: "-" };
  return [
    { do: "confirm-statement", how: "signed", date: today },
    { do: "supplement", text: "-", receiptDate: today, signed: true, attachments: [] },
    { do: "attach", attachments: [paper] },
    { do: "note", text: "-" },
    { do: "give-notice", date: today, how: "written" },
    { do: "object", date: today, reason: "-" },
    { do: "record-upper-number", system: "-", number: "-" },
    { do: "link-same-matter", other: nobody },
    { do: "void", reason: "-", approvedBy: "-" },
  ];
}

/** Article beside each step where no refusal names one. */
const articles: Readonly<Record<string, string>> = {
  "confirm-statement": "第19条第1款",
  supplement: "第19条第1款",
  "give-notice": "第23条第2款",
  object: "第23条第3款",
  "record-upper-number": "第21条第2款",
};

/** Refusals that speak of the probe's input, not of the step. */
const aboutInput = new Set(["no-such-day", "empty", "bad-text", "invalid-input"]);

function actionsOf(view: PetitionView, context: DecideContext): PetitionDetail["actions"] {
  return probes(context.today).map((command) => {
    const answer = decide(view, command, context);
    const refusal = isRefusal(answer) && !aboutInput.has(answer.refused) ? answer : null;
    return {
      action: command.do,
      allowed: refusal === null,
      article: refusal?.article ?? articles[command.do] ?? "",
      reason: refusal?.message ?? null,
    };
  });
}

/** Whether the fields may be amended now: an amendment that changes nothing is tried, and only this is held against it. */
function editable(view: PetitionView, context: DecideContext): boolean {
  const answer = decide(view, { do: "amend", changes: {}, base: {} }, context);
  return !isRefusal(answer) || answer.refused === "nothing-changed";
}

/** Whether a person may choose between rival values or steps now: also on a closed petition. A choice of nothing is tried. */
function settleable(view: PetitionView, context: DecideContext): boolean {
  const answer = decide(view, { do: "settle-conflict", field: "step", event: "" }, context);
  return !isRefusal(answer) || answer.refused === "no-conflict";
}

/** Whether a petition may be moved into the accusation compartment by this user; null where that is nobody's business here. */
function movingOf({ ledger }: Session, { role }: UserInfo, view: PetitionView): PetitionDetail["moving"] {
  if (view.sealed !== undefined || !permits(role, "move-to-accusations")) return null;
  const refusal = moveRefusal(view, ledger.office.organisation) ?? withoutOfficer(ledger);
  return { allowed: refusal === null, reason: refusal?.message ?? null };
}

/** What the short list of a petition shows: what is owed, and what was done. */
const shownStates: ReadonlySet<DutyState> = new Set<DutyState>(["running", "paused", "done", "late-done"]);

/** A petition as this user may see it now. */
export async function detail(desk: Desk, session: Session, user: UserInfo, id: string): Promise<PetitionDetail | null> {
  const store = await desk.store();
  const row = await store.get("petitions", id);
  if (!row) return null;
  const petition = await openPetition(session.sealer, row);
  const { view } = petition;
  const masked = !session.disclosed.has(id);
  const known = await decideContext(desk, session, user);
  const context = { ...known, sameMatters: await sameMattersIn(view, (other) => session.core.view(other)) };
  const shown = masked ? maskView(view) : view;
  const clocks = desk.clocks(view, await exportedOn(session.ledger, view));
  const own = new Set(linksOf(view, courseOf(view)).map(({ other }) => other));
  const held = await session.attachments.holds(view.attachments.map((one) => one.attachment.hash));
  return {
    view: shown,
    row: rowOfKept(petition, syncMarks(session.core.books)),
    masked,
    duties: clocks
      .filter(hasLastDay)
      .filter((duty) => shownStates.has(duty.state))
      .map(dutyInfo),
    clocks,
    attachments: shown.attachments.map((one, i) => ({ ...one.attachment, held: held[i] === true })),
    actions: actionsOf(view, context),
    editable: editable(view, context),
    settleable: settleable(view, context),
    offers: offersOf(view, context),
    course: courseOf(shown),
    namedBy: session.catalog.naming
      .of(id)
      .map(seenFromThere)
      .filter(({ other }) => !own.has(other)),
    endedBefore: context.sameMatters.map((one) => matterEnd(one, { context })).find((end) => end !== null) ?? null,
    moving: movingOf(session, user, view),
    movedNumber: view.sealed === undefined ? null : await receiptOf(session, movedSubject(session, view.id)),
  };
}

/** Fields and steps that wait for a person, of at most `limit` petitions. */
export async function openConflictsOf(desk: Desk, session: Session, limit: number) {
  const waiting = await conflicted(desk, session, limit);
  return waiting.flatMap(({ index: { id, number }, summary: { title, conflicts = [] } }) =>
    conflicts.map((field) => ({ petition: id, number, title, field })),
  );
}

/** Petitions with a conflict, by id: from memory, or from the store until everything is read. */
async function conflicted(desk: Desk, session: Session, limit: number): Promise<readonly Kept[]> {
  if (session.core.books.counters.conflict === 0) return [];
  if (!session.catalog.complete) {
    const store = await desk.store();
    return openKept(session.sealer, await store.range("petitions", { by: "conflict", from: 1, to: 1, limit }));
  }
  const found = [...session.catalog.values()].filter(({ index }) => index.conflict === 1);
  return found.sort((a, b) => compare(a.index.id, b.index.id)).slice(0, limit);
}

/** What is doubtful about a step as it is entered; nothing is written. */
export async function stepWarnings(
  desk: Desk,
  session: Session,
  user: UserInfo,
  petition: string,
  step: { readonly type: NewStepType; readonly body: Readonly<Record<string, unknown>> },
) {
  const view = await session.core.view(petition);
  if (view === null) return [];
  const known = await decideContext(desk, session, user);
  const context = { ...known, sameMatters: await sameMattersIn(view, (other) => session.core.view(other)) };
  const answer = decide(view, { do: "take-step", ...step }, { ...context, newPetitions: trialIds });
  return isRefusal(answer) ? [] : answer.warnings;
}

export async function intakeWarnings(desk: Desk, session: Session, user: UserInfo, intake: Intake) {
  const parsed = intakeSchema.safeParse(intake);
  return parsed.success ? warningsOf(parsed.data, await decideContext(desk, session, user)) : [];
}
