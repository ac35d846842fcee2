import { lastStep } from "../../../../../shared/petition/course/course.ts";
import { noticeKindLabels } from "../../../../../shared/petition/course/value-labels.ts";
import { noticeLabels } from "../../../../../shared/petition/labels.ts";
import { approver, choice, decision, earlier, text } from "../fields.ts";
import type { FormFacts, StepDescription } from "../form-fields.ts";
import { words } from "../words.ts";

/** On the spot while the petitioner may still be here; in writing afterwards. */
function usualHow({ view, today }: FormFacts): string {
  return view.fields.receiptDate?.value === today && view.fields.channel?.value === "visit" ? "on-the-spot" : "written";
}

/** What there is to tell, by where the procedure stands. */
function usualKind({ course }: FormFacts): string {
  const classified = lastStep(course, "petition.classified")?.body;
  if (lastStep(course, "petition.referred") ?? lastStep(course, "petition.assigned")) return "sent-on";
  if (classified?.competence === "not-ours") return "where-to-turn";
  return (classified?.route ?? 6) < 6 ? "guided" : "received";
}

/** 告知, 异议, 核实异议 (Art. 23), 作废. */
export const notifyForms = {
  "petition.notice-given": {
    note: words.note.notice,
    fields: [
      choice("how", noticeLabels, { start: usualHow }),
      choice("kind", noticeKindLabels, { label: words.label.noticeKind, start: usualKind }),
      text("text", { optional: true, empty: "omit" }),
    ],
  },
  "petition.objected": { note: words.note.objection, fields: [text("reason")] },
  "petition.objection-answered": {
    fields: [
      earlier("objection", "petition.objected"),
      decision("agreed", words.label.agreed, words.label.notAgreed),
      text("reason"),
    ],
  },
  "petition.voided": { undated: true, danger: true, note: words.note.voided, fields: [text("reason"), approver()] },
} as const satisfies Record<string, StepDescription>;
