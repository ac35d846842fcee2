/** Room for a field: rows of text, and characters in one row. */
export interface Room {
  readonly rows: number;
  readonly perRow: number;
  /** The rows are those of all fields with a room together: this one gets what the others leave. */
  readonly rest?: true;
}

type Fields = Readonly<Record<string, string>>;

/** Fields that have a room, each shortened to it; the one that shares gets the rows that are left. */
export function shortenedFields(fields: Fields, rooms: Readonly<Record<string, Room>>): Fields {
  const own = Object.entries(rooms).filter(([, room]) => !room.rest);
  const cutOwn = own.map(([name, room]) => [name, shortened(fields[name] ?? "", room)] as const);
  const used = cutOwn.reduce((sum, [name, text]) => sum + rowsOfText(text, rooms[name]?.perRow ?? 1), 0);
  const shared = Object.entries(rooms)
    .filter(([, room]) => room.rest)
    .map(([name, room]) => [name, shortened(fields[name] ?? "", { ...room, rows: Math.max(1, room.rows - used) })]);
  return { ...fields, ...Object.fromEntries([...cutOwn, ...shared]) };
}

function rowsOfText(text: string, perRow: number): number {
  return text.split("\n").reduce((sum, line) => sum + rowsOf(line, perRow), 0);
}

const rowsOf = (line: string, perRow: number) => Math.max(1, Math.ceil(line.length / perRow));
/** Lines of a list that stay at its beginning. */
const kept = 2;

/**
 * A text cut to its room, and it says so. Of a list of lines the first ones and as many of the last as there is room for
 * stay, for the last acts matter most; of one long line its beginning stays.
 */
export function shortened(text: string, { rows, perRow }: Room): string {
  const lines = text.split("\n");
  if (rowsOfText(text, perRow) <= rows) return text;
  const short = lines.map((line) => cut(line, Math.max(1, Math.floor(rows / 2)) * perRow));
  if (lines.length <= kept + 1) return cut(lines.join(" "), rows * perRow);
  const first = short.slice(0, kept);
  let room = rows - 1 - first.reduce((sum, line) => sum + rowsOf(line, perRow), 0);
  let from = short.length;
  while (from > kept) {
    const needed = rowsOf(short[from - 1] ?? "", perRow);
    if (needed > room) break;
    room -= needed;
    from -= 1;
  }
  if (from === short.length) return cut(lines.join(" "), rows * perRow);
  return [...first, `……（略去 ${from - kept} 项）`, ...short.slice(from)].join("\n");
}

const cutMark = "……（有删节）";

function cut(text: string, characters: number): string {
  return text.length <= characters ? text : `${text.slice(0, Math.max(0, characters - cutMark.length - 1))}${cutMark}`;
}
