import { routeOf } from "../../../../../shared/documents/paper/remedy.ts";
import { fitsRoute, paperKind, papersOf } from "../../../../../shared/documents/papers/registry.ts";
import { lastStep, stepsOf } from "../../../../../shared/petition/course/course.ts";
import { notYetTold, urgentAddresseeLabels } from "../../../../../shared/petition/course/urgent.ts";
import {
  type UrgentTimes,
  urgentDeadline,
  urgentDeadlineWords,
  urgentRuleWords,
} from "../../../../../shared/petition/course/urgent-deadline.ts";
import { backlogLabels, leadDutyLabels, urgentMeansLabels } from "../../../../../shared/petition/course/value-labels.ts";
import { momentOn } from "../body-of.ts";
import { approver, by, carried, choice, day, decision, earlier, line, names, number, person, text } from "../fields.ts";
import type { FormFacts, Option, StepDescription, Value, Values } from "../form-fields.ts";
import { words } from "../words.ts";

const lead = ({ course }: FormFacts) => lastStep(course, "petition.lead-official-set")?.body ?? null;
/** Whom the reports so far named; at the first whom Art. 25 wants told, in the article's words. */
function toBeTold(facts: FormFacts): readonly string[] {
  const { office, superior } = facts;
  const told = reports(facts).flatMap(({ body }) => body.informed.map((one) => one.office));
  const petitionOffice = office.organisation.length === 6;
  const missing = notYetTold(told, petitionOffice).map((one) => urgentAddresseeLabels[one]);
  const above = told.length === 0 && !petitionOffice && superior !== null ? [superior.name] : [];
  return [...new Set([...told, ...missing, ...above])];
}

/** Documents that may be issued now, by their names; what was made elsewhere may also be of another kind. */
function paperOptions({ office, course }: FormFacts): readonly Option[] {
  const kinds = papersOf(office.organisation.length === 6 ? "district" : "township");
  return [
    ...kinds.filter((kind) => fitsRoute(kind, routeOf(course))).map(({ id, name }) => ({ value: id, label: name })),
    { value: "other", label: words.otherPaper },
  ];
}

const reports = ({ course }: FormFacts) => stepsOf(course, "petition.urgent-reported");
/** Whether no report says yet when the matter became known. */
const isUnknown = (_: Values, facts: FormFacts) => reports(facts).every(({ body }) => body.knownAt === undefined);

const hoursHint = ({ rules: { parameters } }: FormFacts) =>
  parameters.urgentReport === undefined ? "" : urgentRuleWords(parameters.urgentReport);

/** What a local rule's hours say of the reports so far and of what is typed; nothing where there is no such rule. */
function localHours(values: Values, facts: FormFacts): readonly string[] {
  const typed = (day: Value | undefined, time: Value | undefined) => {
    const moment = momentOn(String(day ?? ""), String(time ?? ""));
    return Number.isNaN(Date.parse(moment)) ? undefined : moment;
  };
  const knownAt = isUnknown(values, facts) ? typed(values["knownOn"], values["knownAt"]) : undefined;
  const informed = ((values["informed"] ?? []) as readonly Values[]).flatMap(({ office, means, at: time }) => {
    const at = typed(values["date"], time);
    return at === undefined ? [] : [{ office: String(office), means: means as UrgentTimes["informed"][number]["means"], at }];
  });
  const all = [...reports(facts).map(({ body }) => body), { knownAt, informed, date: String(values["date"] ?? facts.today) }];
  const petitionOffice = facts.office.organisation.length === 6;
  const deadline = urgentDeadline(facts.rules, all[0]?.date ?? facts.today, all, petitionOffice);
  return deadline === null ? [] : [urgentDeadlineWords(deadline, null)];
}

