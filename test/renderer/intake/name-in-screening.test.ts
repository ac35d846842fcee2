import { describe, expect, it } from "vitest";
import type { EngineApi } from "../../../renderer/engine/api/engine-api.ts";
import { nameInScreening } from "../../../renderer/features/intake/name-in-screening.ts";

const known = "e".repeat(32);
const data = {
  ...{ how: "regular", date: "2026-11-20", place: "石桥村", matter: "用水先后", unit: "", measure: "", settled: null },
};

async function keptFor(petition: string | null, wanted = "a"): Promise<readonly unknown[]> {
  const kept: unknown[] = [];
  const row = { id: "a", kind: "screening", version: "v1", data: { ...data, petition } };
  const engine = {
    officeRecords: async () => [row],
    keepRecord: async (request: unknown) => kept.push(request),
  } as unknown as EngineApi;
  await nameInScreening(engine, wanted, known);
  return kept;
}

describe("a found dispute that was known already", () => {
  it("is named in its record, upon the version that stands", async () => {
    expect(await keptFor(null)).toEqual([{ record: "a", kind: "screening", data: { ...data, petition: known }, base: "v1" }]);
  });
  it("changes no record that names a petition, and none that is gone", async () => {
    expect(await keptFor("f".repeat(32))).toEqual([]);
    expect(await keptFor(null, "b")).toEqual([]);
  });
});
