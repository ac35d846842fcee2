import type { ListRequest } from "../../engine/api/petition-api.ts";

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

/** Width of each column in rem; the title takes what is left. */
const widths: Readonly<Record<ColumnName, number>> = {
  number: 13,
  title: 10.5,
  petitioner: 6.5,
  groupSize: 4,
  channel: 5.5,
  category: 5.5,
  contentClass: 10,
  place: 8,
  organisation: 8.5,
  receiptDate: 6.5,
  registrationDate: 6.5,
  stage: 6,
  due: 6.5,
  sync: 5,
};

/** The grid of a row: the same tracks and the same least width for all, so that columns stand under their heads. */
export function tracksOf(columns: readonly ColumnName[]): { readonly gridTemplateColumns: string; readonly minWidth: string } {
  const tracks = columns.map((name) => (name === "title" ? `minmax(${widths[name]}rem, 1fr)` : `${widths[name]}rem`));
  return {
    gridTemplateColumns: tracks.join(" "),
    minWidth: `${columns.reduce((sum, name) => sum + widths[name], 0)}rem`,
  };
}

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
