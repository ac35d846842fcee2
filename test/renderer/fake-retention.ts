import { isRefused } from "../../renderer/engine/api/answer.ts";
import type { RecordApi } from "../../renderer/engine/api/record-api.ts";
import type { ExpiredFile, RetentionApi } from "../../renderer/engine/api/retention-api.ts";
import type { PetitionRow } from "../../shared/petition/view.ts";

/** Expired files of the pictures: the last petitions of the desk, as if archived long ago; listing them really changes the lists. */
export function fakeRetention(
  rows: readonly PetitionRow[],
  today: string,
  records: RecordApi,
  destroyed: (petition: string, told: object) => void,
): RetentionApi {
  const old = rows.slice(-4).map((row, at) => {
    const year = 2012 + at;
    return {
      row,
      fileNumber: `QX-ZY·XF·01·${year}·10-001-${at + 1}`,
      year,
      retention: "10-years",
      until: `${year + 10}-12-31`,
    } as const;
  });
  const find = async (record: string) => {
    const row = (await records.officeRecords({ kind: "destruction-list" })).find(({ id }) => id === record);
    if (row?.kind !== "destruction-list") throw new Error("no such list");
    return row;
  };
  const keep = async (record: string, change: object, removed = false) => {
    const { data, version } = await find(record);
    return records.keepRecord({ record, kind: "destruction-list", data: { ...data, ...change }, removed, base: version });
  };
  return {
    async expiredFiles() {
      const lists = await records.officeRecords({ kind: "destruction-list" });
      const on = new Map<string, string>();
      const gone = new Set<string>();
      for (const one of lists) {
        if (one.kind !== "destruction-list" || one.removed) continue;
        for (const { petition } of one.data.files)
          if (one.data.destroyed) gone.add(petition);
          else on.set(petition, one.id);
      }
      const files = old
        .filter(({ row }) => !gone.has(row.id))
        .map((file): ExpiredFile => ({ ...file, list: on.get(file.row.id) ?? null }));
      return { files, total: files.length };
    },
    async listForDestruction({ petitions, date, appraisers, reason }) {
      const files = old
        .filter(({ row }) => petitions.includes(row.id))
        .map(({ row, ...file }) => ({ petition: row.id, number: row.number, ...file }));
      const data = { date, appraisers, reason, files, approved: null, destroyed: null };
      return records.keepRecord({ record: null, kind: "destruction-list", data, base: null });
    },
    approveDestruction: ({ record, by, date }) => keep(record, { approved: { by, date } }),
    withdrawDestruction: ({ record }) => keep(record, {}, true),
    async destroyFiles({ record, witnesses }) {
      const { data } = await find(record);
      const kept = await keep(record, { destroyed: { date: today, witnesses: [...witnesses] } });
      for (const { petition, fileNumber, year, retention, until } of data.files) {
        const file = { fileNumber, year, retention, until, date: `${year}-12-20` };
        const told = { file, reason: data.reason, approvedBy: data.approved?.by, approvedOn: data.approved?.date, witnesses };
        destroyed(petition, told);
      }
      return isRefused(kept) ? kept : { destroyed: data.files.length, cleared: true };
    },
  };
}
