import { expect, it } from "vitest";
import type { OfficeRecordRow } from "../../../renderer/engine/api/record-api.ts";
import { expectedVisits } from "../../../renderer/features/desk/visits.ts";

const today = "2026-11-25";

function notice(id: string, date: string, change: object = {}, data: object = {}): OfficeRecordRow {
  const content = { kind: "group-visit-notice", removed: false, data: { date, time: null, received: null, ...data } };
  return { ...content, id, organisation: "990127101", ...change } as unknown as OfficeRecordRow;
}

it("names the visits of this office that nobody has gone to, the next first", () => {
  const rows = [
    notice("later", "2026-11-27"),
    notice("afternoon", today, {}, { time: "14:30" }),
    notice("morning", today, {}, { time: "09:00" }),
    notice("past", "2026-11-24"),
    notice("received", today, {}, { received: { by: "周明", date: today, time: null } }),
    notice("struck out", today, { removed: true }),
    notice("of another office", today, { organisation: "990127102" }),
    notice("another kind", today, { kind: "meeting" }),
  ];
  expect(expectedVisits(rows, "990127101", today).map(({ id }) => id)).toEqual(["morning", "afternoon", "later"]);
});
