import { expect, it } from "vitest";
import type { OfficeRecordRow } from "../../../renderer/engine/api/record-api.ts";
import { expectedVisits, visitDuty } from "../../../renderer/features/desk/visits.ts";
import { withLocalProfile } from "../../../shared/regulation/local-profile.ts";
import { nationalProfile } from "../../../shared/regulation/national-profile.ts";

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

it("says what the local rule asks for when the visit reaches its threshold, by where the people go", () => {
  const profile = withLocalProfile(nationalProfile, {
    ...{ id: "local", name: "清源县规定", source: "清信〔2026〕1号", effectiveFrom: "2026-03-01" },
    parameters: {
      groupVisits: { basis: "通知", thresholds: [{ destination: "city", people: 30, action: "分管负责人到场接待" }] },
    },
  });
  if ("refused" in profile) throw new Error(profile.message);
  const duty = (data: object) => {
    const [visit] = expectedVisits([notice("one", today, {}, data)], "990127101", today);
    return visit ? visitDuty(visit, profile) : "no visit";
  };
  const due = "地方规定（通知）：到市 30 人以上，分管负责人到场接待。";
  expect(duty({ people: 30, destination: "city" })).toBe(due);
  expect(duty({ people: 30, destination: null })).toBe(due);
  expect(duty({ people: 30, destination: "county" })).toBeNull();
  expect(duty({ people: 29, destination: "city" })).toBeNull();
});
