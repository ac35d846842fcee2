import type { Refusal } from "../../command.ts";
import { isComplainedOf } from "../../complained-of.ts";
import { fileOf, hasExpired, retainedUntil } from "../../retention/retention.ts";
import { custodyOf } from "../../steps.ts";
import type { PetitionView } from "../../view.ts";
import { conclusionCheck, type Way } from "../conclusion-check.ts";
import { type Course, lastStep, stepsOf } from "../course.ts";
import {
  comesBefore,
  dateIn,
  isClosed,
  isEvaluated,
  isReexamined,
  openRequest,
  opinionInForce,
  servedOn,
  sinceReopening,
} from "../facts.ts";
import { isOwnDuty } from "../own-duty.ts";
import { handlersOf, isRecused } from "../recusal.ts";
import { firstOf, no, nothingPending, type Standing, type StepRules } from "../rule.ts";
import { conclusionWays } from "../step-bodies.ts";
import { approverRefusal } from "../step-roles.ts";

const ends = ["petition.concluded", "petition.withdrawn", "petition.not-accepted", "petition.no-longer-accepted"] as const;

/** What came to an end, as days that nothing of the aftermath precedes. */
function endedOn({ course }: Standing) {
  return ends.flatMap((type) => {
    const end = sinceReopening(course, type);
    return end === null ? [] : [{ what: "办结（撤回、不再受理）", date: end.body.date }];
  });
}

/** Something was answered or decided, so that there is something to ask the petitioner about. */
function hasResult({ course }: Standing): boolean {
  const opinion = opinionInForce(course);
  return (
    isClosed(course) ||
    (opinion !== null && servedOn(course, opinion, "opinion") !== null) ||
    ["answered", "guided", "review", "re-examination", "sent-on"].includes(course.stage)
  );
}

/** What is still missing for this way of ending, in one sentence; null where nothing is (销号检查). */
function missingFor(view: PetitionView, course: Course, way: Way): Refusal | null {
  const missing = conclusionCheck(view, course, way).filter(({ done, needed }) => needed && !done);
  if (missing.length === 0) return null;
  const list = missing.map((one) => one.missing).join("、");
  return no("not-complete", `还缺${list}，补齐后再办结`, { field: "way" });
}

/** Whether nothing was supported, or what was supported is known to be carried out (Art. 32 para. 2). */
function isSeenTo(course: Course): boolean {
  const supported = opinionInForce(course)?.body.conclusions.some(({ conclusion }) => conclusion === "supported") ?? false;
  const visited = lastStep(course, "petition.return-visited")?.body.fulfilment;
  return !supported || visited === "fulfilled" || lastStep(course, "petition.resolved") !== null;
}

/** How a petition that stands where this one stands will end. */
function likelyWay({ view, course, context }: Standing): Way {
  if (view.fields.category?.value === "suggestion") return "answered";
  if (isOwnDuty(course, context.office.name)) return "performed";
  if (lastStep(course, "petition.guided") !== null || (lastStep(course, "petition.classified")?.body.route ?? 6) < 6)
    return "guided";
  return custodyOf(view.scope).length === 6 ? "sent-on" : "opinion";
}

/** 办结, 化解, 回访, 评价, 撤回, 重新办理, 终结, 归档, 鉴定. */
export const closeRules: StepRules<
  | "petition.concluded"
  | "petition.resolved"
  | "petition.return-visited"
  | "petition.evaluated"
  | "petition.withdrawn"
  | "petition.reopened"
  | "petition.finalised"
  | "petition.archived"
  | "petition.appraised"
