import { toHex } from "../../../shared/crypto/bytes.ts";
import type { Scope } from "../../../shared/log/event.ts";
import type { Command, DecideContext } from "../../../shared/petition/command.ts";
import { courseOf } from "../../../shared/petition/course/course.ts";
import { sameMattersOf } from "../../../shared/petition/course/same-matter.ts";
import { decide, isRefusal } from "../../../shared/petition/decide.ts";
import { activeCodes } from "../../../shared/petition/dictionary.ts";
import { type Attachment, attachmentSchema, type Intake } from "../../../shared/petition/intake.ts";
import type { PetitionView } from "../../../shared/petition/view.ts";
import { profileAt } from "../../../shared/regulation/profile.ts";
import type { Answer, Refused } from "../api/answer.ts";
import type { UserInfo } from "../api/desk-api.ts";
import { type Desk, type Session, shanghaiToday } from "../desk.ts";
import { deskTable, lastWall } from "../ledger/books.ts";
import type { Work } from "../ledger/work.ts";
import { typedNumberCheck } from "../papers/check-number.ts";
import { linkScreening } from "../records/link-screening.ts";
import { refused } from "../strings.ts";
import { officeOf } from "../vault/trust-file.ts";
import { type DictionaryName, dictionaryOf } from "./dictionaries.ts";

async function codes(session: Session, name: DictionaryName): Promise<ReadonlySet<string> | null> {
  const entries = await dictionaryOf(session, name);
  return entries.length === 0 ? null : activeCodes(entries);
}

/** Everything that a decision may know at this moment. */
export async function decideContext(desk: Desk, session: Session, user: UserInfo): Promise<DecideContext> {
  if (!desk.trust) throw new Error("the desk has no certificate");
  const office = officeOf(desk.trust);
  const today = shanghaiToday(desk.tools.clock());
  const series = `${office.organisation}-${today.slice(0, 4)}-${office.deviceCode}`;
  // Asked together: each question to the store is a round trip between processes.
  const [numbers, contentClass, place] = await Promise.all([
    session.core.recordOf(deskTable, "number-floor"),
    codes(session, "content-class"),
    codes(session, "place"),
  ]);
  const floor = numbers as Readonly<Record<string, number>> | null;
  const used = Math.max(session.core.books.counters.sequences[series] ?? 0, floor?.[series] ?? 0);
  return {
    today,
    actor: user,
    office: { organisation: office.organisation, name: office.name },
    staff: session.contents.users.map(({ name, role }) => ({ name, role })),
    deviceCode: office.deviceCode,
    sequence: used + 1,
    lastWall: lastWall(session.core.books),
    calendar: desk.rules.calendar,
    profile: profileAt(desk.rules.profileOf(office.organisation), today),
    dictionaries: { contentClass, place },
  };
}

/** The petitions that this one brings again, as far as `read` finds them. */
export async function sameMattersIn(
  view: PetitionView | null,
  read: (petition: string) => Promise<PetitionView | null>,
): Promise<readonly PetitionView[]> {
  if (view === null) return [];
  const found = await Promise.all(sameMattersOf(view, courseOf(view)).map(read));
  return found.filter((one) => one !== null);
}

async function missing(session: Session, attachments: readonly Attachment[]): Promise<boolean> {
  if (attachments.length === 0) return false;
  const held = await session.attachments.holds(attachments.map((one) => one.hash));
  return held.includes(false);
}

/** Ids for the petitions that a step may register besides: one that is handed over, those that are split off. */
function freshIds({ tools }: Desk, { type, body }: Extract<Command, { readonly do: "take-step" }>): readonly string[] {
  const parts = type === "petition.split" && Array.isArray(body["parts"]) ? Math.min(body["parts"].length, 10) : 0;
  const count = type === "petition.referred" || type === "petition.assigned" ? 1 : parts;
  return Array.from({ length: count }, () => toHex(tools.suite.randomBytes(16)));
}

/** Decides a command against the petition as it is inside this turn, and writes what was decided. */
export async function decideInto(
  desk: Desk,
  session: Session,
  user: UserInfo,
  work: Work,
  view: PetitionView | null,
  command: Command,
): Promise<Refused | null> {
  const known = await decideContext(desk, session, user);
  const repeats = command.do === "take-step" && command.type === "petition.no-longer-accepted";
  const sameMatters = repeats ? await sameMattersIn(view, (id) => work.view(id)) : [];
  const context = { ...known, sameMatters, newPetitions: command.do === "take-step" ? freshIds(desk, command) : [] };
  const decision = decide(view, command, context);
  if (isRefusal(decision)) return decision;
  const scope: Scope = view?.scope ?? `${context.office.organisation}/general`;
  const wall = desk.tools.clock().toISOString();
  const events = decision.events.map((event) => ({ scope, ...event, actor: user.id, wall }));
  await session.core.appendOwn(work, events);
  return null;
}

function open(desk: Desk): { readonly session: Session; readonly user: UserInfo } | null {
  return desk.session && desk.user ? { session: desk.session, user: desk.user } : null;
}

/** Registers what a draft holds. Its petition's id follows from the draft's, so a second try finds the first. */
export async function register(
  desk: Desk,
  draft: string,
  intake: Intake,
  screening: string | null = null,
): Answer<{ readonly petition: string; readonly number: string }> {
  const opened = open(desk);
  if (!opened) return refused("locked");
  const { session, user } = opened;
  const attachments: readonly Attachment[] = Array.isArray(intake?.attachments) ? intake.attachments : [];
  if (await missing(session, attachments)) return refused("attachment-missing", { field: "attachments" });
  const petition = session.core.petitionOfDraft(draft);
  const answer = await session.core.write<{ readonly petition: string; readonly number: string } | Refused>(async (work) => {
    const before = await work.view(petition);
    if (!before?.registered) {
      const refusal = await decideInto(desk, session, user, work, before, { do: "register", petition, intake });
      if (refusal) return refusal;
      if (screening !== null) await linkScreening(desk, session, user, work, screening, petition);
    }
    const after = await work.view(petition);
    return { petition, number: after?.number ?? "" };
  });
  if ("petition" in answer) {
    // The petition is on disk. A draft that cannot be removed now finds it again, should somebody register it once more.
    await session.drafts.discard(draft).catch(() => undefined);
    desk.changed(["petitions", "drafts"]);
  }
  return answer;
}

/** Files that a command names. A step's body is not checked yet: what is no list of attachments is its schema's matter. */
function attachmentsOf(command: Exclude<Command, { readonly do: "register" }>): readonly Attachment[] {
  if (command.do !== "take-step") return "attachments" in command ? (command.attachments ?? []) : [];
  const { attachments, file } = command.body;
  const named = [...(Array.isArray(attachments) ? attachments : []), ...(file === undefined ? [] : [file])];
  return named.filter((one): one is Attachment => attachmentSchema.safeParse(one).success);
}

/** Any other command on a petition. Attachments that it names must be on disk. */
export async function act(desk: Desk, petition: string, command: Exclude<Command, { readonly do: "register" }>): Answer<null> {
  const opened = open(desk);
  if (!opened) return refused("locked");
  const { session, user } = opened;
  if (await missing(session, attachmentsOf(command))) {
    return refused("attachment-missing", { field: "attachments" });
  }
  const refusal = await session.core.write(async (work) => {
    const number = command.do === "take-step" ? await typedNumberCheck(desk, session, petition, command) : null;
    return number ?? decideInto(desk, session, user, work, await work.view(petition), command);
  });
  if (!refusal) desk.changed(["petitions"]);
  return refusal;
}
