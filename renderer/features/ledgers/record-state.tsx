import type { OfficeRecordRow } from "../../engine/api/record-api.ts";
import { DueBadge } from "../../ui/due-badge.tsx";
import { StatusBadge } from "../../ui/status-badge.tsx";
import { daysBetween } from "./days.ts";
import { strings } from "./strings.ts";

/** Where a record stands today, in a word. */
export function RecordState({ row, today }: { readonly row: OfficeRecordRow; readonly today: string }) {
  switch (row.kind) {
    case "screening":
      if (row.data.settled !== null) return <StatusBadge tone="done">{strings.screening.settled}</StatusBadge>;
      return row.data.petition === null ? (
        <StatusBadge>{strings.screening.open}</StatusBadge>
      ) : (
        <StatusBadge tone="brand">{strings.screening.became}</StatusBadge>
      );
    case "responsibility":
      return <DueBadge daysLeft={daysBetween(today, row.data.due)} done={row.data.done} />;
    case "meeting": {
      const done = row.data.decisions.filter((decision) => decision.done !== null).length;
      const tone = done < row.data.decisions.length ? "near" : row.data.decisions.length > 0 ? "done" : "neutral";
      return <StatusBadge tone={tone}>{strings.meeting.progress(done, row.data.decisions.length)}</StatusBadge>;
    }
    case "reception":
      if (row.data.record)
        return <StatusBadge tone="done">{strings.reception.held(row.data.record.petitions.length)}</StatusBadge>;
      return row.data.date < today ? (
        <StatusBadge tone="near">{strings.reception.missed}</StatusBadge>
      ) : (
        <StatusBadge>{strings.reception.planned}</StatusBadge>
      );
    case "duty-roster":
      if (today < row.data.from) return <StatusBadge>{strings.roster.coming}</StatusBadge>;
      return today > row.data.to ? (
        <StatusBadge>{strings.roster.past}</StatusBadge>
      ) : (
        <StatusBadge tone="brand">{strings.roster.now}</StatusBadge>
      );
    case "group-visit-notice":
      if (row.data.received) return <StatusBadge tone="done">{strings.visit.received}</StatusBadge>;
      return row.data.date < today ? (
        <StatusBadge tone="near">{strings.visit.past}</StatusBadge>
      ) : (
        <StatusBadge tone="danger">{strings.visit.waiting}</StatusBadge>
      );
    case "handover":
    case "destruction-list":
      return null;
  }
}
