import { lastStep } from "../../../../../shared/petition/course/course.ts";
import {
  adoptionLabels,
  conclusionLabels,
  fourWayLabels,
  replyMeansLabels,
} from "../../../../../shared/petition/course/value-labels.ts";
import { hasLastDay } from "../../../../../shared/regulation/clock.ts";
import { dateOf, dayNumber } from "../../../../../shared/regulation/date.ts";
import { routes } from "../../../../../shared/regulation/routes.ts";
import { weekdayWord } from "../../../../ui/day-text.ts";
import { approver, choice, day, flag, line, many, number, office, ownNumber, text } from "../fields.ts";
import type { FormFacts, StepDescription, Values } from "../form-fields.ts";
import { words } from "../words.ts";

const ended = ({ endedBefore }: FormFacts) => endedBefore;
const classified = ({ course }: FormFacts) => lastStep(course, "petition.classified")?.body ?? null;
const claims = ({ course }: FormFacts) => lastStep(course, "petition.examined")?.body.claims ?? [];

/** The handling period before and after: strict days, for an extension is counted from the strict day. */
function extensionDays({ days }: Values, { clocks }: FormFacts): readonly string[] {
  const period = clocks.filter(hasLastDay).findLast(({ rule }) => rule === "T07" || rule === "T08");
  if (period === undefined) return [words.tells.noAcceptance];
  const { strict } = period;
  const more = Number(days);
  const old = words.tells.oldDay(strict, weekdayWord(strict));
  if (!Number.isInteger(more) || more < 1 || more > 366) return [old];
  const fresh = dateOf(dayNumber(strict) + more);
  return [old, words.tells.newDay(fresh, weekdayWord(fresh))];
}

/** 受理, 不予受理, 不再受理, 导入, 答复建议, 延期, 处理意见. */
export const decideForms = {
  "petition.accepted": {
    note: words.note.accepted,
    fields: [approver(), flag("simplified", { label: words.label.simplified })],
  },
  "petition.not-accepted": {
    note: words.note.notAccepted,
    fields: [office("handlingOffice"), line("handlingNumber", { optional: true }), approver()],
  },
  "petition.no-longer-accepted": {
    note: words.note.noLonger,
    fields: [
      line("reexaminationNumber", {
        hint: words.hint.otherNumber,
        start: (facts) => {
          const end = ended(facts);
          return end?.by === "re-examination" ? end.number : "";
        },
      }),
      day("reexaminationDate", { hint: words.hint.reexaminationDate, start: (facts) => ended(facts)?.date ?? "" }),
      approver(),
      line("basis", {
        optional: true,
        empty: "omit",
        wide: true,
        hint: words.hint.localBasis,
        when: ({ reexaminationNumber }) => reexaminationNumber === "",
      }),
    ],
  },
  "petition.guided": {
    note: words.note.guided,
    fields: [
      {
        kind: "choice",
        key: "route",
        asNumber: true,
        wide: true,
        options: routes
          .filter(({ route }) => route < 6)
          .map(({ route, article, name }) => ({ value: String(route), label: `${article}　${name}` })),
        start: (facts) => String(classified(facts)?.route ?? ""),
      },
      line("organ", {
        label: words.label.guidedOrgan,
        suggest: "organs",
        wide: true,
        start: (facts) => classified(facts)?.organ ?? "",
      }),
      text("procedure"),
    ],
  },
  "petition.suggestion-answered": {
    fields: [choice("result", adoptionLabels), choice("how", replyMeansLabels), text("reply")],
  },
  "petition.extended": {
    note: words.note.extended,
    tells: extensionDays,
    fields: [
      number("days", { unit: words.days, start: () => "30" }),
      approver(),
      text("reason"),
      day("notifiedOn", { label: words.label.notified, optional: true, empty: "null" }),
    ],
  },
  "petition.opinion-issued": {
    wide: true,
    note: words.note.opinion,
    fields: [
      ownNumber("number", "opinion"),
      approver("signedOffBy"),
      {
        kind: "rows",
        key: "conclusions",
        wide: true,
        add: words.addClaim,
        fixed: (facts) => claims(facts).length > 0,
        start: (facts) => {
          const known = claims(facts);
          return (known.length === 0 ? [""] : known).map((claim) => ({ claim, conclusion: "", reason: "" }));
        },
        fields: [
          line("claim", { label: words.label.claim, wide: true }),
          choice("conclusion", conclusionLabels, { label: words.label.conclusion, start: () => "" }),
          text("reason", { label: words.label.conclusionReason, wide: "rest" }),
        ],
      },
      many("fourWays", fourWayLabels, { optional: true }),
      line("reviewBy", { suggest: "organs", start: ({ reviewBy, superior }) => reviewBy || governmentOf(superior?.name ?? "") }),
    ],
  },
} as const satisfies Record<string, StepDescription>;

/** 云岭区信访局 → 云岭区人民政府: review lies with the government of the next level (Art. 35), never with its petition office. */
function governmentOf(petitionOffice: string): string {
  return petitionOffice.replace(/(信访局|信访办公室|信访办)$/u, "人民政府");
}
