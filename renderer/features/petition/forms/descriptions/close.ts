import { lastStep } from "../../../../../shared/petition/course/course.ts";
import { performanceReply } from "../../../../../shared/petition/course/own-duty.ts";
import type { StepType } from "../../../../../shared/petition/course/step-types.ts";
import {
  conclusionWayLabels,
  contactLabels,
  finalityLabels,
  fulfilmentLabels,
  retentionLabels,
  satisfactionLabels,
} from "../../../../../shared/petition/course/value-labels.ts";
import type { BodyOf } from "../../../../../shared/petition/events.ts";
import { approver, by, choice, flag, line, names, number, person, text } from "../fields.ts";
import type { FormFacts, StepDescription } from "../form-fields.ts";
import { words } from "../words.ts";

type Way = BodyOf<"petition.concluded">["way"];

/** How it ended, from the last step that ends it; an agreement comes before an opinion only where there is no opinion. */
const endedBy: readonly (readonly [StepType, Way])[] = [
  ["petition.opinion-issued", "opinion"],
  ["petition.mediated", "agreement"],
  ["petition.guided", "guided"],
  ["petition.suggestion-answered", "answered"],
  ["petition.referred", "sent-on"],
  ["petition.assigned", "sent-on"],
];

function usualWay({ course }: FormFacts): Way {
  if (performanceReply(course) !== null) return "performed";
  return endedBy.find(([type]) => course.steps[type] !== undefined)?.[1] ?? "opinion";
}

const none = { "": words.label.notEvaluated };
const judged = (key: string) => (values: { readonly [key: string]: unknown }) => values[key] === "unsatisfied";

/** The year of a file is the one in which its matter ended. */
function yearOfEnd({ course, today }: FormFacts): string {
  const end = lastStep(course, "petition.concluded") ?? lastStep(course, "petition.withdrawn");
  return (end?.body.date ?? today).slice(0, 4);
}

/** 办结, 化解, 回访, 评价, 撤回, 重新办理, 终结, 归档. */
export const closeForms = {
  "petition.concluded": { note: words.note.concluded, fields: [choice("way", conclusionWayLabels, { start: usualWay }), by()] },
  "petition.resolved": {
    fields: [by(), text("how"), flag("petitionerConfirmed", { label: words.label.petitionerConfirmed })],
  },
  "petition.return-visited": {
    note: words.note.visited,
    fields: [
      person("by", { label: words.label.visitor, hint: words.hint.visitor }),
      choice("how", contactLabels),
      choice("fulfilment", fulfilmentLabels),
      text("content"),
    ],
  },
  "petition.evaluated": {
    note: words.note.evaluated,
    fields: [
      choice("officeValue", { ...none, ...satisfactionLabels }, { label: words.label.officeValue, local: true }),
      choice("unitValue", { ...none, ...satisfactionLabels }, { label: words.label.unitValue, local: true }),
      line("officeReason", { label: words.label.officeReason, local: true, wide: true, when: judged("officeValue") }),
      line("unitReason", { label: words.label.unitReason, local: true, wide: true, when: judged("unitValue") }),
      line("proxy", { optional: true, empty: "null", hint: words.hint.proxy, wide: true }),
    ],
    steps: (body, values) =>
      (
        [
          ["petition-office", "office"],
          ["responsible-unit", "unit"],
        ] as const
      ).flatMap(([object, side]) => {
        const value = values[`${side}Value`];
        if (value === "" || value === undefined) return [];
        const reason = value === "unsatisfied" ? String(values[`${side}Reason`] ?? "") : "";
        return [{ type: "petition.evaluated" as const, body: { ...body, object, value, reason } }];
      }),
  },
  "petition.withdrawn": {
    note: words.note.withdrawn,
    fields: [
      text("reason"),
      flag("signed", { label: words.label.signed }),
      line("approvedBy", { suggest: "approvers", hint: words.hint.approvedBy, when: ({ signed }) => signed !== true }),
    ],
  },
  "petition.reopened": { fields: [text("reason"), approver()] },
  "petition.finalised": {
    fields: [
      choice("ground", finalityLabels, { wide: true }),
      line("basis", {
        wide: true,
        hint: words.hint.basis,
        start: ({ course }) => lastStep(course, "petition.reexamination-decided")?.body.number ?? "",
      }),
      approver(),
    ],
  },
  "petition.archived": {
    fields: [
      line("fileNumber"),
      number("year", { hint: words.hint.fileYear, start: yearOfEnd }),
      choice("retention", retentionLabels, { start: () => "10-years" }),
      by(),
    ],
  },
  "petition.appraised": {
    note: words.note.appraised,
    fields: [
      choice("retention", retentionLabels, { start: () => "30-years" }),
      number("year", { label: words.label.countedFrom, hint: words.hint.countedFrom, start: ({ today }) => today.slice(0, 4) }),
      names("appraisers", { wide: true }),
      text("reason"),
    ],
  },
} as const satisfies Record<string, StepDescription>;
