import { nationalProfile } from "../../../shared/regulation/national-profile.ts";
import { type LocalProfile, profileAt } from "../../../shared/regulation/profile.ts";
import { changesBetween } from "../../../shared/regulation/profile-changes.ts";
import { inForce } from "../../../shared/regulation/profile-history.ts";
import type { RulesInfo } from "../api/rules-api.ts";
import type { Adoption, Rules } from "./adoptions.ts";

/** The rules that an office goes by, what it adopted, and which holiday notices are known. */
export function rulesInfo(rules: Rules, organisation: string, today: string, mayAdopt: boolean): RulesInfo {
  const profile = rules.profileOf(organisation);
  const present = profileAt(profile, today);
  return {
    profile,
    present,
    changes: changesBetween(nationalProfile, present),
    local: localInForce(rules, organisation, today),
    above: inForce(profilesOf(rules, organisation, false), today),
    adoptions: adoptedFor(rules, organisation)
      .map((one) => adoptionInfo(one, organisation))
      .reverse(),
    tables: rules.tables,
    missingYears: missingYears(rules, today),
    mayAdopt,
  };
}

/** This year and the next, where their holiday notice is not known. */
export function missingYears({ calendar }: Rules, today: string): readonly number[] {
  const year = Number(today.slice(0, 4));
  return [year, year + 1].filter((one) => !calendar.covers(one));
}

/** The local profile that an office itself adopted, in force on a day, or null. */
export function localInForce(rules: Rules, organisation: string, today: string): LocalProfile | null {
  return inForce(profilesOf(rules, organisation, true), today);
}

function profilesOf(rules: Rules, organisation: string, own: boolean): readonly LocalProfile[] {
  return adoptedFor(rules, organisation).flatMap(({ writer, profile }) =>
    profile && (writer === organisation) === own ? [profile] : [],
  );
}

function adoptedFor(rules: Rules, organisation: string): readonly Adoption[] {
  return rules.adoptions.filter((one) => one.organisation === organisation);
}

function adoptionInfo(
  { id, writer, at, actor, profile, tables }: Adoption,
  organisation: string,
): RulesInfo["adoptions"][number] {
  return {
    id,
    at,
    actor,
    own: writer === organisation,
    profile: profile ? { name: profile.name, source: profile.source, effectiveFrom: profile.effectiveFrom } : null,
    years: tables ? Object.keys(tables).sort() : [],
  };
}
