import { describe, expect, it } from "vitest";
import { RecordBook } from "../../../renderer/engine/records/record-book.ts";
import type { OfficeRecord } from "../../../shared/petition/office-record/record-view.ts";

function record(id: string, kind: string, version = 1): OfficeRecord {
  return { id, scope: "990127001/general", state: { value: { kind }, version } } as unknown as OfficeRecord;
}

describe("the office records in memory", () => {
  it("are read once, and keep up with what transactions told since", async () => {
    let readings = 0;
    const book = new RecordBook(async () => {
      readings += 1;
      return [record("a", "screening"), record("b", "meeting")];
    });
    expect(await book.all("screening")).toEqual([record("a", "screening")]);
    book.update([record("a", "screening", 2), record("c", "screening")]);
    expect(await book.all("screening")).toEqual([record("a", "screening", 2), record("c", "screening")]);
    expect(await book.all()).toHaveLength(3);
    expect(readings).toBe(1);
  });
  it("hold what a transaction told while they were being read, whatever the reading found", async () => {
    let found: (records: readonly OfficeRecord[]) => void = () => undefined;
    const book = new RecordBook(() => new Promise((resolve) => (found = resolve)));
    const asked = [book.all(), book.all("screening")] as const;
    book.update([record("a", "screening", 2)]);
    found([record("a", "screening", 1)]);
    expect(await Promise.all(asked)).toEqual([[record("a", "screening", 2)], [record("a", "screening", 2)]]);
  });
  it("are read again after a reading that failed", async () => {
    let fails = true;
    const book = new RecordBook(async () => {
      if (fails) throw new Error("the store is away");
      return [record("a", "screening")];
    });
    await expect(book.all()).rejects.toThrow("away");
    fails = false;
    expect(await book.all()).toHaveLength(1);
  });
});
