import { isDate } from "./date.ts";
import { type VisitDestination, visitDestinationWords } from "./parameters.ts";
import { type Profile, profileAt } from "./profile.ts";

/** A group visit as far as it is known. */
export interface GroupVisit {
  /** Day of the visit; while it is none, the rules of the profile's last day count. */
  readonly date: string;
  /** Null: not known, then the thresholds of every destination count, each named. */
  readonly destination: VisitDestination | null;
  readonly people: number;
}

/**
 * What the local rule in force on the day asks of officials when so many people go there together (集体访现场处置提示): one
 * sentence with every threshold that is reached, the highest first. Null where none is reached or no local rule sets one:
 * the regulation itself has no such threshold.
 */
export function groupVisitDuty(profile: Profile, { date, destination, people }: GroupVisit): string | null {
  const { groupVisits } = (isDate(date) ? profileAt(profile, date) : profile).parameters;
  if (groupVisits === undefined) return null;
  const reached = groupVisits.thresholds
    .filter((one) => people >= one.people && (destination === null || one.destination === destination))
    .sort((a, b) => b.people - a.people)
    .map((one) => `${visitDestinationWords[one.destination]} ${one.people} 人以上，${one.action.replace(/[。；，\s]+$/u, "")}`);
  return reached.length === 0 ? null : `地方规定（${groupVisits.basis}）：${reached.join("；")}。`;
}
