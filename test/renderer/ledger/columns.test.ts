import { describe, expect, it } from "vitest";
import { daysLeft } from "../../../renderer/features/ledger/cell.tsx";
import { readColumns, tracksOf, usualColumns } from "../../../renderer/features/ledger/columns.ts";

describe("chosen columns", () => {
  it("come back in the order of the screen, always with the number", () => {
    expect(readColumns("due,title", "township")).toEqual(["number", "title", "due"]);
  });

  it("of another version are passed over, and nothing chosen is the usual choice", () => {
    expect(readColumns("soul,mood", "township")).toEqual(usualColumns("township"));
    expect(readColumns(null, "township")).not.toContain("organisation");
    expect(readColumns(null, "district")).toContain("organisation");
  });

  it("give head and rows the same tracks and the same least width", () => {
    expect(tracksOf(["number", "title"])).toEqual({ gridTemplateColumns: "13rem minmax(10.5rem, 1fr)", minWidth: "23.5rem" });
  });
});

describe("days left", () => {
  it("are counted to the strict day, and there are none where no duty runs", () => {
    expect(daysLeft("2026-11-23", "2026-11-20")).toBe(3);
    expect(daysLeft("2026-11-19", "2026-11-20")).toBe(-1);
    expect(daysLeft("9999-12-31", "2026-11-20")).toBeNull();
  });
});
