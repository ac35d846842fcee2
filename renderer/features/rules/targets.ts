import type { Parameters } from "../../../shared/regulation/parameters.ts";
import type { LocalProfile } from "../../../shared/regulation/profile.ts";

/** An office's own targets: 及时录入, 快转, 快督, 快回访. */
export const targetNames = ["recording", "passingOn", "askingAfter", "returnVisit"] as const;
export type TargetName = (typeof targetNames)[number];

/** What stands in the form: working days as typed. */
export type TargetFields = Readonly<Record<TargetName, string>>;

export function targetFields(parameters: Parameters): TargetFields {
  const typed = (name: TargetName) => String(parameters[name]?.value ?? "");
  return {
    recording: typed("recording"),
    passingOn: typed("passingOn"),
    askingAfter: typed("askingAfter"),
    returnVisit: typed("returnVisit"),
  };
}

/** Whether every field is empty or a number of days from 1 to 365. */
export function targetsFit(fields: TargetFields): boolean {
  return targetNames.every((name) => {
    const text = fields[name].trim();
    return text === "" || (/^\d{1,3}$/.test(text) && Number(text) >= 1 && Number(text) <= 365);
  });
}

/** The local profile with these targets instead of its own: everything else of it stays. Null where no target is set. */
export function withTargets(
  local: LocalProfile | null,
  fields: TargetFields,
  how: { readonly basis: string; readonly from: string; readonly name: string },
): LocalProfile | null {
  const set = targetNames.filter((name) => fields[name].trim() !== "");
  if (set.length === 0) return null;
  const parameters: Parameters = { ...local?.parameters };
  for (const name of targetNames) delete parameters[name];
  for (const name of set) parameters[name] = { value: Number(fields[name]), unit: "workday", basis: how.basis };
  const base = local ?? { id: "own-targets", name: how.name, source: how.basis };
  return { ...base, effectiveFrom: how.from, parameters };
}
