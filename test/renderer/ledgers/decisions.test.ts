import { describe, expect, it } from "vitest";
import type { OfficeRecordRow } from "../../../renderer/engine/api/record-api.ts";
import { openDecisions, withDone } from "../../../renderer/features/ledgers/decisions.ts";
import type { RecordData } from "../../../shared/petition/office-record/record-kinds.ts";

const decision = { owner: "周明", unit: "", done: null };
const data: RecordData<"meeting"> = {
  ...{ form: "weekly" as const, date: "2026-11-20", place: "", chair: "徐建国", attendees: [], petitions: [], minutes: "" },
  decisions: [
    { ...decision, text: "月底", due: "2026-11-30" },
    { ...decision, text: "已做", due: "2026-11-21", done: "2026-11-21" },
    { ...decision, text: "先办", due: "2026-11-22" },
  ],
};

function meeting(removed = false): OfficeRecordRow {
  return { kind: "meeting", data, removed } as unknown as OfficeRecordRow;
}

describe("the decisions of meetings", () => {
  it("stand open by their day until they are done; those of a meeting that was struck out do not", () => {
    expect(openDecisions([meeting(), meeting(true)]).map(({ decision: { text }, at }) => [text, at])).toEqual([
      ["先办", 2],
      ["月底", 0],
    ]);
  });
  it("are ticked off one by one with a day", () => {
    const { decisions } = withDone(data, 0, "2026-11-25");
    expect(decisions.map(({ done }) => done)).toEqual(["2026-11-25", "2026-11-21", null]);
  });
});
