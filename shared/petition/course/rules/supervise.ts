import { custodyOf } from "../../steps.ts";
import { stepsOf } from "../course.ts";
import { firstOf, no, nothingPending, type StepRules } from "../rule.ts";
import { dueRefusal } from "../step-dates.ts";

/** 督办, 建议 and their answers (Art. 40): petition offices only. */
export const superviseRules: StepRules<
  "petition.supervised" | "petition.supervision-answered" | "petition.proposed" | "petition.proposal-answered"
> = {
  "petition.supervised": {
    group: "supervise",
    afterClose: true,
    now: ({ course, position }) =>
      position === "superior" || course.stage === "sent-on" || course.all.some(({ type }) => type === "petition.assigned")
        ? null
        : no("nobody-to-supervise", "本件没有转送、交办，没有可督办的承办单位", { article: "第40条第1款" }),
    towards: ({ to }) => [{ name: to.name, field: "to" }],
    refuse: ({ view, position, context }, { to, replyBy, date, means, documentNumber }) => {
      const article = "第40条第1款";
      return firstOf(
        () =>
          to.organisation === context.office.organisation
            ? no("to-itself", "不能督办本单位自己", { article, field: "to" })
            : null,
        () =>
          position === "superior" && to.organisation !== "" && to.organisation !== custodyOf(view.scope)
            ? no("not-the-handling-office", "督办的对象应是承办这件信访事项的单位", { article, field: "to" })
            : null,
        () => dueRefusal(replyBy, date, "replyBy"),
        () =>
          means === "letter" && documentNumber === ""
            ? no("no-number", "督办函应当有文号", { article, field: "documentNumber" })
            : null,
      );
    },
  },
  "petition.supervision-answered": {
    group: "supervise",
    afterClose: true,
    now: ({ course }) => {
      const answered = new Set(stepsOf(course, "petition.supervision-answered").map(({ body }) => body.supervision));
      return stepsOf(course, "petition.supervised").some(({ event }) => !answered.has(event))
        ? null
        : nothingPending("没有等待反馈的督办");
    },
    after: ({ course }, { supervision }) =>
      stepsOf(course, "petition.supervised")
        .filter(({ event }) => event === supervision)
        .map(({ body }) => ({ what: "督办", date: body.date })),
    refuse: ({ course }, { supervision }) =>
      stepsOf(course, "petition.supervised").some(({ event }) => event === supervision)
        ? null
        : no("no-such-step", "所选的督办不在，请重新查看", { field: "supervision" }),
  },
  "petition.proposed": {
    group: "supervise",
    afterClose: true,
    towards: ({ to }) => [{ name: to.name, field: "to" }],
    refuse: ({ context }, { to, documentNumber }) =>
      firstOf(
        () =>
          to.organisation === context.office.organisation
            ? no("to-itself", "不能向本单位自己提出建议", { article: "第40条", field: "to" })
            : null,
        () =>
          documentNumber === "" ? no("no-number", "建议书应当有文号", { article: "第40条", field: "documentNumber" }) : null,
      ),
  },
  "petition.proposal-answered": {
    group: "supervise",
    afterClose: true,
    now: ({ course }) => {
      const answered = new Set(stepsOf(course, "petition.proposal-answered").map(({ body }) => body.proposal));
      return stepsOf(course, "petition.proposed").some(({ event }) => !answered.has(event))
        ? null
        : nothingPending("没有等待反馈采纳情况的建议");
    },
    after: ({ course }, { proposal }) =>
      stepsOf(course, "petition.proposed")
        .filter(({ event }) => event === proposal)
        .map(({ body }) => ({ what: "提出建议", date: body.date })),
    refuse: ({ course }, { proposal }) =>
      stepsOf(course, "petition.proposed").some(({ event }) => event === proposal)
        ? null
        : no("no-such-step", "所选的建议不在，请重新查看", { article: "第40条第4款", field: "proposal" }),
  },
};
