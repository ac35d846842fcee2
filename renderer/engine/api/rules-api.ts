import type { HolidayTables } from "../../../shared/regulation/holidays.ts";
import type { LocalProfile, Profile } from "../../../shared/regulation/profile.ts";
import type { ProfileChange } from "../../../shared/regulation/profile-changes.ts";
import type { Answer } from "./answer.ts";

/** 规则和放假表: what this office goes by. */
export interface RulesInfo {
  /** Through time: ask `profileAt`. */
  readonly profile: Profile;
  /** In force today. */
  readonly present: Profile;
  /** What local profiles changed of the national rules, as of today. */
  readonly changes: readonly ProfileChange[];
  /** This office's own local profile in force today, or null. */
  readonly local: LocalProfile | null;
  /** The one that the office above handed down, or null. */
  readonly above: LocalProfile | null;
  /** Newest first. */
  readonly adoptions: readonly {
    readonly id: string;
    readonly at: string;
    readonly actor: string;
    /** By this office; else by the one above. */
    readonly own: boolean;
    readonly profile: { readonly name: string; readonly source: string; readonly effectiveFrom: string } | null;
    readonly years: readonly string[];
  }[];
  readonly tables: HolidayTables;
  /** This year and the next, where their holiday notice is not known. */
  readonly missingYears: readonly number[];
  readonly mayAdopt: boolean;
}

/** 规则和放假表: reading and adopting what this office goes by. */
export interface RulesApi {
  /** Null while locked. */
  rules(): Promise<RulesInfo | null>;
  /** Leader, administrator: adopts a local profile out of its file; a district does so for the offices beneath it too. */
  adoptProfile(request: { readonly text: string }): Answer<{ readonly effectiveFrom: string }>;
  /** The same of a holiday file. */
  adoptCalendar(request: { readonly text: string }): Answer<{ readonly years: readonly string[] }>;
  /** Writes the local profile in force as a JSON file. */
  exportProfile(request: { readonly folder: string }): Answer<{ readonly path: string }>;
}
