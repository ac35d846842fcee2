import { isDate } from "../../../regulation/date.ts";
import { isComplainedOf } from "../../complained-of.ts";
import { lastStep, stepsOf } from "../course.ts";
import { openRequest, opinionInForce, sinceReopening } from "../facts.ts";
import { firstOf, no, nothingPending, type Standing, type StepRules } from "../rule.ts";
import { dueRefusal, latestDayOf } from "../step-dates.ts";

/** County branch offices stationed in a township: not its own, whatever local reforms made of it. */
const stationed = /(派出所|市场监管所|市场监督管理所|市监所|自然资源所|国土所|税务所|税务分局|供电所|司法所|法庭)/u;

/** The hearing's level has begun (Art. 31 item 6, 36 para. 2). */
function levelRefusal({ course, position }: Standing, level: "handling" | "review" | "re-examination") {
  const field = "level";
  if (level === "handling") {
    if (position !== "township") {
      return no("another-office", "办理中的听证由有权处理的机关、单位举行", { article: "第31条第6项", field });
    }
    if (opinionInForce(course) !== null) {
      return no("opinion-issued", "已出具处理意见，办理中的听证应当在此之前举行", { article: "第31条第6项", field });
    }
    return sinceReopening(course, "petition.accepted") === null && lastStep(course, "petition.accepted") === null
      ? no("not-accepted-yet", "办理中的听证限于已受理的事项", { article: "第31条第6项", field })
      : null;
  }
  const word = level === "review" ? "复查" : "复核";
  return openRequest(course, level) === null
    ? no("no-request", `没有正在办理的${word}请求，不能记录${word}听证`, {
        article: level === "review" ? "第35条" : "第36条第2款",
        field,
      })
    : null;
}

/** 分办, 主办协办, 催办, 联系, 调查, 调解, 帮扶, 听证. */
export const handleRules: StepRules<
  | "petition.dispatched"
  | "petition.dispatch-answered"
  | "petition.units-set"
  | "petition.urged"
  | "petition.contacted"
  | "petition.investigated"
  | "petition.mediated"
  | "petition.helped"
  | "petition.hearing-held"
