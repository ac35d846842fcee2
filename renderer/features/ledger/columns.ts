import type { ListRequest } from "../../engine/api.ts";

/** Columns of the ledger in their order on screen. */
export const columnNames = [
  "number",
  "title",
  "petitioner",
  "groupSize",
  "channel",
  "category",
  "contentClass",
  "place",
  "organisation",
  "receiptDate",
  "registrationDate",
  "stage",
  "due",
  "sync",
] as const;
export type ColumnName = (typeof columnNames)[number];

/** Width of each column as a grid track. */
export const columnWidths: Readonly<Record<ColumnName, string>> = {
  number: "13.75rem",
  title: "minmax(14rem, 1fr)",
  petitioner: "7rem",
  groupSize: "4rem",
  channel: "5.5rem",
  category: "5.5rem",
  contentClass: "8rem",
  place: "8rem",
  organisation: "9rem",
  receiptDate: "6.5rem",
  registrationDate: "6.5rem",
  stage: "6.5rem",
  due: "7rem",
  sync: "5rem",
};

/** Columns whose order the engine can give. */
export const sortable: ReadonlySet<ColumnName> = new Set<ListRequest["sort"]["by"]>([
  "number",
  "receiptDate",
  "registrationDate",
  "due",
]);

/** What is shown before anyone chose: the district also sees whose petition it is. */
export function usualColumns(level: "district" | "township"): readonly ColumnName[] {
  const shown: ColumnName[] = ["number", "title", "petitioner", "channel", "receiptDate", "stage", "due", "sync"];
  return level === "district" ? columnNames.filter((name) => shown.includes(name) || name === "organisation") : shown;
}

/**
 * The columns that a stored choice stands for. Unknown names of another version are passed over; the number stays, so
 * that a row can always be named.
 */
export function readColumns(stored: string | null, level: "district" | "township"): readonly ColumnName[] {
  const chosen = new Set((stored ?? "").split(","));
  const known = columnNames.filter((name) => chosen.has(name));
  if (known.length === 0) return usualColumns(level);
  return columnNames.filter((name) => name === "number" || chosen.has(name));
}
