import type { Calendar } from "../regulation/calendar.ts";
import { type Clock, type Duty, hasLastDay } from "../regulation/clock.ts";
import { clocksFrom } from "../regulation/duties.ts";
import type { Profile } from "../regulation/profile.ts";
import { clockFactsOf } from "./clock-facts.ts";
import { courseOf } from "./course/course.ts";
import type { PetitionView } from "./view.ts";

/**
 * All clocks of a petition, running and stopped, under the rules of their time. `exportedOn`: the day on which it left
 * the sender's desk, where that is known.
 */
export function clocksOf(
  view: PetitionView,
  profile: Profile,
  calendar: Calendar,
  today: string,
  exportedOn: string | null = null,
): readonly Clock[] {
  return clocksFrom(clockFactsOf(view, courseOf(view), exportedOn), profile, calendar, today);
}

/** The clocks that have a last day. */
export function dutiesOf(view: PetitionView, profile: Profile, calendar: Calendar, today: string): readonly Duty[] {
  return clocksOf(view, profile, calendar, today).filter(hasLastDay);
}
