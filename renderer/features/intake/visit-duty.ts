import type { OrganisationLevel } from "../../../shared/registry/certificate.ts";
import { groupVisitDuty } from "../../../shared/regulation/group-visit.ts";
import type { Profile } from "../../../shared/regulation/profile.ts";
import type { IntakeForm } from "./form.ts";
import { sourceHasPaper, toIntake } from "./to-intake.ts";

/**
 * What the local rule in force on the day asks of this office when so many come to it together; null where nothing. What
 * another office passed on was a visit there, not here.
 */
export function visitDuty(form: IntakeForm, level: OrganisationLevel, profile: Profile): string | null {
  if (form.channel !== "visit" || sourceHasPaper(form.sourceKind)) return null;
  const { receiptDate, groupSize } = toIntake(form, form.receiptDate);
  const destination = level === "district" ? "county" : "township";
  return groupVisitDuty(profile, { date: receiptDate, destination, people: groupSize });
}
