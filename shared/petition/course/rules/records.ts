import { isDate, shanghaiDate } from "../../../regulation/date.ts";
import { standingBacklog } from "../backlog.ts";
import { lastStep, stepsOf } from "../course.ts";
import { firstOf, no, nothingPending, type StepRules } from "../rule.ts";
import { dueRefusal, latestDayOf } from "../step-dates.ts";
import { notYetTold, urgentAddresseeLabels } from "../urgent.ts";

/** 回避, 包案, 方案, 积案, 紧急报告, 标签, 文书, 作废. */
export const recordRules: StepRules<
  | "petition.recusal-decided"
  | "petition.lead-official-set"
  | "petition.lead-official-acted"
  | "petition.plan-set"
  | "petition.backlog-set"
  | "petition.backlog-cleared"
  | "petition.urgent-reported"
  | "petition.tagged"
  | "petition.document-issued"
  | "petition.document-voided"
  | "petition.voided"
> = {
  "petition.recusal-decided": {
    group: "record",
    approver: ({ decidedBy }) => ({ name: decidedBy, field: "decidedBy" }),
    people: ({ person, decidedBy }) => (person.trim() === decidedBy.trim() ? [] : [{ name: decidedBy, field: "decidedBy" }]),
    refuse: (_, { person, decidedBy }) =>
      person.trim() === decidedBy.trim()
        ? no("decides-on-himself", "本人是否回避不能由本人决定", { article: "第28条第3款", field: "decidedBy" })
        : null,
  },
  "petition.lead-official-set": {
    group: "record",
    afterClose: true,
    people: ({ official, assisting }) => [
      { name: official, field: "official" },
      ...assisting.map((name) => ({ name, field: "assisting" })),
    ],
    refuse: (_, { official, assisting, due, date }) =>
      firstOf(
        () => dueRefusal(due, date, "due"),
        () =>
          assisting.some((name) => name.trim() === official.trim())
            ? no("official-twice", "协助的领导与包案领导是同一人，请核对", { field: "assisting" })
            : null,
      ),
  },
  "petition.lead-official-acted": {
    group: "record",
    afterClose: true,
    now: ({ course }) =>
      lastStep(course, "petition.lead-official-set") === null ? nothingPending("本件还没有确定包案领导") : null,
    people: ({ official }) => [{ name: official, field: "official" }],
    after: ({ course }) => {
      const [first] = stepsOf(course, "petition.lead-official-set").map(({ body }) => body.date);
      return first === undefined ? [] : [{ what: "确定包案领导", date: first }];
    },
    refuse: ({ course }, { official }) => {
      const lead = lastStep(course, "petition.lead-official-set")?.body;
      const known = lead === undefined ? [] : [lead.official, ...lead.assisting];
      return known.some((name) => name.trim() === official.trim())
        ? null
        : no("not-lead-official", `${official}不是本件的包案领导或协助领导`, { article: "第18条第2款", field: "official" });
    },
  },
  "petition.plan-set": {
    group: "record",
    afterClose: true,
    // A measure that is done stays with whoever did it, though he keeps out since.
    people: ({ plan }) => plan.filter(({ done }) => done === null).map(({ owner }) => ({ name: owner, field: "plan" })),
    refuse: ({ context }, { plan, date }) => {
      for (const [index, { due, done }] of plan.entries()) {
        const field = "plan";
        const line = `第${index + 1}项`;
        if (!isDate(due)) return no("no-such-day", `${line}的期限 ${due} 不存在，请核对`, { field });
        if (done === null && due < date)
          return no("due-before-step", `${line}的期限 ${due} 早于方案日期 ${date}，请核对`, { field });
        if (done !== null && (!isDate(done) || done > latestDayOf(context))) {
          return no("after-today", `${line}的完成日期 ${done} 不存在或晚于今天，请核对`, { field });
        }
      }
      return null;
    },
  },
  "petition.backlog-set": {
    group: "record",
    afterClose: true,
    people: ({ owner }) => [{ name: owner, field: "owner" }],
    refuse: (_, { due, date }) => dueRefusal(due, date, "due"),
  },
  "petition.backlog-cleared": {
    group: "record",
    afterClose: true,
    now: ({ course }) => (standingBacklog(course) === null ? nothingPending("本件没有列入积案") : null),
    people: ({ by }) => [{ name: by, field: "by" }],
    after: ({ course }) => stepsOf(course, "petition.backlog-set").map(({ body }) => ({ what: "列入积案", date: body.date })),
  },
  "petition.urgent-reported": {
    group: "record",
    refuse: ({ course, context }, { followUp, informed, knownAt }) => {
      const before = stepsOf(course, "petition.urgent-reported").length;
      if (followUp !== before) {
        const message =
          before === 0 ? "本件还没有首报，请先作首次报告" : `本件已有 ${before} 次报告，这次应记作第 ${before} 次续报`;
        return no("follow-up", message, { article: "第25条", field: "followUp" });
      }
      const late = informed.find(({ at }) => (shanghaiDate(at) ?? "9999") > latestDayOf(context));
      if (late !== undefined) return no("after-today", `告知${late.office}的时间晚于今天，请核对`, { field: "informed" });
      if (knownAt === undefined) return null;
      if ((shanghaiDate(knownAt) ?? "9999") > latestDayOf(context)) {
        return no("after-today", "得知时间晚于今天，请核对", { field: "knownAt" });
      }
      const early = informed.find(({ at }) => Date.parse(at) < Date.parse(knownAt));
      return early === undefined
        ? null
        : no("before-known", `告知${early.office}的时间早于得知时间，请核对`, { field: "knownAt" });
    },
    warn: ({ course, position }, { informed }) => {
      const before = stepsOf(course, "petition.urgent-reported").flatMap(({ body }) => body.informed);
      const told = [...before, ...informed].map(({ office }) => office);
      const missing = notYetTold(told, position === "petition-office").map((one) => urgentAddresseeLabels[one]);
      return missing.length === 0
        ? []
        : [{ code: "not-informed", message: `还没有记录告知${missing.join("、")}`, article: "第25条", field: "informed" }];
    },
  },
  "petition.tagged": {
    group: "record",
    afterClose: true,
    refuse: (_, { tags }) =>
      new Set(tags).size < tags.length ? no("tag-twice", "同一标签填写了两次，请核对", { field: "tags" }) : null,
  },
  "petition.document-issued": {
    group: "record",
    afterClose: true,
    refuse: ({ course }, { number }) => {
      if (number === null || number === "") return null;
      const voided = new Set(stepsOf(course, "petition.document-voided").map(({ body }) => body.document));
      return stepsOf(course, "petition.document-issued").some(({ event, body }) => body.number === number && !voided.has(event))
        ? no("number-twice", `文号 ${number} 在本件已用过，请核对`, { field: "number" })
        : null;
    },
  },
  "petition.document-voided": {
    group: "record",
    afterClose: true,
    now: ({ course }) => {
      const voided = new Set(stepsOf(course, "petition.document-voided").map(({ body }) => body.document));
      return stepsOf(course, "petition.document-issued").some(({ event }) => !voided.has(event))
        ? null
        : nothingPending("没有可作废的文书");
    },
    after: ({ course }, { document }) =>
      stepsOf(course, "petition.document-issued")
        .filter(({ event }) => event === document)
        .map(({ body }) => ({ what: "签发文书", date: body.date })),
    refuse: ({ course }, { document }) => {
      const field = "document";
      if (!stepsOf(course, "petition.document-issued").some(({ event }) => event === document)) {
        return no("no-such-step", "所选的文书不在，请重新查看", { field });
      }
      return stepsOf(course, "petition.document-voided").some(({ body }) => body.document === document)
        ? no("nothing-changed", "这份文书已经作废", { field })
        : null;
    },
  },
  "petition.voided": {
    group: "record",
    now: ({ course }) =>
      lastStep(course, "petition.opinion-issued") === null
        ? null
        : no("opinion-issued", "已出具处理意见的事项不能作废；登记有误的，修改登记内容", { article: "第32条" }),
  },
};
