import type { OfficeRecordRow } from "../../engine/api/record-api.ts";
import type { FormKind } from "./kinds.ts";

/** The day by which a record stands in its list. */
export function dayOf(row: OfficeRecordRow): string {
  switch (row.kind) {
    case "duty-roster":
      return row.data.from;
    case "responsibility":
      return row.data.due;
    default:
      return row.data.date;
  }
}

/** The latest first; what is still to be done of 责任清单 by its day, before what is done. */
function inOrder(kind: FormKind, rows: readonly OfficeRecordRow[]): readonly OfficeRecordRow[] {
  const latest = [...rows].sort((a, b) => (dayOf(a) < dayOf(b) ? 1 : -1));
  if (kind !== "responsibility") return latest;
  const isDone = (row: OfficeRecordRow) => row.kind === "responsibility" && row.data.done !== null;
  return [...latest.filter((row) => !isDone(row)).reverse(), ...latest.filter(isDone)];
}

/** The first `most` rows in their order, those of the calendar of receptions under their months (`2026-11`), all others under none. */
export function grouped(
  kind: FormKind,
  rows: readonly OfficeRecordRow[],
  most: number,
): readonly (readonly [month: string, rows: readonly OfficeRecordRow[]])[] {
  const groups = new Map<string, OfficeRecordRow[]>();
  for (const row of inOrder(kind, rows).slice(0, most)) {
    const month = kind === "reception" ? dayOf(row).slice(0, 7) : "";
    const group = groups.get(month);
    if (group) group.push(row);
    else groups.set(month, [row]);
  }
  return [...groups];
}