> = {
  "petition.dispatched": {
    group: "handle",
    people: ({ handler }) => [{ name: handler, field: "handler" }],
    towards: ({ unit, handler }) => [
      { name: unit, field: "unit" },
      { name: handler, field: "handler" },
    ],
    refuse: (_, { due, date }) => dueRefusal(due, date, "due"),
    warn: (_, { unit }) =>
      stationed.test(unit)
        ? [
            {
              code: "stationed",
              message: `${unit}一般是区县部门的派驻机构，不是乡镇下属；应告知信访人向其提出或请区县转送，当地另有规定的除外`,
              article: "第23条第1款",
              field: "unit",
            },
          ]
        : [],
  },
  "petition.dispatch-answered": {
    group: "handle",
    now: ({ course }) => {
      const answered = new Set(stepsOf(course, "petition.dispatch-answered").map(({ body }) => body.dispatch));
      return stepsOf(course, "petition.dispatched").some(({ event }) => !answered.has(event))
        ? null
        : nothingPending("没有等待回复的分办");
    },
    people: ({ by }) => [{ name: by, field: "by" }],
    after: ({ course }, { dispatch }) =>
      stepsOf(course, "petition.dispatched")
        .filter(({ event }) => event === dispatch)
        .map(({ body }) => ({ what: "分办", date: body.date })),
    refuse: ({ course }, { dispatch }) => {
      const field = "dispatch";
      if (!stepsOf(course, "petition.dispatched").some(({ event }) => event === dispatch)) {
        return no("no-such-step", "所选的分办不在，请重新查看", { field });
      }
      return stepsOf(course, "petition.dispatch-answered").some(({ body }) => body.dispatch === dispatch)
        ? no("nothing-changed", "这次分办已经回复", { field })
        : null;
    },
  },
  "petition.units-set": {
    group: "handle",
    towards: ({ lead, coHandling }) => [
      { name: lead, field: "lead" },
      ...coHandling.map((name) => ({ name, field: "coHandling" })),
    ],
    refuse: (_, { lead, coHandling }) => {
      const all = [lead, ...coHandling];
      return new Set(all).size < all.length ? no("unit-twice", "同一单位填写了两次，请核对", { field: "coHandling" }) : null;
    },
  },
  "petition.urged": {
    group: "handle",
    refuse: (_, { replyBy, date }) => dueRefusal(replyBy, date, "replyBy"),
    warn: ({ course }, { unit }) => {
      const known = [
        ...stepsOf(course, "petition.dispatched").map(({ body }) => body.unit),
        ...stepsOf(course, "petition.units-set").flatMap(({ body }) => [body.lead, ...body.coHandling]),
      ];
      return known.includes(unit) ? [] : [{ code: "not-dispatched", message: `本件没有分办给${unit}，请核对`, field: "unit" }];
    },
  },
  "petition.contacted": {
    group: "handle",
    afterClose: true,
    people: ({ by }) => [{ name: by, field: "by" }],
  },
  "petition.investigated": {
    group: "handle",
    people: ({ by }) => by.map((name) => ({ name, field: "by" })),
    refuse: ({ view }, { by }) => {
      const complainedOf = view.fields.complainedOf?.value ?? "";
      const own = by.find((name) => isComplainedOf(complainedOf, name) && name.length > 3);
      return own === undefined
        ? null
        : no("complained-of-unit", `${own}是信访人反映的对象，不能调查自己`, { article: "第28条第3款", field: "by" });
    },
    warn: (_, { by }) =>
      by.length < 2 ? [{ code: "one-investigator", message: "调查核实一般由两人以上进行，请核对", field: "by" }] : [],
  },
  "petition.mediated": {
    group: "handle",
    people: ({ by }) => [{ name: by, field: "by" }],
    refuse: (_, { result, agreement, attachments }) =>
      result !== "failed" && agreement === "" && (attachments ?? []).length === 0
        ? no("no-agreement", "达成一致的应当制作调解协议书或者和解协议书，请填写内容或附上协议书", {
            article: "第33条",
            field: "agreement",
          })
        : null,
  },
  "petition.helped": {
    group: "handle",
    afterClose: true,
    people: ({ by }) => [{ name: by, field: "by" }],
  },
  "petition.hearing-held": {
    group: "handle",
    now: ({ course, position }) => {
      const accepted =
        position === "township" && lastStep(course, "petition.accepted") !== null && opinionInForce(course) === null;
      const remedy = openRequest(course, "review") ?? openRequest(course, "re-examination");
      return accepted || remedy !== null
        ? null
        : no("not-accepted-yet", "听证限于已受理的重大、复杂、疑难事项，或正在复查、复核的事项", { article: "第31条第6项" });
    },
    people: ({ chair }) => [{ name: chair, field: "chair" }],
    after: ({ view, course }, { level }) => {
      const begun = level === "handling" ? lastStep(course, "petition.accepted") : openRequest(course, level);
      const what = level === "handling" ? "受理" : level === "review" ? "请求复查" : "请求复核";
      return begun === null
        ? []
        : [
            { what, date: begun.body.date },
            { what: "收到", date: view.fields.receiptDate?.value ?? "" },
          ];
    },
    refuse: (at, { level, from, to, date }) =>
      firstOf(
        () => levelRefusal(at, level),
        () =>
          isDate(from) && isDate(to) ? null : no("no-such-day", `听证时间 ${from} 至 ${to} 不存在，请核对`, { field: "from" }),
        () => (to < from ? no("out-of-order", "听证结束早于开始，请核对", { field: "to" }) : null),
        () => (to > latestDayOf(at.context) ? no("after-today", `听证结束日期 ${to} 晚于今天，请核对`, { field: "to" }) : null),
        () => (date < from ? no("out-of-order", "办理日期早于听证开始，请核对", { field: "date" }) : null),
        () => {
          const begun = level === "handling" ? lastStep(at.course, "petition.accepted") : openRequest(at.course, level);
          return begun !== null && from < begun.body.date
            ? no("out-of-order", `听证开始 ${from} 早于受理（收到请求）日期 ${begun.body.date}，请核对`, { field: "from" })
            : null;
        },
      ),
  },
};
