import { describe, expect, it } from "vitest";
import type { Change, RangeQuery, Row } from "../../renderer/engine/store/store.ts";
import { openDexieStore } from "../../renderer/engine/store/store-dexie.ts";
import { createMemoryStore } from "../../renderer/engine/store/store-memory.ts";
import { storeContract } from "./store-contract.ts";

let databases = 0;

describe("the store in IndexedDB", () => {
  storeContract(() => {
    databases += 1;
    return openDexieStore(`contract-${databases}`);
  });

  it("keeps its rows when it is closed and opened again", async () => {
    const first = await openDexieStore("kept");
    await first.commit([{ table: "records", put: { key: "a|1", index: { table: "a" }, value: new Uint8Array([7]) } }]);
    await first.close();
    const second = await openDexieStore("kept");
    expect((await second.range("records", { by: "table", from: "a", to: "a" })).map((row) => row.key)).toEqual(["a|1"]);
    await second.close();
  });

  it("answers like the store in memory whatever is put, replaced and removed, in pages or alone", async () => {
    databases += 1;
    const database = `model-${databases}`;
    let store = await openDexieStore(database);
    const model = createMemoryStore();
    const held = new Set<string>();
    const next = pick(20_261_125);
    for (let round = 0; round < 60; round += 1) {
      const changes: Change[] = [];
      const touched = new Set<string>();
      for (let n = next(50); n >= 0; n -= 1) {
        const key = `p${next(120).toString().padStart(3, "0")}`;
        if (touched.has(key)) continue;
        touched.add(key);
        if (next(4) === 0) {
          changes.push({ table: "petitions", remove: key });
          held.delete(key);
          continue;
        }
        changes.push({ table: "petitions", put: madeRow(key, next), ...(held.has(key) ? {} : { fresh: next(3) > 0 }) });
        held.add(key);
      }
      await store.commit(changes);
      await model.commit(changes);
      if (round % 20 === 19) {
        await store.close();
        store = await openDexieStore(database);
      }
      for (const query of [
        { by: "key", from: "p030", fromOpen: true, limit: 20 },
        { by: "receiptDate", reverse: true, offset: next(30), limit: 25 },
        { by: "receiptDate", to: "2026-11-05", reverse: true, offset: 2, limit: 9 },
        { by: "due", to: "2026-12-03", toOpen: true },
        { by: "own", from: 3, fromOpen: true, to: 7 },
        { by: "conflict", from: 1, to: 1, limit: 4 },
      ] satisfies RangeQuery[]) {
        expect(await store.range("petitions", query)).toEqual(await model.range("petitions", query));
        const { limit: _, offset: _skipped, ...all } = query as RangeQuery;
        expect(await store.count("petitions", all)).toBe(await model.count("petitions", all));
      }
      expect(await store.count("petitions")).toBe(held.size);
      const some = Array.from({ length: 10 }, () => `p${next(120).toString().padStart(3, "0")}`);
      expect(await store.getMany("petitions", some)).toEqual(await model.getMany("petitions", some));
      expect(await store.get("petitions", some[0] ?? "")).toEqual(await model.get("petitions", some[0] ?? ""));
    }
    await store.close();
  });

  it("refuses to hold a row twice, and changes nothing then", async () => {
    const store = await openDexieStore("twice");
    const put = { key: "a", index: { receiptDate: "2026-11-01" }, value: new Uint8Array([1]) };
    await store.commit([{ table: "petitions", put, fresh: true }]);
    const wrong: Change[] = [
      { table: "meta", put: { key: "position", index: {}, value: new Uint8Array([2]) } },
      { table: "petitions", put, fresh: true },
    ];
    await expect(store.commit(wrong)).rejects.toThrow();
    expect(await store.get("meta", "position")).toBeUndefined();
    expect(await store.count("petitions")).toBe(1);
    await store.close();
  });

  it("opens a database of the first version, whose rows the ledger makes anew", async () => {
    await new Promise<void>((resolve, reject) => {
      const request = indexedDB.open("old", 10);
      request.onupgradeneeded = () => {
        for (const name of ["meta", "segments", "chains", "petitions", "lookups", "records", "parked"]) {
          request.result.createObjectStore(name, { keyPath: "key" });
        }
        request.transaction?.objectStore("petitions").createIndex("number", "number");
        request.transaction?.objectStore("petitions").put({ key: "a", number: "1", value: new Uint8Array([1]) });
        request.transaction?.objectStore("meta").put({ key: "position", value: new Uint8Array([1]) });
      };
      request.onerror = () => reject(request.error);
      request.onsuccess = () => {
        request.result.close();
        resolve();
      };
    });
    const store = await openDexieStore("old");
    expect((await store.get("meta", "position"))?.value).toEqual(new Uint8Array([1]));
    expect(await store.count("petitions")).toBe(0);
    await store.reset();
    await store.commit([{ table: "petitions", put: { key: "a", index: { own: 1 }, value: new Uint8Array([3]) } }]);
    expect(await store.count("petitions", { by: "own", from: 1 })).toBe(1);
    await store.close();
  });
});

/** Numbers below a bound, the same in every run. */
function pick(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

function madeRow(key: string, next: (below: number) => number): Row {
  const index = {
    receiptDate: `2026-11-${(1 + next(9)).toString().padStart(2, "0")}`,
    ...(next(2) ? { due: `2026-12-0${1 + next(9)}` } : {}),
    ...(next(5) ? {} : { conflict: 1 }),
    ...(next(2) ? { own: 1 + next(9) } : {}),
  };
  return { key, index, value: next(3) ? Uint8Array.from({ length: next(40) }, () => next(256)) : shared };
}

/** A value that many rows have in common. */
const shared = Uint8Array.from({ length: 300 }, (_, i) => i % 251);
