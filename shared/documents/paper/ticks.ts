/** Boxes of a form, the one that is recorded filled in: `■ 电话　□ 上门`; all empty where nothing is. Both signs are in every Chinese font (GB 2312). */
export function ticked<Value extends string>(labels: Readonly<Record<Value, string>>, chosen: Value | undefined): string {
  const values = Object.keys(labels) as Value[];
  // The blank behind a box does not break: a box stays on the line of its words.
  return values.map((value) => `${value === chosen ? "■" : "□"}\u00a0${labels[value]}`).join("　");
}
