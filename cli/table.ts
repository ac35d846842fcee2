/** Width on a terminal: Chinese characters and full-width signs take two columns. */
function width(text: string): number {
  let columns = 0;
  for (const character of text)
    columns += /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]/.test(character)
      ? 2
      : 1;
  return columns;
}

/** A table of text with aligned columns; numbers stand right. */
export function formatTable(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const cells = [head, ...rows.map((row) => row.map(String))];
  const widths = head.map((_, column) => Math.max(...cells.map((row) => width(row[column] ?? ""))));
  const line = (row: readonly string[], source?: readonly (string | number)[]): string =>
    row
      .map((cell, column) => {
        const gap = " ".repeat(Math.max(0, (widths[column] ?? 0) - width(cell)));
        return typeof source?.[column] === "number" ? gap + cell : cell + gap;
      })
      .join("  ")
      .trimEnd();
  return [
    line(head),
    widths.map((columns) => "-".repeat(columns)).join("  "),
    ...rows.map((row) => line(row.map(String), row)),
  ].join("\n");
}
