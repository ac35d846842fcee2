import { parameterWords } from "./parameters.ts";

const names: Readonly<Record<string, string>> = {
  id: "规则编号",
  name: "名称",
  source: "依据文件",
  effectiveFrom: "施行日期",
  rules: "规则",
  routeFive: "第31条第5项的期限",
  extensions: "延期次数",
  reception: "来源的接收方式",
  oralNoticeSuffices: "口头告知的效力",
  finality: "终结情形",
  parameters: "参数",
  step: "办理事项",
  article: "依据",
  basis: "依据",
  ground: "情形",
  unit: "计算单位",
  length: "天数",
  value: "天数",
  hours: "小时数",
  anchor: "起算点",
  who: "承担人",
  document: "文书",
  pause: "不计入的时间",
  exemptWhenUnclear: "姓名住址不清时免告知",
  thresholds: "人数阈值",
  destination: "去向",
  people: "人数",
  action: "现场处置",
  ...Object.fromEntries(Object.entries(parameterWords).map(([key, { name }]) => [key, name])),
};

/** A path of a profile file in the words of the screen: `规则 T03 的天数`. */
export function fieldName(path: readonly PropertyKey[]): string {
  const words = path.map((key) => (typeof key === "number" ? `第 ${key + 1} 项` : (names[String(key)] ?? String(key))));
  return words.length === 0 ? "整个文件" : words.join("·");
}
