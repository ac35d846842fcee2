import type { EventId, Scope } from "../log/event.ts";
import type { Attachment, Confirmation, FieldName, PetitionFields } from "./intake.ts";

/** Where an event stands in the order of all events, and who wrote it. */
export interface Stamp {
  readonly event: EventId;
  readonly count: number;
  readonly device: string;
  readonly epoch: string;
  readonly seq: number;
  readonly wall: string;
  readonly actor: string;
  /** Organisation of the writer, from its certificate; the scope's own organisation when not known. */
  readonly organisation: string;
}

/** The value of one field, the event it comes from, and values that a person has still to choose between. */
export interface FieldState<T> {
  readonly value: T;
  readonly stamp: Stamp;
  /** Values written by someone who had not seen the winner, and whom the winner's author had not seen. */
  readonly rivals: readonly { readonly value: T; readonly stamp: Stamp }[];
  /** Every value ever written, in order, with the event each author had seen. */
  readonly history: readonly Written<T>[];
}

/** One value that someone wrote into a field. */
export interface Written<T> {
  readonly value: T;
  readonly stamp: Stamp;
  /** The event whose value the author saw; null for the registration itself. */
  readonly base: EventId | null;
  /** Further values that the author saw and let go, when a conflict was settled. */
  readonly over?: readonly EventId[];
}

export interface TimelineEntry {
  readonly stamp: Stamp;
  readonly type: string;
  /** The event's body without its salt; what the screen needs to say what happened. */
  readonly body: Readonly<Record<string, unknown>>;
}

/** One petition, merged from its events in whatever order they came. */
export interface PetitionView {
  readonly id: string;
  readonly scope: Scope;
  /** 编号, null while the registration itself has not arrived. */
  readonly number: string | null;
  readonly registered: Stamp | null;
  /** 登记日期 */
  readonly registrationDate: string | null;
  readonly fields: { readonly [K in FieldName]?: FieldState<PetitionFields[K]> };
  readonly statement: { readonly text: string; readonly confirmation: Confirmation | null; readonly stamp: Stamp } | null;
  readonly supplements: readonly {
    readonly text: string;
    readonly receiptDate: string;
    readonly signed: boolean;
    readonly stamp: Stamp;
  }[];
  readonly attachments: readonly { readonly attachment: Attachment; readonly stamp: Stamp }[];
  readonly notes: readonly { readonly text: string; readonly stamp: Stamp }[];
  readonly upperNumbers: readonly { readonly system: string; readonly number: string; readonly stamp: Stamp }[];
  /** 告知 (Art. 22/23): ends T02/T03/T04. */
  readonly notices: readonly { readonly date: string; readonly how: "on-the-spot" | "written" | "oral"; readonly stamp: Stamp }[];
  /** 异议 (Art. 23 para. 3): ends T05. */
  readonly objections: readonly { readonly date: string; readonly reason: string; readonly stamp: Stamp }[];
  readonly sameMatter: readonly { readonly petition: string; readonly stamp: Stamp }[];
  readonly voided: { readonly reason: string; readonly approvedBy: string; readonly stamp: Stamp } | null;
  readonly timeline: readonly TimelineEntry[];
  /** Steps that a settlement set aside: they stay in the timeline and no longer count. */
  readonly setAside: readonly EventId[];
  /** Steps that cannot both stand (two offices both closing), shown until a person settles them. */
  readonly contested: readonly string[];
  /** Two histories of one writer meet in this petition. */
  readonly forked: boolean;
  /** Moved into the accusation compartment (Art. 30): nothing else of it is known here. Absent on every other petition. */
  readonly sealed?: { readonly date: string; readonly stamp: Stamp };
  /** Destroyed at the end of its retention by the office that keeps this view: nothing else of it is known here (kept-view.ts). */
  readonly destroyed?: { readonly date: string; readonly receiptDate: string | null; readonly stamp: Stamp };
}

/** Where a petition stands: its last decisive step. What each means for 台账 stands in course/stage.ts. */
export const stages = [
  "registered",
  "objected",
  "noticed",
  "sent-on",
  "guided",
  "answered",
  "accepted",
  "handling",
  "opinion",
  "served",
  "review",
  "re-examination",
  "not-accepted",
  "withdrawn",
  "concluded",
  "archived",
  "voided",
  "sealed",
  "destroyed",
] as const;
export type Stage = (typeof stages)[number];

/** Columns of a general petition that lists sort and filter by: ids, dates, stage, class and organisation codes, nothing else. */
export interface PetitionIndex {
  readonly id: string;
  readonly organisation: string;
  readonly number: string;
  readonly receiptDate: string;
  readonly registrationDate: string;
  readonly stage: Stage;
  readonly category: string;
  readonly channel: string;
  readonly contentClass: string;
  readonly place: string;
  /** Earliest strict day of a running duty, or "9999-12-31". */
  readonly due: string;
  /** 1 when a conflict or a contested step waits for a person. */
  readonly conflict: 0 | 1;
  /** 1 when no upper-level number is recorded: queue 待录入国家系统. */
  readonly awaitingUpper: 0 | 1;
}

/** One line of a list. Names are masked (陈*兰). */
export interface PetitionRow extends PetitionIndex {
  readonly title: string;
  readonly petitioner: string;
  readonly groupSize: number;
  /** Sync state towards the superior (上级). */
  readonly sync: SyncState;
}

/** 未导出 / 已导出 / 已回执 */
export type SyncState = "local" | "exported" | "acknowledged";
