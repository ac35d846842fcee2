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

/**
 * How a version left: absent where it was sealed to the officers, destroyed at this office with the petition that it spoke
 * of, or only at another office, which passes on headers while this one may keep what it holds.
 */
export type VersionFate = "destroyed" | "destroyed-elsewhere";

/** A version that was sealed to the officers or destroyed, and the petition that it spoke of. */
export interface SealedVersion {
  readonly version: EventId;
  readonly petition: string;
  readonly fate?: VersionFate;
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
 * named as sealed, or as destroyed by `own`, the office that keeps the record, is none, whether it comes before or after.
 */
export function mergeRecord(present: HeldRecord | null, event: RecordEvent, organisation: string, own: string): HeldRecord {
  const { subject: id, scope, base } = event.header;
  const before: HeldRecord = present ?? { id, scope, state: null, sealed: [] };
  if (event.type === "record.sealed") return withoutVersions(before, event.body);
  if (event.type === "record.destroyed") {
    return withoutVersions(before, event.body, organisation === own ? "destroyed" : "destroyed-elsewhere");
  }
  const known = before.state?.history.some(({ stamp }) => stamp.event === event.id) ?? false;
  if (known || before.sealed.some((one) => one.version === event.id && isGone(one))) return before;
  const { kind, data, removed = false, over } = event.body;
  const written = {
    value: { kind, data, removed } as RecordContent,
    stamp: stampOf(event, organisation),
    base: base?.[baseKey] ?? null,
    ...(over ? { over: over as readonly EventId[] } : {}),
  };
  return { ...before, state: withWritten(before.state ?? undefined, written, null, custodyOf(scope)) };
}

/** Whether this office may hold it no longer. */
function isGone({ fate }: SealedVersion): boolean {
  return fate !== "destroyed-elsewhere";
}

/** What was sealed goes before what was destroyed, that before what only another office destroyed: whichever came first. */
const ranks: readonly (VersionFate | undefined)[] = ["destroyed-elsewhere", "destroyed", undefined];

function withoutVersions(
  before: HeldRecord,
  { petition, versions }: BodyOf<"record.sealed" | "record.destroyed">,
  fate?: VersionFate,
): HeldRecord {
  const named = new Map(before.sealed.map((one) => [one.version, one]));
  for (const version of versions) {
    const held = named.get(version);
    const stronger = held === undefined ? 1 : ranks.indexOf(fate) - ranks.indexOf(held.fate);
    // Two that tell the same of a version for different petitions: one of them, whichever came first.
    if (stronger < 0 || (stronger === 0 && held !== undefined && held.petition <= petition)) continue;
    named.set(version, { version, petition, ...(fate === undefined ? {} : { fate }) });
  }
  // In one order, whatever came first.
  const sealed = [...named.values()].sort((a, b) => (a.version < b.version ? -1 : 1));
  const gone = new Set(sealed.filter(isGone).map(({ version }) => version));
  const history = before.state?.history.filter(({ stamp }) => !gone.has(stamp.event)) ?? [];
  return { ...before, sealed, state: history.length === 0 ? null : stateOf(history, null, custodyOf(before.scope)) };
}

/** Versions that a new one has to name, so that it is the rival of none. */
export function versionsOf({ state }: OfficeRecord): { readonly base: EventId; readonly over: readonly EventId[] } {
  const base = state.stamp.event;
  const ends = endsOf(state.history, null).map(({ stamp }) => stamp.event);
  return { base, over: ends.filter((id) => id !== base).slice(-mostSeen) };
}
