import type { Petitioner } from "../../shared/petition/intake.ts";
import type { Random } from "./random.ts";

const surnames: readonly [string, ...string[]] = [
  "王",
  "李",
  "张",
  "刘",
  "陈",
  "杨",
  "赵",
  "黄",
  "周",
  "吴",
  "徐",
  "孙",
  "胡",
  "朱",
  "高",
  "林",
  "何",
  "郭",
  "马",
  "罗",
  "梁",
  "宋",
  "郑",
  "谢",
  "韩",
  "唐",
  "冯",
  "于",
  "董",
  "萧",
  "程",
  "曹",
  "袁",
  "邓",
  "许",
  "傅",
  "沈",
  "曾",
  "彭",
  "吕",
  "欧阳",
  "上官",
];
const givenNames: readonly [string, ...string[]] = [
  "国根",
  "水土",
  "桂兰",
  "秀英",
  "建国",
  "志强",
  "玉梅",
  "海燕",
  "永福",
  "春生",
  "文斌",
  "小红",
  "德明",
  "金花",
  "长青",
  "丽华",
  "大勇",
  "家旺",
  "淑珍",
  "云飞",
  "庆丰",
  "爱民",
  "冬梅",
  "立新",
  "美玲",
  "树林",
  "翠萍",
  "光荣",
  "双喜",
  "敏",
  "军",
  "涛",
  "静",
  "杰",
  "芳",
];
const occupations: readonly [string, ...string[]] = ["农民", "工人", "个体经营者", "退(离)休人员", "教师", "自由职业者", "其他"];

/** A name that nobody in particular bears. */
export function personName(random: Random): string {
  return random.pick(surnames) + random.pick(givenNames);
}

/** An identity number of the unallocated region 99…, whose check digit is wrong on purpose: it can be nobody's. */
export function demoIdentityNumber(random: Random, birthDate: string, female: boolean): string {
  const order = random.between(0, 49) * 2 + (female ? 0 : 1);
  const body = `990127${birthDate.replaceAll("-", "")}${String(order).padStart(3, "0")}`;
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const sum = weights.reduce((total, weight, i) => total + weight * Number(body[i]), 0);
  // One place further than the digit that GB 11643 asks for.
  return body + "10X98765432".charAt((sum + 1) % 11);
}

/** A petitioner who lives in the village named. Telephone numbers begin with 199 0000, which no network gives out. */
export function madeUpPetitioner(random: Random, village: string): Petitioner {
  const female = random.chance(0.45);
  const birthDate = `${random.between(1942, 2003)}-${String(random.between(1, 12)).padStart(2, "0")}-${String(random.between(1, 28)).padStart(2, "0")}`;
  return {
    kind: "person",
    name: personName(random),
    address: `${village}${random.between(1, 18)}组${random.between(1, 120)}号`,
    ...(random.chance(0.7) ? { phone: `1990000${String(random.between(0, 9999)).padStart(4, "0")}` } : {}),
    ...(random.chance(0.8) ? { sex: female ? ("female" as const) : ("male" as const), birthDate } : {}),
    ...(random.chance(0.6) ? { occupation: random.pick(occupations) } : {}),
  };
}
