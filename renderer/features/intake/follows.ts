import type { OrganisationLevel } from "../../../shared/registry/certificate.ts";
import { makeCalendar } from "../../../shared/regulation/calendar.ts";
import type { Duty } from "../../../shared/regulation/clock.ts";
import { nothingHappened } from "../../../shared/regulation/clock-facts.ts";
import { dutiesFrom } from "../../../shared/regulation/duties.ts";
import { holidayTables } from "../../../shared/regulation/holidays.ts";
import { nationalProfile } from "../../../shared/regulation/national-profile.ts";
import type { IntakeForm } from "./form.ts";
import { sourceHasPaper } from "./to-intake.ts";

const calendar = makeCalendar(holidayTables);

/** Name or address not clear (Art. 23 para. 2), once the form has come far enough to say so. */
function isUnclear(form: IntakeForm): boolean {
  if (form.anonymous) return true;
  const [principal] = form.petitioners;
  return form.statement.trim() !== "" && (principal?.name.trim() === "" || principal?.address.trim() === "");
}

/** The clocks that begin with this registration, as the engine will count them; empty while the receipt date is no day. */
export function followings(form: IntakeForm, level: OrganisationLevel, today: string): readonly Duty[] {
  return dutiesFrom(
    {
      ...nothingHappened,
      category: form.category,
      office: level === "district" ? "petition-office" : "other",
      receiptDate: form.receiptDate,
      sourceKind: form.sourceKind,
      sourceDeadline: sourceHasPaper(form.sourceKind) && form.sourceDeadline !== "" ? form.sourceDeadline : null,
      unclear: isUnclear(form),
    },
    nationalProfile,
    calendar,
    today,
  );
}
