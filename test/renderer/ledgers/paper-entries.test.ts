import { describe, expect, it } from "vitest";
import { type PaperRecord, petitionsOf, toldBy } from "../../../renderer/features/ledgers/paper-entries.ts";
import { fieldsToFill } from "../../../shared/documents/paper/make.ts";
import { paperKind } from "../../../shared/documents/papers/registry.ts";
import { sampleFacts } from "../../shared/documents/sample-papers.ts";

const petition = "e".repeat(32);
const reception = {
  kind: "reception",
  data: {
    ...{ date: "2026-11-12", place: "接待室", leader: "高远", post: "镇长" },
    record: { petitions: [petition], summary: "约定月底答复。" },
  },
} as unknown as PaperRecord;
const meeting = {
  kind: "meeting",
  data: {
    ...{ form: "panel", date: "2026-11-10", place: "三楼", chair: "徐建国", attendees: ["周明", "律师 一人"] },
    ...{ petitions: [petition], minutes: "逐件研究。" },
    decisions: [{ text: "核对名册", owner: "周明", unit: "农业农村办", due: "2026-11-30", done: null }],
  },
} as unknown as PaperRecord;

describe("papers from a record", () => {
  it("know of a reception who, when and where, and what was said", () => {
    expect(toldBy(reception)).toEqual({
      kind: "reception",
      entered: { 接访领导: "镇长 高远", 接访时间: "2026年11月12日", 接访地点: "接待室", 接谈情况: "约定月底答复。" },
    });
  });
  it("know of a meeting everything that its minutes need", () => {
    expect(toldBy(meeting)).toEqual({
      kind: "meeting-minutes",
      entered: {
        ...{ 会议时间: "2026年11月10日", 会议地点: "三楼", 主持人: "徐建国", 参加人员: "周明、律师 一人" },
        ...{ 会议内容: "逐件研究。", 议定事项: "1. 核对名册（农业农村办 周明，2026年11月30日前完成）" },
      },
    });
  });
  it.each([reception, meeting])("enter only fields that their paper asks for, and all that it requires", (row) => {
    const { kind, entered } = toldBy(row);
    const paper = paperKind(kind);
    if (paper === null) throw new Error("no such paper");
    const fields = fieldsToFill(paper, sampleFacts(), null);
    for (const name of Object.keys(entered)) expect(fields.map((field) => field.name)).toContain(name);
    for (const field of fields.filter(({ required, known }) => required && known === ""))
      expect(entered).toHaveProperty(field.name);
  });
  it("are of the petitions that were received or studied; of none before the reception", () => {
    expect([petitionsOf(reception), petitionsOf(meeting)]).toEqual([[petition], [petition]]);
    expect(petitionsOf({ ...reception, data: { ...reception.data, record: null } } as PaperRecord)).toEqual([]);
  });
});
