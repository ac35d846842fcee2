/** One record of a CSV file and the line it begins on, counted from 1. */
export interface CsvRecord {
  readonly line: number;
  readonly cells: readonly string[];
}

/**
 * Reads comma- or tab-separated text (RFC 4180: quotes, doubled quotes, line breaks within quotes; a byte order mark
 * and blank lines are passed over). Null when a quote is never closed.
 */
export function readCsv(text: string): readonly CsvRecord[] | null {
  const source = text.replace(/^\uFEFF/, "");
  const separator = /^[^\n,]*\t/.test(source) ? "\t" : ",";
  const records: CsvRecord[] = [];
  let cells: string[] = [];
  let cell = "";
  let quoted = false;
  let line = 1;
  let began = 1;
  const endRecord = () => {
    cells.push(cell.trim());
    if (cells.some((one) => one !== "")) records.push({ line: began, cells });
    cells = [];
    cell = "";
    began = line + 1;
  };
  for (let i = 0; i < source.length; i += 1) {
    const character = source[i] ?? "";
    if (quoted) {
      if (character === '"' && source[i + 1] === '"') {
        cell += '"';
        i += 1;
      } else if (character === '"') quoted = false;
      else cell += character;
      if (character === "\n") line += 1;
    } else if (character === '"' && cell.trim() === "") {
      quoted = true;
      cell = "";
    } else if (character === separator) {
      cells.push(cell.trim());
      cell = "";
    } else if (character === "\n") {
      endRecord();
      line += 1;
    } else if (character !== "\r") cell += character;
  }
  if (quoted) return null;
  endRecord();
  return records;
}
