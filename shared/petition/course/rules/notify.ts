import { lastStep, stepsOf } from "../course.ts";
import { isTransferred, lastDayOf, objectionOf, originOf, receivedOn } from "../facts.ts";
import { no, nothingPending, type Standing, type StepRules } from "../rule.ts";

const article23 = "第23条第3款";

/** Whether the answer of the office that sent the petition may be written down here: from its paper, unless it has a desk. */
export function senderRefusal({ view, position }: Standing) {
  return position !== "superior" && originOf(view) !== null
    ? no("sender-only", "由转送、交办的单位在其信访台上作出，随数据包送达", { article: article23 })
    : null;
}

/** 告知, 异议, 核实异议 (Art. 23). */
export const notifyRules: StepRules<"petition.notice-given" | "petition.objected" | "petition.objection-answered"> = {
  "petition.notice-given": {
    group: "notify",
    after: ({ course }, { kind }) => {
      if (kind !== "sent-on") return [];
      const [first] = [...stepsOf(course, "petition.referred"), ...stepsOf(course, "petition.assigned")]
        .map(({ body }) => body.date)
        .sort();
      return first === undefined ? [] : [{ what: "转送、交办", date: first }];
    },
    refuse: (at, { date, how, kind }) => {
      const { view, course } = at;
      if (how === "on-the-spot" && date !== view.fields.receiptDate?.value) {
        const message = "当场告知的日期应当就是收到日期；事后告知的，请选书面告知";
        return no("not-on-the-spot", message, { article: "第23条第2款", field: "date" });
      }
      const alike = stepsOf(course, "petition.notice-given").some(
        ({ body }) => body.date === date && body.how === how && (body.kind ?? "received") === (kind ?? "received"),
      );
      if (alike) return no("nothing-changed", "这次告知已经记过");
      return kindRefusal(at, kind ?? "received");
    },
    warn: ({ context }, { how }) =>
      how === "oral" && !context.profile.oralNoticeSuffices
        ? [{ code: "oral-notice", message: "口头告知不能代替书面告知，书面告知的期限照常计算", article: "第23条第2款" }]
        : [],
  },
  "petition.objected": {
    group: "notify",
    now: (at) => {
      const { view, course } = at;
      if (!isTransferred(at)) {
        const message = "只有信访部门或上级转送、交办的事项可以提出异议；直接提出的，应告知信访人向有权处理的机关提出";
        return no("not-transferred", message, { article: article23 });
      }
      if (view.notices.some((notice) => notice.how !== "oral")) {
        const message = "已书面告知信访人接收情况，不能再以不属职权为由提出异议";
        return no("noticed-already", message, { article: article23 });
      }
      if (view.objections.length > 0) {
        return no("objected-already", "已经提出异议，等待转送、交办单位核实", { article: article23 });
      }
      if (lastStep(course, "petition.accepted") !== null) {
        return no("accepted-already", "已经受理，不能再以不属职权为由提出异议", { article: article23 });
      }
      if (lastStep(course, "petition.classified")?.body.competence === "ours") {
        return no("ours", "已确定属本单位职权，不能提出异议；确实不属的，先更正职权", { article: article23 });
      }
      return null;
    },
    refuse: (_, { reason }) =>
      reason.trim() === "" ? no("no-reason", "提出异议应当详细说明理由", { article: article23, field: "reason" }) : null,
    warn: (at, { date }) => {
      const last = lastDayOf(at, "T05", receivedOn(at.view, at.course) ?? date);
      const message = "已超过收到之日起 5 个工作日的异议期限，转送、交办单位可能不予同意";
      return last !== null && date > last ? [{ code: "objection-late", message, article: article23 }] : [];
    },
  },
  "petition.objection-answered": {
    group: "notify",
    now: (at) => {
      const objection = objectionOf(at.course);
      if (objection === null || objection.agreed !== null) return nothingPending("没有等待核实的异议");
      return senderRefusal(at);
    },
    after: ({ course }) => {
      const objection = objectionOf(course);
      return objection === null ? [] : [{ what: "提出异议", date: objection.date }];
    },
    refuse: ({ course }, { objection }) =>
      objectionOf(course)?.event === objection
        ? null
        : no("no-such-step", "所选的异议不在或已经答复，请重新查看", { article: article23, field: "objection" }),
  },
};

/** What a notice may say, by where the procedure stands. */
function kindRefusal(at: Standing, kind: "received" | "sent-on" | "guided" | "where-to-turn"): ReturnType<typeof senderRefusal> {
  const { course } = at;
  const classified = lastStep(course, "petition.classified")?.body;
  const field = "kind";
  switch (kind) {
    case "received":
      return null;
    case "sent-on":
      return (lastStep(course, "petition.referred") ?? lastStep(course, "petition.assigned"))
        ? null
        : no("not-sent-on", "尚未转送、交办，不能告知去向", { article: "第23条第1款", field });
    case "guided":
      return lastStep(course, "petition.guided") !== null || (classified?.route ?? 6) < 6
        ? null
        : no("no-statutory-route", "尚未确定属于第31条第1至5项，不能告知走法定途径", { article: "第31条", field });
    case "where-to-turn": {
      if (classified?.competence === "ours") {
        return no("ours", "已确定属本单位职权，不得推给别的单位；对属于职权范围的事项不予受理的，由上级责令改正", {
          article: "第44条第2项",
          field,
        });
      }
      if (isTransferred(at) && objectionOf(course)?.agreed !== true) {
        return no("objection-first", "转送、交办来的事项不属本单位职权的，应当提出异议，经核实同意后交还", {
          article: article23,
          field,
        });
      }
      return null;
    }
  }
}
