import { dayNumber, isDate } from "../../../../../shared/regulation/date.ts";
import { day, decision, earlier, office, ownNumber, text } from "../fields.ts";
import type { StepDescription, Value } from "../form-fields.ts";
import { words } from "../words.ts";

function isDay(value: Value | undefined): value is string {
  return typeof value === "string" && isDate(value);
}

/** 转送, 交办 (Art. 22), 反馈 and its answer. */
export const sendForms = {
  "petition.referred": { fields: [office("to"), ownNumber("documentNumber", "referral", { optional: true })] },
  "petition.assigned": {
    note: words.note.assigned,
    fields: [office("to"), ownNumber("documentNumber", "assignment"), day("deadline"), text("requirement", { optional: true })],
    tells: ({ date, deadline }) =>
      isDay(date) && isDay(deadline) && deadline > date ? [words.tells.deadline(dayNumber(deadline) - dayNumber(date))] : [],
  },
  "petition.reported-back": { fields: [ownNumber("documentNumber", "completion-report", { optional: true }), text("text")] },
  "petition.report-answered": {
    fields: [
      earlier("report", "petition.reported-back"),
      decision("accepted", words.label.approved, words.label.sentBack),
      text("reason", { optional: true }),
    ],
  },
} as const satisfies Record<string, StepDescription>;
