import { describe, expect, it } from "vitest";
import { utf8 } from "../shared/crypto/bytes.ts";
import { rowsOfBundle } from "./bench/pages/bundle-rows.ts";

const chain = { scope: "990127001/general", device: "d".repeat(32), epoch: "e".repeat(32) };
const line = (seq: number, type: string, subject: string, wall: string) =>
  `${JSON.stringify({ ...chain, seq, type, subject, wall })}\t{"salt":"甲"}`;
const lines = [
  '{"compartment":"general"}',
  line(1, "epoch.opened", "e".repeat(32), "2026-01-01T00:00:00.000Z"),
  line(2, "petition.registered", "a".repeat(32), "2026-01-02T00:00:00.000Z"),
  line(3, "petition.noted", "a".repeat(32), "2026-01-05T00:00:00.000Z"),
  '{"head":{}}',
];
const text = (end: number) => utf8([...lines, `{"end":{"events":${end}}}`, ""].join("\n"));

describe("rows of the import's floor", () => {
  it("are one per event and one per petition, in bytes of the bundle's lines, whatever our store writes", () => {
    const [events, petitions] = rowsOfBundle(text(3));
    const bytes = (at: number) => utf8(lines[at] ?? "").length;
    expect(events?.rows.map(({ size }) => size)).toEqual([bytes(1), bytes(2), bytes(3)]);
    expect(new Set(events?.rows.map(({ key }) => key)).size).toBe(3);
    expect(petitions?.rows).toEqual([
      { key: "a".repeat(32), size: bytes(2), index: { kind: "petition.noted", day: "2026-01-02" } },
    ]);
  });

  it("carry a value for each column that is indexed", () => {
    for (const { indexes, rows } of rowsOfBundle(text(3))) {
      for (const { index } of rows) expect(Object.keys(index).sort()).toEqual([...indexes].sort());
    }
  });

  it("are refused where the text's own counts are others", () => {
    expect(() => rowsOfBundle(text(4))).toThrow("its end tells 4");
  });
});
