import { z } from "zod";
import { dateOf, dayNumber, isDate } from "./date.ts";

/** One year as the State Council's notice prints it: days off (single or `from..to`) and working weekend days. */
export interface HolidayYear {
  readonly off: readonly string[];
  readonly work: readonly string[];
}
export type HolidayTables = Readonly<Record<string, HolidayYear>>;

/** 国办发明电〔2024〕12号 (2025); notice of 2025-11-04 (2026). */
export const holidayTables: HolidayTables = {
  2025: {
    off: [
      "2025-01-01",
      "2025-01-28..2025-02-04",
      "2025-04-04..2025-04-06",
      "2025-05-01..2025-05-05",
      "2025-05-31..2025-06-02",
      "2025-10-01..2025-10-08",
    ],
    work: ["2025-01-26", "2025-02-08", "2025-04-27", "2025-09-28", "2025-10-11"],
  },
  2026: {
    off: [
      "2026-01-01..2026-01-03",
      "2026-02-15..2026-02-23",
      "2026-04-04..2026-04-06",
      "2026-05-01..2026-05-05",
      "2026-06-19..2026-06-21",
      "2026-09-25..2026-09-27",
      "2026-10-01..2026-10-07",
    ],
    work: ["2026-01-04", "2026-02-14", "2026-02-28", "2026-05-09", "2026-09-20", "2026-10-10"],
  },
};

/** Whether this is the table that the program came with; one that was adopted anew with the same days is not told apart. */
export function isBuiltIn(year: string, table: HolidayYear): boolean {
  // By content: what comes out of the engine is a copy.
  return JSON.stringify(holidayTables[year]) === JSON.stringify({ off: table.off, work: table.work });
}

/** Holidays on fixed dates (《全国年节及纪念日放假办法》第2条); the lunar ones need the yearly notice. */
export const fixedHolidays = ["01-01", "05-01", "05-02", "10-01", "10-02", "10-03"] as const;

/** Days of one entry, `2026-10-01` or `2026-10-01..2026-10-07`. Null when it is neither, reversed, or over 31 days. */
export function daysOf(entry: string): readonly string[] | null {
  const [from = "", to = from, ...rest] = entry.split("..");
  if (rest.length > 0 || !isDate(from) || !isDate(to)) return null;
  const [first, last] = [dayNumber(from), dayNumber(to)];
  if (last < first || last - first > 30) return null;
  return Array.from({ length: last - first + 1 }, (_, i) => dateOf(first + i));
}

const yearSchema = z.strictObject({ off: z.array(z.string()).max(366), work: z.array(z.string()).max(366) });

const fileSchema = z.record(z.string(), z.union([yearSchema, z.string()]));

/** Tables that were read from a file already: the same checks, without its source. */
export const holidayTablesSchema = z
  .record(z.string().regex(/^(19|20|21)\d{2}$/), yearSchema)
  .refine((tables) => Object.entries(tables).every(([year, table]) => faultIn(year, table) === null));

/** Why a holiday file cannot be used: one sentence per fault. */
export interface HolidayRefusal {
  readonly refused: "invalid-holidays";
  readonly message: string;
}

/**
 * Reads a holiday file: JSON of {year: {off, work}}, with an optional text `source`. Refuses dates that do not exist or
 * lie outside their year, and days that are both off and working.
 */
export function parseHolidays(text: string): { readonly tables: HolidayTables } | HolidayRefusal {
  let raw: unknown;
  try {
    raw = JSON.parse(text);
  } catch {
    return refusal("放假表不是有效的 JSON 文件");
  }
  const parsed = fileSchema.safeParse(raw);
  if (!parsed.success) return refusal("放假表的格式不对：每一年应有 off（放假）和 work（调休上班）两个日期列表");
  const tables: Record<string, HolidayYear> = {};
  for (const [year, table] of Object.entries(parsed.data)) {
    if (typeof table === "string") {
      if (year !== "source") return refusal(`放假表中“${year}”不是年份`);
      continue;
    }
    if (!/^(19|20|21)\d{2}$/.test(year)) return refusal(`放假表中“${year}”不是年份`);
    const fault = faultIn(year, table);
    if (fault !== null) return refusal(fault);
    tables[year] = table;
  }
  if (Object.keys(tables).length === 0) return refusal("放假表中没有任何年份");
  return { tables };
}

function faultIn(year: string, table: HolidayYear): string | null {
  const off = new Set<string>();
  for (const entry of table.off) {
    const days = daysOf(entry);
    if (days === null) return `${year} 年放假日期“${entry}”不存在或写法不对`;
    for (const day of days) off.add(day);
  }
  for (const day of [...off, ...table.work]) {
    if (!isDate(day)) return `${year} 年调休上班日期“${day}”不存在`;
    if (!day.startsWith(`${year}-`)) return `${year} 年的放假表里有别年的日期“${day}”`;
  }
  const both = table.work.find((day) => off.has(day));
  return both === undefined ? null : `“${both}”既写作放假又写作上班`;
}

function refusal(message: string): HolidayRefusal {
  return { refused: "invalid-holidays", message };
}
