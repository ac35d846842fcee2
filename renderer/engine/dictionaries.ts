import type { DictionaryEntry } from "./api.ts";

export type DictionaryName = "content-class" | "place";

/** 现行一级内容分类 by name. The official six-digit codes are not public; `L-` marks codes of our own. */
const contentClasses = [
  "农村农业",
  "市场监管",
  "自然资源",
  "城乡建设",
  "生态环境",
  "劳动和社会保障",
  "交通运输",
  "卫生健康",
  "房产物业",
  "经济管理",
  "文体旅游",
  "党务政务",
  "组织人事",
  "科技与信息产业",
  "军队事务",
  "民政与应急",
  "教育",
  "政法",
  "纪检监察",
  "其他",
] as const;

/** What stands until an office imports its own dictionary. */
export const defaultDictionaries: Readonly<Record<DictionaryName, readonly DictionaryEntry[]>> = {
  "content-class": contentClasses.map((name, i) => ({
    code: `L-${String(i + 1).padStart(2, "0")}`,
    name,
    parent: null,
    active: true,
  })),
  place: [],
};

/** Why a dictionary is not taken: the line (from 1), and a sentence. */
interface DictionaryFault {
  readonly line: number;
  readonly message: string;
}

const headings = new Set(["code", "编码", "代码"]);
const inactive = new Set(["0", "否", "停用", "false"]);

/**
 * Reads a dictionary from text: one entry per line, `code,name,parent,active` separated by comma or tab; parent and active
 * may be left out; a first line with headings is skipped. Place codes have 12 digits (统计用区划代码).
 */
export function parseDictionary(name: DictionaryName, text: string): DictionaryEntry[] | DictionaryFault {
  const entries = new Map<string, DictionaryEntry>();
  const lines = text.replace(/^\uFEFF/, "").split(/\r?\n/);
  for (const [i, line] of lines.entries()) {
    if (line.trim() === "") continue;
    const [code = "", label = "", parent = "", active = ""] = line.split(/[,，\t]/).map((cell) =>
      cell
        .trim()
        .replace(/^"(.*)"$/, "$1")
        .normalize("NFC"),
    );
    if (entries.size === 0 && headings.has(code.toLowerCase())) continue;
    const fault = faultOf(name, code, label);
    if (fault) return { line: i + 1, message: `第 ${i + 1} 行：${fault}` };
    if (entries.has(code)) return { line: i + 1, message: `第 ${i + 1} 行：代码 ${code} 重复` };
    entries.set(code, { code, name: label, parent: parent === "" ? null : parent, active: !inactive.has(active.toLowerCase()) });
  }
  for (const entry of entries.values()) {
    if (entry.parent !== null && !entries.has(entry.parent)) {
      return { line: 0, message: `代码 ${entry.code} 的上级 ${entry.parent} 不在表中` };
    }
  }
  return entries.size === 0 ? { line: 0, message: "文件中没有任何条目" } : [...entries.values()];
}

function faultOf(name: DictionaryName, code: string, label: string): string | null {
  if (label === "" || label.length > 100) return "名称缺失或过长";
  if (name === "place" && !/^\d{12}$/.test(code)) return `区划代码应为 12 位数字，得到“${code.slice(0, 20)}”`;
  if (name === "content-class" && !/^[A-Za-z0-9-]{1,20}$/.test(code)) return `分类代码只能是 20 位以内的字母、数字和横线`;
  return null;
}
