import type { Parameters } from "./parameters.ts";
import { parameterWords } from "./parameters.ts";
import type { Profile, Rule, Unit } from "./profile.ts";
import { ruleIds } from "./profile.ts";

/** One thing that a local profile changed: what, from what to what, on which basis. */
export interface ProfileChange {
  /** Id of the rule, or the parameter's key. */
  readonly key: string;
  readonly what: string;
  readonly before: string;
  readonly after: string;
  readonly basis: string;
}

const unitWords: Readonly<Record<Unit, string>> = {
  calendar: "日",
  workday: "个工作日",
  month: "个月",
  assigned: "由交办单位指定",
  "at-once": "及时",
  yearly: "每年",
  none: "没有规定期限",
};

/** `15日`, `5个工作日`, `由交办单位指定`. */
export function lengthWords({ unit, length }: Pick<Rule, "unit" | "length">): string {
  return length === null ? unitWords[unit] : `${length}${unitWords[unit]}`;
}

/** A parameter's value in words; 未设定 where it is absent. */
export function parameterValueWords(name: keyof Parameters, parameters: Parameters): string {
  if (name === "urgentReport") return parameters.urgentReport ? `${parameters.urgentReport.hours}小时` : "未设定";
  if (name === "groupVisits") return parameters.groupVisits ? `${parameters.groupVisits.thresholds.length}项` : "未设定";
  const days = parameters[name];
  return days === undefined ? "未设定" : lengthWords({ unit: days.unit, length: days.value });
}

const receptionWords: Readonly<Record<string, string>> = { direct: "按直接提出办理", transferred: "按转送、交办办理" };

/** What differs between two profiles, each with the basis that the changed one names. */
export function changesBetween(base: Profile, profile: Profile): readonly ProfileChange[] {
  const changes: ProfileChange[] = [];
  for (const id of ruleIds) changes.push(...ruleChange(id, base.rules[id], profile.rules[id]));
  changes.push(...ruleChange("routeFive", base.routeFive, profile.routeFive));
  const plain = (key: string, what: string, before: string, after: string) => {
    if (before !== after) changes.push({ key, what, before, after, basis: profile.source });
  };
  plain("extensions", "延期次数", `${base.extensions}次`, `${profile.extensions}次`);
  const oral = (suffices: boolean) => (suffices ? "口头告知可以代替书面告知" : "应当书面告知");
  plain("oralNoticeSuffices", "口头告知的效力", oral(base.oralNoticeSuffices), oral(profile.oralNoticeSuffices));
  for (const [source, how] of Object.entries(profile.reception)) {
    const words = (one: string | undefined) => receptionWords[one ?? ""] ?? "未规定";
    plain(`reception.${source}`, "来源的接收方式", words(base.reception[source]), words(how));
  }
  const known = new Set(base.finality.map((one) => one.ground));
  for (const { ground, basis } of profile.finality) {
    if (!known.has(ground)) changes.push({ key: "finality", what: "终结情形", before: "没有", after: ground, basis });
  }
  for (const name of Object.keys(parameterWords) as (keyof Parameters)[]) {
    const now = profile.parameters[name];
    if (now === undefined || JSON.stringify(now) === JSON.stringify(base.parameters[name])) continue;
    changes.push({
      key: name,
      what: parameterWords[name].name,
      before: parameterValueWords(name, base.parameters),
      after: parameterValueWords(name, profile.parameters),
      basis: now.basis,
    });
  }
  return changes;
}

function ruleChange(key: string, before: Rule, after: Rule): readonly ProfileChange[] {
  const same = (Object.keys(after) as (keyof Rule)[]).every(
    (name) => name === "local" || name === "article" || String(before[name]) === String(after[name]),
  );
  if (same && before.article === after.article) return [];
  return [{ key, what: after.step, before: inWords(before), after: inWords(after), basis: after.article }];
}

function inWords(rule: Rule): string {
  const hearing = rule.pause.length > 0 ? "，听证时间不计" : "";
  return `${rule.anchor}起${lengthWords(rule)}${hearing}`;
}
