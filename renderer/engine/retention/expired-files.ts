import { courseOf } from "../../../shared/petition/course/course.ts";
import { mostListedFiles, type RecordData } from "../../../shared/petition/office-record/record-kinds.ts";
import { isStanding, type OfficeRecord } from "../../../shared/petition/office-record/record-view.ts";
import { fileOf } from "../../../shared/petition/retention/retention.ts";
import type { ExpiredFile, RetentionApi } from "../api/retention-api.ts";
import type { Desk, Session } from "../desk.ts";
import { syncMarks } from "../ledger/books.ts";
import { rowOfKept } from "../petitions/catalog.ts";
import { openPetitions } from "../store/petition-rows.ts";

/** Archived petitions whose retention ran out before today: found in memory, the first of them opened for their file. */
export async function expiredFiles(desk: Desk, session: Session): ReturnType<RetentionApi["expiredFiles"]> {
  const { catalog, sealer } = session;
  await catalog.settled;
  const expired = [...catalog.values()].flatMap(({ index: { id }, facts: { retainedUntil: until } }) =>
    until !== undefined && until < desk.today ? [{ id, until }] : [],
  );
  expired.sort((a, b) => compare(a.until, b.until) || compare(a.id, b.id));
  const ids = expired.slice(0, mostListedFiles).map(({ id }) => id);
  const listed = await openLists(session);
  const marks = syncMarks(session.core.books);
  const rows = await (await desk.store()).getMany("petitions", ids);
  const held = await openPetitions(
    sealer,
    rows.filter((row) => row !== undefined),
  );
  const files = held
    .flatMap((kept): readonly ExpiredFile[] => {
      const file = fileOf(courseOf(kept.view));
      if (file === null || file.until === null) return [];
      const { fileNumber, year, retention, until } = file;
      return [{ row: rowOfKept(kept, marks), fileNumber, year, retention, until, list: listed.get(kept.index.id) ?? null }];
    })
    .sort((a, b) => compare(a.until, b.until) || compare(a.fileNumber, b.fileNumber));
  return { files, total: expired.length };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** By petition, the 销毁清册 of this office on which it stands, neither taken back nor carried out. */
export async function openLists({ records, ledger }: Session): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  for (const record of await records.all("destruction-list")) {
    const list = listOf(record);
    if (list === null || list.destroyed !== null || !record.scope.startsWith(`${ledger.office.organisation}/`)) continue;
    for (const { petition } of list.files) found.set(petition, record.id);
  }
  return found;
}

/** What a 销毁清册 says now; null where the record is none, or was taken back. */
export function listOf(record: OfficeRecord | null): RecordData<"destruction-list"> | null {
  if (!isStanding(record)) return null;
  const { kind, data, removed } = record.state.value;
  return kind === "destruction-list" && !removed ? data : null;
}
