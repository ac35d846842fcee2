import { type Course, lastStep } from "../../../../../shared/petition/course/course.ts";
import { causeLabels, duplicateLabels, relationLabels } from "../../../../../shared/petition/course/value-labels.ts";
import type { BodyOf } from "../../../../../shared/petition/events.ts";
import { categoryLabels } from "../../../../../shared/petition/labels.ts";
import { by, carried, choice, day, flag, line, many, text } from "../fields.ts";
import type { StepDescription } from "../form-fields.ts";
import { words } from "../words.ts";

function examined({ course }: { readonly course: Course }): BodyOf<"petition.examined"> | null {
  return lastStep(course, "petition.examined")?.body ?? null;
}

/** 签收, 甄别, 筛重, 关联, 拆分. Competence and route have a conversation of their own (route-wizard.tsx). */
export const classifyForms = {
  "petition.signed-in": {
    fields: [by(), day("paperReceivedOn", { optional: true, empty: "omit", hint: words.hint.paperReceivedOn })],
  },
  "petition.examined": {
    wide: true,
    fields: [
      { kind: "list", key: "claims", add: words.addClaim, wide: true, start: (facts) => examined(facts)?.claims ?? [""] },
      text("facts", { optional: true, start: (facts) => examined(facts)?.facts ?? "" }),
      text("evidence", { optional: true, start: (facts) => examined(facts)?.evidence ?? "" }),
      text("disputedPoints", { optional: true, start: (facts) => examined(facts)?.disputedPoints ?? "" }),
      many("causes", causeLabels, { optional: true, start: (facts) => examined(facts)?.causes ?? [] }),
      by(),
    ],
  },
  "petition.duplicate-checked": {
    wide: true,
    note: words.note.duplicate,
    fields: [
      choice("result", duplicateLabels),
      by(),
      { kind: "petition", key: "other", wide: true, empty: "null", when: ({ result }) => result !== "first" },
      flag("also", { label: words.label.also, local: true, start: () => true, when: ({ result }) => result !== "first" }),
    ],
    steps: (body, values) => [
      { type: "petition.duplicate-checked", body },
      ...(body["result"] !== "first" && values["also"] === true
        ? [
            {
              type: "petition.linked" as const,
              body: {
                date: body["date"],
                other: body["other"],
                relation: body["result"] === "repeat" ? "same-matter" : "related",
              },
            },
          ]
        : []),
    ],
  },
  "petition.linked": {
    wide: true,
    fields: [choice("relation", relationLabels), { kind: "petition", key: "other", wide: true, empty: "null" }],
  },
  "petition.unlinked": {
    fields: [
      {
        kind: "step",
        key: "link",
        types: () => ["petition.linked"],
        wide: true,
        start: ({ course }) => lastStep(course, "petition.linked")?.event ?? "",
      },
      text("reason"),
    ],
  },
  "petition.split": {
    wide: true,
    note: words.note.split,
    fields: [
      {
        kind: "rows",
        key: "parts",
        wide: true,
        add: words.addPart,
        fields: [
          line("title", { label: words.label.partTitle, wide: true }),
          choice("category", categoryLabels, { label: words.label.category }),
          line("complainedOf", { label: words.label.complainedOf, optional: true }),
          carried("contentClass", ({ view }) => view.fields.contentClass?.value ?? ""),
          carried("place", ({ view }) => view.fields.place?.value ?? ""),
          carried("purpose", ({ view }) => view.fields.purpose?.value ?? ""),
        ],
      },
      text("reason"),
    ],
  },
} as const satisfies Record<string, StepDescription>;
