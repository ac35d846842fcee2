import { toHex } from "../../../shared/crypto/bytes.ts";
import type { EventId, Scope } from "../../../shared/log/event.ts";
import { approverRefusal } from "../../../shared/petition/course/step-roles.ts";
import { decideRecord } from "../../../shared/petition/office-record/decide-record.ts";
import { mostListedFiles, type RecordData } from "../../../shared/petition/office-record/record-kinds.ts";
import type { OfficeRecord } from "../../../shared/petition/office-record/record-view.ts";
import { permits } from "../../../shared/registry/roles.ts";
import type { Answer, Refused } from "../api/answer.ts";
import type { UserInfo } from "../api/desk-api.ts";
import type { RetentionApi } from "../api/retention-api.ts";
import type { Desk, Session } from "../desk.ts";
import type { Work } from "../ledger/work.ts";
import { decideContext } from "../petitions/commands.ts";
import { refused } from "../strings.ts";
import { checkFiles } from "./check-files.ts";
import { listOf, openLists } from "./expired-files.ts";
import { refusedRetention, retentionWords } from "./strings.ts";

export type DestructionList = RecordData<"destruction-list">;
type Asked<K extends keyof RetentionApi> = Parameters<RetentionApi[K]>[0];

/** A new 销毁清册. */
export async function listForDestruction(
  desk: Desk,
  { petitions, date, appraisers, reason }: Asked<"listForDestruction">,
): Answer<{ readonly record: string }> {
  const { session, user } = desk;
  if (!session || !user) return refused("locked");
  if (!permits(user.role, "list-for-destruction")) return refused("not-allowed");
  const wanted = [...new Set(petitions)];
  if (wanted.length === 0) return refusedRetention("empty-list");
  if (wanted.length > mostListedFiles) return refusedRetention("too-many-files");
  if (date > desk.today) return refusedRetention("future-date", { field: "date" });
  const checked = await desk.jobs.run("move", async (job) => {
    job.progress(retentionWords.checking, 0, 0);
    return checkFiles(desk, session, wanted);
  });
  if ("refused" in checked) return checked;
  return session.core.write(async (work) => {
    // Within the turn: two windows cannot both put a file on a list.
    const listed = await openLists(session);
    if (wanted.some((petition) => listed.has(petition))) return refusedRetention("on-another-list");
    const files = checked.map(({ view, file: { fileNumber, year, retention, until } }) => {
      return { petition: view.id, number: view.number ?? "", fileNumber, year, retention, until };
    });
    const list = { date, appraisers: [...appraisers], reason, files, approved: null, destroyed: null };
    const id = toHex(desk.tools.suite.randomBytes(16));
    return keepList(desk, session, user, work, { id, base: null, list, removed: false });
  });
}

/** The leader's approval of a list. */
export function approveDestruction(
  desk: Desk,
  { record, base, by, date }: Asked<"approveDestruction">,
): Answer<{ readonly record: string }> {
  return changeList(desk, { record, base }, "destroy-files", async ({ session, user, work, list, rivals }) => {
    if (list.approved !== null) return refusedRetention("list-approved");
    if (rivals > 0) return refusedRetention("list-rivals");
    const fault = approverRefusal({ name: by, field: "by" }, await decideContext(desk, session, user));
    if (fault) return fault;
    if (date > desk.today) return refusedRetention("future-date", { field: "date" });
    const approved = { by: by.trim(), date };
    return keepList(desk, session, user, work, { id: record, base, list: { ...list, approved }, removed: false });
  });
}

/** A list is taken back; approved or not. */
export function withdrawDestruction(
  desk: Desk,
  { record, base }: Asked<"withdrawDestruction">,
): Answer<{ readonly record: string }> {
  return changeList(desk, { record, base }, "list-for-destruction", ({ session, user, work, list }) =>
    keepList(desk, session, user, work, { id: record, base, list, removed: true }),
  );
}

interface Changing {
  readonly session: Session;
  readonly user: UserInfo;
  readonly work: Work;
  readonly list: DestructionList;
  /** Versions that were written without knowing of the one that holds. */
  readonly rivals: number;
}

async function changeList(
  desk: Desk,
  { record, base }: { readonly record: string; readonly base: EventId },
  action: "list-for-destruction" | "destroy-files",
  change: (changing: Changing) => Answer<{ readonly record: string }>,
): Answer<{ readonly record: string }> {
  const { session, user } = desk;
  if (!session || !user) return refused("locked");
  if (!permits(user.role, action)) return refused("not-allowed");
  return session.core.write(async (work) => {
    const present = await work.officeRecord(record);
    const list = standingList(present, base);
    const rivals = present?.state.rivals.length ?? 0;
    return "refused" in list ? list : change({ session, user, work, list, rivals });
  });
}

/** The list as it stands, where it is still to be carried out and nobody changed it since it was on screen. */
export function standingList(present: OfficeRecord | null, base: EventId): DestructionList | Refused {
  const list = listOf(present);
  if (present === null || list === null) return refused("unknown-record");
  if (list.destroyed !== null) return refusedRetention("list-destroyed");
  if (present.state.stamp.event !== base) return refusedRetention("list-changed");
  return list;
}

/** A version of a list, into a transaction. */
export async function keepList(
  desk: Desk,
  session: Session,
  user: UserInfo,
  work: Work,
  { id, base, list, removed }: { id: string; base: EventId | null; list: DestructionList; removed: boolean },
): Answer<{ readonly record: string }> {
  const scope: Scope = `${desk.organisation}/general`;
  const wall = desk.tools.clock().toISOString();
  const asked = { record: id, kind: "destruction-list", data: list, removed, base };
  const event = decideRecord(await work.officeRecord(id), asked, { scope, actor: user.id, wall });
  if ("refused" in event) return event.refused === "invalid-record" ? refusedRetention("bad-list", fieldOf(event)) : event;
  await session.core.appendOwn(work, [event]);
  return { record: id };
}

function fieldOf({ field }: { readonly field?: string }) {
  return field === undefined ? {} : { field };
}
