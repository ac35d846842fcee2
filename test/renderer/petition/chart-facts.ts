import { courseOf } from "../../../shared/petition/course/course.ts";
import { clocksOf } from "../../../shared/petition/duties.ts";
import { makeCalendar } from "../../../shared/regulation/calendar.ts";
import { holidayTables } from "../../../shared/regulation/holidays.ts";
import { nationalProfile } from "../../../shared/regulation/national-profile.ts";
import { courseRow, withCourse } from "../fake-course.ts";
import { rows, today } from "../fake-data.ts";
import { petitionView } from "../fake-petition.ts";

/** What the charts of one of the fake petitions are drawn from. */
export function factsOf(index: number) {
  const row = rows[index];
  if (row === undefined) throw new Error("no row");
  const known = courseRow(row, index);
  const view = withCourse(petitionView(known, false), known, index);
  const who = {
    today,
    ownOrganisation: "990127101",
    users: new Map([["u1", "林晓"]]),
    organisations: new Map([["990127101", "青溪镇信访站"]]),
  };
  return { view, course: courseOf(view), clocks: clocksOf(view, nationalProfile, makeCalendar(holidayTables), today), who };
}
