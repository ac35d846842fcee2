import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readAddress, withFilter, writeAddress } from "../../../renderer/features/ledger/address.ts";

describe("the ledger's address", () => {
  it("keeps filters and order", () => {
    const address = "stage=registered&receivedFrom=2026-01-01&sort=number&order=up";
    expect(readAddress(address)).toEqual({
      filter: { stage: "registered", receivedFrom: "2026-01-01" },
      sort: { by: "number", reverse: false },
    });
    expect(writeAddress(readAddress(address))).toBe(address);
  });

  it("keeps the part of the ledger, and none that there is not", () => {
    expect(readAddress("state=closed").filter).toEqual({ state: "closed" });
    expect(readAddress("state=open").filter).toEqual({});
  });

  it("shows the newest first, but what is due by its day", () => {
    expect(readAddress("").sort).toEqual({ by: "receiptDate", reverse: true });
    expect(readAddress("queue=due").sort).toEqual({ by: "due", reverse: false });
  });

  it("holds codes only: a name or a phone in it is neither read nor written", () => {
    expect(readAddress("stage=%E9%99%88%E7%A7%80%E5%85%B0&place=%E4%B8%8A%E5%9D%9E%E6%9D%91&text=13800005521").filter).toEqual(
      {},
    );
    expect(writeAddress({ filter: { place: "上坞村" }, sort: { by: "receiptDate", reverse: true } })).toBe("");
  });

  it("reads any text without failing, and what it wrote it reads back", () => {
    fc.assert(
      fc.property(fc.string(), (search) => {
        const view = readAddress(search);
        expect(readAddress(writeAddress(view))).toEqual(view);
      }),
    );
  });

  it("takes a filter away and returns to the usual order when a queue changes", () => {
    const due = withFilter(readAddress("stage=registered"), "queue", "due");
    expect(due.sort.by).toBe("due");
    expect(withFilter(due, "queue", null)).toEqual({
      filter: { stage: "registered" },
      sort: { by: "receiptDate", reverse: true },
    });
  });
});
