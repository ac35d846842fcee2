import type { OfficeRecordRow } from "../../engine/api/record-api.ts";

export type ExpectedVisit = Extract<OfficeRecordRow, { readonly kind: "group-visit-notice" }>;

/** Notices of this office whose people nobody has gone to receive, from today on; the next visit first. */
export function expectedVisits(rows: readonly OfficeRecordRow[], organisation: string, today: string): readonly ExpectedVisit[] {
  const when = ({ data }: ExpectedVisit) => `${data.date} ${data.time ?? ""}`;
  return rows
    .filter((row): row is ExpectedVisit => row.kind === "group-visit-notice" && !row.removed && row.organisation === organisation)
    .filter(({ data }) => data.received === null && data.date >= today)
    .sort((a, b) => (when(a) < when(b) ? -1 : 1));
}
