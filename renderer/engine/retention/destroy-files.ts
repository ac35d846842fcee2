import type { Scope } from "../../../shared/log/event.ts";
import { approverRefusal } from "../../../shared/petition/course/step-roles.ts";
import type { OfficeRecord } from "../../../shared/petition/office-record/record-view.ts";
import { fateOf } from "../../../shared/petition/office-record/sealing-records.ts";
import { actRefusal } from "../../../shared/petition/retention/decide-destruction.ts";
import { permits } from "../../../shared/registry/roles.ts";
import { leftInRecords, mentionOf, named, tellOfRecords } from "../accusation/moving/left-in-records.ts";
import type { Refused } from "../api/answer.ts";
import type { UserInfo } from "../api/desk-api.ts";
import type { DestructionRefused, RetentionApi } from "../api/retention-api.ts";
import type { Desk, Session } from "../desk.ts";
import { settleMoves } from "../leaving/settle-moves.ts";
import { decideContext } from "../petitions/commands.ts";
import { refused } from "../strings.ts";
import { type CheckedFile, checkFiles } from "./check-files.ts";
import { type DestructionList, keepList, standingList } from "./destruction-list.ts";
import { refusedRetention, retentionWords } from "./strings.ts";

type Request = Parameters<RetentionApi["destroyFiles"]>[0];
type Approved = DestructionList & { readonly approved: NonNullable<DestructionList["approved"]> };

/**
 * 销毁: of every file of an approved list one `petition.destroyed`, and the list's last version, in one durable
 * transaction; from there all that this office holds of them leaves as a moved petition does (engine/leaving), sealed to
 * nobody. Asked again after a kill it finds the list carried out.
 */
export async function destroyFiles(
  desk: Desk,
  request: Request,
): Promise<{ readonly destroyed: number; readonly cleared: boolean } | DestructionRefused> {
  const { session, user } = desk;
  if (!session || !user) return refused("locked");
  if (!permits(user.role, "destroy-files")) return refused("not-allowed");
  const done = await desk.jobs.run(
    "move",
    async (job) => {
      job.progress(retentionWords.checking, 0, 0);
      return desk.moves.take(() => destroyed(desk, session, user, request));
    },
    false,
  );
  if (typeof done !== "number") return done;
  desk.changed(["petitions", "records"]);
  return { destroyed: done, cleared: await settleMoves(desk, session) };
}

async function destroyed(
  desk: Desk,
  session: Session,
  user: UserInfo,
  { record, base, date, witnesses }: Request,
): Promise<number | DestructionRefused> {
  const found = (await session.records.all("destruction-list")).find(({ id }) => id === record) ?? null;
  const standing = approvedList(standingList(found, base));
  if ("refused" in standing) return standing;
  if ((found?.state.rivals.length ?? 0) > 0) return refusedRetention("list-rivals");
  const { approved, files } = standing;
  const act = { approvedBy: approved.by, approvedOn: approved.date, date, witnesses };
  const fault =
    actRefusal(act, desk.today) ??
    // A list that came from another desk of the office was approved by whoever its user says.
    approverRefusal({ name: approved.by, field: "approvedBy" }, await decideContext(desk, session, user));
  if (fault) return fault;
  const checked = await checkFiles(
    desk,
    session,
    files.map(({ petition }) => petition),
  );
  if ("refused" in checked) return checked;
  const [first] = checked;
  if (first === undefined) return 0;
  const persons = witnesses.map((name) => name.trim()).filter((name) => name !== "");
  return session.core.write(async (work) => {
    // Asked again in this turn, in which nothing else is written: an import may have brought another version.
    const now = approvedList(standingList(await work.officeRecord(record), base));
    if ("refused" in now) return now;
    const left = await leftInRecords(
      desk,
      session,
      checked.map(({ view }) => named(view)),
    );
    const shared = left.filter(({ fate }) => fate.fate === "shared");
    if (shared.length > 0) return { ...refusedRetention("records-shared"), records: shared.map(mentionOf) };
    const wall = desk.tools.clock().toISOString();
    const told = {
      date,
      reason: now.reason,
      approvedBy: approved.by,
      approvedOn: approved.date,
      witnesses: persons,
      list: record,
    };
    const events = [];
    for (const { view, file } of checked) {
      // Whoever wrote about it meanwhile is not to lose what was written unseen.
      const { timeline } = (await work.view(view.id)) ?? { timeline: [] };
      if (timeline.length !== view.timeline.length) return refusedRetention("file-changed");
      events.push({ ...destruction({ view, file }), actor: user.id, wall, body: { ...factsOf({ view, file }), ...told } });
    }
    await session.core.appendOwn(work, events);
    const spokenOf = (one: OfficeRecord) => checked.find(({ view }) => fateOf(one, [named(view)]) !== null)?.view.id;
    const petitionOf = (one: OfficeRecord) => spokenOf(one) ?? first.view.id;
    await tellOfRecords(desk, session, work, left, { type: "record.destroyed", petitionOf, actor: user.id });
    const kept = await keepList(desk, session, user, work, {
      id: record,
      base,
      list: { ...now, destroyed: { date, witnesses: persons } },
      removed: false,
    });
    return "refused" in kept ? kept : events.length;
  });
}

function approvedList(list: DestructionList | Refused): Approved | Refused {
  if ("refused" in list) return list;
  const { approved } = list;
  return approved === null ? refusedRetention("list-not-approved") : { ...list, approved };
}

function destruction({ view }: CheckedFile): { readonly scope: Scope; readonly type: string; readonly subject: string } {
  return { scope: view.scope, type: "petition.destroyed", subject: view.id };
}

/** Number and days, which remain. */
function factsOf({ view, file: { fileNumber, date, year, retention, until } }: CheckedFile) {
  const registered = view.timeline.find((entry) => entry.stamp.event === view.registered?.event);
  return {
    number: registered?.body["number"] ?? null,
    registrationDate: view.registrationDate,
    receiptDate: view.fields.receiptDate?.value ?? null,
    file: { fileNumber, date, year, retention, until },
  };
}
