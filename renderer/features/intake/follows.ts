import type { OrganisationLevel } from "../../../shared/registry/certificate.ts";
import { makeCalendar } from "../../../shared/regulation/calendar.ts";
import { deadline } from "../../../shared/regulation/deadline.ts";
import { holidayTables } from "../../../shared/regulation/holidays.ts";
import { nationalProfile } from "../../../shared/regulation/national-profile.ts";
import type { RuleId } from "../../../shared/regulation/profile.ts";
import type { IntakeForm } from "./form.ts";
import { sourceHasPaper } from "./to-intake.ts";

/** What begins to run with a registration: the step, its article, and its days. */
export interface Following {
  readonly rule: RuleId;
  readonly step: string;
  readonly article: string;
  /** The day the law names. */
  readonly strict: string;
  /** The last working day on or before it: advice. */
  readonly latest: string;
  readonly warnings: readonly string[];
}

const calendar = makeCalendar(holidayTables);

/** Rules of the regulation that begin to run with this registration (Art. 22, 23), in the order the clerk meets them. */
export function rulesThatFollow(sourceKind: IntakeForm["sourceKind"], level: OrganisationLevel): readonly RuleId[] {
  if (nationalProfile.reception[sourceKind] === "transferred") return ["T04", "T05"];
  return level === "township" ? ["T03"] : ["T02"];
}

/** What follows after registering the form as it stands; empty while the receipt date is no day. */
export function followings(form: IntakeForm, level: OrganisationLevel): readonly Following[] {
  return rulesThatFollow(form.sourceKind, level).flatMap((id) => {
    const rule = nationalProfile.rules[id];
    const found = deadline({ rule: id, start: form.receiptDate }, nationalProfile, calendar);
    if ("refused" in found) return [];
    return [
      { rule: id, step: rule.step, article: rule.article, strict: found.strict, latest: found.latest, warnings: found.warnings },
    ];
  });
}

/** The sender's own deadline, when the matter came with one (T06). */
export function sentDeadline(form: IntakeForm): string | null {
  return sourceHasPaper(form.sourceKind) && form.sourceDeadline !== "" ? form.sourceDeadline : null;
}

/** Name or address unclear: exempt from written notice (Art. 23 para. 2). */
export function noticeIsExempt(form: IntakeForm): boolean {
  return (
    form.anonymous || form.petitioners.every((petitioner) => petitioner.name.trim() === "" || petitioner.address.trim() === "")
  );
}