/** 回避, 包案, 方案, 积案, 紧急报告, 标签, 文书. */
export const recordForms = {
  "petition.recusal-decided": {
    note: words.note.recusal,
    fields: [
      person("person"),
      decision("recused", words.label.recused, words.label.notRecused),
      text("ground"),
      approver("decidedBy"),
    ],
  },
  "petition.lead-official-set": {
    fields: [
      person("official", { start: (facts) => lead(facts)?.official ?? "" }),
      line("position", { optional: true, start: (facts) => lead(facts)?.position ?? "" }),
      names("assisting", { optional: true, start: (facts) => (lead(facts)?.assisting ?? []).join("、") }),
      day("due", { optional: true, empty: "null" }),
    ],
  },
  "petition.lead-official-acted": {
    fields: [
      person("official", { start: (facts) => lead(facts)?.official ?? "" }),
      choice("duty", leadDutyLabels),
      text("content"),
    ],
  },
  "petition.plan-set": {
    wide: true,
    fields: [
      {
        kind: "rows",
        key: "plan",
        wide: true,
        add: words.addMeasure,
        start: ({ course }) =>
          lastStep(course, "petition.plan-set")?.body.plan.map((one) => ({ ...one, done: one.done ?? "" })) ?? [
            { measure: "", owner: "", due: "", done: "" },
          ],
        fields: [
          line("measure", { label: words.label.measure, wide: true }),
          person("owner", { label: words.label.owner }),
          day("due"),
          day("done", { label: words.label.done, optional: true, empty: "null" }),
        ],
      },
    ],
  },
  "petition.backlog-set": {
    fields: [choice("class", backlogLabels, { wide: true }), person("owner"), day("due"), text("measure")],
  },
  "petition.backlog-cleared": { fields: [text("how"), by()] },
  "petition.urgent-reported": {
    wide: true,
    note: words.note.urgent,
    tells: (values, facts) => [words.tells.followUp(reports(facts).length), ...localHours(values, facts)],
    fields: [
      carried("followUp", (facts) => String(reports(facts).length), { asNumber: true }),
      by("reporter"),
      day("knownOn", { label: words.label.knownOn, local: true, when: isUnknown, start: ({ today }) => today }),
      { kind: "time", key: "knownAt", on: "knownOn", hint: hoursHint, when: isUnknown, optional: true, empty: "omit" },
      number("people"),
      line("place", { start: (facts) => reports(facts).at(-1)?.body.place ?? "" }),
      text("situation"),
      text("measures", { optional: true }),
      {
        kind: "rows",
        key: "informed",
        wide: true,
        add: words.addInformed,
        unfilled: ["person", "at"],
        start: (facts) => toBeTold(facts).map((office) => ({ office, person: "", means: "phone", at: "" })),
        fields: [
          line("office", { label: words.label.informedOffice, wide: true }),
          line("person", { label: words.label.informedPerson }),
          choice("means", urgentMeansLabels, { label: words.label.informedMeans }),
          { kind: "time", key: "at", label: words.label.at },
        ],
      },
    ],
  },
  "petition.tagged": {
    note: words.note.tagged,
    fields: [
      names("tags", {
        optional: true,
        wide: true,
        hint: words.hint.tags,
        start: ({ course }) => (lastStep(course, "petition.tagged")?.body.tags ?? []).join("、"),
      }),
    ],
  },
  "petition.document-issued": {
    title: words.issuedElsewhere,
    note: words.note.issued,
    steps: (body) => {
      const title = paperKind(String(body["kind"]))?.name ?? body["title"];
      return [{ type: "petition.document-issued", body: { ...body, title } }];
    },
    fields: [
      { kind: "choice", key: "kind", label: words.label.documentKind, options: paperOptions, wide: true },
      line("title", { label: words.label.paper, wide: true, when: ({ kind }) => kind === "other" }),
      line("number", { optional: true, empty: "null", hint: words.hint.paperNumber }),
      { kind: "file", key: "file", label: words.label.scanOfPaper, wide: true },
    ],
  },
  "petition.document-voided": { fields: [earlier("document", "petition.document-issued"), text("reason")] },
} as const satisfies Record<string, StepDescription>;
