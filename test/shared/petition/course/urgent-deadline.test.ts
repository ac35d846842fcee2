import { describe, expect, it } from "vitest";
import { type UrgentTimes, urgentDeadline, urgentDeadlineWords } from "../../../../shared/petition/course/urgent-deadline.ts";
import { withLocalProfile } from "../../../../shared/regulation/local-profile.ts";
import { nationalProfile } from "../../../../shared/regulation/national-profile.ts";
import type { Profile } from "../../../../shared/regulation/profile.ts";

const day = "2026-11-20";
const merged = withLocalProfile(nationalProfile, {
  ...{ id: "local", name: "清源县规定", source: "清信〔2026〕1号", effectiveFrom: "2026-03-01" },
  parameters: { urgentReport: { hours: 1.5, basis: "清源县规定第12条" } },
});
if ("refused" in merged) throw new Error(merged.message);
const profile: Profile = { ...merged, earlier: nationalProfile };

const at = (time: string) => `${day}T${time}:00+08:00`;
const told = (office: string, time: string, means: UrgentTimes["informed"][number]["means"] = "phone") => ({
  ...{ office, means },
  at: at(time),
});
const known = (time: string, ...informed: readonly ReturnType<typeof told>[]): UrgentTimes => ({ knownAt: at(time), informed });
const noon = Date.parse(at("12:00"));
const rule = "地方规定（清源县规定第12条）：自得知之时起 1.5 小时内报告";

function words(reports: readonly UrgentTimes[], now: number | null = noon, petitionOffice = false): string | null {
  const deadline = urgentDeadline(profile, day, reports, petitionOffice);
  return deadline === null ? null : urgentDeadlineWords(deadline, now);
}

const all = (time: string) => [told("镇党委、政府", time), told("区住建局", time, "fax"), told("镇联席办", time, "in-person")];

describe("a local rule's hours for reporting an urgent matter", () => {
  it.each<[string, readonly UrgentTimes[], number | null, string]>([
    ["kept when all were told by the last minute", [known("08:30", ...all("10:00"))], noon, "最迟 2026-11-20 10:00；已按时报告"],
    [
      "not kept by a minute",
      [known("08:30", ...all("10:01"))],
      noon,
      "最迟 2026-11-20 10:00；本级党委和政府、相关主管部门、本级信访工作联席会议办公室在期限之后才告知",
    ],
    [
      "open for whoever was not told while there is time",
      [known("11:00", told("镇党委", "11:05"), told("区住建局", "11:06"))],
      noon,
      "最迟 2026-11-20 12:30；本级信访工作联席会议办公室还没有告知",
    ],
    [
      "missed once the time is over",
      [known("08:30", told("镇党委", "09:05"), told("区住建局", "09:06"))],
      noon,
      "最迟 2026-11-20 10:00；本级信访工作联席会议办公室到期没有告知",
    ],
    [
      "kept by a follow-up, and by the first of two calls to the same office",
      [known("08:30", told("镇党委", "08:40")), { informed: [...all("09:59"), told("镇党委", "11:00")] }],
      noon,
      "最迟 2026-11-20 10:00；已按时报告",
    ],
    [
      "not kept by what only went through a system",
      [known("08:30", told("镇党委", "08:40", "system"), told("区住建局", "09:00"), told("联席办", "09:00"))],
      noon,
      "最迟 2026-11-20 10:00；本级党委和政府到期没有告知",
    ],
    ["counted from the earliest moment that was recorded", [known("09:00"), known("08:30")], null, "最迟 2026-11-20 10:00"],
    [
      "told without a judgement while a form is filled in",
      [known("08:30", told("镇党委", "09:00"))],
      null,
      "最迟 2026-11-20 10:00",
    ],
    [
      "not judged where nobody recorded when it became known",
      [{ informed: all("09:00") }],
      noon,
      "没有记录得知时间，不能判断是否按时",
    ],
  ])("are %s", (_, reports, now, sentence) => {
    expect(words(reports, now)).toBe(`${rule}${sentence.startsWith("没有") ? "；" : "，"}${sentence}。`);
  });

  it("ask of a petition office the office above and the national one too", () => {
    expect(words([known("11:00", ...all("11:01"))], noon, true)).toContain("上一级信访部门、国家信访局还没有告知");
  });

  it("run over midnight from the evening on which it became known", () => {
    const reports = [{ knownAt: "2026-11-19T23:30:00+08:00", informed: all("00:59") }];
    expect(words(reports)).toContain("最迟 2026-11-20 01:00；已按时报告");
  });

  it("are none where no local rule sets them, and none before the rule took effect", () => {
    expect(urgentDeadline(nationalProfile, day, [known("08:30")], false)).toBeNull();
    const before = { knownAt: "2026-02-28T23:30:00+08:00", informed: [] };
    expect(urgentDeadline(profile, day, [before], false)).toBeNull();
    expect(urgentDeadline(profile, "2026-02-28", [{ informed: [] }], false)).toBeNull();
  });
});
