import type { Calendar } from "../regulation/calendar.ts";
import { type Duty, dutiesFrom } from "../regulation/duties.ts";
import type { Profile } from "../regulation/profile.ts";
import { custodyOf } from "./steps.ts";
import type { PetitionView } from "./view.ts";

const unknown = /^(|无|不详|不明|不清|未知|匿名|某某?|无名氏?)$/;

/** Whether nobody can be notified: no principal petitioner with a name and an address (Art. 23 para. 2). */
export function isUnclear(view: PetitionView): boolean {
  const [principal] = view.fields.petitioners?.value ?? [];
  if (principal === undefined) return true;
  return unknown.test(principal.name.trim()) || unknown.test(principal.address.trim());
}

/** All clocks of a petition: T02 at a petition office (six digits), T03 or T04/T05 elsewhere, and the sender's own deadline. */
export function dutiesOf(view: PetitionView, profile: Profile, calendar: Calendar, today: string): readonly Duty[] {
  const source = view.fields.source?.value;
  return dutiesFrom(
    {
      office: custodyOf(view.scope).length === 6 ? "petition-office" : "other",
      receiptDate: view.fields.receiptDate?.value ?? null,
      sourceKind: source?.kind ?? "direct",
      sourceDeadline: source?.deadline ?? null,
      unclear: isUnclear(view),
      notices: view.notices,
      objections: view.objections,
      voided: view.voided !== null,
    },
    profile,
    calendar,
    today,
  );
}
