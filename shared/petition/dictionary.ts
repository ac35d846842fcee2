/** One entry of a dictionary: a code that stays, a name that may change. */
export interface DictionaryEntry {
  readonly code: string;
  readonly name: string;
  readonly parent: string | null;
  readonly active: boolean;
}

function entries(parent: string | null, prefix: string, names: readonly string[]): readonly DictionaryEntry[] {
  return names.map((name, i) => ({ code: `${prefix}${String(i + 1).padStart(2, "0")}`, name, parent, active: true }));
}

/**
 * 内容分类: the 20 first-level classes in use since about 2020. The official six-digit codes are not public, so ours
 * begin with `L-`; an office imports its own table over them.
 */
const firstLevel = entries(null, "L-", [
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
]);

/** Second-level classes that a township needs every day, each under its first-level class. */
const quick: Readonly<Record<string, readonly string[]>> = {
  "L-01": ["土地承包", "村务财务公开", "惠农补贴", "农田水利", "其他"],
  "L-03": ["征地补偿", "宅基地", "其他"],
  "L-04": ["房屋拆迁补偿", "道路饮水", "村镇建设", "其他"],
  "L-05": ["环境污染", "其他"],
  "L-06": ["拖欠工资", "社会保险", "其他"],
  "L-09": ["物业", "其他"],
  "L-16": ["低保救助", "优抚安置", "其他"],
  "L-18": ["邻里纠纷", "其他"],
};

/** The built-in content classes: first level, and the township's quick classes below. */
export const contentClasses: readonly DictionaryEntry[] = [
  ...firstLevel,
  ...Object.entries(quick).flatMap(([parent, names]) => entries(parent, `${parent}-`, names)),
];

/** Codes that may be chosen. */
export function activeCodes(list: readonly DictionaryEntry[]): ReadonlySet<string> {
  return new Set(list.filter((entry) => entry.active).map((entry) => entry.code));
}

/** `农村农业 / 土地承包`: an entry's name with the names above it; the code itself when it is not in the list. */
export function pathName(list: readonly DictionaryEntry[], code: string): string {
  const byCode = new Map(list.map((entry) => [entry.code, entry]));
  const names: string[] = [];
  for (let at = byCode.get(code); at !== undefined && names.length < 6; at = byCode.get(at.parent ?? "")) names.unshift(at.name);
  return names.length === 0 ? code : names.join(" / ");
}

/** The township and village of a 12-digit code, `青溪镇上坞村`; the code itself when it is not in the list. */
export function placeName(list: readonly DictionaryEntry[], code: string): string {
  if (code === "") return "";
  const byCode = new Map(list.map((entry) => [entry.code, entry.name]));
  const own = byCode.get(code);
  if (own === undefined) return code;
  const township = `${code.slice(0, 9)}000`;
  const above = code !== township && !code.endsWith("000") ? (byCode.get(township) ?? "") : "";
  return `${above}${own}`;
}
