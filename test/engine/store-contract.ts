import { afterEach, beforeEach, expect, it } from "vitest";
import type { Row, Store } from "../../renderer/engine/store/store.ts";

function row(key: string, due: string): Row {
  return { key, index: { receiptDate: "2026-11-01", due }, value: new Uint8Array([1, 2, 3]) };
}

/** What the ledger expects of any store; the same words for memory and IndexedDB. */
export function storeContract(open: () => Promise<Store>): void {
  let store: Store;
  beforeEach(async () => {
    store = await open();
    await store.commit(
      [row("b", "2026-11-20"), row("a", "2026-11-20"), row("c", "2026-11-21"), row("d", "2026-11-25")].map((put) => ({
        table: "petitions",
        put,
      })),
    );
  });
  afterEach(() => store.close());

  const keys = (rows: readonly Row[]) => rows.map((one) => one.key).join("");

  it("gives back a row as it was put", async () => {
    expect(await store.get("petitions", "c")).toEqual(row("c", "2026-11-21"));
    expect(await store.get("petitions", "x")).toBeUndefined();
    expect((await store.getMany("petitions", ["d", "x", "a"])).map((one) => one?.key)).toEqual(["d", undefined, "a"]);
  });

  it("orders by index, then key; in both directions, with offset and limit", async () => {
    expect(keys(await store.range("petitions", { by: "due" }))).toBe("abcd");
    expect(keys(await store.range("petitions", { by: "due", reverse: true }))).toBe("dcba");
    expect(keys(await store.range("petitions", { by: "due", offset: 1, limit: 2 }))).toBe("bc");
    expect(keys(await store.range("petitions", { by: "key", reverse: true, offset: 1, limit: 2 }))).toBe("cb");
  });

  it("takes open and closed bounds, and counts what lies between", async () => {
    expect(keys(await store.range("petitions", { by: "due", from: "2026-11-20", fromOpen: true }))).toBe("cd");
    expect(keys(await store.range("petitions", { by: "due", from: "2026-11-20", to: "2026-11-25", toOpen: true }))).toBe("abc");
    expect(keys(await store.range("petitions", { by: "due", to: "2026-11-21", toOpen: true, reverse: true }))).toBe("ba");
    expect(keys(await store.range("petitions", { by: "key", from: "b", to: "b" }))).toBe("b");
    expect(await store.count("petitions", { by: "due", to: "2026-11-21" })).toBe(3);
    expect(await store.count("petitions")).toBe(4);
  });

  it("finds a row not by a column that it does not have", async () => {
    expect(await store.count("petitions", { by: "conflict", from: 0 })).toBe(0);
    await store.commit([{ table: "petitions", put: { ...row("c", "2026-11-21"), index: { conflict: 1 } } }]);
    expect(keys(await store.range("petitions", { by: "conflict", from: 1 }))).toBe("c");
    expect(keys(await store.range("petitions", { by: "due" }))).toBe("abd");
  });

  it("commits puts and removals together; the last word on a key counts", async () => {
    await store.commit([
      { table: "petitions", remove: "a" },
      { table: "petitions", put: row("a", "2026-12-01") },
      { table: "petitions", put: row("b", "2026-12-02") },
      { table: "petitions", remove: "b" },
      { table: "meta", put: { key: "position", index: {}, value: new Uint8Array([9]) } },
    ]);
    expect(keys(await store.range("petitions", { by: "due" }))).toBe("cda");
    expect((await store.get("meta", "position"))?.value).toEqual(new Uint8Array([9]));
  });

  it("is empty after a reset", async () => {
    await store.reset();
    expect(await store.count("petitions")).toBe(0);
  });
}
