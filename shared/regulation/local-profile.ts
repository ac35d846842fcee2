import type { z } from "zod";
import { isDate } from "./date.ts";
import { fieldName } from "./field-names.ts";
import { type LocalProfile, localProfileSchema, type Profile, profileSchema, type Rule, ruleIds, type Unit } from "./profile.ts";

export interface ProfileRefusal {
  readonly refused: "invalid-profile";
  /** One sentence that names the field. */
  readonly message: string;
}

/** Reads a local profile from JSON. Refuses what is no profile, and rules that the base does not allow to be changed so. */
export function parseLocalProfile(text: string): LocalProfile | ProfileRefusal {
  let raw: unknown;
  try {
    raw = JSON.parse(text);
  } catch {
    return refusal("规则文件不是有效的 JSON 文件");
  }
  return readLocalProfile(raw);
}

/** The same of a value that was parsed already. */
export function readLocalProfile(raw: unknown): LocalProfile | ProfileRefusal {
  const parsed = localProfileSchema.safeParse(raw);
  if (!parsed.success) return refusal(sentenceOf(parsed.error));
  if (!isDate(parsed.data.effectiveFrom)) return refusal(`规则文件的施行日期 ${parsed.data.effectiveFrom} 不存在`);
  return parsed.data;
}

/** A local profile as the file that an office hands on. */
export function printLocalProfile(local: LocalProfile): string {
  return `${JSON.stringify(local, null, 2)}\n`;
}

function sentenceOf({ issues: [issue] }: z.ZodError): string {
  if (issue === undefined) return "规则文件的内容不对，请核对";
  if (issue.code === "unrecognized_keys") {
    return `规则文件“${fieldName(issue.path)}”里有不认识的项“${issue.keys[0] ?? ""}”，请核对`;
  }
  // Neither null nor another kind of value: what is wanted is not there.
  const [last] = issue.path.slice(-1);
  if (last === "article" || last === "basis") return `规则文件“${fieldName(issue.path)}”应当写明，每一处改动都要有依据`;
  return `规则文件的“${fieldName(issue.path)}”一项不对，请核对`;
}

/** The base with what a local profile changes. Whatever it does not mention stays as in the base. */
export function withLocalProfile(base: Profile, local: LocalProfile): Profile | ProfileRefusal {
  const rules = { ...base.rules };
  for (const id of ruleIds) {
    const change = local.rules?.[id];
    if (change === undefined) continue;
    const merged = changed(base.rules[id], change);
    if (!lengthFits(merged)) return refusal(`规则 ${id}：按日计算的规则要写天数，不按日计算的不能写天数`);
    rules[id] = merged;
  }
  const routeFive = local.routeFive === undefined ? base.routeFive : changed(base.routeFive, local.routeFive);
  if (!lengthFits(routeFive)) return refusal("第31条第5项的期限：按日、按月计算的要写长度，不按日计算的不能写");
  const { earlier, ...kept } = base;
  const merged = profileSchema.safeParse({
    ...kept,
    id: local.id,
    name: local.name,
    source: local.source,
    effectiveFrom: local.effectiveFrom,
    rules,
    routeFive,
    extensions: local.extensions ?? base.extensions,
    reception: { ...base.reception, ...local.reception },
    oralNoticeSuffices: local.oralNoticeSuffices ?? base.oralNoticeSuffices,
    finality: local.finality ?? base.finality,
    parameters: { ...base.parameters, ...local.parameters },
  });
  if (!merged.success) return refusal("规则文件与国家规则合并后不成立，请核对");
  return earlier === undefined ? merged.data : { ...merged.data, earlier };
}

/** 地方规定 from now on: a changed rule is no longer 法定. */
function changed(rule: Rule, change: object): Rule {
  return { ...rule, ...withoutUndefined(change), local: true };
}

const counted: readonly Unit[] = ["calendar", "workday", "month"];

function lengthFits({ unit, length }: Rule): boolean {
  return counted.includes(unit) === (length !== null);
}

function withoutUndefined<T extends object>(value: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };
}

function refusal(message: string): ProfileRefusal {
  return { refused: "invalid-profile", message };
}
