import { dateOf, dayNumber, isDate } from "../../../regulation/date.ts";
import { profileAt } from "../../../regulation/profile.ts";
import type { Refusal } from "../../command.ts";
import { sameOffice } from "../../complained-of.ts";
import { lastStep, stepsOf } from "../course.ts";
import { extensionsInForce, lastDayOf, objectionOf, opinionInForce, sinceReopening } from "../facts.ts";
import { firstOf, no, type Standing, type StepRules } from "../rule.ts";

const notAcceptedYet = (what: string, article: string) =>
  no("not-accepted-yet", `只有受理后的事项（第31条第6项）才能${what}`, { article });

/** One conclusion for each examined claim, none for a claim that nobody examined (Art. 32). */
function conclusionsRefusal({ course }: Standing, concluded: readonly string[]): Refusal | null {
  const claims = (lastStep(course, "petition.examined")?.body.claims ?? []).map((claim) => claim.trim());
  const about = { article: "第32条第1款", field: "conclusions" };
  const missing = claims.find((claim) => !concluded.includes(claim));
  if (missing !== undefined)
    return no("claim-without-conclusion", `甄别出的诉求“${short(missing)}”没有结论，应当逐项作出`, about);
  const unknown = concluded.find((claim) => !claims.includes(claim));
  if (unknown !== undefined) return no("claim-not-examined", `“${short(unknown)}”不在甄别出的诉求中，请先补充甄别`, about);
  return new Set(concluded).size < concluded.length ? no("claim-twice", "同一诉求作了两个结论，请核对", about) : null;
}

function short(text: string): string {
  return text.length > 20 ? `${text.slice(0, 20)}…` : text;
}

/** Days by which the present handling was extended already: more than once only where a local rule allows it. */
function grantedIn(course: Standing["course"]): number {
  return extensionsInForce(course).reduce((sum, { body }) => sum + body.days, 0);
}

function extendedBy(day: string | null, days: number): string | null {
  return day === null ? null : dateOf(dayNumber(day) + days);
}

