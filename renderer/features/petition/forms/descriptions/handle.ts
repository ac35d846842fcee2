import { lastStep } from "../../../../../shared/petition/course/course.ts";
import {
  approvalActLabels,
  contactLabels,
  hearingLevelLabels,
  helpLabels,
  mediationLabels,
} from "../../../../../shared/petition/course/value-labels.ts";
import { by, choice, day, earlier, line, names, number, person, text, unit } from "../fields.ts";
import type { FormFacts, StepDescription } from "../form-fields.ts";
import { words } from "../words.ts";

/** A hearing belongs to the remedy that is open, else to the handling. */
function hearingLevel({ course }: FormFacts): string {
  if (course.stage === "re-examination") return "re-examination";
  return course.stage === "review" ? "review" : "handling";
}

/** Who was to answer: the handler of the last dispatch, else the person at the desk. */
function dispatchedTo({ course, me }: FormFacts): string {
  return lastStep(course, "petition.dispatched")?.body.handler || me;
}

/** 分办, 催办, 审批, 调查, 调解, 帮扶, 听证. */
export const handleForms = {
  "petition.dispatched": {
    note: words.note.dispatched,
    fields: [
      unit("unit"),
      person("handler", { optional: true }),
      day("due", { optional: true, empty: "null" }),
      text("requirement", { optional: true }),
    ],
  },
  "petition.dispatch-answered": {
    fields: [
      earlier("dispatch", "petition.dispatched"),
      by("by", { label: words.label.dispatchBy, start: dispatchedTo }),
      text("text"),
    ],
  },
  "petition.units-set": { fields: [unit("lead"), names("coHandling", { optional: true })] },
  "petition.urged": {
    fields: [
      unit("unit", { start: ({ units }) => units[0] ?? "" }),
      person("person", { optional: true }),
      day("replyBy", { optional: true, empty: "null" }),
      text("reason"),
    ],
  },
  "petition.approval-recorded": {
    fields: [
      line("paper", { suggest: "papers", label: words.label.paper, start: () => words.usualPaper }),
      choice("act", approvalActLabels),
      person("by", { label: words.label.approvalBy }),
      line("position", { optional: true }),
      text("opinion", { optional: true }),
    ],
  },
  "petition.contacted": { fields: [by(), choice("how", contactLabels), text("content")] },
  "petition.investigated": { fields: [names("by", { start: ({ me }) => me, wide: true }), text("findings")] },
  "petition.mediated": {
    fields: [by(), choice("result", mediationLabels), line("parties", { wide: true }), text("agreement", { optional: true })],
  },
  "petition.helped": {
    fields: [
      choice("kind", helpLabels),
      number("amount", { unit: words.yuan, decimal: true, optional: true, empty: "null" }),
      by(),
      text("content"),
    ],
  },
  "petition.hearing-held": {
    fields: [
      choice("level", hearingLevelLabels, { start: hearingLevel }),
      person("chair"),
      day("from", { start: ({ today }) => today }),
      day("to", { label: words.label.hearingTo, start: ({ today }) => today }),
      text("result", { optional: true }),
    ],
  },
} as const satisfies Record<string, StepDescription>;
