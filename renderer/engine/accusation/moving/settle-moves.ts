import { DecryptionFailed } from "../../../../shared/crypto/suite.ts";
import { ServiceFailure } from "../../../../shared/desktop.ts";
import type { EventId } from "../../../../shared/log/event.ts";
import { clearedRecipients } from "../../../../shared/registry/officers.ts";
import type { Desk, Session } from "../../desk.ts";
import { readRecord, readRecords } from "../../exchange/records.ts";
import { movedPetitions, movingPetitions, type Waiting } from "../records.ts";
import { clearBodies, forget } from "./clear-bodies.ts";
import { type HeldContent, heldContent, type Sought } from "./held-content.ts";
import { sealPetition } from "./seal-petition.ts";

/**
 * Brings every move under way to its end: what is held of the petition and not yet the officers' is sealed to them, then
 * it leaves this desk. Answers whether nothing is left to do. Does nothing a second time; killed anywhere it goes on at
 * the next start. A body is never let go that the officers do not have: where nobody is cleared it waits.
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
  const gone = new Set<string>();
  const ready: Sought[] = [];
  const sought = soughtBy(waiting);
  for (const one of sought) {
    const content = await heldContent(desk, session, one);
    if (!(await sealed(desk, session, one.petition, content))) continue;
    for (const { id } of content.events) gone.add(id);
    ready.push(one);
  }
  if (gone.size > 0 && !(await clearBodies(desk, session, gone))) return false;
  for (const one of ready) await forget(desk, session, one);
  return ready.length === sought.length;
}

/** What is under way, by petition: a version of a record belongs to the one that it spoke of. */
function soughtBy(waiting: readonly (readonly [string, Waiting])[]): readonly Sought[] {
  const found = new Map<string, { petition: string; scope: string | null; versions: Map<EventId, string> }>();
  for (const [key, { scope, petition = key }] of waiting) {
    const one = found.get(petition) ?? { petition, scope: null, versions: new Map() };
    found.set(petition, one);
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
