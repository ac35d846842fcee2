import { isDate } from "./date.ts";
import { type LocalProfile, localProfileSchema, type Profile, profileSchema, type Rule, ruleIds } from "./profile.ts";

export interface ProfileRefusal {
  readonly refused: "invalid-profile";
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
  const parsed = localProfileSchema.safeParse(raw);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return refusal(`规则文件的“${issue?.path.join(".") ?? ""}”一项不对，请核对`);
  }
  if (!isDate(parsed.data.effectiveFrom)) return refusal(`规则文件的施行日期 ${parsed.data.effectiveFrom} 不存在`);
  return parsed.data;
}

/** The base with what a local profile changes. Whatever it does not mention stays as in the base. */
export function withLocalProfile(base: Profile, local: LocalProfile): Profile | ProfileRefusal {
  const rules = { ...base.rules };
  for (const id of ruleIds) {
    const change = local.rules?.[id];
    if (change === undefined) continue;
    const merged: Rule = { ...base.rules[id], ...withoutUndefined(change) };
    const counted = merged.unit === "calendar" || merged.unit === "workday";
    if (counted !== (merged.length !== null)) {
      return refusal(`规则 ${id}：按日计算的规则要写天数，不按日计算的不能写天数`);
    }
    rules[id] = merged;
  }
  const merged = profileSchema.safeParse({
    id: local.id,
    name: local.name,
    source: local.source,
    effectiveFrom: local.effectiveFrom,
    rules,
    reception: { ...base.reception, ...local.reception },
    oralNoticeSuffices: local.oralNoticeSuffices ?? base.oralNoticeSuffices,
  });
  return merged.success ? merged.data : refusal("规则文件与国家规则合并后不成立，请核对");
}

/** Ids of the rules in which a profile differs from another. */
export function changedRules(base: Profile, profile: Profile): readonly (typeof ruleIds)[number][] {
  return ruleIds.filter((id) => {
    const [left, right] = [base.rules[id], profile.rules[id]];
    return (Object.keys(left) as (keyof Rule)[]).some((key) => String(left[key]) !== String(right[key]));
  });
}

function withoutUndefined<T extends object>(value: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };
}

function refusal(message: string): ProfileRefusal {
  return { refused: "invalid-profile", message };
}
