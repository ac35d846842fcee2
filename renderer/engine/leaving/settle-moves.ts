import { DecryptionFailed } from "../../../shared/crypto/suite.ts";
import { ServiceFailure } from "../../../shared/desktop.ts";
import type { EventId } from "../../../shared/log/event.ts";
import { clearedRecipients } from "../../../shared/registry/officers.ts";
import { sealPetition } from "../accusation/moving/seal-petition.ts";
import { movedPetitions } from "../accusation/records.ts";
import type { Desk, Session } from "../desk.ts";
import { readRecord, readRecords } from "../exchange/records.ts";
import { clearBodies, forget, noteFiles } from "./clear-bodies.ts";
import { type HeldContent, heldContents, type Sought } from "./held-content.ts";
import { movingPetitions, type Waiting } from "./records.ts";

/**
 * Brings everything that has to leave this desk to its end: what was moved to the accusations and is not yet the officers'
 * is sealed to them, what was destroyed is not, then it leaves. Answers whether nothing is left to do. Does nothing a
 * second time; killed anywhere it goes on at the next start. A body that was moved is never let go while the officers do
 * not have it: where nobody is cleared it waits. One that was destroyed is let go for the event that tells so, which is durable.
 */
export function settleMoves(desk: Desk, session: Session): Promise<boolean> {
  return desk.moves.take(async () => {
    try {
      return await settle(desk, session);
    } catch (error) {
      // A full or failing disk: what was sealed is sealed, what was not is still here, and the next start tries again.
      // A file that is damaged cannot be sealed: its petition waits until somebody brings the file again.
      if (error instanceof ServiceFailure || error instanceof DecryptionFailed) return false;
      throw error;
    }
  });
}

async function settle(desk: Desk, session: Session): Promise<boolean> {
  const waiting = [...(await readRecords(session.ledger, movingPetitions))];
  if (waiting.length === 0) return true;
  const gone = new Map<EventId, "moved" | "destroyed">();
  const ready: Sought[] = [];
  const sought = soughtBy(waiting);
  const contents = await heldContents(desk, session, sought);
  const files = new Map<string, readonly string[]>();
  for (const [at, one] of sought.entries()) {
    const content = contents[at];
    if (content === undefined) continue;
    if (one.destroyed === true) {
      files.set(
        one.petition,
        content.attachments.map(({ hash }) => hash),
      );
    } else if (!(await sealed(desk, session, one.petition, content))) continue;
    for (const { id } of content.events) gone.set(id, one.destroyed === true ? "destroyed" : "moved");
    ready.push(one);
  }
  await noteFiles(session, files);
  if (gone.size > 0 && !(await clearBodies(desk, session, gone))) return false;
  await forget(desk, session, ready);
  return ready.length === sought.length;
}

interface Gathered extends Sought {
  scope: string | null;
  readonly versions: Map<EventId, string>;
}

/** What is under way, by petition: a version of a record belongs to the one that it spoke of. */
function soughtBy(waiting: readonly (readonly [string, Waiting])[]): readonly Sought[] {
  const found = new Map<string, Gathered>();
  for (const [key, { scope, petition = key, destroyed = false }] of waiting) {
    const group = `${petition}|${destroyed}`;
    const one: Gathered = found.get(group) ?? { petition, destroyed, scope: null, versions: new Map() };
    found.set(group, one);
    if (petition === key) one.scope = scope;
    else one.versions.set(key, scope);
  }
  return [...found.values()];
}

/** Whether all of it is the officers' now. */
async function sealed(desk: Desk, session: Session, petition: string, content: HeldContent): Promise<boolean> {
  const moved = await readRecord(session.ledger, movedPetitions, petition);
  const theirs = new Set(moved?.events);
  const events = content.events.filter(({ id }) => !theirs.has(id));
  if (events.length === 0) return true;
  const recipients = clearedRecipients(session.ledger.trust.state().trustList);
  if (recipients.length === 0) return false;
  await sealPetition(desk, session, {
    petition,
    content: { ...content, events },
    recipients,
    // The office that moved it tells its officers whom it complains of; here nobody was asked.
    complainedOf: { name: "", unit: "" },
    by: desk.user?.name ?? session.ledger.office.name,
    number: async () => content.view?.number ?? "",
  });
  return true;
}
