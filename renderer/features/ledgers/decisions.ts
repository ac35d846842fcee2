import type { RecordData } from "../../../shared/petition/office-record/record-kinds.ts";
import type { OfficeRecordRow } from "../../engine/api/record-api.ts";

type Meeting = Extract<OfficeRecordRow, { readonly kind: "meeting" }>;

/** A decision that waits to be carried out, and its place in its meeting's list. */
export interface OpenDecision {
  readonly row: Meeting;
  readonly at: number;
  readonly decision: RecordData<"meeting">["decisions"][number];
}

/** The decisions of all standing meetings that are not done, the earliest day first. */
export function openDecisions(rows: readonly OfficeRecordRow[]): readonly OpenDecision[] {
  return rows
    .filter((row): row is Meeting => row.kind === "meeting" && !row.removed)
    .flatMap((row) => row.data.decisions.map((decision, at) => ({ row, at, decision })))
    .filter(({ decision }) => decision.done === null)
    .sort((a, b) => (a.decision.due < b.decision.due ? -1 : 1));
}

/** The meeting with one decision ticked off; `day` empty is no day and will be refused. */
export function withDone(data: RecordData<"meeting">, at: number, day: string): RecordData<"meeting"> {
  return { ...data, decisions: data.decisions.map((one, place) => (place === at ? { ...one, done: day } : one)) };
}
