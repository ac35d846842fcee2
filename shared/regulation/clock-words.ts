import type { Clock, ClockRule, Whose } from "./clock.ts";

const clockStateLabels: Readonly<Record<Clock["state"], string>> = {
  running: "进行中",
  paused: "听证，暂停计算",
  done: "按期办理",
  "late-done": "逾期办理",
  ended: "已终止",
  exempt: "依法免除",
  lapsed: "已届满",
  unsigned: "未签收",
  unserved: "无送达证明",
  unplaced: "未定途径",
  "in-force": "有效",
  "no-day": "未定期限",
};

/** What a clock's state is called on screen and paper; overdue where it is owed and its strict day is over. */
export function clockStateWords(clock: Clock): string {
  if (clock.state === "running" && clock.whose !== "petitioner" && clock.daysLeft < 0) return "逾期未办";
  return clockStateLabels[clock.state];
}

export const whoseLabels: Readonly<Record<Whose, string>> = {
  office: "本单位",
  unit: "内部承办",
  superior: "上一级机关",
  receiver: "收件单位",
  petitioner: "信访人",
};

/** Whose rule it is: 法定, 行政诉讼法 by its name, 配套规定 (of the national office or a local one), 地方 or 内部. Never 法定 for what no law sets. */
export function clockNature(clock: Pick<Clock, "rule" | "statutory" | "article">): string {
  if (clock.rule === "route-five") return clock.statutory ? "行政诉讼法" : "地方规定";
  if (clock.statutory) return "法定";
  if (clock.rule === "sender") return "来文要求";
  if (isRegulation(clock.rule)) return "地方规定";
  if (clock.rule === "redo") return "复查复核要求";
  if (clock.rule === "supervision") return "督办要求";
  return superiorRules.has(clock.rule) ? "配套规定" : "内部";
}

/** Parameters that follow a superior's paper rather than the office's own target. */
const superiorRules: ReadonlySet<ClockRule> = new Set<ClockRule>([
  "simplifiedDecision",
  "simplifiedOpinion",
  "simplifiedPassingOn",
  "evaluation",
]);

function isRegulation(rule: ClockRule): boolean {
  return /^T\d\d$/.test(rule);
}
