import { lastStep } from "./course.ts";
import {
  isNoticed,
  isReexamined,
  isTransferred,
  objectionOf,
  openReport,
  openRequest,
  opinionInForce,
  servedOn,
  sinceReopening,
} from "./facts.ts";
import { isOwnDuty } from "./own-duty.ts";
import type { Standing } from "./rule.ts";
import type { StepType } from "./step-types.ts";

/** A step that comes next while its question is answered with yes. */
type Next = readonly [type: StepType, wanted: (at: Standing) => boolean];

const never =
  (type: StepType) =>
  ({ course }: Standing): boolean =>
    lastStep(course, type) === null;
const since =
  (type: StepType) =>
  ({ course }: Standing): boolean =>
    sinceReopening(course, type) !== null;
const classifiedAs = ({ course }: Standing) => lastStep(course, "petition.classified")?.body ?? null;
const isClaim = ({ view }: Standing) => view.fields.category?.value !== "suggestion";
/** Told which statutory route to take, or agreed by mediation: nothing is left to dispatch or to look into (Art. 31, 33). */
const settled = (at: Standing) => {
  const agreed = sinceReopening(at.course, "petition.mediated");
  return since("petition.guided")(at) || (agreed !== null && agreed.body.result !== "failed");
};
const noticed = ({ view, course }: Standing) => isNoticed(view, course);
/** Led into the procedure of another: not what this office itself has to perform (Art. 31 item 5). */
const toGuide = (at: Standing) =>
  isClaim(at) &&
  (classifiedAs(at)?.route ?? 6) < 6 &&
  !since("petition.guided")(at) &&
  !isOwnDuty(at.course, at.context.office.name);

/** The life of a petition where it is handled (procedure): what was asked for by law or was forgotten comes first. */
const handling: readonly Next[] = [
  ["petition.signed-in", (at) => isTransferred(at) && never("petition.signed-in")(at)],
  ["petition.duplicate-checked", never("petition.duplicate-checked")],
  ["petition.examined", never("petition.examined")],
  ["petition.classified", never("petition.classified")],
  [
    "petition.objected",
    (at) => isTransferred(at) && classifiedAs(at)?.competence === "not-ours" && objectionOf(at.course) === null,
  ],
  ["petition.notice-given", (at) => !noticed(at)],
  ["petition.guided", toGuide],
  ["petition.suggestion-answered", (at) => !isClaim(at) && !since("petition.suggestion-answered")(at)],
  [
    "petition.accepted",
    (at) => classifiedAs(at)?.competence === "ours" && !since("petition.accepted")(at) && never("petition.accepted")(at),
  ],
  ["petition.review-decided", ({ course }) => openRequest(course, "review") !== null],
  ["petition.reexamination-decided", ({ course }) => openRequest(course, "re-examination") !== null],
  ["petition.dispatched", (at) => never("petition.dispatched")(at) && !opinionInForce(at.course) && !settled(at)],
  ["petition.investigated", (at) => never("petition.investigated")(at) && !opinionInForce(at.course) && !settled(at)],
  ["petition.opinion-issued", (at) => !since("petition.guided")(at)],
  ["petition.served", ({ course }) => unserved(course, "opinion")],
  ["petition.served", ({ course }) => unserved(course, "review")],
  ["petition.served", ({ course }) => unserved(course, "re-examination")],
  ["petition.finalised", ({ course }) => isReexamined(course)],
  ["petition.concluded", () => true],
  ["petition.reported-back", ({ view }) => view.fields.source?.value.kind === "assigned"],
  ["petition.return-visited", never("petition.return-visited")],
  ["petition.evaluated", never("petition.evaluated")],
  ["petition.archived", () => true],
];

/** A petition office at its own: it sends on, or tells the petitioner whose matter it is (Art. 22). */
const sendingOn: readonly Next[] = [
  ["petition.duplicate-checked", never("petition.duplicate-checked")],
  ["petition.not-accepted", (at) => classifiedAs(at)?.competence === "handled-below"],
  ["petition.guided", toGuide],
  ["petition.referred", ({ course }) => course.stage !== "sent-on" && course.stage !== "guided" && !sent(course)],
  ["petition.notice-given", (at) => !noticed(at)],
  ["petition.report-answered", ({ course }) => openReport(course) !== null],
  ["petition.concluded", () => true],
  ["petition.return-visited", never("petition.return-visited")],
  ["petition.evaluated", never("petition.evaluated")],
  ["petition.archived", () => true],
];

/** What a petition office owes to an office that handles. */
const above: readonly Next[] = [
  ["petition.objection-answered", () => true],
  ["petition.referred", ({ course }) => objectionOf(course)?.agreed === true],
  ["petition.report-answered", () => true],
];

const orders = { township: handling, "petition-office": sendingOn, superior: above } as const;

function unserved(course: Standing["course"], kind: "opinion" | "review" | "re-examination"): boolean {
  const paper = {
    opinion: opinionInForce(course),
    review: lastStep(course, "petition.review-decided"),
    "re-examination": lastStep(course, "petition.reexamination-decided"),
  }[kind];
  return paper !== null && servedOn(course, paper, kind) === null;
}

function sent(course: Standing["course"]): boolean {
  return lastStep(course, "petition.referred") !== null || lastStep(course, "petition.assigned") !== null;
}

/** The one step that comes next among those that may be taken; null where nothing is owed. */
export function primaryStep(at: Standing, allowed: ReadonlySet<StepType>): StepType | null {
  return orders[at.position].find(([type, wanted]) => allowed.has(type) && wanted(at))?.[0] ?? null;
}
