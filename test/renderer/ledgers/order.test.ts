import { describe, expect, it } from "vitest";
import type { OfficeRecordRow } from "../../../renderer/engine/api/record-api.ts";
import { grouped } from "../../../renderer/features/ledgers/order.ts";

function row(kind: string, id: string, data: object): OfficeRecordRow {
  return { kind, id, data } as unknown as OfficeRecordRow;
}
const shown = (groups: ReturnType<typeof grouped>) => groups.map(([month, rows]) => [month, rows.map(({ id }) => id).join()]);

describe("the order of a ledger", () => {
  it("is by day, the latest first, in one list", () => {
    const rows = [
      row("screening", "b", { date: "2026-11-02" }),
      row("screening", "a", { date: "2026-11-20" }),
      row("screening", "c", { date: "2026-10-31" }),
    ];
    expect(shown(grouped("screening", rows, 9))).toEqual([["", "a,b,c"]]);
    expect(shown(grouped("screening", rows, 2))).toEqual([["", "a,b"]]);
  });
  it("puts receptions under their months", () => {
    const rows = ["2026-10-31", "2026-11-28", "2026-11-12"].map((date) => row("reception", date.slice(8), { date }));
    expect(shown(grouped("reception", rows, 9))).toEqual([
      ["2026-11", "28,12"],
      ["2026-10", "31"],
    ]);
  });
  it("puts what is owed before what is done, the most pressing first", () => {
    const rows = [
      row("responsibility", "done", { due: "2026-11-30", done: "2026-11-20" }),
      row("responsibility", "late", { due: "2026-12-30", done: null }),
      row("responsibility", "soon", { due: "2026-11-21", done: null }),
    ];
    expect(shown(grouped("responsibility", rows, 9))).toEqual([["", "soon,late,done"]]);
  });
});
