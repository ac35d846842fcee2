import { DecryptionFailed } from "../../../../shared/crypto/suite.ts";
import type { Accusation } from "../../../../shared/petition/accusation/accusation-body.ts";
import { accusationSchema } from "../../../../shared/petition/accusation/accusation-body.ts";
import { moveRefusal } from "../../../../shared/petition/accusation/decide-move.ts";
import type { PetitionView } from "../../../../shared/petition/view.ts";
import { clearedRecipients } from "../../../../shared/registry/officers.ts";
import { permits } from "../../../../shared/registry/roles.ts";
import type { Answer, Refused } from "../../api/answer.ts";
import type { Desk, Session } from "../../desk.ts";
import { recordChange } from "../../exchange/records.ts";
import { heldContent } from "../../leaving/held-content.ts";
import { settleMoves } from "../../leaving/settle-moves.ts";
import type { LedgerPort } from "../../ledger/ledger.ts";
import { refused } from "../../strings.ts";
import { issuedReceipts } from "../records.ts";
import { refusedAccusation, refusedWithoutOfficer } from "../strings.ts";
import { handsFault, nextNumber, receiptOf } from "../take.ts";
import { leftInRecords, named, tellOfRecords, versionsOf } from "./left-in-records.ts";
import { relatedTo } from "./related-petitions.ts";
import { type Moving, movedSubject, sealPetition } from "./seal-petition.ts";
import { movingWords } from "./strings.ts";

interface Request {
  readonly petition: string;
  readonly complainedOf: Accusation["complainedOf"];
  readonly along: readonly string[];
}

/**
 * 转入检举控告 (Art. 30): all that is held of the petition, of its parts and copies that go along and of the office records
 * about them is sealed to the cleared officers, `petition.sealed` is written
 * in the same durable transaction, and then it leaves this desk. `cleared`: false where the last could not be done at
 * once; it is done at the next start. Repeating it answers the number that was given.
 */
export async function moveToAccusations(
  desk: Desk,
  { petition, complainedOf, along }: Request,
): Answer<{ readonly number: string; readonly cleared: boolean }> {
  const { session, user } = desk;
  if (!session || !user) return refused("locked");
  if (!permits(user.role, "move-to-accusations")) return refused("not-allowed");
  const given = accusationSchema.shape.complainedOf.safeParse(complainedOf);
  if (!given.success) return refusedAccusation("no-complained-of", { field: "complainedOf" });
  const nobody = withoutOfficer(session.ledger);
  if (nobody) return nobody;
  const recipients = clearedRecipients(session.ledger.trust.state().trustList);
  const view = await session.core.view(petition);
  if (view === null) return refused("unknown-petition");
  const before = await receiptOf(session, movedSubject(session, petition));
  if (view.sealed !== undefined && before !== null) return { number: before, cleared: await settleMoves(desk, session) };
  const fault = moveRefusal(view, session.ledger.office.organisation) ?? handsFault(session.ledger, given.data);
  if (fault) return fault;
  const done = await desk.jobs
    .run(
      "move",
      async (job) => {
        job.progress(movingWords.moving, 0, 0);
        return desk.moves.take(() => moved(desk, session, { petition, complainedOf: given.data, along }, recipients));
      },
      false,
    )
    .catch((error: unknown) => {
      if (error instanceof DecryptionFailed) return refused("attachment-damaged");
      throw error;
    });
  if (typeof done !== "string") return done;
  desk.changed(["petitions", "records", "accusations"]);
  return { number: done, cleared: await settleMoves(desk, session) };
}

/** Why nothing can be moved: nobody is cleared to read it. */
export function withoutOfficer(ledger: Pick<LedgerPort, "trust" | "office">): Refused | null {
  if (clearedRecipients(ledger.trust.state().trustList).length > 0) return null;
  return refusedWithoutOfficer("no-officer-yet", ledger.office.level);
}

async function moved(
  desk: Desk,
  session: Session,
  { petition, complainedOf, along }: Request,
  recipients: readonly string[],
): Promise<string | Refused> {
  const { user } = desk;
  const view = await session.core.view(petition);
  // Asked again in this turn: an import may have brought the same from the office above.
  const fault = view && moveRefusal(view, session.ledger.office.organisation);
  if (!user) return refused("locked");
  if (!view) return refused("unknown-petition");
  if (fault) return fault;
  const related = new Map((await relatedTo(desk, session, view)).map((one) => [one.id, one]));
  const others = [...new Set(along)].map((id) => related.get(id));
  if (!others.every((one) => one !== undefined)) return refusedAccusation("not-related");
  const views = [view, ...others];
  const left = await leftInRecords(desk, session, views.map(named));
  if (left.some(({ fate }) => fate.fate === "shared")) return refusedAccusation("records-shared");
  const content = await heldContent(desk, session, { petition, scope: view.scope, versions: versionsOf(left) });
  const given = { number: "" };
  await sealPetition(desk, session, {
    petition,
    content,
    along: await Promise.all(others.map((one) => movingOf(desk, session, one))),
    recipients,
    complainedOf,
    by: user.name,
    number: async () => {
      given.number = await nextNumber(desk, session, movedSubject(session, petition));
      return given.number;
    },
    also: async (work, accusation) => {
      const wall = desk.tools.clock().toISOString();
      for (const one of views) await session.core.appendOwn(work, [sealedEventOf(one, desk.today, user.id, wall)]);
      await tellOfRecords(desk, session, work, left, { type: "record.sealed", petitionOf: () => petition, actor: user.id });
      if (accusation === null) return;
      const { event, subject, number } = accusation;
      const date = view.fields.receiptDate?.value ?? desk.today;
      work.record(recordChange(issuedReceipts, subject, { number, date, event }));
    },
  });
  return given.number;
}

/** What is held of a part or copy, for itself: which of its bodies may go is noted under its own id. */
async function movingOf(desk: Desk, session: Session, { id, scope }: PetitionView): Promise<Moving> {
  return { petition: id, content: await heldContent(desk, session, { petition: id, scope, versions: new Map() }) };
}

function sealedEventOf(view: PetitionView, date: string, actor: string, wall: string) {
  const registered = view.timeline.find((entry) => entry.stamp.event === view.registered?.event);
  const number = registered?.body["number"] ?? null;
  const body = { date, number, registrationDate: view.registrationDate };
  return { scope: view.scope, type: "petition.sealed", subject: view.id, actor, wall, body };
}
