import type { EventId, Scope } from "../../../../shared/log/event.ts";
import { mostVersions } from "../../../../shared/petition/office-record/record-kinds.ts";
import type { OfficeRecord } from "../../../../shared/petition/office-record/record-view.ts";
import {
  fateOf,
  headingOf,
  type NamedPetition,
  type RecordFate,
} from "../../../../shared/petition/office-record/sealing-records.ts";
import { custodyOf, isWithin } from "../../../../shared/petition/steps.ts";
import type { PetitionView } from "../../../../shared/petition/view.ts";
import type { RecordMention } from "../../api/accusation-api.ts";
import type { Desk, Session } from "../../desk.ts";
import type { Work } from "../../ledger/work.ts";

/** An office record that speaks of petitions on the move. */
interface Left {
  readonly record: OfficeRecord;
  readonly fate: RecordFate;
}

export function named({ id, number }: PetitionView): NamedPetition {
  return { petition: id, number: number ?? "" };
}

/** Records that this desk may seal: of its own office, and at a district of the offices beneath it. */
export async function leftInRecords(
  { organisation }: Desk,
  { records }: Session,
  moving: readonly NamedPetition[],
): Promise<readonly Left[]> {
  const found: Left[] = [];
  for (const record of await records.all()) {
    const fate = isWithin(organisation, record.scope) ? fateOf(record, moving) : null;
    // What another office has to amend itself waits for it.
    const own = custodyOf(record.scope) === organisation;
    if (fate !== null && (fate.fate !== "shared" || own)) found.push({ record, fate });
  }
  return found;
}

/** Versions that go, with their scopes. */
export function versionsOf(left: readonly Left[]): ReadonlyMap<EventId, string> {
  return new Map(left.flatMap(({ record, fate }) => fate.versions.map((version) => [version, record.scope] as const)));
}

interface Telling {
  readonly type: "record.sealed" | "record.destroyed";
  /** The petition under which a record's versions go. */
  readonly petitionOf: (record: OfficeRecord) => string;
  readonly actor: string;
}

/** The events that tell of it, into the transaction that makes them the officers' or destroys them. */
export async function tellOfRecords(
  desk: Desk,
  session: Session,
  work: Work,
  left: readonly Left[],
  { type, petitionOf, actor }: Telling,
): Promise<void> {
  const wall = desk.tools.clock().toISOString();
  for (const { record, fate } of left) {
    for (let at = 0; at < fate.versions.length; at += mostVersions) {
      const body = { petition: petitionOf(record), versions: fate.versions.slice(at, at + mostVersions) };
      const event = { type, subject: record.id, actor, wall, body };
      await session.core.appendOwn(work, [{ ...event, scope: record.scope as Scope }]);
    }
  }
}

/** A line of the list that leads to the record. */
export function mentionOf({ record: { id, scope, state }, fate }: Left): RecordMention {
  const { kind } = state.value;
  return { record: id, kind, ...headingOf(state.value), fate: fate.fate, organisation: custodyOf(scope) };
}
