import { describe, expect, it } from "vitest";
import { groupVisitDuty } from "../../../shared/regulation/group-visit.ts";
import { withLocalProfile } from "../../../shared/regulation/local-profile.ts";
import { nationalProfile } from "../../../shared/regulation/national-profile.ts";
import type { VisitDestination } from "../../../shared/regulation/parameters.ts";
import type { Profile } from "../../../shared/regulation/profile.ts";

const basis = "清源市联席办〔2026〕3号";
const merged = withLocalProfile(nationalProfile, {
  ...{ id: "local", name: "清源县规定", source: "清信〔2026〕1号", effectiveFrom: "2026-03-01" },
  parameters: {
    groupVisits: {
      basis,
      thresholds: [
        { destination: "county", people: 10, action: "30 分钟内报告区委办。" },
        { destination: "county", people: 50, action: "主要负责人到现场接待" },
        { destination: "capital", people: 3, action: "派人接待" },
      ],
    },
  },
});
if ("refused" in merged) throw new Error(merged.message);
const profile: Profile = { ...merged, earlier: nationalProfile };

const table: readonly (readonly [string, VisitDestination | null, number, string, string | null])[] = [
  ["nothing beneath the threshold", "county", 9, "2026-03-01", null],
  ["the threshold that is reached", "county", 10, "2026-03-01", "到县（区） 10 人以上，30 分钟内报告区委办。"],
  [
    "all that are reached, the highest first",
    ...(["county", 50, "2026-03-01"] as const),
    "到县（区） 50 人以上，主要负责人到现场接待；到县（区） 10 人以上，30 分钟内报告区委办。",
  ],
  ["nothing of another destination", "city", 60, "2026-03-01", null],
  [
    "each by its destination, where that is not known",
    ...([null, 12, "2026-03-01"] as const),
    "到县（区） 10 人以上，30 分钟内报告区委办；进京 3 人以上，派人接待。",
  ],
  ["nothing on a day before the local rule took effect", "county", 60, "2026-02-28", null],
  ["the last rules while the day is not one", "capital", 3, "", "进京 3 人以上，派人接待。"],
];

describe("what a local rule asks for when a group comes together", () => {
  it.each(table)("is %s", (_, destination, people, date, sentence) => {
    expect(groupVisitDuty(profile, { date, destination, people })).toBe(
      sentence === null ? null : `地方规定（${basis}）：${sentence}`,
    );
  });
  it("is nothing where no local rule sets a threshold: the regulation has none", () => {
    expect(groupVisitDuty(nationalProfile, { date: "2026-11-20", destination: null, people: 10_000 })).toBeNull();
  });
});
