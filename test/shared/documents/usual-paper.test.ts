import { describe, expect, it } from "vitest";
import { recordedDay } from "../../../shared/documents/papers/recorded-day.ts";
import { paperKinds, papersOf } from "../../../shared/documents/papers/registry.ts";
import { usualPaper } from "../../../shared/documents/papers/usual-paper.ts";
import { courseOf } from "../../../shared/petition/course/course.ts";
import type { StepType } from "../../../shared/petition/course/step-types.ts";
import { delivered, hash, mergeAll, registered } from "../petition/fixtures.ts";
import { sampleFacts } from "./sample-papers.ts";

type Step = readonly [type: StepType, body: object];
const date = "2026-11-20";
const notice = (kind: string): Step => ["petition.notice-given", { date, how: "written", kind }];
const classified = (competence: string): Step => [
  "petition.classified",
  { date, competence, route: 6, organ: "", basis: "", by: "林晓" },
];
const accepted: Step = ["petition.accepted", { date, approvedBy: "周敏", simplified: false }];
const extended: Step = ["petition.extended", { date, days: 30, approvedBy: "周敏", reason: "取证", notifiedOn: "2026-11-21" }];
const investigated: Step = ["petition.investigated", { date, by: ["林晓"], findings: "属实" }];
const mediated: Step = [
  "petition.mediated",
  { date, by: "调委会", parties: "甲、乙", result: "settlement-agreement", agreement: "补发" },
];
const reopened: Step = ["petition.reopened", { date, reason: "新的档案", approvedBy: "周敏" }];
const issued = (kind: string): Step => [
  "petition.document-issued",
  { date, kind, title: kind, number: null, file: { hash: hash(kind), size: 1, name: "x.docx", mediaType: "a/b" } },
];

function usual(steps: readonly Step[], next: StepType | null, level: "township" | "district" = "township") {
  const events = steps.map(([type, body], i) => delivered(type, { ...body, after: [] }, { count: i + 2 }));
  const view = mergeAll([registered, ...events]);
  const facts = { ...sampleFacts(), view, course: courseOf(view), clocks: [] };
  return usualPaper(papersOf(level), facts, next)?.id;
}

describe("the paper that is preselected", () => {
  it.each<readonly [string, readonly Step[], StepType | null, string | undefined]>([
    ["the notice that comes next", [classified("ours")], "petition.notice-given", "notice-received"],
    ["whom to turn to, for another office's matter", [classified("not-ours")], "petition.notice-given", "notice-where-to-turn"],
    ["what the notice just given said", [notice("where-to-turn")], "petition.dispatched", "notice-where-to-turn"],
    [
      "the acceptance that was not told yet",
      [notice("received"), issued("notice-received"), accepted],
      "petition.investigated",
      "notice-accepted",
    ],
    [
      "the opinion that comes next, once the acceptance is told",
      [accepted, issued("notice-accepted"), investigated],
      "petition.opinion-issued",
      "opinion",
    ],
    [
      "the extension, which is owed before the opinion",
      [accepted, issued("notice-accepted"), extended],
      "petition.opinion-issued",
      "notice-extension",
    ],
    ["the agreement that was reached", [mediated], "petition.concluded", "settlement-agreement"],
    ["the report for the file, where nothing else is owed", [investigated], "petition.dispatched", "investigation-report"],
    ["proof of service, when service comes next", [accepted, issued("notice-accepted")], "petition.served", "service-receipt"],
    ["nothing, where no step has a paper", [], "petition.examined", undefined],
  ])("is %s", (_, steps, next, wanted) => {
    expect(usual(steps, next)).toBe(wanted);
  });
  it("is no paper whose facts the record does not hold yet: an acceptance has no day before it is recorded", () => {
    expect(usual([notice("received"), issued("notice-received")], "petition.accepted")).not.toBe("notice-accepted");
  });
  it("is owed again when it was voided", () => {
    const events = [accepted, issued("notice-accepted")].map(([type, body], i) =>
      delivered(type, { ...body, after: [] }, { count: i + 2 }),
    );
    const document = courseOf(mergeAll([registered, ...events])).all.at(-1)?.event;
    const voided: Step = ["petition.document-voided", { date, document, reason: "写错" }];
    expect(usual([accepted, issued("notice-accepted"), voided], "petition.opinion-issued")).toBe("notice-accepted");
  });
  it("is always one that the office may make", () => {
    const referred: Step = [
      "petition.referred",
      { date, to: { organisation: "", name: "某局" }, documentNumber: "", child: null },
    ];
    expect(usual([referred], null, "district")).toBe("notice-sent-on");
    expect(usual([referred], null, "township")).toBeUndefined();
    expect(paperKinds.some(({ step }) => step === "petition.referred")).toBe(true);
  });
});

describe("the day with which a paper begins", () => {
  const early = "2026-11-12";
  const dated = (step: Step): Step => [step[0], { ...step[1], date: early }];
  it.each<readonly [string, string, readonly Step[], string | null]>([
    ["that of its step", "notice-accepted", [dated(accepted)], early],
    ["that of the notice it belongs to", "notice-where-to-turn", [dated(notice("where-to-turn"))], early],
    ["today, where the notice was of another kind", "notice-received", [dated(notice("where-to-turn"))], null],
    ["today, where its step is not recorded", "notice-accepted", [dated(notice("received"))], null],
    ["today, where the step's paper was issued", "notice-accepted", [dated(accepted), issued("notice-accepted")], null],
    ["today, where the matter was reopened since", "notice-accepted", [dated(accepted), reopened], null],
    ["that of the agreement that was reached", "settlement-agreement", [dated(mediated)], early],
    ["today, for a paper without a step", "query-slip", [dated(accepted)], null],
  ])("is %s (%s)", (_, id, steps, day) => {
    const events = steps.map(([type, body], i) => delivered(type, { ...body, after: [] }, { count: i + 2 }));
    const kind = paperKinds.find((one) => one.id === id);
    if (kind === undefined) throw new Error(id);
    expect(recordedDay(kind, courseOf(mergeAll([registered, ...events])))).toBe(day);
  });
  it("is that of its step again once the paper was voided", () => {
    const [type, body] = issued("notice-accepted");
    const paper = delivered(type, { ...body, after: [] }, { count: 3 });
    const gone = delivered(
      "petition.document-voided",
      { date, document: paper.event.id, reason: "写错", after: [] },
      { count: 4 },
    );
    const step = delivered("petition.accepted", { ...accepted[1], date: early, after: [] }, { count: 2 });
    const kind = paperKinds.find(({ id }) => id === "notice-accepted");
    if (kind === undefined) throw new Error("no kind");
    expect(recordedDay(kind, courseOf(mergeAll([registered, step, paper, gone])))).toBe(early);
  });
});
