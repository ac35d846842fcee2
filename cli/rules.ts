import { readFileSync } from "node:fs";
import { isDate } from "../shared/regulation/date.ts";
import { parseLocalProfile, withLocalProfile } from "../shared/regulation/local-profile.ts";
import { nationalProfile } from "../shared/regulation/national-profile.ts";
import type { Profile } from "../shared/regulation/profile.ts";
import { profileThroughTime } from "../shared/regulation/profile-history.ts";
import { UsageError } from "./arguments.ts";

/** The national rules, under a local profile from a file where one is named: each day keeps the rules of its time. */
export function rulesFrom(file: string | undefined): Profile {
  return file === undefined ? nationalProfile : rulesIn(file);
}

/** The national rules under the local profile of a file. */
export function rulesIn(file: string): Profile {
  const local = parseLocalProfile(readNamed(file));
  if ("refused" in local) throw new UsageError(`${file}: ${local.message}`);
  const merged = withLocalProfile(nationalProfile, local);
  if ("refused" in merged) throw new UsageError(`${file}: ${merged.message}`);
  return profileThroughTime(nationalProfile, [[local]]);
}

/** The text of a file that a call names. */
export function readNamed(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    throw new UsageError(`cannot read ${file}`);
  }
}

/** A date given with an option. */
export function dateOption(name: string, text: string): string {
  if (!isDate(text)) throw new UsageError(`--${name} takes a date such as 2026-11-20, not '${text}'`);
  return text;
}
