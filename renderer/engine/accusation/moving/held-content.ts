import { utf8 } from "../../../../shared/crypto/bytes.ts";
import type { EventId, StoredEvent } from "../../../../shared/log/event.ts";
import { decodeLine } from "../../../../shared/log/line.ts";
import { compareEvents } from "../../../../shared/log/order.ts";
import { isParked, isPetitionEvent, readEvent } from "../../../../shared/petition/events.ts";
import type { Attachment } from "../../../../shared/petition/intake.ts";
import { merge } from "../../../../shared/petition/merge.ts";
import type { PetitionView } from "../../../../shared/petition/view.ts";
import type { Desk, Session } from "../../desk.ts";
import { attachmentsNamedBy } from "../../exchange/named-attachments.ts";
import { quarantined, readRecords } from "../../exchange/records.ts";
import { ChainReader } from "../../ledger/chain-reader.ts";

/** What is looked for: a petition in its scope, and versions of office records that spoke of it, each in its scope. */
export interface Sought {
  readonly petition: string;
  /** Null where only records are left of it. */
  readonly scope: string | null;
  readonly versions: ReadonlyMap<EventId, string>;
}

/** What the general compartment of this desk still says of a petition that is to be moved out of it. */
export interface HeldContent {
  /** Events with their bodies, in order, those that wait in 隔离 or cannot be read included; the sealing itself is none. */
  readonly events: readonly StoredEvent[];
  /** The petition as these events tell it; null where none of them can be read. */
  readonly view: PetitionView | null;
  /** Files that they name, each once. */
  readonly attachments: readonly Attachment[];
}

/** Whether an event of a scope is looked for. */
function isSought(
  { id, header: { subject, type } }: StoredEvent,
  inScope: string,
  { petition, scope, versions }: Sought,
): boolean {
  return versions.get(id) === inScope || (subject === petition && inScope === scope && type !== "petition.sealed");
}

/** Reads every chain of the scopes, second histories and what waits behind a gap included. */
export async function heldContent(desk: Desk, session: Session, sought: Sought): Promise<HeldContent> {
  const scopes = new Set<string | null>([sought.scope, ...sought.versions.values()]);
  const { suite } = desk.tools;
  const reader = new ChainReader({ suite, store: await desk.store(), sealer: session.sealer });
  const found = new Map<string, StoredEvent>();
  let view: PetitionView | null = null;
  for (const line of session.core.books.lines.values()) {
    if (!scopes.has(line.chain.scope)) continue;
    for await (const { events } of reader.after(line, 0)) {
      for (const event of events) {
        if (event.bodyBytes === null || !isSought(event, line.chain.scope, sought)) continue;
        found.set(event.id, event);
        const read = readEvent(event);
        if (!isParked(read) && isPetitionEvent(read)) view = merge(view, read, line.writer);
      }
    }
  }
  for (const event of await quarantinedOf(session, sought)) found.set(event.id, event);
  const events = [...found.values()].sort(compareEvents);
  const named = new Map<string, Attachment>();
  for (const { attachment } of view?.attachments ?? []) named.set(attachment.hash, attachment);
  for (const one of events.flatMap(attachmentsNamedBy)) if (!named.has(one.hash)) named.set(one.hash, one);
  return { events, view, attachments: [...named.values()] };
}

/** What a revoked writer says of it, and what waits for a person. */
async function quarantinedOf({ ledger }: Session, sought: Sought): Promise<readonly StoredEvent[]> {
  const found: StoredEvent[] = [];
  for (const value of (await readRecords(ledger, quarantined)).values()) {
    if (value.body === null) continue;
    const event = decodeLine(ledger.suite, utf8(`${value.header}\t${value.body}`));
    if ("failed" in event) continue;
    if (isSought(event, value.scope, sought)) found.push(event);
  }
  return found;
}
