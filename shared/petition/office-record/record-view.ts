import type { EventId, Scope } from "../../log/event.ts";
import type { BodyOf, RecordEvent } from "../events.ts";
import { endsOf, stateOf, withWritten } from "../field-state.ts";
import { stampOf } from "../order.ts";
import { custodyOf } from "../steps.ts";
import type { FieldState } from "../view.ts";
import type { RecordContent } from "./record-kinds.ts";

/** Rivals that one version may settle; as in recordBody. */
const mostSeen = 64;

/** Key of the header's `base` that names the version built upon. */
export const baseKey = "record";

/** A version that was sealed to the officers, and the petition that it spoke of. */
export interface SealedVersion {
  readonly version: EventId;
  readonly petition: string;
}

/** What is held of an office record; `state` null where every version that came was sealed away. */
export interface HeldRecord {
  readonly id: string;
  readonly scope: Scope;
  readonly state: FieldState<RecordContent> | null;
  readonly sealed: readonly SealedVersion[];
}

/** One office record: its versions, the one that holds, and those that were written without knowing of it. */
export interface OfficeRecord extends HeldRecord {
  readonly state: FieldState<RecordContent>;
}

export function isStanding(record: HeldRecord | null): record is OfficeRecord {
  return record !== null && record.state !== null;
}

/**
 * The record with one more event, in whatever order they arrive and however often: the last version in the log's order
 * holds, and one whose author had not seen it stays visible beside it until a person settles that. A version that is
 * named as sealed is none, whether it comes before or after.
 */
export function mergeRecord(present: HeldRecord | null, event: RecordEvent, organisation: string): HeldRecord {
  const { subject: id, scope, base } = event.header;
  const before: HeldRecord = present ?? { id, scope, state: null, sealed: [] };
  if (event.type === "record.sealed") return withoutVersions(before, event.body);
  const known = before.state?.history.some(({ stamp }) => stamp.event === event.id) ?? false;
  if (known || before.sealed.some(({ version }) => version === event.id)) return before;
  const { kind, data, removed = false, over } = event.body;
  const written = {
    value: { kind, data, removed } as RecordContent,
    stamp: stampOf(event, organisation),
    base: base?.[baseKey] ?? null,
    ...(over ? { over: over as readonly EventId[] } : {}),
  };
  return { ...before, state: withWritten(before.state ?? undefined, written, null, custodyOf(scope)) };
}

function withoutVersions(before: HeldRecord, { petition, versions }: BodyOf<"record.sealed">): HeldRecord {
  const held = new Set(before.sealed.map(({ version }) => version));
  const added = versions.filter((version) => !held.has(version)).map((version) => ({ version, petition }));
  // In one order, whatever came first.
  const sealed = [...before.sealed, ...added].sort((a, b) => (a.version < b.version ? -1 : 1));
  const gone = new Set(sealed.map(({ version }) => version));
  const history = before.state?.history.filter(({ stamp }) => !gone.has(stamp.event)) ?? [];
  return { ...before, sealed, state: history.length === 0 ? null : stateOf(history, null, custodyOf(before.scope)) };
}

/** Versions that a new one has to name, so that it is the rival of none. */
export function versionsOf({ state }: OfficeRecord): { readonly base: EventId; readonly over: readonly EventId[] } {
  const base = state.stamp.event;
  const ends = endsOf(state.history, null).map(({ stamp }) => stamp.event);
  return { base, over: ends.filter((id) => id !== base).slice(-mostSeen) };
}
