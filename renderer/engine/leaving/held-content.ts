import { utf8 } from "../../../shared/crypto/bytes.ts";
import type { EventId, StoredEvent } from "../../../shared/log/event.ts";
import { decodeLine } from "../../../shared/log/line.ts";
import { compareEvents } from "../../../shared/log/order.ts";
import { isParked, isPetitionEvent, readEvent } from "../../../shared/petition/events.ts";
import type { Attachment } from "../../../shared/petition/intake.ts";
import { leavingTypes } from "../../../shared/petition/kept-view.ts";
import { merge } from "../../../shared/petition/merge.ts";
import type { PetitionView } from "../../../shared/petition/view.ts";
import type { Desk, Session } from "../desk.ts";
import { attachmentsNamedBy } from "../exchange/named-attachments.ts";
import { quarantined, readRecords } from "../exchange/records.ts";
import { ChainReader } from "../ledger/chain-reader.ts";

/** What is looked for: a petition in its scope, and versions of office records that spoke of it, each in its scope. */
export interface Sought {
  readonly petition: string;
  /** It goes for good, and is sealed to nobody. */
  readonly destroyed?: boolean;
  /** Null where only records are left of it. */
  readonly scope: string | null;
  readonly versions: ReadonlyMap<EventId, string>;
}

/** What the general compartment of this desk still says of a petition that is to leave it. */
export interface HeldContent {
  /** Events with their bodies, in order, those that wait in 隔离 or cannot be read included; what tells of the leaving is none. */
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
  return versions.get(id) === inScope || (subject === petition && inScope === scope && !leavingTypes.has(type));
}

/** Of one petition; of several ask `heldContents`, which goes over the chains once. */
export async function heldContent(desk: Desk, session: Session, sought: Sought): Promise<HeldContent> {
  const [content] = await heldContents(desk, session, [sought]);
  if (content === undefined) throw new RangeError("one content for each that is sought");
  return content;
}

interface Gathering {
  readonly sought: Sought;
  readonly events: Map<EventId, StoredEvent>;
  view: PetitionView | null;
}

/** Those that look for an event, found by its petition and by its own id. */
function gatheringsOf(all: readonly Sought[]) {
  const gatherings = all.map((sought): Gathering => ({ sought, events: new Map(), view: null }));
  const byKey = new Map<string, Gathering[]>();
  for (const one of gatherings) {
    for (const key of [one.sought.petition, ...one.sought.versions.keys()]) byKey.set(key, [...(byKey.get(key) ?? []), one]);
  }
  const of = (event: StoredEvent, scope: string) =>
    [...(byKey.get(event.header.subject) ?? []), ...(byKey.get(event.id) ?? [])].filter(({ sought }) =>
      isSought(event, scope, sought),
    );
  return { gatherings, of };
}

/** Reads every chain of the scopes, second histories and what waits behind a gap included; one content for each, in order. */
export async function heldContents(desk: Desk, session: Session, all: readonly Sought[]): Promise<readonly HeldContent[]> {
  const scopes = new Set<string | null>(all.flatMap(({ scope, versions }) => [scope, ...versions.values()]));
  const { suite } = desk.tools;
  const reader = new ChainReader({ suite, store: await desk.store(), sealer: session.sealer });
  const { gatherings, of } = gatheringsOf(all);
  for (const line of session.core.books.lines.values()) {
    if (!scopes.has(line.chain.scope)) continue;
    for await (const { events } of reader.after(line, 0)) {
      for (const event of events) {
        if (event.bodyBytes !== null) for (const one of of(event, line.chain.scope)) take(one, event, line.writer);
      }
    }
  }
  for (const { event, scope } of await inQuarantine(session)) {
    for (const { events } of of(event, scope)) events.set(event.id, event);
  }
  return gatherings.map(contentOf);
}

function take(gathering: Gathering, event: StoredEvent, writer: string): void {
  gathering.events.set(event.id, event);
  const read = readEvent(event);
  if (!isParked(read) && isPetitionEvent(read)) gathering.view = merge(gathering.view, read, writer);
}

function contentOf({ events: found, view }: Gathering): HeldContent {
  const events = [...found.values()].sort(compareEvents);
  const named = new Map<string, Attachment>();
  for (const { attachment } of view?.attachments ?? []) named.set(attachment.hash, attachment);
  for (const one of events.flatMap(attachmentsNamedBy)) if (!named.has(one.hash)) named.set(one.hash, one);
  return { events, view, attachments: [...named.values()] };
}

/** What revoked writers say, and what waits for a person, with the scope in which it stands. */
async function inQuarantine({ ledger }: Session): Promise<readonly { readonly event: StoredEvent; readonly scope: string }[]> {
  const found: { event: StoredEvent; scope: string }[] = [];
  for (const value of (await readRecords(ledger, quarantined)).values()) {
    if (value.body === null) continue;
    const event = decodeLine(ledger.suite, utf8(`${value.header}\t${value.body}`));
    if (!("failed" in event)) found.push({ event, scope: value.scope });
  }
  return found;
}
