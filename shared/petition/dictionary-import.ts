import { type CsvRecord, readCsv } from "./csv.ts";
import type { DictionaryEntry } from "./dictionary.ts";
import { checkRegionCode } from "./validation/region-code.ts";

/** Nothing of a faulty file is taken; `lines` says what is wrong where. */
export interface DictionaryRefusal {
  readonly refused: "invalid-dictionary";
  /** One sentence, with the first fault. */
  readonly message: string;
  readonly lines: readonly { readonly line: number; readonly message: string }[];
}

const limit = 100_000;
const yes: ReadonlySet<string> = new Set(["", "1", "是", "启用", "有效", "true", "y", "yes"]);
const no: ReadonlySet<string> = new Set(["0", "否", "停用", "无效", "false", "n", "no"]);

/**
 * Reads a dictionary from CSV with the columns 代码, 名称, 上级代码, 启用 (the last two may be left out; a heading line
 * is recognised). `place` takes region codes of 6, 9 or 12 digits and finds what lies above them.
 */
export function importDictionary(
  name: "content-class" | "place",
  text: string,
): { readonly entries: readonly DictionaryEntry[] } | DictionaryRefusal {
  const records = readCsv(text);
  if (records === null) return refusal([{ line: 1, message: "有引号没有成对，文件可能不完整" }]);
  const rows = records.filter((record, i) => i > 0 || !isHeading(record));
  if (rows.length === 0) return refusal([{ line: 1, message: "文件里没有任何条目" }]);
  if (rows.length > limit) return refusal([{ line: limit + 1, message: `条目超过 ${limit} 个` }]);
  const faults: { line: number; message: string }[] = [];
  const entries = new Map<string, { entry: DictionaryEntry; line: number }>();
  for (const row of rows) {
    const entry = name === "place" ? placeEntry(row) : classEntry(row);
    if (typeof entry === "string") faults.push({ line: row.line, message: entry });
    else if (entries.has(entry.code)) {
      faults.push({ line: row.line, message: `代码“${entry.code}”与第 ${entries.get(entry.code)?.line} 行重复` });
    } else entries.set(entry.code, { entry, line: row.line });
  }
  faults.push(...parentFaults(entries, name));
  if (faults.length > 0) return refusal(faults.sort((a, b) => a.line - b.line));
  return { entries: [...entries.values()].map(({ entry }) => entry) };
}

function isHeading({ cells }: CsvRecord): boolean {
  return /代码|编码|^code$/i.test(cells[0] ?? "");
}

function activeOf(cell: string): boolean | null {
  const word = cell.toLowerCase();
  return yes.has(word) ? true : no.has(word) ? false : null;
}

function classEntry({ cells }: CsvRecord): DictionaryEntry | string {
  const [code = "", name = "", parent = "", activeCell = ""] = cells;
  if (cells.length < 2) return "每行至少要有代码和名称两列";
  if (!/^[A-Za-z0-9-]{1,20}$/.test(code)) return `代码“${code}”应为 1 至 20 位字母、数字或短横线`;
  return finish(code, name, parent, activeCell);
}

function placeEntry({ cells }: CsvRecord): DictionaryEntry | string {
  const [given = "", name = "", parentCell = "", activeCell = ""] = cells;
  if (cells.length < 2) return "每行至少要有区划代码和名称两列";
  const finding = checkRegionCode(given);
  if (finding.kind === "impossible") return `“${given}”：${finding.message}`;
  const { code, level } = finding.derived;
  const above = level === "village" ? `${code.slice(0, 9)}000` : level === "township" ? `${code.slice(0, 6)}000000` : "";
  if (parentCell === "") return finish(code, name, above, activeCell);
  const parent = checkRegionCode(parentCell);
  if (parent.kind === "impossible") return `上级代码“${parentCell}”：${parent.message}`;
  return finish(code, name, parent.derived.code, activeCell);
}

function finish(code: string, name: string, parent: string, activeCell: string): DictionaryEntry | string {
  const active = activeOf(activeCell);
  if (name === "" || name.length > 60) return `代码“${code}”的名称应为 1 至 60 字`;
  if (active === null) return `“启用”一列应写是或否，现在是“${activeCell}”`;
  if (parent === code) return `代码“${code}”的上级不能是它自己`;
  return { code, name, parent: parent === "" ? null : parent, active };
}

/** A class's parent must be in the file; a place's county or township may be left out. */
function parentFaults(
  entries: ReadonlyMap<string, { readonly entry: DictionaryEntry; readonly line: number }>,
  name: "content-class" | "place",
) {
  const faults: { line: number; message: string }[] = [];
  for (const { entry, line } of entries.values()) {
    if (entry.parent !== null && !entries.has(entry.parent)) {
      if (name === "content-class") faults.push({ line, message: `上级代码“${entry.parent}”不在文件里` });
      continue;
    }
    const passed = new Set([entry.code]);
    for (let at = entry.parent; at !== null; at = entries.get(at)?.entry.parent ?? null) {
      if (passed.has(at)) {
        faults.push({ line, message: `代码“${entry.code}”的上级绕成了圈` });
        break;
      }
      passed.add(at);
    }
  }
  return faults;
}

function refusal(lines: readonly { readonly line: number; readonly message: string }[]): DictionaryRefusal {
  const [first] = lines;
  const more = lines.length > 1 ? `（共 ${lines.length} 处）` : "";
  return { refused: "invalid-dictionary", message: `第 ${first?.line} 行：${first?.message}${more}，没有导入任何条目`, lines };
}
