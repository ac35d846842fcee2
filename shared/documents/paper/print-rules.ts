import type { Block } from "./model.ts";

/** Parts that never begin a page: signatures alone on a sheet could be put under any text. */
export const followers: ReadonlySet<Block["block"]> = new Set(["attachments", "signature", "signing", "note", "copies"]);

type Cells = Extract<Block, { block: "row" }>["cells"];

/** What people sign: two lines of handwriting and a date. */
const signed = /签字|签收|签名|意见|批示|审批|批准/;

/**
 * Least height of a row in mm, so that what is written by hand has room; 0 for a row that is filled in print. An opinion or
 * a signature over the whole width needs 26 mm, other words 20 mm, a cell beside another 11 mm.
 */
export function handHeight(cells: Cells): number {
  const values = cells.filter(({ label }) => !label);
  if (values.every(({ text }) => text.trim() !== "")) return 0;
  if (cells.length > 2) return 11;
  return signed.test(cells[0]?.text ?? "") ? 26 : 20;
}
