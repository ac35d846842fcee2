import type { OrganisationLevel } from "./certificate.ts";

const everyDesk: readonly OrganisationLevel[] = ["township", "district"];
const districtOnly: readonly OrganisationLevel[] = ["district"];

/**
 * Which level of office may write which event: the one table that import and ledger ask (《条例》第22–36条 for the
 * powers behind it). A new event type gets its row here before anything writes it.
 */
export const eventRights: Readonly<Record<string, readonly OrganisationLevel[]>> = {
  "epoch.opened": everyDesk,
  "office.profile-adopted": everyDesk,
  "office.calendar-adopted": everyDesk,
  "accusation.sealed": everyDesk,
  /** 排查, 会议, 接访, 值班, 责任清单, 交接 of an office's own work. */
  "record.kept": everyDesk,
  "record.sealed": everyDesk,
  "record.destroyed": everyDesk,
  "petition.registered": everyDesk,
  "petition.amended": everyDesk,
  "petition.statement-confirmed": everyDesk,
  "petition.supplemented": everyDesk,
  "petition.attached": everyDesk,
  "petition.noted": everyDesk,
  "petition.notice-given": everyDesk,
  "petition.objected": everyDesk,
  "petition.upper-number-recorded": everyDesk,
  "petition.same-matter-linked": everyDesk,
  "petition.conflict-settled": everyDesk,
  "petition.voided": everyDesk,
  "petition.sealed": everyDesk,
  "petition.destroyed": everyDesk,
  "petition.signed-in": everyDesk,
  "petition.examined": everyDesk,
  "petition.duplicate-checked": everyDesk,
  "petition.linked": everyDesk,
  "petition.unlinked": everyDesk,
  "petition.split": everyDesk,
  "petition.classified": everyDesk,
  "petition.accepted": everyDesk,
  "petition.not-accepted": districtOnly,
  "petition.no-longer-accepted": everyDesk,
  "petition.guided": everyDesk,
  "petition.suggestion-answered": everyDesk,
  "petition.referred": districtOnly,
  "petition.assigned": districtOnly,
  /** A township writes down the paper of a sender that has no desk; petition/course says when. */
  "petition.objection-answered": everyDesk,
  "petition.reported-back": everyDesk,
  "petition.report-answered": everyDesk,
  "petition.dispatched": everyDesk,
  "petition.dispatch-answered": everyDesk,
  "petition.units-set": everyDesk,
  "petition.urged": everyDesk,
  "petition.approval-recorded": everyDesk,
  "petition.extended": everyDesk,
  "petition.contacted": everyDesk,
  "petition.investigated": everyDesk,
  "petition.mediated": everyDesk,
  "petition.helped": everyDesk,
  "petition.hearing-held": everyDesk,
  "petition.opinion-issued": everyDesk,
  "petition.served": everyDesk,
  "petition.review-requested": everyDesk,
  "petition.review-decided": everyDesk,
  "petition.reexamination-requested": everyDesk,
  "petition.reexamination-decided": everyDesk,
  "petition.concluded": everyDesk,
  "petition.resolved": everyDesk,
  "petition.return-visited": everyDesk,
  "petition.evaluated": everyDesk,
  "petition.withdrawn": everyDesk,
  "petition.reopened": everyDesk,
  "petition.finalised": everyDesk,
  "petition.archived": everyDesk,
  "petition.appraised": everyDesk,
  "petition.supervised": districtOnly,
  "petition.supervision-answered": everyDesk,
  "petition.proposed": districtOnly,
  "petition.proposal-answered": everyDesk,
  "petition.recusal-decided": everyDesk,
  "petition.lead-official-set": everyDesk,
  "petition.lead-official-acted": everyDesk,
  "petition.plan-set": everyDesk,
  "petition.backlog-set": everyDesk,
  "petition.backlog-cleared": everyDesk,
  "petition.urgent-reported": everyDesk,
  "petition.tagged": everyDesk,
  "petition.document-issued": everyDesk,
  "petition.document-voided": everyDesk,
};

/**
 * First words of event types that belong to the district alone, also those that this version does not know yet:
 * 转送, 交办, 督办, dictionaries, calendar, rule profile, announcements.
 */
export const districtWords: readonly string[] = [
  "referral",
  "assignment",
  "supervision",
  "dictionary",
  "calendar",
  "profile",
  "announcement",
];

/**
 * The levels that may write an event type, or null where this version does not know the type: such events are parked,
 * and the question is asked again when an upgrade comes to merge them.
 */
export function levelsFor(eventType: string): readonly OrganisationLevel[] | null {
  const firstWord = eventType.slice(0, eventType.indexOf("."));
  if (districtWords.includes(firstWord)) return districtOnly;
  return Object.hasOwn(eventRights, eventType) ? (eventRights[eventType] ?? null) : null;
}
