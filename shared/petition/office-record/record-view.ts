import type { EventId, Scope } from "../../log/event.ts";
import type { KnownEvent } from "../events.ts";
import { endsOf, withWritten } from "../field-state.ts";
import { stampOf } from "../order.ts";
import { custodyOf } from "../steps.ts";
import type { FieldState } from "../view.ts";
import type { RecordContent } from "./record-kinds.ts";

export type RecordEvent = Extract<KnownEvent, { readonly type: "record.kept" }>;

/** Rivals that one version may settle; as in recordBody. */
const mostSeen = 64;

/** Key of the header's `base` that names the version built upon. */
export const baseKey = "record";

/** One office record: its versions, the one that holds, and those that were written without knowing of it. */
export interface OfficeRecord {
  readonly id: string;
  readonly scope: Scope;
  readonly state: FieldState<RecordContent>;
}

/**
 * The record with one more version, in whatever order versions arrive and however often: the last in the log's order
 * holds, and one whose author had not seen it stays visible beside it until a person settles that.
 */
export function mergeRecord(present: OfficeRecord | null, event: RecordEvent, organisation: string): OfficeRecord {
  const { subject: id, scope, base } = event.header;
  if (present?.state.history.some(({ stamp }) => stamp.event === event.id)) return present;
  const { kind, data, removed = false, over } = event.body;
  const written = {
    value: { kind, data, removed } as RecordContent,
    stamp: stampOf(event, organisation),
    base: base?.[baseKey] ?? null,
    ...(over ? { over: over as readonly EventId[] } : {}),
  };
  return { id, scope, state: withWritten(present?.state, written, null, custodyOf(scope)) };
}

/** Versions that a new one has to name, so that it is the rival of none. */
export function versionsOf({ state }: OfficeRecord): { readonly base: EventId; readonly over: readonly EventId[] } {
  const base = state.stamp.event;
  const ends = endsOf(state.history, null).map(({ stamp }) => stamp.event);
  return { base, over: ends.filter((id) => id !== base).slice(-mostSeen) };
}