> = {
  "petition.concluded": {
    group: "close",
    afterClose: true,
    now: (at) => {
      const { view, course } = at;
      if (course.stage === "concluded" || course.stage === "archived") return no("done-already", "本件已经办结");
      if (view.contested.length > 0) return no("contested", "有两处不能并存的步骤待选定，选定后再办结");
      if (conclusionWays.some((way) => missingFor(view, course, way) === null)) return null;
      return missingFor(view, course, likelyWay(at));
    },
    after: ({ course }) =>
      course.all
        .filter(({ type }) => type === "petition.opinion-issued" || type === "petition.accepted" || type === "petition.served")
        .map((step) => ({ what: "出具意见或送达", date: dateIn(step) })),
    people: ({ by }) => [{ name: by, field: "by" }],
    refuse: ({ view, course }, { way }) => missingFor(view, course, way),
    warn: ({ view, course }, { way }) => [
      ...conclusionCheck(view, course, way)
        .filter(({ done, needed }) => !needed && !done)
        .map(({ missing }) => ({ code: "not-offered", message: `还没有记录${missing}` })),
      ...(way === "opinion" && !isSeenTo(course)
        ? [{ code: "see-to-it", message: "处理意见支持的请求，应当督促有关单位执行；还没有记录落实情况", article: "第32条第2款" }]
        : []),
    ],
  },
  "petition.resolved": {
    group: "close",
    afterClose: true,
    people: ({ by }) => [{ name: by, field: "by" }],
    warn: (_, { petitionerConfirmed }) =>
      petitionerConfirmed
        ? []
        : [{ code: "not-confirmed", message: "信访人没有确认，化解与办结分开统计", field: "petitionerConfirmed" }],
  },
  "petition.return-visited": {
    group: "close",
    afterClose: true,
    now: (at) => (hasResult(at) ? null : no("no-result", "还没有处理结果，回访在办结后进行")),
    after: endedOn,
    refuse: ({ view, course }, { by }) => {
      const field = "by";
      if (handlersOf(course).has(by.trim())) {
        return no("handler-visits", `${by}参与了本件办理，回访应由别的人进行`, { field });
      }
      if (isRecused(course, by)) {
        return no("recused", `${by}已决定回避，不能回访`, { article: "第28条第3款", field });
      }
      return isComplainedOf(view.fields.complainedOf?.value ?? "", by)
        ? no("complained-of-visits", `${by}是信访人反映的对象，不能回访`, { article: "第28条第3款", field })
        : null;
    },
  },
  "petition.evaluated": {
    group: "close",
    afterClose: true,
    now: (at) => {
      if (!hasResult(at)) return no("no-result", "还没有处理结果，办结后请信访人评价");
      if (!isEvaluated(at.view, at.course)) return no("not-evaluated", "已导入其他法定途径的事项不作满意度评价");
      const objects = stepsOf(at.course, "petition.evaluated").filter((one) => !comesBefore(at.course, one, "petition.reopened"));
      return new Set(objects.map(({ body }) => body.object)).size < 2 ? null : no("done-already", "对信访部门和责任单位都已评价");
    },
    after: endedOn,
    refuse: ({ view, course }, { object, proxy, value, reason }) =>
      firstOf(
        () =>
          stepsOf(course, "petition.evaluated").some(
            (one) => one.body.object === object && !comesBefore(course, one, "petition.reopened"),
          )
            ? no("nothing-changed", "对这一对象已经记过评价，不重复记", { field: "object" })
            : null,
        () =>
          proxy !== null && handlersOf(course).has(proxy.trim())
            ? no("handler-evaluates", `${proxy}参与了本件办理，不能代评`, { field: "proxy" })
            : null,
        // A petitioner's agent may speak for him; whoever keeps out of the matter may not.
        () =>
          proxy !== null && isRecused(course, proxy)
            ? no("recused", `${proxy}已决定回避，不能代评`, { article: "第28条第3款", field: "proxy" })
            : null,
        () =>
          proxy !== null && isComplainedOf(view.fields.complainedOf?.value ?? "", proxy)
            ? no("complained-of-evaluates", `${proxy}是信访人反映的对象，不能代评`, { article: "第28条第3款", field: "proxy" })
            : null,
        () =>
          value === "unsatisfied" && reason === "" ? no("no-reason", "不满意的请记下信访人说的原因", { field: "reason" }) : null,
      ),
    warn: (_, { proxy }) => (proxy === null ? [] : [{ code: "proxy", message: "代评单独标明、单独统计", field: "proxy" }]),
  },
  "petition.withdrawn": {
    group: "close",
    now: ({ course }) => {
      const open = openRequest(course, "review") ?? openRequest(course, "re-examination");
      return open === null && opinionInForce(course) !== null
        ? no("opinion-issued", "已出具处理意见，不再撤回；信访人接受的记录化解，按意见办结", { article: "第32条" })
        : null;
    },
    refuse: (at, { signed, approvedBy }) => {
      if (signed) return null;
      if (approvedBy === "") {
        return no("no-signature", "撤回应当有信访人签字，没有签字的须有负责人批准并写明理由", { field: "signed" });
      }
      return approverRefusal({ name: approvedBy, field: "approvedBy" }, at.context);
    },
    people: ({ approvedBy }) => [{ name: approvedBy, field: "approvedBy" }],
    warn: (_, { signed, attachments }) =>
      signed && (attachments ?? []).length === 0
        ? [{ code: "no-proof", message: "没有附信访人签字的撤回申请，请补上", field: "attachments" }]
        : [],
  },
  "petition.reopened": {
    group: "close",
    afterClose: true,
    now: ({ course }) =>
      isClosed(course) || course.stage === "answered" || course.stage === "guided"
        ? null
        : no("still-open", "本件还在办理，不需要重新办理"),
    approver: ({ approvedBy }) => ({ name: approvedBy, field: "approvedBy" }),
    people: ({ approvedBy }) => [{ name: approvedBy, field: "approvedBy" }],
    after: endedOn,
  },
  "petition.finalised": {
    group: "close",
    afterClose: true,
    now: ({ course, context }) => {
      if (sinceReopening(course, "petition.finalised") !== null) return no("done-already", "本件已经终结");
      return isReexamined(course) || context.profile.finality.length > 0
        ? null
        : no("not-reexamined", "终结以复核意见为准，本件还没有复核意见；其他情形须有地方规定", { article: "第36条第3款" });
    },
    approver: ({ approvedBy }) => ({ name: approvedBy, field: "approvedBy" }),
    people: ({ approvedBy }) => [{ name: approvedBy, field: "approvedBy" }],
    after: ({ course }) =>
      stepsOf(course, "petition.reexamination-decided").map(({ body }) => ({ what: "复核意见", date: body.date })),
    refuse: ({ course, context }, { ground, basis }) => {
      if (ground === "re-examined") {
        return isReexamined(course)
          ? null
          : no("not-reexamined", "本件没有维持或变更的复核意见，不能以复核终结", { article: "第36条第3款", field: "ground" });
      }
      return context.profile.finality.some((one) => one.basis === basis)
        ? null
        : no("no-local-rule", "当前规则中没有这条地方终结规定，请先在规则里登记其依据", { field: "basis" });
    },
  },
  "petition.archived": {
    group: "close",
    afterClose: true,
    now: ({ course }) => {
      if (course.stage === "archived") return no("done-already", "本件已经归档");
      return isClosed(course) ? null : no("still-open", "办结后才能归档");
    },
    after: endedOn,
    refuse: ({ view }, { year, date }) => {
      const received = view.fields.receiptDate?.value.slice(0, 4) ?? "";
      if (year === undefined || (String(year) >= received && String(year) <= date.slice(0, 4))) return null;
      return no("bad-year", `档案年度应在收到（${received}年）与归档（${date.slice(0, 4)}年）之间`, { field: "year" });
    },
  },
  "petition.appraised": {
    group: "close",
    afterClose: true,
    now: ({ course, context }) => {
      const file = fileOf(course);
      if (file === null) return nothingPending("归档以后、保管期满才作鉴定");
      return hasExpired(file, context.today) ? null : nothingPending("保管期限没有届满，不需要鉴定");
    },
    after: ({ course }) => stepsOf(course, "petition.archived").map(({ body }) => ({ what: "归档", date: body.date })),
    refuse: ({ course, context }, body) => {
      if (String(body.year) > body.date.slice(0, 4) || body.year < (fileOf(course)?.first.year ?? 0)) {
        return no("bad-year", "起算年度应在档案年度与鉴定年度之间", { field: "year" });
      }
      return hasExpired(body, context.today)
        ? no("still-expired", `这样计算只保管到${retainedUntil(body)}，已经过去，请延得更长`, { field: "retention" })
        : null;
    },
  },
};
