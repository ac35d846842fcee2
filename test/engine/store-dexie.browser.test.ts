import { describe, expect, it } from "vitest";
import { openDexieStore } from "../../renderer/engine/store-dexie.ts";
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
});
