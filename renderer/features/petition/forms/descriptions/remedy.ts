import { lastStep, type StandingStep, stepsOf } from "../../../../../shared/petition/course/course.ts";
import { type ServedPaper, servedPapers, stepsOfPaper } from "../../../../../shared/petition/course/served-papers.ts";
import type { StepType } from "../../../../../shared/petition/course/step-types.ts";
import { paperLabels, reviewResultLabels, serviceLabels } from "../../../../../shared/petition/course/value-labels.ts";
import { choice, line, names, number, office, text } from "../fields.ts";
import type { FormFacts, OfficeValue, StepDescription } from "../form-fields.ts";
import { words } from "../words.ts";

/** The last paper that nobody was served yet; what starts a clock comes before what does not. */
function unserved({ course }: FormFacts): StandingStep | null {
  const proofs = stepsOf(course, "petition.served").map(({ body }) => body);
  const isServed = ({ event, type, body }: StandingStep) =>
    proofs.some(
      ({ of, paper, date }) => of === event || (of === null && paper === paperOf(type) && "date" in body && date >= body.date),
    );
  const waiting = course.all.filter((step) => paperOf(step.type) !== null && !isServed(step));
  const weighty = waiting.findLast(({ type }) => type !== "petition.notice-given" && type !== "petition.document-issued");
  return weighty ?? waiting.at(-1) ?? null;
}

function paperOf(type: StepType): ServedPaper | null {
  return servedPapers.find((paper) => stepsOfPaper[paper].includes(type)) ?? null;
}

function petitionerName({ view }: FormFacts): string {
  return view.fields.petitioners?.value[0]?.name ?? "";
}

function requestedOf(facts: FormFacts, type: "petition.review-requested" | "petition.reexamination-requested"): OfficeValue {
  return lastStep(facts.course, type)?.body.office ?? { organisation: "", name: "" };
}

const decisionFields = [
  line("number", { hint: words.hint.otherNumber }),
  choice("result", reviewResultLabels),
  number("redoWithin", {
    unit: words.days,
    optional: true,
    empty: "null",
    hint: words.hint.redoWithin,
    when: ({ result }) => result === "revoked",
  }),
  text("text", { optional: true }),
];

/** 送达, 复查, 复核 (Art. 32, 35, 36). */
export const remedyForms = {
  "petition.served": {
    note: words.note.served,
    fields: [
      choice("paper", paperLabels, { start: (facts) => paperOf(unserved(facts)?.type ?? "petition.notice-given") ?? "notice" }),
      choice("how", serviceLabels),
      {
        kind: "step",
        key: "of",
        wide: true,
        optional: true,
        empty: "null",
        types: ({ paper }) => stepsOfPaper[paper as ServedPaper] ?? [],
        start: (facts) => unserved(facts)?.event ?? "",
      },
      line("receiver", { start: petitionerName }),
      line("relation", { label: words.label.relation, optional: true, hint: words.hint.relation, start: () => words.himself }),
      names("servers", { start: ({ me }) => me }),
      line("refused", { optional: true, empty: "null", hint: words.hint.refused }),
      line("witness", { optional: true, when: ({ refused, how }) => refused !== "" || how === "left" }),
    ],
  },
  "petition.review-requested": {
    note: words.note.reviewRequested,
    fields: [
      office("office", {
        label: words.label.reviewOffice,
        start: ({ course }) => ({ organisation: "", name: lastStep(course, "petition.opinion-issued")?.body.reviewBy ?? "" }),
      }),
      text("reasons", { optional: true }),
    ],
  },
  "petition.review-decided": {
    note: words.note.reviewDecided,
    fields: [
      office("office", {
        label: words.label.reviewOffice,
        start: (facts) => requestedOf(facts, "petition.review-requested"),
      }),
      ...decisionFields,
    ],
  },
  "petition.reexamination-requested": {
    note: words.note.reexaminationRequested,
    fields: [
      office("office", {
        label: words.label.reexaminationOffice,
        start: ({ reexaminationBy }) => ({ organisation: "", name: reexaminationBy }),
      }),
      text("reasons", { optional: true }),
    ],
  },
  "petition.reexamination-decided": {
    note: words.note.reexaminationDecided,
    fields: [
      office("office", {
        label: words.label.reexaminationOffice,
        start: (facts) => requestedOf(facts, "petition.reexamination-requested"),
      }),
      ...decisionFields,
    ],
  },
} as const satisfies Record<string, StepDescription>;
