import { describe, expect, it } from "vitest";
import type { OfficeRecord } from "../../../../shared/petition/office-record/record-view.ts";
import { becamePetition, foundDispute } from "../../../../shared/petition/office-record/screening-petition.ts";

const screening = {
  how: "regular",
  date: "2026-11-25",
  place: "石桥村",
  matter: "三组与四组用水先后。上游截水，下游减产。",
  unit: "农业农村办",
  measure: "现场协商",
  settled: null,
  petition: null,
} as const;
const petition = "e".repeat(32);

function record(content: object): OfficeRecord {
  const value = { kind: "screening", data: screening, removed: false, ...content };
  return { id: "a".repeat(32), scope: "990127101/general", state: { value } } as unknown as OfficeRecord;
}

describe("a found dispute", () => {
  it("gives its matter to the officials' summary and its first sentence to the title, never to the statement", () => {
    expect(foundDispute(screening)).toEqual({
      title: "三组与四组用水先后",
      summary:
        "2026-11-25 矛盾纠纷排查发现（石桥村）：三组与四组用水先后。上游截水，下游减产。\n责任单位：农业农村办\n已采取措施：现场协商",
      place: "石桥村",
    });
    expect(foundDispute({ ...screening, place: "", unit: "", measure: "", matter: "水".repeat(900) })).toMatchObject({
      title: "水".repeat(200),
      summary: `2026-11-25 矛盾纠纷排查发现：${"水".repeat(900)}`,
    });
  });
  it("becomes one petition, once, while it stands", () => {
    expect(becamePetition(record({}), petition)).toEqual({ ...screening, petition });
    expect(becamePetition(record({ removed: true }), petition)).toBeNull();
    expect(becamePetition(record({ data: { ...screening, petition: "f".repeat(32) } }), petition)).toBeNull();
    expect(becamePetition(record({ kind: "meeting", data: {} }), petition)).toBeNull();
  });
});
