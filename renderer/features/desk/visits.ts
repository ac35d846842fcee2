import { groupVisitDuty } from "../../../shared/regulation/group-visit.ts";
import type { Profile } from "../../../shared/regulation/profile.ts";
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

/** What the local rule in force on the day of the visit asks for; null where it asks for nothing. */
export function visitDuty({ data }: ExpectedVisit, profile: Profile): string | null {
  return groupVisitDuty(profile, { date: data.date, destination: data.destination ?? null, people: data.people });
}
