import type { Refusal } from "../../command.ts";
import type { BodyOf } from "../../events.ts";
import { custodyOf } from "../../steps.ts";
import { lastStep, stepsOf } from "../course.ts";
import { isTransferred, objectionOf, openReport } from "../facts.ts";
import { firstOf, no, nothingPending, type Standing, type StepRules } from "../rule.ts";
import { dueRefusal } from "../step-dates.ts";
import { senderRefusal } from "./notify.ts";

type Sending = BodyOf<"petition.referred"> | BodyOf<"petition.assigned">;
const article = "第22条第1款";

/** A petition of another office is sent on only when that office objected and the objection was agreed to. */
function sendingRefusal({ course, position }: Standing): Refusal | null {
  if (position !== "superior") return null;
  if (objectionOf(course)?.agreed === true) return null;
  return no("not-returned", "承办单位未提出异议或异议未获同意，不能改交别的单位", { article: "第23条第3款、第24条第1款" });
}

function receiverRefusal(at: Standing, { to }: Sending): Refusal | null {
  const { view, course, context } = at;
  const own = context.office.organisation;
  const field = "to";
  if (to.organisation === own || to.name.trim() === context.office.name.trim()) {
    return no("to-itself", "不能转送、交办给本单位自己", { article, field });
  }
  if (to.organisation !== "" && !(to.organisation.startsWith(own) && to.organisation.length === 9)) {
    return no("not-below", "收件单位不是本级的下级单位，其他单位请不选代码，按书面转送", { article, field });
  }
  if (to.organisation === custodyOf(view.scope)) {
    return no("held-there", "这件信访事项已由该单位登记，不必再转", { article, field });
  }
  const sent = [...stepsOf(course, "petition.referred"), ...stepsOf(course, "petition.assigned")];
  const again = sent.some(({ body }) =>
    to.organisation === "" ? body.to.name === to.name : body.to.organisation === to.organisation,
  );
  return again ? no("sent-already", `已经转送、交办${to.name}，不必重复；要求其办理请用督办`, { article, field }) : null;
}

/** 转送, 交办 (Art. 22), 反馈 and its answer. */
export const sendRules: StepRules<
  "petition.referred" | "petition.assigned" | "petition.reported-back" | "petition.report-answered"
> = {
  "petition.referred": {
    group: "decide",
    now: sendingRefusal,
    towards: ({ to }) => [{ name: to.name, field: "to" }],
    refuse: receiverRefusal,
    warn: (_, { documentNumber }) =>
      documentNumber === "" ? [{ code: "no-number", message: "没有填写转送函文号，请补记", field: "documentNumber" }] : [],
  },
  "petition.assigned": {
    group: "decide",
    now: sendingRefusal,
    towards: ({ to }) => [{ name: to.name, field: "to" }],
    refuse: (at, body) =>
      firstOf(
        () => receiverRefusal(at, body),
        () => dueRefusal(body.deadline, body.date, "deadline"),
        () =>
          body.documentNumber === ""
            ? no("no-number", "交办应当有交办函文号，反馈和办结报告都要引用", {
                article: "第22条第1款第3项",
                field: "documentNumber",
              })
            : null,
      ),
  },
  "petition.reported-back": {
    group: "handle",
    afterClose: true,
    now: (at) => {
      const onPaper = stepsOf(at.course, "petition.assigned").some(({ body }) => body.child === null);
      if (!isTransferred(at) && !onPaper) return nothingPending("本件不是转送、交办来的，没有需要反馈的单位");
      const report = lastStep(at.course, "petition.reported-back");
      const answer = stepsOf(at.course, "petition.report-answered").findLast(({ body }) => body.report === report?.event);
      if (report !== null && answer?.body.accepted !== false) {
        return no("done-already", "已经反馈办理结果，等待交办单位审核或已获认可", { article: "第22条第1款第3项" });
      }
      return null;
    },
    warn: ({ view, course }) =>
      view.fields.source?.value.kind === "assigned" && course.stage !== "concluded" && course.stage !== "archived"
        ? [{ code: "not-concluded", message: "本件尚未办结，交办要求的是办理结果和办结报告", article: "第22条第1款第3项" }]
        : [],
  },
  "petition.report-answered": {
    group: "handle",
    afterClose: true,
    now: (at) => (openReport(at.course) === null ? nothingPending("没有等待审核的反馈") : senderRefusal(at)),
    after: ({ course }) => {
      const report = openReport(course);
      return report === null ? [] : [{ what: "反馈", date: report.body.date }];
    },
    refuse: ({ course }, { report, accepted, reason }) => {
      if (openReport(course)?.event !== report)
        return no("no-such-step", "所选的反馈不在或已经审核，请重新查看", { field: "report" });
      return !accepted && reason === "" ? no("no-reason", "退回反馈应当写明理由", { field: "reason" }) : null;
    },
  },
};
