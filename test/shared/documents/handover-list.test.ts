import { describe, expect, it } from "vitest";
import { handoverList } from "../../../shared/documents/handover-list.ts";
import { missingYearsSentence } from "../../../shared/regulation/calendar.ts";

const sheet = {
  ...{ office: "青溪镇信访站", from: "林晓", to: "沈洁", date: "2026-11-25", missingYears: null },
  matters: [
    { number: "990127101-2026-A-0426-Q7F", title: "要求<修渠>", clocks: [{ step: "办结", strict: "2027-01-20" }] },
    { number: "990127101-2026-A-0427-Q7F", title: "", clocks: [] },
  ],
};

describe("the printed list of a handover", () => {
  it("names office, both persons, day, and every matter with its number, words and clocks, escaped", () => {
    const page = handoverList(sheet);
    for (const words of ["青溪镇信访站", "林晓", "沈洁", "2026年11月25日", "2 件", "办结：2027-01-20", "没有在走的期限"]) {
      expect(page).toContain(words);
    }
    expect(page).toContain("要求&lt;修渠&gt;");
    expect(page.match(/990127101-2026-A-042[67]-Q7F/g)).toHaveLength(2);
  });
  it("tells which year's holiday notice is missing, and nothing where none is", () => {
    const missingYears = missingYearsSentence([2027]);
    expect(handoverList({ ...sheet, missingYears })).toContain(`${missingYears}。`);
    expect(handoverList(sheet)).not.toContain("放假安排");
  });
  it("leaves lines for three signatures and runs nothing", () => {
    const page = handoverList(sheet);
    expect(page.match(/签字：/g)).toHaveLength(3);
    expect(page).toContain("default-src 'none'");
    expect(page).not.toContain("<script");
  });
});
