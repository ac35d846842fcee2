import { shanghaiDate, shanghaiMinute } from "../../regulation/date.ts";
import { type Profile, profileAt } from "../../regulation/profile.ts";
import type { BodyOf } from "../events.ts";
import { addresseesIn, type UrgentAddressee, urgentAddresseeLabels, urgentDuties } from "./urgent.ts";

type Told = BodyOf<"petition.urgent-reported">["informed"][number];

/** Reports of one urgent matter, as far as their times matter. */
export interface UrgentTimes {
  /** When the office learnt of the matter, RFC 3339; absent where nobody recorded it. */
  readonly knownAt?: string | undefined;
  readonly informed: readonly Pick<Told, "office" | "means" | "at">[];
}

/** Until when a local rule wants the reports made, and what became of it. Art. 25 itself says 及时 and no hours. */
export interface UrgentDeadline {
  readonly hours: number;
  readonly basis: string;
  /** The last moment, in milliseconds; null while nobody recorded when the matter became known. */
  readonly due: number | null;
  /** Told by telephone, by fax or face to face, but after `due`; in the article's order. */
  readonly late: readonly UrgentAddressee[];
  /** Told by none of these yet. */
  readonly missing: readonly UrgentAddressee[];
}

/**
 * The local rule's hours (`parameters.urgentReport`) at these reports, from the earliest moment at which the matter was
 * known. A report counts by telephone, fax or face to face: what only went through a system does not replace the call
 * (第25条). `day`: of the first report, by which the rule is chosen while no such moment is recorded. Null where no rule
 * of that day sets hours.
 */
export function urgentDeadline(
  profile: Profile,
  day: string,
  reports: readonly UrgentTimes[],
  petitionOffice: boolean,
): UrgentDeadline | null {
  const known = reports.flatMap(({ knownAt }) => (knownAt === undefined ? [] : [Date.parse(knownAt)]));
  const begin = known.length === 0 ? null : Math.min(...known);
  const ruled = begin === null ? day : (shanghaiDate(new Date(begin).toISOString()) ?? day);
  const rule = profileAt(profile, ruled).parameters.urgentReport;
  if (rule === undefined) return null;
  const due = begin === null ? null : begin + rule.hours * 3_600_000;
  const spoken = reports.flatMap(({ informed }) => informed).filter(({ means }) => means !== "system");
  const firstTold = (addressee: UrgentAddressee) =>
    Math.min(...spoken.filter(({ office }) => addresseesIn(office).includes(addressee)).map(({ at }) => Date.parse(at)));
  const times = urgentDuties(petitionOffice).map((addressee) => ({ addressee, at: firstTold(addressee) }));
  return {
    ...{ hours: rule.hours, basis: rule.basis, due },
    late: times.filter(({ at }) => due !== null && Number.isFinite(at) && at > due).map(({ addressee }) => addressee),
    missing: times.filter(({ at }) => !Number.isFinite(at)).map(({ addressee }) => addressee),
  };
}

/** The rule in words: `地方规定（…）：自得知之时起 2 小时内报告`. */
export function urgentRuleWords({ hours, basis }: Pick<UrgentDeadline, "hours" | "basis">): string {
  return `地方规定（${basis}）：自得知之时起 ${hours} 小时内报告`;
}

/** Rule, last moment and what became of it, in one sentence. `now`: in milliseconds; null while a form is filled in. */
export function urgentDeadlineWords(deadline: UrgentDeadline, now: number | null): string {
  const { due, late, missing } = deadline;
  const rule = urgentRuleWords(deadline);
  if (due === null) return `${rule}；没有记录得知时间，不能判断是否按时。`;
  const names = (of: readonly UrgentAddressee[]) => of.map((one) => urgentAddresseeLabels[one]).join("、");
  const found = [
    late.length === 0 ? "" : `${names(late)}在期限之后才告知`,
    missing.length === 0 || now === null ? "" : `${names(missing)}${now > due ? "到期没有告知" : "还没有告知"}`,
    late.length + missing.length === 0 ? "已按时报告" : "",
  ].filter((one) => one !== "");
  const last = `最迟 ${shanghaiMinute(new Date(due).toISOString())}`;
  return `${[`${rule}，${last}`, ...found].join("；")}。`;
}
