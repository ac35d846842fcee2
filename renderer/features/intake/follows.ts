import type { OrganisationLevel } from "../../../shared/registry/certificate.ts";
import type { Duty } from "../../../shared/regulation/clock.ts";
import { nothingHappened } from "../../../shared/regulation/clock-facts.ts";
import { dutiesFrom } from "../../../shared/regulation/duties.ts";
import type { RulesHere } from "../../ui/rules.ts";
import type { IntakeForm } from "./form.ts";
import { sourceHasPaper } from "./to-intake.ts";

/** Name or address not clear (Art. 23 para. 2), once the form has come far enough to say so. */
function isUnclear(form: IntakeForm): boolean {
  if (form.anonymous) return true;
  const [principal] = form.petitioners;
  return form.statement.trim() !== "" && (principal?.name.trim() === "" || principal?.address.trim() === "");
}

/** The clocks that begin with this registration, as the engine will count them; empty while the receipt date is no day. */
export function followings(
  form: IntakeForm,
  level: OrganisationLevel,
  today: string,
  { profile, calendar }: RulesHere,
): readonly Duty[] {
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
    profile,
    calendar,
    today,
  );
}