/** 延期 (Art. 34), 出具处理意见 (Art. 32). */
export const opinionRules: StepRules<"petition.extended" | "petition.opinion-issued"> = {
  "petition.extended": {
    group: "decide",
    now: ({ course, context }) => {
      const accepted = lastStep(course, "petition.accepted");
      if (accepted === null) return notAcceptedYet("延长办理期限", "第34条");
      if (opinionInForce(course) !== null) return no("opinion-issued", "已出具处理意见，不再延期", { article: "第34条" });
      const most = profileAt(context.profile, accepted.body.date).extensions;
      return extensionsInForce(course).length >= most
        ? no("extended-already", most === 1 ? "办理期限只能延长一次，本件已经延长过" : `办理期限已延长 ${most} 次`, {
            article: "第34条",
          })
        : null;
    },
    approver: ({ approvedBy }) => ({ name: approvedBy, field: "approvedBy" }),
    people: ({ approvedBy }) => [{ name: approvedBy, field: "approvedBy" }],
    after: ({ course }) => {
      const accepted = lastStep(course, "petition.accepted");
      return accepted === null ? [] : [{ what: "受理", date: accepted.body.date }];
    },
    refuse: (at, { date, days, notifiedOn }) => {
      const article = "第34条";
      const accepted = lastStep(at.course, "petition.accepted")?.body.date ?? date;
      const most = profileAt(at.context.profile, accepted).rules.T08.length;
      const before = grantedIn(at.course);
      const original = extendedBy(lastDayOf(at, "T07", accepted), before);
      return firstOf(
        () =>
          most !== null && before + days > most
            ? no("too-long", `延长期限${before > 0 ? "合计" : ""}不得超过 ${most} 日`, { article, field: "days" })
            : null,
        () =>
          original !== null && date > original
            ? no("extension-too-late", `原期限 ${original} 已过，延期应当在原期限届满前批准`, { article, field: "date" })
            : null,
        () =>
          notifiedOn !== null && !isDate(notifiedOn)
            ? no("no-such-day", `告知日期 ${notifiedOn} 不存在，请核对`, { field: "notifiedOn" })
            : null,
        () =>
          notifiedOn !== null && notifiedOn < date
            ? no("out-of-order", "告知延期的日期早于批准日期，请核对", { article, field: "notifiedOn" })
            : null,
        () =>
          notifiedOn !== null && original !== null && notifiedOn > original
            ? no("notified-too-late", `应当在原期限 ${original} 届满前告知信访人延期理由`, { article, field: "notifiedOn" })
            : null,
      );
    },
    warn: (at, { notifiedOn, date }) => {
      const accepted = lastStep(at.course, "petition.accepted")?.body.date ?? date;
      const original = extendedBy(lastDayOf(at, "T07", accepted), grantedIn(at.course));
      return [
        ...(notifiedOn === null
          ? [
              {
                code: "not-notified",
                message: `还应在 ${original ?? "原期限"} 前告知信访人延期理由`,
                article: "第34条",
                field: "notifiedOn",
              },
            ]
          : []),
        ...(original !== null && at.context.today > original
          ? [{ code: "recorded-late", message: "原期限已过才补记延期，请附上期限届满前的批准件", article: "第34条" }]
          : []),
      ];
    },
  },
  "petition.opinion-issued": {
    group: "decide",
    now: (at) => {
      const { course } = at;
      const accepted = lastStep(course, "petition.accepted");
      if (accepted === null) return notAcceptedYet("出具信访处理意见书", "第31条第6项、第34条");
      if (objectionOf(course)?.agreed === null)
        return no("objected", "已提出异议，核实答复之前不能出具意见", { article: "第23条第3款" });
      if (opinionInForce(course) !== null) {
        return no("done-already", "已出具处理意见；意见被撤销或重新办理后才能再出具", { article: "第32条" });
      }
      if (lastStep(course, "petition.examined") === null) {
        return no("not-examined", "请先甄别，逐项列明诉求，意见书应当逐项作出结论", { article: "第32条第1款" });
      }
      const inquired =
        sinceReopening(course, "petition.investigated") !== null || lastStep(course, "petition.investigated") !== null;
      return inquired || accepted.body.simplified
        ? null
        : no("not-investigated", "应当听取陈述、调查核实后出具意见，请先记录调查核实", { article: "第31条第6项" });
    },
    after: ({ course }) => [
      ...stepsOf(course, "petition.accepted").map(({ body }) => ({ what: "受理", date: body.date })),
      ...stepsOf(course, "petition.investigated").map(({ body }) => ({ what: "调查核实", date: body.date })),
    ],
    approver: ({ signedOffBy }) => ({ name: signedOffBy, field: "signedOffBy" }),
    people: ({ signedOffBy }) => [{ name: signedOffBy, field: "signedOffBy" }],
    refuse: (at, { number, conclusions, reviewBy }) =>
      firstOf(
        () => (number === "" ? no("no-number", "信访处理意见书应当有文号", { field: "number" }) : null),
        () =>
          conclusionsRefusal(
            at,
            conclusions.map(({ claim }) => claim.trim()),
          ),
        () =>
          reviewBy === ""
            ? no("no-review-office", "应当写明可向哪个上一级机关请求复查", { article: "第35条", field: "reviewBy" })
            : null,
        () =>
          sameOffice(reviewBy, at.context.office.name)
            ? no("reviews-itself", "复查由上一级机关进行，不能是本单位", { article: "第35条", field: "reviewBy" })
            : null,
      ),
    warn: ({ course }, { date, fourWays }) => {
      const accepted = lastStep(course, "petition.accepted")?.body.date;
      return [
        ...(fourWays.length === 0
          ? [{ code: "no-four-ways", message: "没有选三到位一处理，统计和考核会缺这一项", article: "第27条", field: "fourWays" }]
          : []),
        ...(accepted === date ? [{ code: "same-day", message: "受理当日即出具意见，请核对日期", field: "date" }] : []),
      ];
    },
  },
};
