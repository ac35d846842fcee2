import { groupVisitDuty } from "../../../shared/regulation/group-visit.ts";
import { visitDestinations } from "../../../shared/regulation/parameters.ts";
import type { Profile } from "../../../shared/regulation/profile.ts";
import type { FormValues } from "./form-values.ts";

/** What the local rule in force on the day of the visit asks for, as the form of a notice stands; null where nothing. */
export function noticeDuty({ people, destination, date }: FormValues, profile: Profile): string | null {
  return groupVisitDuty(profile, {
    date: String(date),
    destination: visitDestinations.find((one) => one === destination) ?? null,
    people: /^\s*\d+\s*$/.test(String(people)) ? Number(people) : 0,
  });
}
