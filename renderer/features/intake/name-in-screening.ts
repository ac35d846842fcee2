import type { EngineApi } from "../../engine/api/engine-api.ts";

/**
 * The dispute that a record of 排查 found was known already: the record names the petition that it was added to. One that
 * was changed meanwhile, or names a petition, is left to whoever looks at it next.
 */
export async function nameInScreening(engine: EngineApi, screening: string, petition: string): Promise<void> {
  const rows = await engine.officeRecords({ kind: "screening" });
  const row = rows.find(({ id }) => id === screening);
  if (row?.kind !== "screening" || row.data.petition !== null) return;
  await engine.keepRecord({ record: screening, kind: "screening", data: { ...row.data, petition }, base: row.version });
}
