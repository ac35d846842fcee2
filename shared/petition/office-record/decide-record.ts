import type { NewEvent } from "../../log/create.ts";
import type { EventId, Scope } from "../../log/event.ts";
import { type RecordBody, type RecordKind, recordBody, recordKinds } from "./record-kinds.ts";
import { baseKey, type OfficeRecord, versionsOf } from "./record-view.ts";

/** What a person asks to be kept. `base`: the version that was on screen, null for a new record. */
export interface KeepRecord {
  readonly record: string;
  readonly kind: string;
  readonly data: unknown;
  readonly removed: boolean;
  readonly base: EventId | null;
}

export interface RecordContext {
  /** Scope of this desk's office: records of another are read only. */
  readonly scope: Scope;
  readonly actor: string;
  readonly wall: string;
}

export interface RecordRefusal {
  readonly refused: "invalid-record" | "record-changed" | "other-office" | "record-kind" | "impossible-date";
  readonly message: string;
  /** Path within the data, as `decisions.0.due`. */
  readonly field?: string;
}

const sentences = {
  "invalid-record": "有一栏没有填写或不合规范，没有保存",
  "record-changed": "这条记录刚被别人改过，没有覆盖；请看过新内容再改",
  "other-office": "这是其他单位的记录，本单位不能改",
  "record-kind": "记录的类别不能改，请另立一条",
  "impossible-date": "日期不对：结束早于开始，或不是真实的日期",
} as const satisfies Record<RecordRefusal["refused"], string>;

function refuse(refused: RecordRefusal["refused"], field?: string): RecordRefusal {
  return { refused, message: sentences[refused], ...(field === undefined ? {} : { field }) };
}

/** The event that keeps a record, or why it is not kept. Nothing that is refused was stored. */
export function decideRecord(
  present: OfficeRecord | null,
  { record, kind, data, removed, base }: KeepRecord,
  { scope, actor, wall }: RecordContext,
): (NewEvent & { readonly scope: Scope }) | RecordRefusal {
  if (present && present.scope !== scope) return refuse("other-office");
  if (base !== (present?.state.stamp.event ?? null)) return refuse("record-changed");
  if (!Object.hasOwn(recordKinds, kind)) return refuse("invalid-record", "kind");
  if (present && present.state.value.kind !== kind) return refuse("record-kind");
  const seen = present && versionsOf(present);
  const read = recordBody.safeParse({
    kind: kind as RecordKind,
    data,
    ...(removed ? { removed } : {}),
    ...(seen && seen.over.length > 0 ? { over: seen.over } : {}),
  });
  if (!read.success) return refuse("invalid-record", read.error.issues[0]?.path.slice(1).join(".") || undefined);
  const wrong = impossibleDate(read.data);
  if (wrong !== null) return refuse("impossible-date", wrong);
  return {
    scope,
    type: "record.kept",
    subject: record,
    actor,
    wall,
    body: read.data,
    ...(seen ? { base: { [baseKey]: seen.base } } : {}),
  };
}

/** The field whose day is no day of the calendar or lies before what it follows, or null. */
function impossibleDate({ kind, data }: RecordBody): string | null {
  const unreal = unrealDay(data, "");
  if (unreal !== null) return unreal;
  if (kind === "screening" && data.settled !== null && data.settled < data.date) return "settled";
  if (kind === "duty-roster" && data.to < data.from) return "to";
  if (kind === "handover" && data.signed !== null && data.signed < data.date) return "signed";
  if (kind === "destruction-list") {
    if (data.approved !== null && data.approved.date < data.date) return "approved.date";
    if (data.destroyed !== null && data.destroyed.date < (data.approved?.date ?? data.date)) return "destroyed.date";
  }
  if (kind === "meeting") {
    const at = data.decisions.findIndex(({ due, done }) => due < data.date || (done !== null && done < data.date));
    if (at >= 0) return `decisions.${at}`;
  }
  return null;
}

const dayText = /^\d{4}-\d{2}-\d{2}$/;

function unrealDay(value: unknown, path: string): string | null {
  if (typeof value === "string") return dayText.test(value) && !isDay(value) ? path : null;
  if (typeof value !== "object" || value === null) return null;
  for (const [key, inner] of Object.entries(value)) {
    const found = unrealDay(inner, path === "" ? key : `${path}.${key}`);
    if (found !== null) return found;
  }
  return null;
}

function isDay(text: string): boolean {
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().slice(0, 10) === text;
}
