import { describe, expect, it } from "vitest";
import { dataOf, formOf, type LedgerKind, ledgerKinds } from "../../../renderer/features/ledgers/kinds.ts";
import { recordKinds } from "../../../shared/petition/office-record/record-kinds.ts";

describe("the form of an office record", () => {
  it.each(Object.keys(ledgerKinds) as LedgerKind[])("says all that a %s needs, and reads back what it wrote", (kind) => {
    const filled = { ...formOf(kind, null, "2026-11-25"), matter: "水渠修复", owner: "林晓", leader: "高书记" };
    const data = dataOf(kind, null, Object.fromEntries(ledgerKinds[kind].fields.map(({ name }) => [name, filled[name] ?? ""])));
    expect(recordKinds[kind].safeParse(data).success).toBe(true);
  });
  it("leaves alone what it does not ask", () => {
    const petition = "e".repeat(32);
    const row = { data: { ...dataOf("screening", null, { date: "2026-11-25" }), petition } } as never;
    expect(dataOf("screening", row, formOf("screening", row, "2026-11-26"))).toMatchObject({ petition, date: "2026-11-25" });
  });
});
