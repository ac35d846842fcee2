import { describe, expect, it } from "vitest";
import { noCounters } from "../../../renderer/engine/ledger/counters.ts";
import { petitionCounts } from "../../../renderer/engine/worktable/work-table.ts";

describe("the numbers of the work table and of the ledger's queues", () => {
  const due = { "2026-01-22": 70, "2026-11-26": 2, "2026-11-29": 3, "2026-12-03": 4, "2027-02-01": 5, "9999-12-31": 166 };
  const counts = petitionCounts({ ...noCounters, due, conflict: 61, awaitingUpper: 107 }, "2026-11-26");

  it("tell every petition with a last day, more than a screen lists", () => {
    expect(counts).toMatchObject({ overdue: 70, today: 2, threeDays: 5, sevenDays: 9, withDue: 84 });
  });
  it("tell every petition that waits for a person", () => {
    expect(counts).toMatchObject({ conflicting: 61, awaitingUpper: 107 });
  });
});
